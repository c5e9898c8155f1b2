"""How a pile of readings gets into the library: all of it, or nothing."""

import sqlite3
from collections.abc import Mapping

from tui.library import retrieval
from tui.library.backlog import Backlog
from tui.library.filebook import FileBook
from tui.library.filing import Filer
from tui.library.ledger import Ledger
from tui.library.marks import Marks
from tui.library.renames import Renames
from tui.library.transaction import transaction
from tui.library.values import Applied


def file_all(
    db: sqlite3.Connection, marks: Marks, renames: Renames, work: Backlog, now: float, keep: float
) -> Applied:
    """File `work` in one transaction; give up what fell off its file more than `keep` seconds ago.

    Which articles have other keys then is noted in `renames`. `now` is in epoch seconds. Raises
    sqlite3.Error when it cannot be written, and then nothing is.
    """
    renamed: Mapping[str, str] = {}
    try:
        with transaction(db):
            ledger, book = Ledger(db), FileBook(db, now)
            filer = Filer(db, ledger, book, marks, now)
            renamed = filer.renamed
            _enter(filer, book, work)
            filer.purge(before=now - keep)
            changed = ledger.close(changed=book.changed)
            marks.rename(renamed)
            if filer.united:
                marks.record(filer.united)
            marks.renew(retrieval.copies(db, filer.revised))
    except sqlite3.Error:
        renames.note({new: old for old, new in renamed.items()})  # the marks may be there already
        raise
    renames.note(renamed)
    marks.forget(renamed)
    return Applied(changed, tuple(filer.read_again | work.read_again))


def _enter(filer: Filer, book: FileBook, work: Backlog) -> None:
    """File what was read, and give up the files that are gone, unless they were moved."""
    moves = book.moves(work.readings, work.gone)
    for old, new in moves.items():
        filer.move(old, new)
    filer.expect(work.readings)
    for filing in work.readings:
        filer.file(filing)
    left = [path for path in work.gone if path not in moves]
    heirs = book.heirs(left)
    for path in left:
        if path in heirs:
            filer.leave_to(path, heirs[path])
        else:
            filer.gone(path)
    if work.skipped is not None:
        book.skip(work.skipped)
