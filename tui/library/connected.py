"""A connection to the library that outlives errors, damage, and the library itself."""

import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from tui.library import disk, schema
from tui.library.doubt import doubt
from tui.library.lookup import Lookup
from tui.library.marking import Change
from tui.library.marks import Marks
from tui.library.matching import add_functions
from tui.library.patience import Patience
from tui.library.view import View
from tui.places import Places

PATIENCE = 0.2
"""Seconds that a reader, who may be a screen, waits for an instance that is writing."""
_LONG = 3.0
"""Seconds after which it is said that somebody else lets nobody read."""
_NOTHING: Mapping[int, Change] = {}


class Connected:
    """Knows which library there is, and what is wrong with it; `Library` asks it questions."""

    def __init__(
        self, places: Places, most_read: int | None, patience: float, now: Callable[[], float]
    ) -> None:
        self.places = places
        self._marks = Marks(places.marks, patience)
        self._db = schema.in_memory()
        add_functions(self._db)
        self._file: tuple[int, int] | None = None
        self._lookup = Lookup(places.library)
        self._view = View(self._db, self._marks, self._lookup, most=most_read, now=now)
        self._stamp: tuple[object, ...] = ()
        self._seen = self._view.changes
        self._trouble = self._damage = ""
        self._patience = Patience(patience)
        self._locked_at: float | None = None
        """When somebody who writes first let nobody read; monotonic."""
        self.is_behind = False
        """Some question since the last `refresh` was not answered, because somebody writes."""
        self.answers: dict[Any, Any] = {}
        self.is_shut_by_writers = False
        self.refresh()  # connects when there is something to connect to

    def close(self) -> None:
        """Save marks that wait, and close all databases."""
        self._marks.close()
        self._lookup.close()
        self._db.close()

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences about what is wrong with the databases, empty when all is well."""
        return (*filter(None, [self._damage, self._trouble]), *self._marks.notices)

    def refresh(self) -> bool:
        """Return whether anything that can be seen changed since the last call.

        Costs microseconds when nothing did.
        """
        if disk.identity(self.places.library) != self._file:
            self._connect()
        with self._bearing():
            with self._patience.waiting(self._db):
                version = self._db.execute("PRAGMA data_version").fetchone()
            stamp = (self._file, version, self._view.marks_stamp())
            if stamp != self._stamp:
                self._look_anew()
                self._stamp = stamp
            self._view.look_further()
        changed = self._view.changes != self._seen or (self.is_behind and not self.is_locked)
        self._seen = self._view.changes
        self.is_behind = self.is_locked
        return changed

    @property
    def is_locked(self) -> bool:
        """The last question was not answered because somebody writes."""
        return self._locked_at is not None

    @property
    def is_dated(self) -> bool:
        """What was found by a query that asks for a time may be something else by now."""
        return self._view.is_dated

    @contextmanager
    def _bearing(self) -> Iterator[None]:
        """Go on behind the block after an error of a database."""
        try:
            yield
            self._trouble, self._locked_at = "", None
        except sqlite3.DatabaseError as error:
            if disk.is_busy(error):
                now = time.monotonic()
                self._locked_at = self._locked_at or now
                self.is_behind = True
                if now < self._locked_at + _LONG:
                    return
            self._trouble = f"The library cannot be read ({error})."
            if disk.is_damage(error):
                self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        """Leave word for the editor that the library is damaged."""
        doubt(self.places.library)
        self._damage = f"The library is damaged ({error}) and has to be built anew."

    @contextmanager
    def _reading(self, made: Mapping[int, Change] = _NOTHING) -> Iterator[None]:
        """Hold one state of the library, with what is remembered about it brought up to date.

        `made`: what was marked here just now, by id.

        After an error the block ends early, and the method answers with nothing. If not even the
        state can be read, the block works with what is remembered, and ends at its first question.
        """
        with self._bearing():
            trouble = self._begin(made)
            try:
                yield
            finally:
                if self._db.in_transaction:
                    self._db.execute("COMMIT")
            if trouble:
                raise trouble

    def _begin(self, made: Mapping[int, Change]) -> sqlite3.DatabaseError | None:
        """Look at the library; return the error if there is one: a block cannot be left out."""
        try:
            with self._patience.waiting(self._db):
                self._db.execute("BEGIN")
                self._view.look(made)
        except sqlite3.DatabaseError as error:
            return error
        return None

    def _look_anew(self, made: Mapping[int, Change] = _NOTHING) -> None:
        with self._reading(made):
            pass

    def _connect(self) -> None:
        """Open the library; as long as none can be read, an empty one in memory takes its place."""
        file = disk.identity(self.places.library)
        try:
            db = schema.open_reader(self.places.library, self._patience.left)
            mode = db.execute("PRAGMA journal_mode").fetchone()[0]
        except (schema.NotALibrary, sqlite3.Error) as error:
            if disk.is_damage(error):
                self._give_up(error)
            if self._file is None or disk.is_busy(error):
                return
            db, file, mode = schema.in_memory(), None, "memory"
        add_functions(db)
        self._db.close()
        self._db, self._file, self._damage = db, file, ""
        self.is_shut_by_writers = mode != "wal"
        self._view.connect(db)
