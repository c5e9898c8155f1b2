"""How far the reading is and how long it will take: nothing is promised that is not measured."""

from collections import deque

MANY = 100
"""Files to be read from which on that is worth telling."""
SPAN = 5.0
"""Seconds whose rate counts."""
SHORTEST = 1.5
"""Seconds of reading before anything is foretold."""
CAUTION = 1.15
"""What is foretold is so much longer than the rate says: a library gets slower as it grows."""
TOLERANCE = 1.5
"""What was foretold stands until it would take this many times as long."""
_STEP = 0.25
"""Seconds between two measurements."""


class Progress:
    """Watches the reading from its beginning; times are monotonic seconds."""

    def __init__(self) -> None:
        self.reading = True
        """There is much to read, or not all files are known yet."""
        self.share = 0.0
        """How much is done, from 0 to 1. It only becomes more."""
        self.left: float | None = None
        """Seconds until all is read, as far as that can be told. It only becomes less: one that
        proves too short is taken back, and another is told after some seconds."""
        self._measured: deque[tuple[float, int]] = deque()
        self._end: float | None = None
        self._silent: float | None = None
        """Since when nothing is foretold because it proved too short."""

    def note(self, now: float, waiting: int, done: int, *, counted: bool) -> None:
        """Take note that so many files wait and so many are done; `counted`: all are known."""
        if counted and not waiting:
            self.reading, self.share, self.left = False, 0.0, None
            self._end = self._silent = None
            self._measured.clear()
            return
        self.reading = self.reading or waiting >= MANY
        if counted:
            self.share = max(self.share, done / (done + waiting))
        rate = self._rate(now, done)
        self.left = self._left(now, waiting / rate) if counted and rate else None

    def _rate(self, now: float, done: int) -> float:
        """Return the files per second of the last seconds, 0 while that is not known."""
        measured = self._measured
        if measured and done < measured[-1][1]:
            measured.clear()
        if not measured or now - measured[-1][0] >= _STEP:
            measured.append((now, done))
        while now - measured[0][0] > SPAN:
            measured.popleft()
        began, before = measured[0]
        return (done - before) / (now - began) if now - began >= SHORTEST else 0.0

    def _left(self, now: float, estimate: float) -> float | None:
        """Keep to the time that was foretold, be early, or say nothing rather than move it."""
        if self._silent is not None and now - self._silent >= SPAN:
            self._end = self._silent = None
        if self._end is None or now + CAUTION * estimate < self._end:
            self._end = now + CAUTION * estimate
        foretold = self._end - now
        if estimate <= TOLERANCE * foretold:
            self._silent = None
            return foretold
        self._silent = now if self._silent is None else self._silent
        return None
