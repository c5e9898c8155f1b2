"""Where the databases really are: their own place, or a temporary one when that cannot be used."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from tui.library import disk
from tui.library.lock import Lock
from tui.library.markfile import take_new_identity
from tui.places import Places

_PROBE = 64 * 1024
"""Bytes that must fit on the disk; SQLite needs more, but a full one has no room even for this."""


@dataclass(frozen=True, slots=True)
class Prepared:
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

    A database whose directory cannot be written to (a read-only home, a full disk) is replaced by
    one in a temporary directory: an empty library, a copy of the marks. Nothing raises.
    """
    library = _why_not(places.library.parent)
    marks = _why_not(places.marks.parent)
    if not (library or marks):
        return Prepared(places)
    try:
        temporary = Path(tempfile.mkdtemp(prefix="newswall-"))
    except OSError as error:
        return Prepared(places, (f"Nothing can be saved: {error.strerror or error}.",))
    notices = []
    if library:
        notices.append(f"The library is built anew for this run only: {library}.")
    if marks:
        notices.append(f"Marks made now are lost at the end: {marks}.")
        _copy(places.marks, temporary / places.marks.name)
    used = Places(
        temporary / places.library.name if library else places.library,
        temporary / places.marks.name if marks else places.marks,
    )
    return Prepared(used, tuple(notices), temporary)


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


def _put_away(library: Path) -> None:
    """Let SQLite play the log beside the library into it, and take it away, if nobody needs it.

    The last connection that closes does so, unless it may only read, as that of a screen.
    """
    if not (disk.is_plain_file(library) and disk.is_plain_file(disk.beside(library, "-wal"))):
        return
    with suppress(OSError, sqlite3.Error), closing(Lock(disk.beside(library, ".lock"))):
        address = f"{library.absolute().as_uri()}?mode=rw"
        with closing(sqlite3.connect(address, uri=True, timeout=0.0)) as db:
            db.execute("SELECT one FROM state").fetchone()


def _copy(marks: Path, to: Path) -> None:
    """Take the marks along, so that what was read is not unread; better without them than not."""
    try:
        disk.make_file(to)
        to.write_bytes(marks.read_bytes())
        take_new_identity(to)
    except (OSError, sqlite3.Error):
        disk.remove(to)
