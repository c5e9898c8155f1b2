"""The side that writes: the one `Editor` of a library, which turns readings into rows."""

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import suppress

from tui.library import disk, followers, retrieval
from tui.library.adoption import adopt
from tui.library.backlog import Backlog
from tui.library.blobs import from_blob, to_blob
from tui.library.doubt import doubt, is_doubted
from tui.library.entering import file_all
from tui.library.errors import LibraryBusy, LibraryDamaged, LibraryUnusable
from tui.library.indexing import Indexer
from tui.library.ledger import Ledger
from tui.library.lock import Lock
from tui.library.marks import Marks
from tui.library.muting import next_end
from tui.library.opening import open_library
from tui.library.refiling import own_mutes, refile
from tui.library.renames import Renames
from tui.library.rules import NO_HOUSE_RULES, HouseRules
from tui.library.transaction import closed_on_failure, transaction
from tui.library.values import Applied, Filing
from tui.places import Places

KEEP_DAYS = 30
"""Days for which an item that fell off a feed file stays."""
_RETRY = 2.0
"""Seconds after which a change that could not be written is tried again."""
_PATIENCE = 1.0
"""Seconds for which news waits for another instance that is writing marks."""
_UNFIT = (sqlite3.IntegrityError, sqlite3.ProgrammingError, ValueError, OverflowError)
"""What a value raises that no table can take, such as a lone surrogate in a text."""


