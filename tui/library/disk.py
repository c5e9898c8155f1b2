"""Private files and directories, and the way a file that is no use is set aside."""

import os
import sqlite3
import stat
from pathlib import Path

from tui.filesystems import silent_filesystem

_SIDE_FILES = ("-wal", "-shm", "-journal")


def make_directory(path: Path) -> None:
    """Create `path` and what is missing above it, each with mode 0700 whatever the umask."""
    missing = []
    while not path.exists():
        missing.append(path)
        if path.parent == path:
            break
        path = path.parent
    for directory in reversed(missing):
        directory.mkdir(mode=0o700, exist_ok=True)
        directory.chmod(0o700)


def make_file(path: Path) -> None:
    """Create an empty file with mode 0600 whatever the umask; raises FileExistsError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, flags, 0o600)
    try:
        os.chmod(path, 0o600)
    finally:
        os.close(handle)


def beside(path: Path, ending: str) -> Path:
    """Return the file whose name is that of `path` with `ending`."""
    return path.with_name(path.name + ending)


def is_plain_file(path: Path) -> bool:
    """Tell whether `path` is a regular file itself: no directory, link, pipe or device."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False


def set_aside(path: Path, suffix: str = "bad") -> Path:
    """Rename `path`, with the files that SQLite keeps beside it, to a new name and return that.

    The name is `NAME.SUFFIX-N` with the first N that is free.
    """
    number = 1
    while os.path.lexists(aside := beside(path, f".{suffix}-{number}")):
        number += 1
    os.rename(path, aside)
    for side in _SIDE_FILES:
        if os.path.lexists(beside(path, side)):
            os.replace(beside(path, side), beside(aside, side))
    return aside


def clear_sides(path: Path) -> None:
    """Set aside what is no file where SQLite wants to keep its files beside `path`."""
    for side in oddities(path):
        if side != path:
            set_aside(side)


def oddities(path: Path) -> list[Path]:
    """Return what is there and no file, of the database and what SQLite keeps beside it."""
    places = (beside(path, ending) for ending in ("", *_SIDE_FILES))
    return [place for place in places if os.path.lexists(place) and not is_plain_file(place)]


def journal_mode(path: Path) -> str:
    """Return how SQLite is to write a database that many read: not with WAL on a network.

    WAL needs memory that all connections share; those of two machines do not
    (https://www.sqlite.org/wal.html).
    """
    return "WAL" if silent_filesystem(os.path.realpath(path.parent)) is None else "TRUNCATE"


def has_log(path: Path) -> bool:
    """Tell whether the database was last written with WAL.

    See https://www.sqlite.org/fileformat.html, 1.3.3.
    """
    with path.open("rb") as file:
        return file.read(20)[18:] == b"\2\2"


def is_damage(error: Exception) -> bool:
    """Tell whether an error of SQLite means that the file is no good, and not that it is busy."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def is_busy(error: Exception) -> bool:
    """Tell whether an error of SQLite means that somebody else is writing."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def may_outlast(error: sqlite3.DatabaseError) -> bool:
    """Tell whether a connection may go on to fail so when its file can be used again.

    One that was opened while the file was read-only stays so, and one whose file went away on a
    server (ESTALE) never finds it again.
    """
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)


def may_write(path: Path) -> bool:
    """Tell whether the permissions allow to change a database: it and what stands beside it."""
    effective = os.access in os.supports_effective_ids
    return os.access(path, os.W_OK, effective_ids=effective) and os.access(
        path.parent, os.W_OK | os.X_OK, effective_ids=effective
    )


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells this file from another one of the same name, None when it is missing."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def remove(path: Path) -> None:
    """Make room at `path` and for the files that SQLite keeps beside it.

    Files are deleted; a directory or anything else that nobody here made is set aside.
    """
    for ending in ("", *_SIDE_FILES):
        found = beside(path, ending)
        if os.path.lexists(found) and not is_plain_file(found):
            set_aside(found)
        found.unlink(missing_ok=True)
