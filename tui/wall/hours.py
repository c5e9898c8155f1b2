"""The hours of the night, and where the picture stands in this minute."""

from collections.abc import Sequence
from datetime import datetime

_PLACES = ((0, 0), (1, 0), (1, 1), (0, 1))
"""Where the picture stands in each of four minutes: right and down by so many cells."""


def is_within(hours: Sequence[int], local: datetime) -> bool:
    """Tell whether a local time is within `hours`: the first minute of the day and the one behind
    the last; it may go over midnight, and no hours are none."""
    if not hours:
        return False
    begin, end = hours
    minute = minute_of_day(local)
    if begin <= end:
        return begin <= minute < end
    return minute >= begin or minute < end


def minute_of_day(local: datetime) -> int:
    """Return how many minutes of its day are over."""
    return local.hour * 60 + local.minute


def place(local: datetime) -> tuple[int, int]:
    """Return by how many cells the picture stands right and down, against burning in."""
    return _PLACES[minute_of_day(local) % len(_PLACES)]
