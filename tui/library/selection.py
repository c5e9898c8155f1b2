"""The articles of a query in their order: by kept counts, or else as a list of ids."""

import sqlite3
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from copy import copy
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import Protocol

from tui.library.overlay import Overlay, condition
from tui.library.values import Counts, DayCount

_NEWEST = "a.day DESC, a.sort_at DESC, a.id DESC"
"""Newest first (see `tui.library.order`)."""
_OLDEST = "a.day, a.sort_at, a.id"


class Selection(Protocol):
    """What a list needs to know about the articles of a query, for one state of the library."""

    counts: Counts
    complete: bool
    """Nothing is left out because the full-text index has not got to it yet."""

    @property
    def days(self) -> tuple[DayCount, ...]:
        """How many stand under each day, in the order of the list."""

    def ids(self, db: sqlite3.Connection, offset: int, count: int) -> Sequence[int]:
        """Return `count` ids beginning with the one at `offset`."""

    def position(self, db: sqlite3.Connection, article: int) -> int | None:
        """Return the offset of an article, None if it is not among them."""

    def arrived(self, db: sqlite3.Connection, after: int, most: int) -> tuple[int, Sequence[int]]:
        """Return how many have an id above `after`, and the first `most` of them in the order."""


class Counted:
    """Articles that are counted by day as they change: all, or all that are unread.

    There is no list of them. The counts say in which day an offset lies, and the index does the
    rest, so that a window costs the same among a hundred and among 100,000 articles.
    """

    complete = True

    def __init__(
        self,
        counts: Counts,
        days: Sequence[tuple[int, int]],
        where: str,
        values: Sequence[str],
        *,
        oldest_first: bool = False,
    ) -> None:
        """`days` are ordinals with the number of their articles, in the order of the list."""
        self.counts = counts
        self._days = days
        self._starts = [0, *accumulate(articles for _, articles in days)]
        self._ordinals = [day for day, _ in days]
        self._start_of = dict(zip(self._ordinals, self._starts, strict=False))
        self._where = where
        self._values = values
        self._order = _OLDEST if oldest_first else _NEWEST
        self._from, self._before = (">=", "<") if oldest_first else ("<=", ">")

    @cached_property
    def days(self) -> tuple[DayCount, ...]:
        """How many stand under each day, in the order of the list."""
        return tuple(DayCount(date.fromordinal(day), articles) for day, articles in self._days)

    def ids(self, db: sqlite3.Connection, offset: int, count: int) -> Sequence[int]:
        """Return `count` ids beginning with the one at `offset`."""
        if not 0 <= offset < self.counts.articles:
            return ()
        at = bisect_right(self._starts, offset) - 1
        rows = db.execute(
            f"SELECT a.id FROM article a WHERE a.day {self._from} ? AND {self._where}"
            f" ORDER BY {self._order} LIMIT ? OFFSET ?",
            (self._ordinals[at], *self._values, count, offset - self._starts[at]),
        )
        return [number for (number,) in rows]

    def position(self, db: sqlite3.Connection, article: int) -> int | None:
        """Return the offset of an article, None if it is not among them."""
        found = db.execute(
            f"SELECT a.day, a.sort_at FROM article a WHERE a.id = ? AND {self._where}",
            (article, *self._values),
        ).fetchone()
        if found is None:
            return None
        day, sort_at = found
        (before,) = db.execute(
            "SELECT count(*) FROM article a"
            f" WHERE a.day = ? AND (a.sort_at, a.id) {self._before} (?, ?) AND {self._where}",
            (day, sort_at, article, *self._values),
        ).fetchone()
        start = self._start_of.get(day)
        return None if start is None else start + int(before)

    def arrived(self, db: sqlite3.Connection, after: int, most: int) -> tuple[int, Sequence[int]]:
        """Return how many have an id above `after`, and the first `most` of them in the order."""
        among = f"FROM article a NOT INDEXED WHERE a.id > ? AND {self._where}"  # by id
        (count,) = db.execute(f"SELECT count(*) {among}", (after, *self._values)).fetchone()
        first = db.execute(
            f"SELECT a.id {among} ORDER BY {self._order} LIMIT ?", (after, *self._values, most)
        )
        return count, [number for (number,) in first]


