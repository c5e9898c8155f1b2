"""What the newsroom is doing, as a value that any room may read."""

from datetime import datetime
from typing import Literal, NamedTuple

Kind = Literal["starting", "live", "polling", "offline"]


class Status(NamedTuple):
    """The state of the folder and of the reading of it; replaced as a whole."""

    kind: Kind = "starting"
    """`starting` until the folder has been looked at for the first time."""
    reason: str = ""
    """A sentence for the person where `kind` is `polling` or `offline`."""
    since: datetime | None = None
    """Since when it is so; aware."""
    settled: bool = False
    """Every file that is there has been read."""
    reading: bool = False
    """Much is still to be read: it is the first reading of this folder, or many files came."""
    counted: bool = False
    """All files that are there are known, so that `waiting` counts them."""
    waiting: int = 0
    """Files still to be read."""
    done: int = 0
    """Files read since the last time that none was waiting."""
    half_written: tuple[str, ...] = ()
    """Some of the files that may be so, and are tried again: they cannot be read as they are."""
    share: float = 0.0
    """How much of it is done, from 0 to 1; it does not become less when further files come."""
    left: float | None = None
    """Seconds until all is read, by the rate of the last seconds; None where that is not known."""
    changed_at: datetime | None = None
    """When the library last changed because of the folder; aware."""
    follows: bool = False
    """Another newswall reads this folder; this one shows what that one files."""
    notices: tuple[str, ...] = ()
    """Sentences for the person: a database set aside, a home that cannot be written."""
