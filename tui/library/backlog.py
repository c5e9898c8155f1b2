"""Readings that could not be written to a full disk, kept for when there is room again."""

from collections.abc import Iterable, Iterator, Sequence

from tui.article import ReadResult
from tui.library.values import Filing
from tui.text import clean

LIMIT = 2000
"""Readings that are kept whole; of further ones only the path, to be read again."""


class Backlog:
    """The latest that is known of each file, in the order in which it came."""

    def __init__(self) -> None:
        self._files: dict[str, Filing | None] = {}
        self._kept = 0
        self.skipped: Sequence[tuple[str, str]] | None = None
        """The last list of what is never read, None if there was none."""
        self.read_again: dict[str, None] = {}
        """Files whose reading was not kept."""

    def add(
        self,
        readings: Iterable[Filing],
        gone: Iterable[str],
        skipped: Sequence[tuple[str, str]] | None,
    ) -> None:
        """Take in what is new; it replaces what was known of the same files."""
        new = dict.fromkeys(gone) | {filing.path: filing for filing in readings}
        for path, filing in new.items():
            self._kept -= self._files.pop(path, None) is not None
            self.read_again.pop(path, None)
            if filing is not None and self._kept >= LIMIT:
                self.read_again[path] = None
            else:
                self._files[path] = filing
                self._kept += filing is not None
        self.skipped = self.skipped if skipped is None else skipped

    def __len__(self) -> int:
        return len(self._files) + len(self.read_again) + (self.skipped is not None)

    def parts(self) -> Iterator["Backlog"]:
        """Return the same as one backlog for each reading, and one for all the rest."""
        rest = Backlog()
        rest.add((), self.gone, self.skipped)
        for filing in self.readings:
            part = Backlog()
            part.add((filing,), (), None)
            yield part
        yield rest

    def as_problem(self, reason: str) -> "Backlog":
        """Return the same with `reason` in the place of what was read."""
        part = Backlog()
        result = ReadResult("", (), clean(reason))
        part.add((filing._replace(result=result) for filing in self.readings), self.gone, None)
        return part

    @property
    def readings(self) -> list[Filing]:
        """The readings that were kept."""
        return [filing for filing in self._files.values() if filing is not None]

    @property
    def gone(self) -> list[str]:
        """The files that went."""
        return [path for path, filing in self._files.items() if filing is None]
