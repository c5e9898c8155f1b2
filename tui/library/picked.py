"""The articles that a query picked from the roll."""

import sqlite3
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from itertools import accumulate, compress, islice

from tui.library.roll import Roll
from tui.library.values import Counts, DayCount


class Picked:
    """A selection (see `tui.library.selection`) with a byte for each place on the roll."""

    def __init__(
        self,
        roll: Roll,
        there: bytes,
        unread: int,
        *,
        complete: bool = True,
        oldest_first: bool = False,
    ) -> None:
        """`there` is 1 at the places of the articles, of which so many are unread."""
        step = -1 if oldest_first else 1
        self.complete = complete
        self._born = roll.born
        self._numbers = roll.numbers[::step]
        self._there = there[::step]
        self._ordinals = [day for day, _ in roll.days[::step]]
        self._starts = [0, *accumulate(size for _, size in roll.days[::step])]
        self._counts = [
            self._there.count(1, start, end)
            for start, end in zip(self._starts, self._starts[1:], strict=False)
        ]
        self._before = [0, *accumulate(self._counts)]
        self.counts = Counts(self._before[-1], unread)

    @cached_property
    def days(self) -> tuple[DayCount, ...]:
        """How many stand under each day, in the order of the list."""
        return tuple(
            DayCount(date.fromordinal(day), count)
            for day, count in zip(self._ordinals, self._counts, strict=True)
            if count
        )

    def ids(self, db: sqlite3.Connection, offset: int, count: int) -> Sequence[int]:
        """Return `count` ids beginning with the one at `offset`."""
        if not 0 <= offset < self.counts.articles:
            return ()
        day = bisect_right(self._before, offset) - 1
        start, skip = self._starts[day], offset - self._before[day]
        from_there = compress(self._numbers[start:], self._there[start:])
        return array("q", map(self._born.__add__, islice(from_there, skip, skip + count)))

    def position(self, db: sqlite3.Connection, article: int) -> int | None:
        """Return the offset of an article, None if it is not among them."""
        try:
            place = self._numbers.index(article - self._born)
        except ValueError:
            return None
        return self._there.count(1, 0, place) if self._there[place] else None

    def arrived(self, db: sqlite3.Connection, after: int, most: int) -> tuple[int, Sequence[int]]:
        """Return how many have an id above `after`, and the first `most` of them in the order."""
        (last,) = db.execute("SELECT max(id) FROM article").fetchone()
        if last is None or last <= after:
            return 0, ()
        new = [n for n in compress(self._numbers, self._there) if n > after - self._born]
        return len(new), [self._born + number for number in new[:most]]