class Listed:
    """The articles that a query found, as a list of ids."""

    complete = True

    def __init__(self, ids: "array[int]", days: Sequence[tuple[int, int]], unread: int) -> None:
        """`ids` are in order, and so are `days`: ordinals with the number of their articles."""
        self._ids = ids
        self.counts = Counts(len(ids), unread)
        self.days = tuple(DayCount(date.fromordinal(day), articles) for day, articles in days)

    def backwards(self) -> "Listed":
        """Return the same in the opposite order."""
        other = copy(self)
        other._ids = self._ids[::-1]
        other.days = self.days[::-1]
        return other

    def ids(self, db: sqlite3.Connection, offset: int, count: int) -> Sequence[int]:
        """Return `count` ids beginning with the one at `offset`."""
        return self._ids[offset : offset + count] if offset >= 0 else ()

    def position(self, db: sqlite3.Connection, article: int) -> int | None:
        """Return the offset of an article, None if it is not among them."""
        try:
            return self._ids.index(article)
        except ValueError:
            return None

    def arrived(self, db: sqlite3.Connection, after: int, most: int) -> tuple[int, Sequence[int]]:
        """Return how many have an id above `after`, and the first `most` of them in the order."""
        new = [number for number in self._ids if number > after]
        return len(new), new[:most]


class Joined:
    """Two selections that have no article in common, one below the other."""

    def __init__(self, first: Selection, second: Selection) -> None:
        """`second` are articles that are read."""
        self._first, self._second = first, second
        self.complete = first.complete and second.complete
        self._middle = first.counts.articles
        self.counts = Counts(
            self._middle + second.counts.articles, first.counts.unread + second.counts.unread
        )

    @cached_property
    def days(self) -> tuple[DayCount, ...]:
        """How many stand under each day, in the order of the list."""
        return (*self._first.days, *(day._replace(read=True) for day in self._second.days))

    def ids(self, db: sqlite3.Connection, offset: int, count: int) -> Sequence[int]:
        """Return `count` ids beginning with the one at `offset`."""
        above = self._first.ids(db, offset, count) if offset < self._middle else ()
        below = max(0, offset - self._middle)
        if len(above) == count:
            return above
        return [*above, *self._second.ids(db, below, count - len(above))]

    def position(self, db: sqlite3.Connection, article: int) -> int | None:
        """Return the offset of an article, None if it is not among them."""
        place = self._first.position(db, article)
        if place is not None:
            return place
        place = self._second.position(db, article)
        return None if place is None else place + self._middle

    def arrived(self, db: sqlite3.Connection, after: int, most: int) -> tuple[int, Sequence[int]]:
        """Return how many have an id above `after`, and the first `most` of them in the order."""
        count, above = self._first.arrived(db, after, most)
        more, below = self._second.arrived(db, after, most)
        return count + more, [*above, *below][:most]


def everything(db: sqlite3.Connection, counts: Counts, *, oldest_first: bool = False) -> Counted:
    """Return all articles."""
    order = "" if oldest_first else "DESC"
    days = db.execute(
        f"SELECT day, articles FROM day WHERE articles > 0 ORDER BY day {order}"
    ).fetchall()
    return Counted(counts, days, "NOT a.muted", (), oldest_first=oldest_first)


def unread(
    db: sqlite3.Connection, counts: Counts, overlay: Overlay, *, oldest_first: bool = False
) -> Counted:
    """Return the unread articles; `counts` are those of all articles."""
    days = dict(db.execute("SELECT day, unread FROM day"))
    for day, more in overlay.unread_by_day().items():
        days[day] = days.get(day, 0) + more
    read, values = condition("read", overlay.read)
    return Counted(
        Counts(counts.unread, counts.unread),
        _ordered(days.items(), oldest_first),
        f"NOT a.muted AND NOT {read}",
        values,
        oldest_first=oldest_first,
    )


def read(
    db: sqlite3.Connection, counts: Counts, overlay: Overlay, *, oldest_first: bool = False
) -> Counted:
    """Return the read articles; `counts` are those of all articles."""
    days = dict(db.execute("SELECT day, articles - unread FROM day"))
    for day, more in overlay.unread_by_day().items():
        days[day] = days.get(day, 0) - more
    is_read, values = condition("read", overlay.read)
    return Counted(
        Counts(counts.articles - counts.unread, 0),
        _ordered(days.items(), oldest_first),
        f"NOT a.muted AND {is_read}",
        values,
        oldest_first=oldest_first,
    )


def _ordered(days: Iterable[tuple[int, int]], oldest_first: bool) -> list[tuple[int, int]]:
    return sorted(((day, articles) for day, articles in days if articles), reverse=not oldest_first)
