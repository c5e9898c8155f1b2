"""The rows of `marks.db`, as they are written and dropped; inside a transaction."""

import sqlite3
import time
from collections.abc import Collection, Iterable, Mapping

from tui.library.blobs import to_blob
from tui.library.marking import Change, Mark


def write(db: sqlite3.Connection, changes: Collection[Change], settings: Mapping[str, str]) -> None:
    """Make `changes`, each with the next number, and keep copies and settings."""
    (number,) = db.execute("SELECT number FROM origin").fetchone()
    now = time.time()
    keys = sorted((to_blob(change.key), change.read, change.starred) for change in changes)
    rows = [(*said, at, now) for at, said in enumerate(keys, number + 1)]
    db.executemany(
        "INSERT INTO mark VALUES (?1, coalesce(?2, 0), coalesce(?3, 0), ?4, ?5)"
        " ON CONFLICT (key) DO UPDATE SET read = coalesce(?2, read),"
        " starred = coalesce(?3, starred), number = ?4, changed = ?5",
        rows,
    )
    copies = [
        (to_blob(change.key), kept.packed, to_blob(kept.path), kept.format, kept.sort_at)
        for change in changes
        if (kept := change.kept)
    ]
    db.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", copies)
    db.executemany("INSERT OR REPLACE INTO setting VALUES (?, ?)", settings.items())
    db.execute("UPDATE origin SET number = ?", (number + len(rows),))


def drop(db: sqlite3.Connection, marks: Iterable[Mark]) -> None:
    """Drop these marks with their copies, except for those that were made anew meanwhile."""
    doomed = [(to_blob(mark.key), mark.number) for mark in marks]
    db.executemany("DELETE FROM mark WHERE key = ? AND number = ?", doomed)
    db.executemany(
        "DELETE FROM kept WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM mark WHERE key = ?1)",
        ((key,) for key, _ in doomed),
    )


def drop_copies(db: sqlite3.Connection, before: float) -> None:
    """Drop the copies of articles that were unstarred before that time (epoch seconds)."""
    db.execute(
        "DELETE FROM kept WHERE key IN (SELECT key FROM mark WHERE NOT starred AND changed < ?)",
        (before,),
    )
