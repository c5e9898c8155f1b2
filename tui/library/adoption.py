"""How marks come from `marks.db`, where they are true, into the library, where they are fast."""

import sqlite3
from collections.abc import Collection
from contextlib import suppress

from tui.library import retrieval
from tui.library.blobs import from_blob
from tui.library.ledger import Ledger
from tui.library.marking import Change, Mark
from tui.library.marks import Marks
from tui.library.packing import Unreadable, Version, unpack
from tui.library.renames import Renames


def adopt(db: sqlite3.Connection, ledger: Ledger, marks: Marks, renames: Renames) -> None:
    """Copy the marks that are newer than the last adopted one; inside a transaction.

    What was said of an article under a key that it had before `renames` is said of it.

    Another marks.db than before counts as all new. If it follows a damaged one, it first gets back
    what the library still knows; otherwise the library forgets what it does not say. Marks that
    live in memory, because the file cannot be used, are left alone.
    """
    if not marks.lasting:
        return
    identity, seen = db.execute("SELECT marks, marks_seen FROM state").fetchone()
    known = marks.is_adopted(identity, seen)
    if not known and marks.asks_for_restore:
        marks.restore(_what_is_marked(db) if identity else [])
    late = _bring_along(ledger, marks, renames, seen if known else 0)
    found = {mark.key: mark for mark in marks.since(seen if known else 0) if mark.key not in late}
    if not known:
        _forget_others(db, ledger, found)
    _copy(ledger, marks, found)
    last = max((mark.number for mark in found.values()), default=seen if known else 0)
    if (identity, seen) != (marks.identity, last):
        db.execute("UPDATE state SET marks=?, marks_seen=?", (marks.identity, last))


def _bring_along(ledger: Ledger, marks: Marks, renames: Renames, number: int) -> Collection[str]:
    """Give marks above `number` of keys that articles had before to those that they have now.

    Returns the former. What is not said is not taken away: who marked knew less than the editor.
    """
    late: dict[str, str] = {}
    for mark in marks.saved_since(number) if renames else ():
        there = renames.now(mark.key)
        if there is not None and ledger.row(mark.key) is None:
            late[mark.key] = there
    if late:
        said, known, copies = marks.of(late), marks.of(late.values()), marks.kept(late)
        marks.record(
            Change(late[key], mark.read or None, mark.starred or None, copies.get(key))
            for key, mark in said.items()
            if mark.number > known.get(late[key], Mark(key)).number  # else it is an older one
        )
        marks.forget(late)
    return late


def _copy(ledger: Ledger, marks: Marks, found: dict[str, Mark]) -> None:
    missing = {key for key, mark in found.items() if mark.starred}
    for row in ledger.rows(found):
        missing.discard(row.key)
        mark = found[row.key]
        ledger.mark(row, read=mark.read, starred=mark.starred)
        if not mark.starred:
            ledger.remove_if_lost(row)
    for key, kept in marks.kept(missing).items():
        with suppress(Unreadable):
            version = Version(unpack(kept.packed))
            row = ledger.add(
                *(key, version, kept.sort_at),
                seen=kept.sort_at,
                read=found[key].read,
                starred=True,
            )
            ledger.keep_origin(row, kept.path, kept.format)


def _forget_others(db: sqlite3.Connection, ledger: Ledger, found: dict[str, Mark]) -> None:
    keys = db.execute("SELECT key FROM article WHERE read OR starred")
    for row in ledger.rows({from_blob(key) for (key,) in keys} - found.keys()):
        ledger.mark(row, read=False, starred=False)
        ledger.remove_if_lost(row)


def _what_is_marked(db: sqlite3.Connection) -> list[Change]:
    rows = db.execute("SELECT id, key, read, starred FROM article WHERE read OR starred").fetchall()
    copies = retrieval.copies(db, (number for number, _, _, starred in rows if starred))
    return [
        Change(key, bool(read), bool(starred), copies.get(key))
        for key, read, starred in ((from_blob(key), *marks) for _, key, *marks in rows)
    ]
