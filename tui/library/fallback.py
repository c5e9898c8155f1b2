"""Where the databases really are: their own place, or a temporary one when that cannot be used."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from tui.library import disk, schema
from tui.library.lock import Lock, is_busy
from tui.places import Places

_PROBE = 64 * 1024
"""Bytes that must fit on the disk; SQLite needs more, but a full one has no room even for this."""


class Prepared(NamedTuple):
    """Places that can be written to. Close it after the last `Library` and `Editor`."""

    places: Places
    notices: tuple[str, ...] = ()
    """Sentences about what could not be used, empty when all is well."""
    temporary: Path | None = None

    def close(self) -> None:
        """Remove what was only there for this run."""
        _put_away(self.places.library)
        if self.temporary:
            shutil.rmtree(self.temporary, ignore_errors=True)


def prepare(places: Places) -> Prepared:
    """Return the places that a `Library` and an `Editor` of this process should both use.

    A library whose directory cannot be written to (a read-only home, a full disk), or that a
    newswall of another version keeps, is replaced by an empty one in a temporary directory. Marks
    that cannot be saved wait. Nothing raises.
    """
    why = _why_not(places.library.parent) or _foreign(places)
    if not why:
        return Prepared(places)
    temporary = _temporary()
    if temporary is None:
        return Prepared(places)  # the editor says what is wrong, and goes on trying
    notice = f"The library is built anew for this run only: {why}."
    return Prepared(places._replace(library=temporary / places.library.name), (notice,), temporary)


def _temporary() -> Path | None:
    """Return a new directory in which a library can be kept, in memory if the disks are full."""
    in_memory = (os.environ.get("XDG_RUNTIME_DIR"), "/dev/shm")
    for where in (None, *filter(None, in_memory)):
        with suppress(OSError):
            found = Path(tempfile.mkdtemp(prefix="newswall-", dir=where))
            if not _why_not(found):
                return found
            found.rmdir()
    return None


def _why_not(directory: Path) -> str:
    """Return why no database can be kept in `directory`, empty if one can."""
    try:
        disk.make_directory(directory)
        probe = directory / f".probe-{os.urandom(8).hex()}"
        disk.make_file(probe)
        try:
            probe.write_bytes(bytes(_PROBE))
            Lock(probe).close()
        finally:
            probe.unlink()
    except OSError as error:
        return f"{directory}: {error.strerror or error}"
    return ""


def _foreign(places: Places) -> str:
    """Return why a library that is in use cannot be read: newswall was changed while one ran."""
    if is_busy(places):
        try:
            schema.open_reader(places.library, 0.0).close()
        except schema.NotALibrary as error:
            return f"{places.library} {error}, and is in use" if error.foreign else ""
        except sqlite3.Error:
            return ""
    return ""


def _put_away(library: Path) -> None:
    """Let SQLite play its logs into their databases and take them away, if nobody needs them.

    The last connection that closes does so, unless it may only read, as those of a screen.
    """
    logs = [log for log in library.parent.glob("*.db-wal") if disk.is_plain_file(log)]
    if not logs:
        return
    with suppress(OSError, sqlite3.Error), closing(Lock(disk.beside(library, ".lock"))):
        for log in logs:
            database = log.with_name(log.name.removesuffix("-wal"))
            if disk.is_plain_file(database):
                address = f"{database.absolute().as_uri()}?mode=rw"
                with closing(sqlite3.connect(address, uri=True, timeout=0.0)) as db:
                    db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
