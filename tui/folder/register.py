"""What is in the folder as far as it was told, and what is still to be told.

Signatures decide: a file is told again only when its signature is another one. A file that may be
half written is held back until its writer closed it, left it alone for a while, or takes too long.
"""

import math
import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from time import monotonic

from tui.folder.changes import Changes, FolderState, Skipped
from tui.folder.scan import NotNews, Vanished, look
from tui.folder.signature import Signature, packed

PATIENT = 2.0
"""Seconds without a write after which a file counts as whole though nobody closed it."""
HASTY = 0.5
"""The same, when the announcement of its closing may have been lost with others."""
LONGEST = 30.0
"""Seconds after which a file is told though it is written on and on: it would never be seen."""
_LOOK_AGAIN = 0.5
"""Seconds between two looks at files that are held back."""
_TICK = 2_000_000_000
"""Nanoseconds: two states of a file this close may carry the same times (FAT, Samba)."""


@dataclass(slots=True)
class _Held:
    """A file that may be half written."""

    kept: bytes
    since: float
    """When it was first seen in this state; monotonic."""
    began: float
    """When it was first held back; monotonic."""
    patience: float


class Register:
    """What is known of each file, and the changes not yet handed over; belongs to one thread."""

    def __init__(self, known: Mapping[str, tuple[int, int, int, int]]) -> None:
        self.root = ""
        """The real path of the folder."""
        self.foreign = False
        """The file system is a network's: its inodes and times of change mean little."""
        self.known = {path: packed(signature) for path, signature in known.items()}
        """What was handed over, path to packed signature."""
        self.skipped: dict[str, str] = {}
        """What is there and not read, with the reason."""
        self._told_skipped: dict[str, str] | None = None
        self._changed: dict[str, Signature] = {}
        self._gone: dict[str, None] = {}
        self._held: dict[str, _Held] = {}
        self._next_look = math.inf
        self._retries: dict[str, float] = {}

    def next_due(self) -> float:
        """Return when (monotonic) `due` has something to look at."""
        return min(self._next_look, *self._retries.values(), math.inf)

    def has_news(self, *, complete: bool) -> bool:
        """Tell whether there is something to hand over; what is skipped counts when `complete`."""
        if self._changed or self._gone:
            return True
        return complete and self.skipped != self._told_skipped

    def hand_over(self, state: FolderState, *, complete: bool, unsure: bool) -> Changes:
        """Return what is new, and count it as told."""
        changed, self._changed = self._changed, {}
        gone, self._gone = tuple(self._gone), {}
        skipped = None
        if complete and self.skipped != self._told_skipped:
            self._told_skipped = dict(self.skipped)
            skipped = tuple(Skipped(*each) for each in sorted(self.skipped.items()))
        return Changes(state, changed, gone, skipped, complete=complete, unsure=unsure)

    def retry(self, path: str, after: float) -> None:
        """Tell the file again in `after` seconds, if it is not told before."""
        self._retries[path] = monotonic() + after

    def put_off(self, path: str, after: float) -> None:
        """Tell the file in `after` seconds, if it is not to be told by itself before."""
        self._retries.setdefault(path, monotonic() + after)

    def hurry(self) -> None:
        """Make due now what is to be told again: the folder is another one, or is back."""
        self._retries = dict.fromkeys(self._retries, 0.0)

    def due(self) -> tuple[list[str], list[str]]:
        """Return which files to look at now: those to be told again, and those held back."""
        now = monotonic()
        again = [path for path, at in self._retries.items() if at <= now]
        for path in again:
            del self._retries[path]
        if now < self._next_look:
            return again, []
        self._next_look = math.inf
        return again, list(self._held)

    def is_held(self, path: str) -> bool:
        """Tell whether the file is held back."""
        return path in self._held

    def look_at(
        self, paths: Iterable[str], *, whole: bool = False, again: bool = False
    ) -> list[str]:
        """Look at some files and return those that are no longer there, for `lose` to decide.

        `whole`: a writer closed them. `again`: tell them even if nothing changed.
        """
        vanished = []
        for path in paths:
            try:
                signature = look(self.root, path)
            except Vanished:
                vanished.append(path)
                self.skipped.pop(path, None)
            except NotNews as reason:
                vanished.append(path)
                self.skipped[path] = str(reason)
            except OSError as error:
                self.skipped[path] = f"cannot be looked at: {error.strerror}"
            else:
                self.skipped.pop(path, None)
                self.see(path, signature, whole=whole, again=again)
        return vanished

    def see(
        self,
        path: str,
        signature: Signature,
        *,
        whole: bool = False,
        again: bool = False,
        patience: float = PATIENT,
    ) -> bool:
        """Take note of a file; True when it is told, False when it is as before or held back."""
        now, before = packed(signature), self.known.get(path)
        if now == before:
            self._held.pop(path, None)
            if not again and not (whole and is_young(signature)):
                return False
        elif not (whole or again or self._is_settled(path, signature, now, patience)):
            return False
        self.tell(path, signature)
        return True

    def tell(self, path: str, signature: Signature) -> None:
        """Count the file as changed."""
        self.known[path] = packed(signature)
        self._changed[path] = signature
        self._gone.pop(path, None)
        self._held.pop(path, None)
        self._retries.pop(path, None)

    def lose(self, path: str) -> None:
        """Count the file as gone, if it was known."""
        self._held.pop(path, None)
        self._retries.pop(path, None)
        self._changed.pop(path, None)
        if self.known.pop(path, None) is not None:
            self._gone[path] = None

    def _is_settled(self, path: str, signature: Signature, now: bytes, patience: float) -> bool:
        """Tell whether nobody seems to be writing the file; hold it back otherwise."""
        written = signature.mtime_ns
        if (
            os.name == "posix"
            and not self.foreign
            and signature.size
            and signature.ctime_ns > written
        ):
            return True  # Renamed, linked or dated after the last write.
        quiet = time.time() - written / 1e9
        held, present = self._held.get(path), monotonic()
        if held is None or held.kept != now:
            began = present if held is None else held.began
            held = self._held[path] = _Held(now, present, began, patience)
        held.patience = min(held.patience, patience)
        left = held.patience - max(quiet, present - held.since)
        left = min(left, held.began + LONGEST - present)
        if left <= 0:
            return True
        self._next_look = min(self._next_look, present + min(left, _LOOK_AGAIN))
        return False


def is_young(signature: Signature) -> bool:
    """Tell whether the file changed so lately that its next state may carry the same times."""
    return abs(time.time_ns() - signature.ctime_ns) < _TICK
