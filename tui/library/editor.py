"""The side that writes: the one `Editor` of a library, which turns readings into rows."""

import time
from collections.abc import Callable, Sequence

from tui.library import disk, retrieval
from tui.library.adoption import adopt
from tui.library.blobs import from_blob, to_blob
from tui.library.errors import LibraryBusy
from tui.library.filing import Filer
from tui.library.ledger import Ledger, Row
from tui.library.lock import Lock
from tui.library.marks import Change, Kept, Marks
from tui.library.opening import open_library
from tui.library.packing import Version
from tui.library.transaction import transaction
from tui.library.values import Applied, Filing
from tui.places import Places

KEEP_DAYS = 30
"""Days for which an item that fell off a feed file stays."""


class Editor:
    """The one writer of `library.db`.

    Files that readers of another `edition` read are to be read again; what they gave stays till
    then.
    Raises LibraryBusy when another process has the library. An object belongs to one thread.
    """

    def __init__(
        self,
        places: Places,
        *,
        edition: str = "",
        keep_days: float = KEEP_DAYS,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.places = places
        self._keep = keep_days * 86400
        self._now = now
        self._stamp: tuple[object, ...] | None = None
        disk.make_directory(places.library.parent)
        try:
            self._lock = Lock(places.library.with_name(places.library.name + ".lock"))
        except (BlockingIOError, PermissionError):
            raise LibraryBusy(places.library) from None
        try:
            self._db, notice = open_library(places.library)
            self._notices = [notice] if notice else []
            self._marks = Marks(places.marks)
            self._follow_edition(edition)
            self.adopt_marks()
        except BaseException:
            self._lock.release()
            raise

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences about what had to be set aside or cannot be saved."""
        return (*self._notices, *self._marks.notices)

    def _follow_edition(self, edition: str) -> None:
        if self._db.execute("SELECT edition FROM state").fetchone() == (edition,):
            return
        with transaction(self._db):
            self._db.execute("UPDATE file SET size=NULL, mtime_ns=NULL, inode=NULL, ctime_ns=NULL")
            self._db.execute("UPDATE state SET edition=?", (edition,))

    def close(self) -> None:
        """Close both databases and let the next editor in."""
        self._marks.close()
        self._db.close()
        self._lock.release()

    def signatures(self) -> dict[str, tuple[int, int, int, int]]:
        """Return which state of which file the library holds."""
        return retrieval.signatures(self._db)

    def apply(
        self,
        readings: Sequence[Filing],
        gone: Sequence[str] = (),
        skipped: Sequence[tuple[str, str]] | None = None,
    ) -> Applied:
        """File `readings` and give up the files `gone`, in one transaction.

        `skipped` are (path, reason) of everything in the folder that is never read; None leaves the
        list as it was.
        """
        self.adopt_marks()
        with transaction(self._db):
            ledger = Ledger(self._db)
            filer = Filer(self._db, ledger, self._marks, self._now())
            filer.expect(readings)
            moves = self._moves(readings, gone)
            for old, new in moves.items():
                filer.move(old, new)
            for filing in readings:
                filer.file(filing)
            for path in gone:
                if path not in moves:
                    filer.gone(path)
            if skipped is not None:
                self._skip(skipped, ledger)
            self._purge(filer, ledger)
            ledger.close()
            self._marks.rename(filer.renamed)
            self._keep_copies(list(filer.revised.values()), ledger)
        self._marks.forget(filer.renamed)
        return Applied(ledger.changed, tuple(filer.read_again))

    def adopt_marks(self) -> bool:
        """Copy what marks.db says into the library; return whether that changed something.

        Costs next to nothing when nobody marked anything.
        """
        stamp = self._marks.stamp()
        if stamp == self._stamp:
            return False
        with transaction(self._db):
            ledger = Ledger(self._db)
            adopt(self._db, ledger, self._marks)
            ledger.close()
        self._stamp = stamp
        return ledger.changed

    def _moves(self, readings: Sequence[Filing], gone: Sequence[str]) -> dict[str, str]:
        """Pair files that are gone with new ones of the same content: old path to new."""
        digests: dict[bytes, list[str]] = {}
        for path in sorted(gone, reverse=True):
            found = self._db.execute("SELECT digest FROM file WHERE path=?", (to_blob(path),))
            for (digest,) in found:
                if digest:
                    digests.setdefault(digest, []).append(path)
        moves: dict[str, str] = {}
        for filing in sorted(readings, key=lambda filing: filing.path) if digests else ():
            old = digests.get(filing.digest)
            if old and not self._has(filing.path):
                moves[old.pop()] = filing.path
        return moves

    def _has(self, path: str) -> bool:
        found = self._db.execute("SELECT 1 FROM file WHERE path=?", (to_blob(path),))
        return found.fetchone() is not None

    def _skip(self, skipped: Sequence[tuple[str, str]], ledger: Ledger) -> None:
        """Make `skipped` the list of what is never read; each keeps the time it was first seen."""
        before = dict(self._db.execute("SELECT path, reason FROM problem WHERE skipped").fetchall())
        after = {to_blob(path): reason for path, reason in skipped}
        self._db.executemany(
            "DELETE FROM problem WHERE path=?", [(path,) for path in before.keys() - after.keys()]
        )
        new = [(path, why, self._now()) for path, why in after.items() if before.get(path) != why]
        self._db.executemany("INSERT OR REPLACE INTO problem VALUES (?,?,?,1)", new)
        ledger.changed |= before != after

    def _purge(self, filer: Filer, ledger: Ledger) -> None:
        """Give up what fell off a file `keep_days` ago."""
        old = self._db.execute(
            "SELECT file, a.key FROM carried JOIN article a ON a.id = article WHERE fell < ?",
            (self._now() - self._keep,),
        ).fetchall()
        for file, key in old:
            row = ledger.row(from_blob(key))
            if row:
                filer.detach(file, row)

    def _keep_copies(self, rows: Sequence[Row], ledger: Ledger) -> None:
        """Renew the copies of starred articles whose text changed."""
        for row in rows:
            path, form = self._db.execute(
                "SELECT path, format FROM file WHERE id=?", (row.shown,)
            ).fetchone()
            packed = Version(ledger.article(row)).packed()
            kept = Kept(packed, from_blob(path), form, row.sort_at)
            self._marks.record([Change(row.key, kept=kept)])
