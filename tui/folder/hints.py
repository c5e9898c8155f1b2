"""Where to look: what watchdog says, gathered in a bounded set and never believed.

Three kinds of threads meet here. Watchdog's only add; the newsroom's takes; anyone may wake it. A
hint is a path to look at; too many hints, or any doubt, is one hint: look at everything.
"""

import logging
import math
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from time import monotonic

MOST = 512
"""More paths than this are not kept: a look at everything is cheaper and surer."""
QUIET = 0.05
"""Seconds without a hint after which a burst is over."""
LONGEST = 0.25
"""Seconds that a hint waits at most while a burst goes on."""


@dataclass(slots=True)
class Batch:
    """Hints gathered since the last batch; paths are relative to the folder, parted by `/`."""

    whole: set[str] = field(default_factory=set)
    """Files that a writer closed or that were moved here: complete, to be read at once."""
    other: set[str] = field(default_factory=set)
    """Files that appeared or vanished: perhaps still being written."""
    touched: set[str] = field(default_factory=set)
    """Directories in which a name that is ignored came or went."""
    again: set[str] = field(default_factory=set)
    """Files to be told once more, because somebody asked for it."""
    doubt: bool = False
    """Something may have happened anywhere."""
    root: bool = False
    """Something happened to the folder itself."""
    everything: bool = False
    """Somebody asked to look at everything."""

    def is_pressing(self) -> bool:
        """Tell whether this cannot wait for more."""
        return bool(self.root or self.everything or self.again)

    def is_empty(self) -> bool:
        """Tell whether there is nothing to do."""
        return not (self.whole or self.other or self.doubt or self.is_pressing())


class Hints:
    """The bounded set, and the bell that wakes whoever waits for it."""

    def __init__(self) -> None:
        self._bell = threading.Condition()
        self._batch = Batch()
        self._first = self._last = 0.0
        self._woken = False

    def whole(self, path: str) -> None:
        """Note a file that is complete."""
        with self._bell:
            self._note(self._batch.whole, path)

    def other(self, path: str) -> None:
        """Note a file that appeared or vanished."""
        with self._bell:
            self._note(self._batch.other, path)

    def touched(self, directory: str) -> None:
        """Note a directory in which something of no interest came or went."""
        with self._bell:
            if len(self._batch.touched) < MOST:
                self._batch.touched.add(directory)

    def doubt(self) -> None:
        """Note that something may have happened anywhere."""
        with self._bell:
            self._stamp()
            self._batch.doubt = True

    def root(self) -> None:
        """Note that something happened to the folder itself."""
        with self._bell:
            self._stamp()
            self._batch.root = True
            self._bell.notify_all()

    def again(self, paths: Iterable[str]) -> None:
        """Ask for these files to be told once more."""
        with self._bell:
            self._batch.again.update(paths)
            self._bell.notify_all()

    def everything(self) -> None:
        """Ask for a look at everything."""
        with self._bell:
            self._batch.everything = True
            self._bell.notify_all()

    def wake(self) -> None:
        """Let `wait` return soon."""
        with self._bell:
            self._woken = True
            self._bell.notify_all()

    def wait(self, until: float, *, calm: bool) -> None:
        """Block till `until` (monotonic), till there is a batch to take, or till `wake`."""
        with self._bell:
            while not self._woken:
                left = min(until, self._ripe_at(calm)) - monotonic()
                if left <= 0:
                    return
                self._bell.wait(left)

    def pressing(self, *, calm: bool) -> bool:
        """Tell whether `wait` would return at once."""
        with self._bell:
            return self._woken or self._ripe_at(calm) <= monotonic()

    def take(self, *, calm: bool) -> Batch | None:
        """Return what was gathered and begin anew; None as long as it should gather further.

        When `calm`, files that are whole are not made to wait for others.
        """
        with self._bell:
            if self._ripe_at(calm) > monotonic():
                return None
            batch, self._batch = self._batch, Batch()
            return batch

    def take_touched(self) -> set[str]:
        """Return the directories in which something of no interest happened."""
        with self._bell:
            touched, self._batch.touched = self._batch.touched, set()
            return touched

    def are_waiting(self) -> bool:
        """Tell whether there is anything to take, be it now or after gathering."""
        with self._bell:
            return not self._batch.is_empty()

    def take_wake(self) -> bool:
        """Tell whether `wake` was called since the last time."""
        with self._bell:
            woken, self._woken = self._woken, False
            return woken

    def _note(self, paths: set[str], path: str) -> None:
        self._stamp()
        if len(self._batch.whole) + len(self._batch.other) < MOST:
            paths.add(path)
            if paths is self._batch.whole and len(paths) == 1:
                self._bell.notify_all()
        elif path not in paths:
            self._batch.doubt = True

    def _stamp(self) -> None:
        self._last = monotonic()
        if self._batch.is_empty():
            self._first = self._last
            self._bell.notify_all()

    def _ripe_at(self, calm: bool) -> float:
        if self._batch.is_empty():
            return math.inf
        if self._batch.is_pressing() or (calm and self._batch.whole):
            return -math.inf
        return min(self._last + QUIET, self._first + LONGEST)


class Alarm(logging.Handler):
    """Turns each warning of watchdog into doubt: it is the only word of an overflow or a failure.

    Nothing is printed: a line on stderr would land in the middle of the dashboard.
    """

    def __init__(self, hints: Hints) -> None:
        super().__init__(logging.WARNING)
        self._hints = hints

    def emit(self, record: logging.LogRecord) -> None:
        """Doubt, whatever the warning says."""
        self._hints.doubt()

    def attach(self) -> None:
        """Listen to watchdog."""
        logger = logging.getLogger("watchdog")
        logger.addHandler(self)
        logger.propagate = False

    def detach(self) -> None:
        """Listen no longer; the last one to go lets watchdog's words through again."""
        logger = logging.getLogger("watchdog")
        logger.removeHandler(self)
        logger.propagate = not any(isinstance(other, Alarm) for other in logger.handlers)
