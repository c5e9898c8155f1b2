"""When to look at everything again: rarely enough to cost nothing, soon enough to be sure."""

import math
from time import monotonic

TICK = 1.0
"""Seconds between two checks of the folder itself and of the threads that watch it."""
_SPACING = 0.25
"""Seconds between two sweeps at least, however loud the hints are."""
_SOONEST, _CALM, _LATEST = 5.0, 10.0, 300.0
"""Seconds between two sweeps where changes announce themselves: at least, at least after one that
found nothing, at most. A file rewritten in place without a word waits for the next one."""


class Timetable:
    """Sweeps asked for, sweeps due, and the tick; times are monotonic."""

    def __init__(self) -> None:
        self.tick_due = -math.inf
        """When the next tick is."""
        self._asked = math.inf
        self._doubt = False
        self._ended = -math.inf
        self._cost = 0.0
        self._fruitful = True
        self._mtimes_due = math.inf

    def ask(self, *, after: float = 0.0, doubt: bool = True, spaced: bool = True) -> None:
        """Ask for a sweep in `after` seconds.

        `doubt`: events are known to be missing, so that what it finds proves nothing about the
        watcher. `spaced`: not so soon after the last one that sweeping becomes all we do.
        """
        at = monotonic() + after
        if spaced:
            at = max(at, self._ended + max(_SPACING, 2 * self._cost))
        self._asked = min(self._asked, at)
        self._doubt = self._doubt or doubt

    def sweep_due(self, *, polling: bool) -> float:
        """Return when the next sweep begins.

        Sweeps take a hundredth of a core at most, a thousandth while they find nothing (up to
        `_LATEST`), and a twentieth where nothing else finds changes.
        """
        if polling:
            interval = min(max(20 * self._cost, 1.0), 60.0)
        elif self._fruitful:
            interval = min(max(100 * self._cost, _SOONEST), _LATEST)
        else:
            interval = min(max(1000 * self._cost, _CALM), _LATEST)
        return min(self._asked, self._ended + interval)

    def begin(self) -> bool:
        """Count what was asked for as begun, and return whether it was because of doubt."""
        doubt, self._doubt = self._doubt, False
        self._asked = math.inf
        return doubt

    def end(self, cost: float, *, fruitful: bool) -> None:
        """Note that a sweep ended, how many seconds it took and whether it found anything."""
        self._ended = monotonic()
        self._cost = cost
        self._fruitful = fruitful
        if self._mtimes_due == math.inf:
            self._mtimes_due = self._ended + TICK

    def tick(self) -> None:
        """Note that a tick is done."""
        self.tick_due = monotonic() + TICK

    def mtimes_due(self) -> bool:
        """Tell whether the times of the directories are to be compared at this tick."""
        return monotonic() >= self._mtimes_due

    def mtimes_done(self, cost: float) -> None:
        """Note that they were, and how many seconds it took."""
        self._mtimes_due = monotonic() + 100 * cost
