"""What is waiting to be read and filed: in which order, and what left the folder meanwhile.

First come the changes that are told now, the latest before the earlier ones; then, newest files
first, what the first look at the folder found.
"""

from collections.abc import Collection
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple

from tui.folder import Changes


class _Entry(NamedTuple):
    """A file that waits; the smallest one is next."""

    turn: int
    """0 for what the first look found, less with each change after it."""
    age: int
    """Time of its last writing, newest first: nanoseconds before the epoch."""
    path: str
    size: int


@dataclass(slots=True)
class _Departure:
    """Files that vanished, held until what was told till then is filed: it may be a move."""

    gone: dict[str, None]
    arrivals: set[str]
    """What was told with them."""
    number: int
    """Of the telling."""


class Tray:
    """Files from the moment in which they are told until they are filed."""

    def __init__(self) -> None:
        self.skipped: tuple[tuple[str, str], ...] | None = None
        """What is there and never read, until it is filed; None when it is as before."""
        self.tries: dict[str, int] = {}
        """How often a file was read that may be half written."""
        self.in_work = 0
        """Bytes of the files that are taken and not read."""
        self.news = 0
        """Files that changed after the first look at the folder and are not filed."""
        self._waiting: dict[str, _Entry] = {}
        self._order: list[_Entry] = []
        """A heap of what waits; an entry that is not the one in `_waiting` counts for nothing."""
        self._turn = 0
        self._number = 0
        """How often something was told."""
        self._open: dict[str, int] = {}
        """What waits or is taken, with the number of the telling since when, the first one first.

        Not what is gone."""
        self._complete = False
        self._out: dict[str, _Entry] = {}
        """What is taken and not filed."""
        self._void: set[str] = set()
        """Of these, the ones that are gone: what is read of them counts for nothing."""
        self._departures: list[_Departure] = []

    def __len__(self) -> int:
        """Files that are not filed yet."""
        return len(self._waiting) + len(self._out)

    def add(self, changes: Changes) -> None:
        """Take in what the folder tells."""
        self._number += 1
        for path in changes.gone:
            self._open.pop(path, None)
            self._count(self._waiting.pop(path, None), -1)
            self.tries.pop(path, None)
            if path in self._out:
                self._void.add(path)
        for departure in self._departures:
            for path in changes.changed:  # what is back again is not gone
                departure.gone.pop(path, None)
        if self._complete and changes.changed:
            self._turn -= 1
        self._complete = changes.complete
        for path, signature in changes.changed.items():
            entry = _Entry(self._turn, -signature.mtime_ns, path, signature.size)
            self._count(self._waiting.get(path), -1)
            self._count(entry, 1)
            self._waiting[path] = entry
            self._open.setdefault(path, self._number)
            heappush(self._order, entry)
        if changes.gone:
            gone, arrivals = dict.fromkeys(changes.gone), set(changes.changed)
            self._departures.append(_Departure(gone, arrivals, self._number))
        if changes.skipped is not None:
            self.skipped = tuple((item.path, item.reason) for item in changes.skipped)

    def take(self, files: int, size: int) -> list[str]:
        """Take the next files to read: at most so many, and no more once they have so many bytes.

        A file that is told again while it is out is taken again when it has been filed.
        """
        taken: list[str] = []
        while self._order and len(taken) < files and size > 0:
            entry = heappop(self._order)
            if self._waiting.get(entry.path) is not entry or entry.path in self._out:
                continue
            del self._waiting[entry.path]
            taken.append(entry.path)
            self._out[entry.path] = entry
            self.in_work += entry.size
            size -= entry.size
        return taken

    def is_read(self, path: str) -> None:
        """Take note that a file that was taken is read."""
        self.in_work -= self._out[path].size

    def ready(self, read: Collection[str]) -> list[str]:
        """Return those of the files that are read which can be filed now.

        What came in one moment with a departure is filed with it: only then is a move seen.
        """
        held: set[str] = set()
        for departure in self._departures:
            departure.arrivals &= self._open.keys()
            if not all(path in read for path in departure.arrivals):
                held |= departure.arrivals
        return [path for path in read if path not in held]

    def is_news(self, path: str) -> bool:
        """Tell of a file that is taken whether it changed after the first look at the folder."""
        return self._out[path].turn < 0

    def is_wanted(self, path: str) -> bool:
        """Count a file that was taken as filed; False if it is gone and must not be filed."""
        self._count(self._out.pop(path), -1)
        again = self._waiting.get(path)
        if again is not None:
            heappush(self._order, again)
        if path in self._void:
            self._void.remove(path)
            return False
        del self._open[path]
        if again is not None:
            self._open[path] = self._number
        return True

    def take_gone(self) -> tuple[str, ...]:
        """Take the files that are gone, if all that was told before them or with them is filed."""
        first = next(iter(self._open.values()), self._number + 1)
        ready = [departure for departure in self._departures if departure.number < first]
        del self._departures[: len(ready)]
        return tuple(path for departure in ready for path in departure.gone)

    def _count(self, entry: _Entry | None, step: int) -> None:
        if entry is not None and entry.turn < 0:
            self.news += step
