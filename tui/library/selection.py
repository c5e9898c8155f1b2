"""The articles of a query in their order: all of them from kept counts, others as a list of ids."""

import sqlite3
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import accumulate, groupby
from operator import itemgetter
from typing import Protocol

from tui.library.values import Counts, DayCount

ORDER = "day DESC, sort_at DESC, id DESC"
"""Newest first (see `tui.library.order`)."""


class Selection(Protocol):
    """What a list needs to know about the articles of a query, for one state of the library."""

    counts: Counts
    days: tuple[DayCount, ...]

    def ids(self, db: sqlite3.Connection, offset: int, count: int) -> Sequence[int]:
        """Return `count` ids beginning with the one at `offset`."""

    def position(self, db: sqlite3.Connection, article: int) -> int | None:
        """Return the offset of an article, None if it is not among them."""


class Everything:
    """All articles. No list of them: the counts by day say in which day an offset lies."""

    def __init__(self, db: sqlite3.Connection, counts: Counts) -> None:
        rows = db.execute("SELECT day, articles FROM day ORDER BY day DESC").fetchall()
        self.counts = counts
        self.days = tuple(DayCount(date.fromordinal(day), articles) for day, articles in rows)
        self._starts = [0, *accumulate(articles for _, articles in rows)]
        self._ordinals = [day for day, _ in rows]

    def ids(self, db: sqlite3.Connection, offset: int, count: int) -> Sequence[int]:
        """Return `count` ids beginning with the one at `offset`."""
        if not 0 <= offset < self.counts.articles:
            return ()
        at = bisect_right(self._starts, offset) - 1
        rows = db.execute(
            f"SELECT id FROM article WHERE day <= ? ORDER BY {ORDER} LIMIT ? OFFSET ?",
            (self._ordinals[at], count, offset - self._starts[at]),
        )
        return [number for (number,) in rows]

    def position(self, db: sqlite3.Connection, article: int) -> int | None:
        """Return the offset of an article, None if it is not in the library."""
        found = db.execute("SELECT day, sort_at FROM article WHERE id=?", (article,)).fetchone()
        if found is None:
            return None
        day, sort_at = found
        (before,) = db.execute(
            "SELECT count(*) FROM article WHERE day=? AND (sort_at, id) > (?, ?)",
            (day, sort_at, article),
        ).fetchone()
        start: int = self._starts[self._ordinals.index(day)]
        return start + int(before)


class Listed:
    """The articles that a query found, as a list of ids."""

    def __init__(self, found: Sequence[tuple[int, int]], unread: int) -> None:
        self._ids = array("q", map(itemgetter(0), found))
        self.counts = Counts(len(found), unread)
        self.days = tuple(
            DayCount(date.fromordinal(day), sum(1 for _ in group))
            for day, group in groupby(found, key=itemgetter(1))
        )

    def ids(self, db: sqlite3.Connection, offset: int, count: int) -> Sequence[int]:
        """Return `count` ids beginning with the one at `offset`."""
        return self._ids[max(offset, 0) : max(offset, 0) + count] if offset >= 0 else ()

    def position(self, db: sqlite3.Connection, article: int) -> int | None:
        """Return the offset of an article, None if the query did not find it."""
        try:
            return self._ids.index(article)
        except ValueError:
            return None
