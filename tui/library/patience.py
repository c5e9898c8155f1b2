"""How long one waits for another instance that is writing: a while, but not again and again."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tui.library import disk

REST = 2.0
"""Seconds for which nobody is waited for after somebody was waited for in vain.

It may be one that was stopped in the middle of writing.
"""


class Patience:
    """That of one connection, or of those that take its place."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._lost = -REST
        self._given: tuple[sqlite3.Connection, float] | None = None

    @property
    def left(self) -> float:
        """Seconds that the next question may wait."""
        return self._seconds if time.monotonic() > self._lost + REST else 0.0

    def lose(self) -> None:
        """Take note that somebody was waited for in vain."""
        self._lost = time.monotonic()

    @contextmanager
    def waiting(self, db: sqlite3.Connection) -> Iterator[None]:
        """Let the questions to `db` in the block wait, until one has waited in vain."""
        self._give(db, self.left)
        try:
            yield
        except sqlite3.DatabaseError as error:
            if disk.is_busy(error):
                self.lose()
                self._give(db, 0.0)
            raise
        self._lost = -REST

    def _give(self, db: sqlite3.Connection, seconds: float) -> None:
        if self._given != (db, seconds):
            db.execute(f"PRAGMA busy_timeout = {seconds * 1000:.0f}")
            self._given = db, seconds
