"""The rows of the headline list: a heading for each day, its headlines under it.

Nothing but the day counts is held; headlines are asked of the library a window at a time.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from tui.library import DayCount, Headline

WINDOW = 64
"""Headlines asked for at once."""


class DayRow(NamedTuple):
    """A day's heading."""

    day: date
    articles: int
    read: bool = False
    """Whether its headlines are the read ones, below the unread ones of all days."""


Row = DayRow | Headline


class Roll:
    """Maps rows (from 0, day headings counted) to headlines (offsets in the query's order)."""

    def __init__(
        self,
        days: Sequence[DayCount] = (),
        fetch: Callable[[int, int], Sequence[Headline]] = lambda offset, count: (),
    ) -> None:
        self._days = days
        self._fetch = fetch
        sizes = [day.articles for day in days]
        self._first_offsets = [0, *accumulate(sizes)]
        self._heading_rows = [0, *accumulate(size + 1 for size in sizes)]
        self._windows: dict[int, Sequence[Headline]] = {}

    @property
    def headlines(self) -> int:
        """How many headlines there are."""
        return self._first_offsets[-1]

    @property
    def rows(self) -> int:
        """How many rows there are, day headings included."""
        return self._heading_rows[-1]

    def row_of(self, offset: int) -> int:
        """Return the row of the headline at `offset`."""
        return offset + bisect_right(self._first_offsets, offset, hi=len(self._days))

    def offset_at(self, row: int) -> int:
        """Return the offset of the headline in `row`, or of the first one under a heading."""
        row = max(0, min(row, self.rows - 1))
        day = bisect_right(self._heading_rows, row) - 1
        return self._first_offsets[day] + max(0, row - self._heading_rows[day] - 1)

    def at(self, row: int) -> Row | None:
        """Return what stands in `row`; None outside, or when the library has moved on."""
        if not 0 <= row < self.rows:
            return None
        day = bisect_right(self._heading_rows, row) - 1
        if row == self._heading_rows[day]:
            return DayRow(self._days[day].day, self._days[day].articles, self._days[day].read)
        return self.headline(self.offset_at(row))

    def is_heading(self, row: int) -> bool:
        """Tell whether a day's heading stands in `row`."""
        if not 0 <= row < self.rows:
            return False
        return row == self._heading_rows[bisect_right(self._heading_rows, row) - 1]

    def headline(self, offset: int) -> Headline | None:
        """Return the headline at `offset`, or None when there is none."""
        if not 0 <= offset < self.headlines:
            return None
        number, place = divmod(offset, WINDOW)
        window = self._windows.get(number)
        if window is None:
            if len(self._windows) >= 32:
                self._windows.clear()
            window = self._windows[number] = self._fetch(number * WINDOW, WINDOW)
        return window[place] if place < len(window) else None
