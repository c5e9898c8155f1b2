"""A point in time, by both clocks: one that people read, and one that nobody sets."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple


class Instant(NamedTuple):
    """Now, as a wall has to know it."""

    mono: float
    """Seconds of a clock that never jumps; what has to last so long is measured by it."""
    now: datetime
    """Aware; what people read. It jumps when somebody sets the clock."""

    def since(self, earlier: "Instant") -> float:
        """Return the seconds since `earlier`: of the two clocks the one that says more.

        One does not count while the machine sleeps, the other may have been set back.
        """
        return max(self.mono - earlier.mono, (self.now - earlier.now).total_seconds())

    def before(self, seconds: float) -> "Instant":
        """Return the instant that many seconds earlier."""
        return Instant(self.mono - seconds, self.now - timedelta(seconds=seconds))

    @property
    def local(self) -> datetime:
        """The local time, by the rules for daylight saving of that day."""
        return self.now.astimezone()


Clock = Callable[[], Instant]


def present() -> Instant:
    """Return the present."""
    return Instant(time.monotonic(), datetime.now(UTC))
