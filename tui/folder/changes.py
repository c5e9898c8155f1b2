"""What the folder tells the newsroom."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

from tui.folder.signature import Signature

Kind = Literal["live", "polling", "offline"]


class Skipped(NamedTuple):
    """Something in the folder that is there and is not read."""

    path: str
    """Relative to the folder, parted by `/`, bytes that are no UTF-8 as surrogates (PEP 383)."""
    reason: str


@dataclass(frozen=True, slots=True)
class FolderState:
    """How well the folder is known at the moment."""

    kind: Kind
    """`live`: changes announce themselves. `polling`: they are looked for. `offline`: no folder."""
    reason: str
    """A sentence for people when `polling` or `offline`, else empty."""
    since: datetime
    """Aware: when this kind, for this reason, began."""
    scanned: datetime | None
    """Aware: the end of the last look at the whole folder."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new since the last time; paths as in `Skipped`."""

    state: FolderState
    changed: dict[str, Signature] = field(default_factory=dict)
    """Files that are new, differ from before, or are to be read again."""
    gone: tuple[str, ...] = ()
    """Files that were known and are certainly no longer there."""
    skipped: tuple[Skipped, ...] | None = None
    """The complete list of what is there and is not read, by path; None when it is as before."""
    complete: bool = False
    """The whole folder has been looked at once: all that was there at the start is reported."""
    unsure: bool = False
    """So much vanished at once that a second look, soon, decides whether it is gone."""
