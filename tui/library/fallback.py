"""Where the databases really are: their own place, or a temporary one when that cannot be used."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
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
    memory: sqlite3.Connection | None = None
    """Keeps a library alive that is in memory only."""

    def close(self) -> None:
        """Remove what was only there for this run."""
        _put_away(self.places.library)
        if self.memory:
            self.memory.close()
        if self.temporary:
            shutil.rmtree(self.temporary, ignore_errors=True)


def prepare(places: Places) -> Prepared:
    """Return the places that a `Library` and an `Editor` of this process should both use.

    A library whose directory cannot be written to (a read-only home, a full disk), or that a
    newswall of another version keeps, is replaced by an empty one in a temporary directory, or in
    memory where no file may grow. Marks that cannot be saved wait. Nothing raises.
    """
    why = _why_not(places.library.parent) or _foreign(places)
    if not why:
        return Prepared(places)
    notices = (f"The library is built anew for this run only: {why}.",)
    for directory in _directories():
        if not _why_not(directory):
            library = directory / places.library.name
            return Prepared(places._replace(library=library), notices, directory)
        shutil.rmtree(directory, ignore_errors=True)
    can_share = sqlite3.sqlite_version_info >= schema.MEMORY_SINCE
    anywhere = next(_directories(), None) if can_share else None
    if anywhere is None:
        return Prepared(places)  # the editor says what is wrong, and goes on trying
    library = anywhere / schema.IN_MEMORY
    memory = schema.connect(library, "rw", 0.0)
    return Prepared(places._replace(library=library), notices, anywhere, memory)


def _directories() -> Iterator[Path]:
    """Give new directories, some of them in memory: the disks may be full."""
    others = (os.environ.get("XDG_RUNTIME_DIR"), "/dev/shm", "/tmp")
    for where in (None, *filter(None, others)):
        with suppress(OSError):
            yield Path(tempfile.mkdtemp(prefix="newswall-", dir=where))


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
