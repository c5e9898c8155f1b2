"""One state of the library as readers see it: its rows, and the newest marks laid over them."""

import math
import sqlite3
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import NamedTuple

from tui.library.listing import Listing, Order, read_of, unread_of
from tui.library.lookup import Entries, Lookup
from tui.library.marking import Change, Mark
from tui.library.marks import Marks
from tui.library.matching import find, of_tag
from tui.library.order import day_of
from tui.library.overlay import Overlay
from tui.library.query import EVERYTHING, Query, Term
from tui.library.roll import Roll
from tui.library.rules import rules_of
from tui.library.searchfile import has_fts5
from tui.library.selection import Joined, Selection, everything, read, unread
from tui.library.shelf import Shelf
from tui.library.tags import TagRoll
from tui.library.values import Counts

_REMEMBERED = 8
"""Queries whose result is kept until the library changes."""
DATED = 60.0
"""Seconds after which what was found by time is looked for again."""
_NOTHING: Mapping[int, Change] = {}
_UNREAD, _READ = unread_of(EVERYTHING), read_of(EVERYTHING)


class _State(NamedTuple):
    """The state row of the library, as far as readers need it."""

    revision: int
    articles: int
    unread: int
    born: int
    marks: bytes
    marks_seen: int
    rules: str
    """The names of tags, and the mutes, by which it is written (see `tui.library.rules`)."""


