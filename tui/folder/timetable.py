"""When to look at everything again: rarely enough to cost nothing, soon enough to be sure."""

import math
from time import monotonic

TICK = 1.0
"""Seconds between two checks of the folder itself and of the threads that watch it."""
_SPACING = 0.25
"""Seconds between two sweeps at least, however loud the hints are."""
_RAREST = 4
"""So many times the interval doubles while sweeps find nothing that was not announced: a sweep of
100,000 files takes 0.6 s, and an idle folder may cost a thousandth of a core, not a hundredth."""


class Timetable:
    """Sweeps asked for, sweeps due, and the tick; times are monotonic."""

    def __init__(self) -> None:
        self.tick_due = -math.inf
        """When the next tick is."""
        self._asked = math.inf
        self._doubt = False
        self._ended = -math.inf
        self._cost = 0.0
        self._fruitless = 0
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
        """Return when the next sweep begins."""
        if polling:
            interval = min(max(20 * self._cost, 1.0), 60.0)
        else:
            interval = min(max(100 * self._cost, 5.0) * 2**self._fruitless, 600.0)
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
        self._fruitless = 0 if fruitful else min(self._fruitless + 1, _RAREST)
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