class Editor:
    """The one writer of `library.db`; it belongs to one thread.

    `edition` names the readers whose readings it files (see `tui.library.opening`).

    Raises LibraryBusy when another one has the library, LibraryUnusable when none can be had at
    `places`: `prepare` finds another place for it.

    A change that cannot be written for the moment (a full disk) waits and `notices` says so. A
    library that turns out to be damaged makes any method raise LibraryDamaged; it is then of no
    further use, and the next Editor sets the file aside and begins anew.
    """

    def __init__(
        self,
        places: Places,
        *,
        edition: str = "",
        keep_days: float = KEEP_DAYS,
        rules: HouseRules = NO_HOUSE_RULES,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._keep = keep_days * 86400
        self._rules, self._mute_ends = rules, 0.0
        self._now = now
        self._backlog = Backlog()
        self._renames = Renames()
        self._owed: tuple[str, ...] = ()
        self._trouble, self._marks_trouble, self._tried = "", "", 0.0
        self._stamp: object = None
        self.places = places
        try:
            disk.make_directory(places.library.parent)
            self._lock = Lock(disk.beside(places.library, ".lock"))
        except BlockingIOError:
            raise LibraryBusy(places.library) from None
        except OSError as error:
            raise LibraryUnusable(places.library, error.strerror or str(error)) from error
        self._edition = edition
        self._notices: list[str] = []
        self._marks = Marks(self.places.marks, _PATIENCE)
        try:
            with closed_on_failure(self._lock, self._marks):
                self._open()
        except (OSError, sqlite3.OperationalError) as error:
            raise LibraryUnusable(self.places.library, str(error)) from error

    def _open(self) -> None:
        """Open the library; one that proves damaged at once is begun anew."""
        try:
            self._begin()
        except LibraryDamaged:
            self._begin()

    def _begin(self) -> None:
        self._db, notice = open_library(self.places.library, self._edition)
        with closed_on_failure(self._db):
            self._take_up(notice)

    def _take_up(self, notice: str) -> None:
        self._notices += [notice] if notice else []
        self._inode = disk.identity(self.places.library)
        self._indexer = Indexer(self.places.library, self._db)
        mount, settled = self._db.execute("SELECT mount, settled FROM state").fetchone()
        self._known = {"mount": mount, "settled": settled}
        self.adopt_marks()
        self._marks.tidy(self._now() - self._keep)

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences about what was set aside and what cannot be saved, empty when all is well."""
        troubles = filter(None, [self._trouble, self._marks_trouble, self._indexer.trouble])
        return (*self._notices, *troubles, *self._marks.notices)

    def close(self) -> None:
        """Adopt the last marks, close both databases and let the next editor in."""
        with suppress(LibraryDamaged, sqlite3.DatabaseError):
            self.adopt_marks()
        followers.fall_silent(self.places.library)
        self._marks.close()
        self._indexer.close()
        self._db.close()
        self._lock.close()

    def signatures(self) -> dict[str, tuple[int, int, int, int]]:
        """Return which state of which file the library holds."""
        try:
            return retrieval.signatures(self._db)
        except sqlite3.DatabaseError as error:
            raise self._judged(error) from error

    @property
    def mount(self) -> str:
        """Where the disk is mounted that the files were on, as `keep_mount` was told it."""
        return from_blob(self._known["mount"])

    def keep_mount(self, mount: str) -> None:
        """Keep where the disk is mounted that the files are on; nothing happens when it is known.

        An empty folder on another disk is none whose files were deleted: the next start asks.
        """
        self._keep_known("mount", to_blob(mount))

    def settle(self) -> None:
        """Say that all is read that was in the folder at first: what comes in from now on is new.

        Nothing happens when that is known.
        """
        self._keep_known("settled", 1)

    def _keep_known(self, what: str, value: object) -> None:
        if value == self._known[what] or not self._is_ready():
            return
        try:
            with transaction(self._db):
                self._db.execute(f"UPDATE state SET {what} = ?", (value,))
        except sqlite3.DatabaseError as error:
            self._bear(error)
        else:
            self._known[what], self._trouble = value, ""

    def index_some(self, seconds: float) -> bool:
        """Go on with the full-text index for about so long; return whether there is more to do.

        To be called when nothing waits to be filed. Trouble with the index harms no article.
        """
        if not self._is_ready():
            return False
        try:
            return self._indexer.work(seconds)
        except sqlite3.OperationalError:
            return False  # the library cannot be read for the moment
        except sqlite3.DatabaseError as error:
            raise self._judged(error) from error

    @property
    def left_to_index(self) -> int:
        """Articles that the full-text index lacks, as far as they were counted."""
        return self._indexer.left

    def answer(self, word: str) -> None:
        """Say `word` to those who follow, if one asks; to be called every second or so."""
        followers.answer(self.places.library, word)

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
        self._backlog.add(readings, gone, skipped)
        if not self._is_ready():
            return Applied(changed=False)
        changed = self._adopt()
        applied = self._work_off()
        return Applied(applied.changed or changed, (*self.take_owed(), *applied.read_again))

    def adopt_marks(self) -> bool:
        """Copy what marks.db says into the library; return whether something changed.

        Costs next to nothing when there is nothing new. What waits to be filed is tried again.
        """
        if not self._is_ready():
            return False
        changed = self._adopt()
        if len(self._backlog):
            applied = self._work_off()
            self._owed = (*self._owed, *applied.read_again)
            changed |= applied.changed
        return changed

    def follow(self, rules: HouseRules) -> None:
        """Let other settings hold, from the next `adopt_marks` on."""
        self._rules = rules

    def take_owed(self) -> tuple[str, ...]:
        """Return, once, the files to read again after `adopt_marks` filed what had waited."""
        owed, self._owed = self._owed, ()
        return owed

    def _is_ready(self) -> bool:
        """Tell whether it is worth a try; raise LibraryDamaged if we have no library any more."""
        library = self.places.library
        if is_doubted(library) or disk.identity(library) != self._inode or not self._lock.holds():
            raise LibraryDamaged(library)
        return not self._trouble or time.monotonic() > self._tried + _RETRY

    def _adopt(self) -> bool:
        try:
            stamp, now = (self._marks.stamp(), self._marks.turn, self._rules), self._now()
            self._marks_trouble = ""
        except sqlite3.OperationalError as error:  # news is filed all the same
            self._marks_trouble = f"Marks cannot be read ({error}); they wait until they can be."
            return False
        if stamp == self._stamp and now < self._mute_ends:
            return False
        try:
            with transaction(self._db):
                ledger = Ledger(self._db)
                own = own_mutes(ledger, self._marks)
                rules = self._rules.with_mutes(own, now)
                adopt(self._db, ledger, self._marks, self._renames)
                refile(self._db, ledger, rules)
                changed = ledger.close()
        except sqlite3.DatabaseError as error:
            self._bear(error)
            return False
        self._stamp, self._trouble = stamp, ""
        self._mute_ends = next_end(rules.mutes)
        return changed

    def _work_off(self) -> Applied:
        """Write what waits; if that fails it goes on waiting."""
        work = self._backlog
        try:
            try:
                applied = self._file(work)
            except _UNFIT:
                applied = self._file_one_by_one(work)
        except sqlite3.DatabaseError as error:
            self._bear(error)
            return Applied(changed=False)
        self._backlog, self._trouble = Backlog(), ""
        return applied

    def _file_one_by_one(self, work: Backlog) -> Applied:
        """File what can be filed after something in it could not, which becomes a problem."""
        changed, read_again = False, work.read_again
        for part in work.parts():
            try:
                applied = self._file(part)
            except _UNFIT as error:
                applied = self._file(part.as_problem(f"cannot be filed: {error}"))
            changed |= applied.changed
            read_again |= dict.fromkeys(applied.read_again)
        return Applied(changed, tuple(read_again))

    def _file(self, work: Backlog) -> Applied:
        return file_all(self._db, self._marks, self._renames, work, self._now(), self._keep)

    def _bear(self, error: sqlite3.DatabaseError) -> None:
        """Go on after an error that may pass; raise the others."""
        if not isinstance(error, sqlite3.OperationalError):
            raise self._judged(error) from error
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL:
            self._indexer.give_up("the articles need its room on the disk")
        self._trouble = f"New articles cannot be filed ({error}); they wait until they can."
        self._tried = time.monotonic()

    def _judged(self, error: sqlite3.DatabaseError) -> Exception:
        """Return LibraryDamaged, and leave word for the next editor, if `error` says so."""
        if not disk.is_damage(error):
            return error
        doubt(self.places.library)
        return LibraryDamaged(self.places.library)
