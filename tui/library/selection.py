"""The articles of a query in their order: by kept counts, or else as a list of ids."""

import sqlite3
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import accumulate, groupby
from operator import itemgetter
from typing import Protocol

from tui.library.overlay import Overlay, condition
from tui.library.values import Counts, DayCount

_ORDER = "a.day DESC, a.sort_at DESC, a.id DESC"
"""Newest first (see `tui.library.order`)."""


class Selection(Protocol):
    """What a list needs to know about the articles of a query, for one state of the library."""

    counts: Counts

    @property
    def days(self) -> tuple[DayCount, ...]:
        """How many stand under each day, newest first."""

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

    def __init__(
        self, counts: Counts, days: Sequence[tuple[int, int]], where: str, values: Sequence[str]
    ) -> None:
        self.counts = counts
        self._days = days
        self._starts = [0, *accumulate(articles for _, articles in days)]
        self._ordinals = [day for day, _ in days]
        self._start_of = dict(zip(self._ordinals, self._starts, strict=False))
        self._where = where
        self._values = values

    @cached_property
    def days(self) -> tuple[DayCount, ...]:
        """How many stand under each day, newest first."""
        return tuple(DayCount(date.fromordinal(day), articles) for day, articles in self._days)

    def ids(self, db: sqlite3.Connection, offset: int, count: int) -> Sequence[int]:
        """Return `count` ids beginning with the one at `offset`."""
        if not 0 <= offset < self.counts.articles:
            return ()
        at = bisect_right(self._starts, offset) - 1
        rows = db.execute(
            f"SELECT a.id FROM article a WHERE a.day <= ? AND {self._where}"
            f" ORDER BY {_ORDER} LIMIT ? OFFSET ?",
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
            f" WHERE a.day = ? AND (a.sort_at, a.id) > (?, ?) AND {self._where}",
            (day, sort_at, article, *self._values),
        ).fetchone()
        start = self._start_of.get(day)
        return None if start is None else start + int(before)

    def arrived(self, db: sqlite3.Connection, after: int, most: int) -> tuple[int, Sequence[int]]:
        """Return how many have an id above `after`, and the first `most` of them in the order."""
        among = f"FROM article a NOT INDEXED WHERE a.id > ? AND {self._where}"  # by id
        (count,) = db.execute(f"SELECT count(*) {among}", (after, *self._values)).fetchone()
        first = db.execute(
            f"SELECT a.id {among} ORDER BY {_ORDER} LIMIT ?", (after, *self._values, most)
        )
        return count, [number for (number,) in first]


class Listed:
    """The articles that a query found, as a list of ids."""

    def __init__(self, found: Sequence[Sequence[int]], unread: int) -> None:
        """`found` begin with id and day and are in order."""
        self._ids = array("q", map(itemgetter(0), found))
        self.counts = Counts(len(found), unread)
        self.days = tuple(
            DayCount(date.fromordinal(day), sum(1 for _ in group))
            for day, group in groupby(map(itemgetter(1), found))
        )

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


def everything(db: sqlite3.Connection, counts: Counts) -> Counted:
    """Return all articles."""
    days = db.execute("SELECT day, articles FROM day ORDER BY day DESC").fetchall()
    return Counted(counts, days, "TRUE", ())


def unread(db: sqlite3.Connection, counts: Counts, overlay: Overlay) -> Counted:
    """Return the unread articles."""
    days = dict(db.execute("SELECT day, unread FROM day"))
    for day, more in overlay.unread_by_day().items():
        days[day] = days.get(day, 0) + more
    read, values = condition("read", overlay.read)
    return Counted(
        Counts(counts.unread, counts.unread), _newest_first(days.items()), f"NOT {read}", values
    )


def _newest_first(days: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(((day, articles) for day, articles in days if articles), reverse=True)
