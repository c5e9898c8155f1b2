"""The side that reads: lists, counts and articles, for screen and command line; and marks."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple

from tui.library import disk, retrieval, schema, tags
from tui.library.blobs import chunks, from_blob
from tui.library.marks import Change, Marks
from tui.library.matching import add_functions, find
from tui.library.overlay import Overlay
from tui.library.query import EVERYTHING, Query
from tui.library.selection import Everything, Selection
from tui.library.values import (
    Counts,
    DayCount,
    FileEntry,
    Headline,
    Problem,
    StoredArticle,
    TagCount,
)
from tui.places import Places

_REMEMBERED = 8
"""Queries whose result is kept until the library changes."""


class _State(NamedTuple):
    """The state row of the library, as far as readers need it."""

    revision: int
    articles: int
    unread: int
    marks: bytes
    marks_seen: int


class Library:
    """Reads `library.db`, and makes marks in `marks.db`. An object belongs to one thread.

    A library that does not exist yet is empty. Each method sees one state of the library. Marks
    are seen at once, whether or not the editor has adopted them.
    """

    def __init__(self, places: Places) -> None:
        self.places = places
        self._marks = Marks(places.marks)
        self._db, self._file = self._connect()
        self._state = _State(-1, 0, 0, b"", 0)
        self._overlay = Overlay(self._db, ())
        self._based_on: tuple[object, ...] = ()
        self._selections: dict[Query, Selection] = {}
        self._stamp: tuple[object, ...] = ()
        self._changes = self._seen = 0
        self.refresh()

    def close(self) -> None:
        """Save marks that wait, and close both databases."""
        self._marks.close()
        self._db.close()

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences about what is wrong with the marks, empty when all is well."""
        return self._marks.notices

    def refresh(self) -> bool:
        """Return whether anything that can be seen changed since the last call.

        Costs microseconds when nothing did.
        """
        if disk.identity(self.places.library) != self._file:
            self._db.close()
            self._db, self._file = self._connect()
        version = self._db.execute("PRAGMA data_version").fetchone()
        stamp = (self._file, version, self._marks.stamp())
        if stamp != self._stamp:
            self._stamp = stamp
            with self._reading():
                pass
        changed = self._changes != self._seen
        self._seen = self._changes
        return changed

    def counts(self, query: Query = EVERYTHING) -> Counts:
        """Return how many articles `query` finds, and how many of them are unread."""
        with self._reading():
            return self._selection(query).counts

    def days(self, query: Query = EVERYTHING) -> list[DayCount]:
        """Return the local calendar days that have articles, newest first."""
        with self._reading():
            return list(self._selection(query).days)

    def window(self, query: Query, offset: int, count: int) -> list[Headline]:
        """Return at most `count` headlines, beginning with the one at `offset`."""
        with self._reading():
            ids = self._selection(query).ids(self._db, offset, count)
            return retrieval.headlines(self._db, ids, self._overlay)

    def position(self, query: Query, article_id: int) -> int | None:
        """Return the offset of an article among those that `query` finds."""
        with self._reading():
            return self._selection(query).position(self._db, article_id)

    def article(self, article_id: int) -> StoredArticle | None:
        """Return a whole article, None when the library does not have it any more."""
        with self._reading():
            found = retrieval.articles(self._db, [article_id], self._overlay)
            return found[0] if found else None

    def articles(
        self, query: Query = EVERYTHING, limit: int | None = None
    ) -> Iterator[StoredArticle]:
        """Return whole articles, newest first; those that go meanwhile are left out."""
        with self._reading():
            selection = self._selection(query)
            wanted = selection.counts.articles if limit is None else limit
            ids = selection.ids(self._db, 0, wanted)
        for piece in chunks(ids):
            with self._reading():
                found = retrieval.articles(self._db, piece, self._overlay)
            yield from found

    def tags(self, query: Query = EVERYTHING) -> list[TagCount]:
        """Return the tags of the articles that `query` finds: most articles first, then by name."""
        with self._reading():
            if query == EVERYTHING:
                return tags.all_tags(self._db, self._overlay)
            selection = self._selection(query)
            ids = selection.ids(self._db, 0, selection.counts.articles)
            return tags.tags_of(self._db, ids, self._overlay)

    def tag_total(self) -> int:
        """Return how many different tags there are."""
        (total,) = self._db.execute("SELECT count(*) FROM tag WHERE articles > 0").fetchone()
        return int(total)

    def last_id(self) -> int:
        """Return the id of the article that came into the library last, 0 when there is none."""
        (last,) = self._db.execute("SELECT max(id) FROM article").fetchone()
        return int(last or 0)

    def arrived(self, query: Query, after: int) -> tuple[int, Headline | None]:
        """Return how many articles of `query` came in after the one with id `after`, and the first
        of them in the order of the list."""
        with self._reading():
            ids = retrieval.ids_after(self._db, after)
            if ids and query != EVERYTHING:
                selection = self._selection(query)
                ids = [i for i in ids if selection.position(self._db, i) is not None]
            return len(ids), next(iter(retrieval.headlines(self._db, ids[:1], self._overlay)), None)

    def signatures(self) -> dict[str, tuple[int, int, int, int]]:
        """Return which state of which file the library holds."""
        return retrieval.signatures(self._db)

    def problems(self) -> list[Problem]:
        """Return the files that are not shown, or not completely, by name."""
        rows = self._db.execute("SELECT path, reason, since FROM problem ORDER BY path")
        return [
            Problem(from_blob(path), reason, datetime.fromtimestamp(since).astimezone())
            for path, reason, since in rows.fetchall()
        ]

    def files(self) -> list[FileEntry]:
        """Return the files that were read, by name."""
        rows = self._db.execute(
            "SELECT path, format, articles FROM file WHERE format <> '' ORDER BY path"
        )
        return [FileEntry(from_blob(path), form, n) for path, form, n in rows.fetchall()]

    def mark(
        self, article_ids: Sequence[int], *, read: bool | None = None, starred: bool | None = None
    ) -> None:
        """Mark articles read or starred, or not; None leaves that as it is.

        When this returns the marks are on the disk (or `notices` says that they could not be
        saved), and this object shows them. Starring keeps a copy of the article.
        """
        changes: list[Change] = []
        with self._reading():
            for piece in chunks(article_ids):
                changes += retrieval.changes(
                    self._db, piece, self._overlay, read=read, starred=starred
                )
        if changes:
            self._marks.record(changes)
            self._stamp = ()
            with self._reading():
                pass

    def setting(self, name: str) -> str | None:
        """Return what was kept under `name`, None when nothing was."""
        return self._marks.setting(name)

    def keep_setting(self, name: str, value: str) -> None:
        """Keep `value` under `name` for the next start."""
        self._marks.keep_setting(name, value)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Hold one state of the library, with what is remembered about it brought up to date."""
        self._db.execute("BEGIN")
        try:
            self._look()
            yield
        finally:
            self._db.execute("COMMIT")

    def _look(self) -> None:
        state = _State(
            *self._db.execute(
                "SELECT revision, articles, unread, marks, marks_seen FROM state"
            ).fetchone()
        )
        based_on = (self._file, state, self._marks.stamp())
        if based_on == self._based_on:
            return
        seen = state.marks_seen if state.marks == self._marks.identity else 0
        overlay = Overlay(self._db, self._marks.since(seen))
        known = self._based_on
        if (
            not known
            or known[:1] != based_on[:1]
            or state.revision != self._state.revision
            or not overlay.same_as(self._overlay)
        ):
            self._changes += 1
            self._selections.clear()
        self._state, self._overlay, self._based_on = state, overlay, based_on

    def _selection(self, query: Query) -> Selection:
        selection = self._selections.pop(query, None) or self._select(query)
        self._selections[query] = selection  # the last one used stands last
        if len(self._selections) > _REMEMBERED:
            del self._selections[next(iter(self._selections))]
        return selection

    def _select(self, query: Query) -> Selection:
        if query != EVERYTHING:
            return find(self._db, query, self._overlay)
        unread = self._state.unread + self._overlay.unread
        return Everything(self._db, Counts(self._state.articles, unread))

    def _connect(self) -> tuple[sqlite3.Connection, tuple[int, int] | None]:
        """Open the library, or an empty one in memory as long as there is none that can be read."""
        file = disk.identity(self.places.library)
        try:
            db = schema.open_reader(self.places.library)
        except (schema.NotALibrary, sqlite3.Error):
            db = schema.in_memory()
        add_functions(db)
        return db, file
