"""Counts that are kept by the change: what a transaction adds and takes, written once at its end.

Nothing is ever counted again: 100,000 articles cost a change no more than 100 do.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable


class Tally:
    """Sums up the differences of one transaction."""

    def __init__(self) -> None:
        self._articles = 0
        self._unread = 0
        self._days: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
        self._tags: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
        self._spellings: defaultdict[tuple[int, str], int] = defaultdict(int)

    def count(self, day: int, articles: int, unread: int, muted: int) -> None:
        """Add so many (less than none: take away) articles on `day`, so many of them unread.

        `muted` are none of these.
        """
        self._articles += articles
        self._unread += unread
        _add(self._days[day], articles, unread, muted)

    def count_tag(self, tag: int, name: str, articles: int, unread: int, muted: int) -> None:
        """Add articles to a tag in the spelling `name`."""
        _add(self._tags[tag], articles, unread, muted)
        self._spellings[tag, name] += articles + muted

    def write(self, db: sqlite3.Connection, revision: int) -> None:
        """Add the differences to the tables inside the running transaction.

        `revision` is written down for each day that was named, though its counts may be the same.
        Days, tags and spellings that are left without an article go.
        """
        days = [(day, *counts, revision) for day, counts in self._days.items()]
        db.executemany(
            "INSERT INTO day VALUES (?, ?, ?, ?, ?) ON CONFLICT (day) DO UPDATE"
            " SET articles = articles + excluded.articles, unread = unread + excluded.unread,"
            " muted = muted + excluded.muted,"
            " revision = excluded.revision",
            days,
        )
        _sweep(db, "day", "day = ? AND muted = 0", ((day,) for day, *_ in days))
        tags = [(*counts, tag) for tag, counts in self._tags.items() if any(counts)]
        db.executemany(
            "UPDATE tag SET articles = articles + ?, unread = unread + ?, muted = muted + ?"
            " WHERE id = ?",
            tags,
        )
        _sweep(db, "tag", "id = ? AND muted = 0", ((tag,) for *_, tag in tags))
        names = [(tag, name, n) for (tag, name), n in self._spellings.items() if n]
        db.executemany(
            "INSERT INTO spelling VALUES (?, ?, ?) ON CONFLICT (tag, name) DO UPDATE"
            " SET articles = articles + excluded.articles",
            names,
        )
        _sweep(db, "spelling", "tag = ? AND name = ?", ((tag, name) for tag, name, _ in names))
        if self._articles or self._unread:
            db.execute(
                "UPDATE state SET articles = articles + ?, unread = unread + ?",
                (self._articles, self._unread),
            )


def _add(counts: list[int], articles: int, unread: int, muted: int) -> None:
    counts[0] += articles
    counts[1] += unread
    counts[2] += muted


def _sweep(
    db: sqlite3.Connection, table: str, where: str, rows: Iterable[tuple[object, ...]]
) -> None:
    db.executemany(f"DELETE FROM {table} WHERE {where} AND articles = 0", rows)
