"""What can go wrong with a library, in one tree of exceptions."""

from pathlib import Path


class LibraryError(Exception):
    """Something about the library; every exception of this room is one."""


class LibraryBusy(LibraryError):
    """Another process is the editor of this library."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is kept by another newswall")
        self.path = path


class LibraryDamaged(LibraryError):
    """The database was found damaged in use, or was deleted.

    The next `Editor` sets it aside and begins an empty one: every file has to be filed again.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is damaged or gone")
        self.path = path


class LibraryUnusable(LibraryError):
    """No library can be opened or made for the moment; the text says why, to a person."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"The library {path} cannot be used ({reason}); it is tried again.")
        self.path = path


class QueryError(LibraryError):
    """A query that does not follow the language of `tui.library.grammar`."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.message = message
        """A sentence for the person who typed the query."""
        self.position = position
        """Offset in the text, in characters, at which the mistake stands."""
