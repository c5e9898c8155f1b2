"""What happens whole or not at all: a change, and the opening of what has to be closed."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Protocol


class _Closable(Protocol):
    def close(self) -> None: ...


@contextmanager
def closed_on_failure(*opened: _Closable) -> Iterator[None]:
    """Close all of it, the last first, when the block raises; else it stays open."""
    with ExitStack() as stack:
        for each in opened:
            stack.callback(each.close)
        yield
        stack.pop_all()


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Run the block between BEGIN IMMEDIATE and COMMIT; an exception undoes all of it.

    IMMEDIATE, because a transaction that begins by reading cannot wait for another writer later:
    SQLite answers "database is locked" at once.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:  # not after an error for which SQLite rolled back itself
            db.execute("ROLLBACK")
