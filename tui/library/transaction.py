"""A change that happens whole or not at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


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
