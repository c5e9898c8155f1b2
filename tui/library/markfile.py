"""The file `marks.db`: its tables, how it is opened, and what happens when that fails.

A damaged file is set aside and never deleted. One that a later newswall wrote is left alone.
"""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tui.library import disk
from tui.library.transaction import closed_on_failure, transaction

VERSION = 1
"""Of the tables, in `user_version`."""
APPLICATION = 0x4E57574D
"""`application_id`: tells this database from other SQLite files."""

_TABLES = f"""
CREATE TABLE origin (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    identity BLOB NOT NULL,        -- random: numbers of two files have nothing in common
    restore INTEGER NOT NULL,      -- 1: follows a damaged file; the library still has the marks
    number INTEGER NOT NULL        -- of the last mark
);
CREATE TABLE mark (
    key BLOB PRIMARY KEY,
    read INTEGER NOT NULL,
    starred INTEGER NOT NULL,
    number INTEGER NOT NULL,
    changed REAL NOT NULL          -- epoch seconds
) WITHOUT ROWID;
CREATE INDEX mark_number ON mark(number);
CREATE TABLE kept (
    key BLOB PRIMARY KEY,
    packed BLOB NOT NULL,
    path BLOB NOT NULL,
    format TEXT NOT NULL,
    sort_at REAL NOT NULL
);
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
"""


class Opened(NamedTuple):
    """A connection to marks that can be used, whatever became of the file."""

    db: sqlite3.Connection
    identity: bytes
    lasting: bool
    """False: the file cannot be used, and an empty one in memory stands for it."""
    notice: str = ""


class _Newer(Exception):
    """A later newswall wrote the file."""


def open_marks(path: Path, patience: float) -> Opened:
    """Open or create the marks at `path`; what is wrong with the file is said in `notice`.

    Waits `patience` seconds for another instance that is writing.
    """
    try:
        db = _open(path, patience)
        return Opened(db, _identity(db), lasting=True)
    except _Newer:
        return _in_memory(f"{path.name} belongs to a newer newswall: marks made now are not kept.")
    except sqlite3.OperationalError as error:
        return _in_memory(waiting(f"{path.name}: {error}"))
    except OSError as error:
        return _in_memory(waiting(f"{path.name}: {error.strerror or error}"))
    except sqlite3.DatabaseError:
        return _anew(path, patience)


def waiting(reason: str) -> str:
    """Return the sentence about marks that cannot be saved for now."""
    return f"Marks cannot be saved ({reason}); they wait in memory until they can."


def _anew(path: Path, patience: float) -> Opened:
    """Set the file aside and start with an empty one that asks the library for its copy."""
    try:
        aside = disk.set_aside(path)
        db = _open(path, patience, restore=True)
    except (OSError, sqlite3.Error) as error:
        return _in_memory(waiting(f"{path.name} is damaged and stays: {error}"))
    notice = f"{path.name} was damaged and is set aside as {aside.name}."
    return Opened(db, _identity(db), lasting=True, notice=notice)


def _in_memory(notice: str) -> Opened:
    db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    _make_tables(db, restore=False)
    return Opened(db, _identity(db), lasting=False, notice=notice)


def _open(path: Path, patience: float, *, restore: bool = False) -> sqlite3.Connection:
    """Raises sqlite3.DatabaseError itself (not a subclass) for a file that is no use."""
    disk.make_directory(path.parent)
    if os.path.lexists(path):
        if not disk.is_plain_file(path):
            raise sqlite3.DatabaseError("not a regular file")
        restore = restore or path.stat().st_size == 0
    else:
        with suppress(FileExistsError):  # another instance was faster, its file is as good
            disk.make_file(path)
    disk.clear_sides(path)
    db = sqlite3.connect(path, isolation_level=None, timeout=patience, check_same_thread=False)
    with closed_on_failure(db):
        db.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
        db.execute("PRAGMA synchronous = FULL")
        _check(db, restore=restore)
    return db


def _check(db: sqlite3.Connection, *, restore: bool) -> None:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    (application,) = db.execute("PRAGMA application_id").fetchone()
    if version == application == 0:
        _make_tables(db, restore=restore)
        (application,) = db.execute("PRAGMA application_id").fetchone()
        (version,) = db.execute("PRAGMA user_version").fetchone()
    if application == APPLICATION and version > VERSION:
        raise _Newer
    if application != APPLICATION or not _identity(db):
        raise sqlite3.DatabaseError("these are not the marks of newswall")


def _make_tables(db: sqlite3.Connection, *, restore: bool) -> None:
    """Make the tables unless another instance just did or the file is somebody else's."""
    with transaction(db):
        if not db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            for statement in _TABLES.split(";\n"):
                db.execute(statement)
            db.execute("INSERT INTO origin VALUES (1, randomblob(16), ?, 0)", (restore,))


def _identity(db: sqlite3.Connection) -> bytes:
    try:
        row = db.execute("SELECT identity FROM origin").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:  # no such table
            raise sqlite3.DatabaseError("these are not the marks of newswall") from error
        raise
    return bytes(row[0]) if row else b""
