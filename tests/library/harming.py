"""Ways in which a database is damaged, foreign, or no database at all."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path


def zeros(path: Path) -> None:
    path.write_bytes(bytes(5000))


def half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def text(path: Path) -> None:
    path.write_text("This is no database.\n" * 300)


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE recipe (name)")


def directory(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "precious").touch()


def link(path: Path) -> None:
    target = path.with_name("target")
    path.rename(target)
    path.symlink_to(target)


def older(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 0")


def no_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type='table'").fetchall():
            db.execute(f"DROP TABLE {name}")


DAMAGES = [zeros, half, text, foreign, directory, link, older, no_tables]


def hurt(path: Path, head: int = 8192) -> None:
    """Overwrite a file but for its head, of a database the first page, as a failing disk might."""
    with path.open("r+b") as file:
        size = path.stat().st_size
        file.seek(head)
        file.write(b"\xa5" * (size - head))


def hurt_table(path: Path, table: str) -> None:
    """Overwrite the root page of a table."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name=?", (table,)).fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
