"""What can be said about an article: a mark, the wish to change it, the copy of a starred one."""

from typing import NamedTuple


class Mark(NamedTuple):
    """What was last said about one article."""

    key: str
    read: bool = False
    starred: bool = False
    number: int = 0


class Kept(NamedTuple):
    """The copy of a starred article."""

    packed: bytes
    """As `tui.library.packing.Version.packed` made it."""
    path: str
    format: str
    sort_at: float


class Change(NamedTuple):
    """A wish about one article: None leaves a mark as it is."""

    key: str
    read: bool | None = None
    starred: bool | None = None
    kept: Kept | None = None

    def after(self, earlier: "Change | None") -> "Change":
        """Return both wishes in one; this is the later one."""
        if earlier is None:
            return self
        return Change(
            self.key,
            earlier.read if self.read is None else self.read,
            earlier.starred if self.starred is None else self.starred,
            self.kept or earlier.kept,
        )

    def over(self, said: "Mark | Change | None") -> "Mark | Change":
        """Return both in one; this is the later one."""
        return self.made(said) if isinstance(said, Mark) else self.after(said)

    def made(self, mark: Mark) -> Mark:
        """Return `mark` as this changes it."""
        return mark._replace(
            read=mark.read if self.read is None else self.read,
            starred=mark.starred if self.starred is None else self.starred,
        )
