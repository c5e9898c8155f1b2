"""Opening `library.db` for writing: what is no library is set aside, and a new one begun."""

import os
import sqlite3
import time
from pathlib import Path

from tui.article import Precision
from tui.library import disk, schema
from tui.library.doubt import believe, is_doubted
from tui.library.ledger import Ledger
from tui.library.order import sort_time, zone_mark
from tui.library.transaction import closed_on_failure, transaction


def open_library(path: Path, edition: str) -> tuple[sqlite3.Connection, str]:
    """Return a connection that writes to the library at `path`, and a notice or "".

    Files that readers of another `edition` read are to be read again; what they gave stays till
    then.

    A file that is damaged, of another version, not a database or no file at all is renamed; the
    new library is empty. Raises OSError and sqlite3.OperationalError where nothing can be written.
    """
    notice = ""
    if os.path.lexists(path):
        try:
            if is_doubted(path):
                raise sqlite3.DatabaseError("was found damaged in use")
            return _open(path, edition), ""
        except schema.NotALibrary as error:
            aside = disk.set_aside(path, "newer" if error.newer else "bad")
            notice = f"{path.name} {error}; it is set aside as {aside.name} and built anew."
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            aside = disk.set_aside(path)
            notice = f"{path.name} is damaged; it is set aside as {aside.name} and built anew."
    believe(path)
    # Ids begin at the time of day, so that no id of an earlier library names another article.
    schema.create(path, zone=zone_mark(), first_id=time.time_ns() // 1_000_000)
    return _open(path, edition), notice


def _open(path: Path, edition: str) -> sqlite3.Connection:
    if not disk.is_plain_file(path):
        raise schema.NotALibrary("is no regular file")
    if not os.access(path, os.R_OK | os.W_OK):
        raise schema.NotALibrary("may not be written")
    disk.clear_sides(path)
    db = schema.open_writer(path)
    with closed_on_failure(db):
        _follow_zone(db)
        _follow_edition(db, edition)
    return db


def _follow_zone(db: sqlite3.Connection) -> None:
    """Give all articles their days anew if the local time rules are no longer those of before."""
    zone = zone_mark()
    if db.execute("SELECT zone FROM state").fetchone() == (zone,):
        return
    now = time.time()
    with transaction(db):
        ledger = Ledger(db)
        for row, mtime in ledger.all_with_mtime():
            article = ledger.article(row)
            known = article.precision in (Precision.DAY, Precision.MONTH)
            moment = sort_time(article, mtime, now) if known and mtime is not None else row.sort_at
            ledger.place(row, moment)
        ledger.close()
        db.execute("UPDATE state SET zone=?", (zone,))


def _follow_edition(db: sqlite3.Connection, edition: str) -> None:
    if db.execute("SELECT edition FROM state").fetchone() == (edition,):
        return
    with transaction(db):
        db.execute("UPDATE file SET signature = ''")
        db.execute("UPDATE state SET edition = ?", (edition,))