class View:
    """What is remembered about a library, for as long as it does not change."""

    def __init__(
        self,
        db: sqlite3.Connection,
        marks: Marks,
        lookup: Lookup,
        *,
        most: int | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        """`most`: articles that one search reads itself where the full-text index ends."""
        self._marks = marks
        self._lookup = lookup
        self._most = most
        self._now = now
        self._marks_stamp: object = None
        self._marks_file: object = None
        """The stamp of what was read of the marks last."""
        self._new: list[Mark | Change] = []
        """Marks that are saved and that the library has not adopted."""
        self._selections: dict[Listing, Selection] = {}
        self._found_at = math.inf
        """When the first of them was found that asks for a time, in epoch seconds."""
        self.changes = 0
        """Grows whenever something that can be seen changed."""
        self.connect(db)

    def connect(self, db: sqlite3.Connection) -> None:
        """Look at another database from now on."""
        self._db = db
        self._state: _State | None = None
        self._roll = Roll()
        self.tag_roll = TagRoll()
        self._entries: Entries | None = None
        self._entries_of = (-1, -1)
        self.overlay = Overlay(db, ())

    @property
    def now(self) -> float:
        """The time, in epoch seconds."""
        return self._now()

    @property
    def today(self) -> int:
        """The local calendar day that it is, as an ordinal."""
        return day_of(self.now)

    def look(self, made: Mapping[int, Change] = _NOTHING) -> None:
        """Bring what is remembered up to date with the state that the transaction sees.

        `made`: what was marked here just now, by id: it need not be looked for.
        """
        state = _State(
            *self._db.execute(
                "SELECT revision, articles, unread, born, marks, marks_seen, rules FROM state"
            ).fetchone()
        )
        before, known = self._marks_file, self._state
        stamp = self.marks_stamp()
        if known == state and stamp == self._marks_stamp:
            return
        if made and known == state and before == self._marks_file:
            self._new.extend(made.values())
            overlay = self.overlay.laid_over(self._db, made)
        else:
            self._read_marks(state)
            said = (*self._new, *self._marks.waiting)
            overlay = Overlay(self._db, said, rules_of(state.rules))
        if not known or known.revision != state.revision or not overlay.same_as(self.overlay):
            self.changes += 1
            self._selections.clear()
            self._found_at = math.inf
        self._state, self.overlay = state, overlay
        self._marks_stamp = self._marks_file, self._marks.turn

    @property
    def revision(self) -> int:
        """Of the library as it was looked at last."""
        return self._state.revision if self._state else -1

    def marks_stamp(self) -> object:
        """Return what differs when the marks may have changed; they may be locked."""
        with suppress(sqlite3.OperationalError):
            self._marks_file = self._marks.stamp()
        return self._marks_file, self._marks.turn

    @property
    def is_dated(self) -> bool:
        """What was found by time may be something else by now; the clock may have been set."""
        return self._found_at < math.inf and not 0 <= self.now - self._found_at < DATED

    def look_further(self) -> None:
        """Forget what was found by time a while ago, and what was found as far as the full-text
        index reached, if it reaches further."""
        if self.is_dated:
            self._found_at = math.inf
            self.changes += 1
            for listing in [kept for kept in self._selections if kept.query.asks_for_time]:
                del self._selections[listing]
        partial = [listing for listing, found in self._selections.items() if not found.complete]
        if partial and self._state:
            before = self._lookup.generation
            self._lookup.refresh(self._state.born)
            if self._lookup.generation != before:
                self.changes += 1
                for listing in partial:
                    del self._selections[listing]

    def index(self) -> Lookup:
        """Return the full-text index as far as it reaches now; what it can say more is noted."""
        self.look_further()
        if self._state:
            self._lookup.refresh(self._state.born)
        return self._lookup

    def indexed(self) -> float:
        """Return the share of all articles that the full-text index has, 1 where there is none."""
        if not (has_fts5() and self._state and self._state.articles):
            return 1.0
        self._lookup.refresh(self._state.born)
        return max(0.0, 1 - self._lookup.waiting(self._db) / self._state.articles)

    def get_ready(self) -> None:
        """Read what every search needs, so that the next one has it."""
        self._roll.follow(self._db)
        self._look_up()

    def selection(self, wanted: Query | Listing) -> Selection:
        """Return the articles of a query in the order of the list; newest first for a query."""
        listing = wanted if isinstance(wanted, Listing) else Listing(wanted)
        selection = self._selections.pop(listing, None) or self._select(listing)
        self._selections[listing] = selection  # the last one used stands last
        if len(self._selections) > _REMEMBERED:
            del self._selections[next(iter(self._selections))]
        return selection

    def _select(self, listing: Listing) -> Selection:
        overlay = self.overlay
        if listing.query.asks_for_time:
            self._found_at = min(self._found_at, self.now)
        if listing.held:
            overlay = overlay.holding(self._db, listing.held)
        query = unread_of(listing.query) if listing.unread_only else listing.query
        if listing.order is Order.UNREAD and not listing.unread_only:
            return Joined(
                self._part(unread_of(query), overlay, oldest_first=False),
                self._part(read_of(query), overlay, oldest_first=False),
            )
        return self._part(query, overlay, oldest_first=listing.order is Order.OLDEST)

    def _part(self, query: Query, overlay: Overlay, *, oldest_first: bool) -> Selection:
        """Return the articles of a query by date."""
        if self._state is None or query not in (EVERYTHING, _UNREAD, _READ):
            return self._find(query, overlay, oldest_first=oldest_first)
        counts = Counts(self._state.articles, self._state.unread + overlay.unread)
        if query == EVERYTHING:
            return everything(self._db, counts, oldest_first=oldest_first)
        part = read if query == _READ else unread
        return part(self._db, counts, overlay, oldest_first=oldest_first)

    def _find(self, query: Query, overlay: Overlay, *, oldest_first: bool) -> Selection:
        condition = query.condition
        if isinstance(condition, Term) and condition.field == "tag":
            found = of_tag(self._db, condition.value, overlay)
            return found.backwards() if oldest_first else found
        self._roll.follow(self._db)
        entries = self._look_up()
        shelf = Shelf(self._db, self._roll, self._lookup, entries, overlay, self._now())
        return find(self._db, shelf, query, self._most, oldest_first=oldest_first)

    def _look_up(self) -> Entries:
        """Return which entries of the index belong to the articles on the roll."""
        self._lookup.refresh(self._roll.born)
        present = (self._roll.revision, self._lookup.generation)
        if self._entries is None or present != self._entries_of:
            self._entries = self._lookup.entries(self._roll.wordings)
            self._entries_of = present
        return self._entries

    def _read_marks(self, state: _State) -> None:
        """Read the marks that the library has not adopted; those of before stay while locked.

        Their stamp is another one then, so that they are read when they can be.
        """
        with suppress(sqlite3.OperationalError):
            known = self._marks.is_adopted(state.marks, state.marks_seen)
            self._new = [*self._marks.saved_since(state.marks_seen if known else 0)]
