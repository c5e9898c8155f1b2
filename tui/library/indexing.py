"""The editor's other hand: it fills the full-text index in slices of time, newest articles first.

What is not indexed yet is known at any moment: wordings below the number that the index names are
in it or wait, all others are new. So nothing is owed to a queue, and a kill at any moment costs the
entries of one transaction, which are made again.
"""

import json
import shutil
import sqlite3
import time
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tui.library.doubt import is_doubted
from tui.library.packing import unpack
from tui.library.searchable import searchable
from tui.library.searchfile import SearchFile, drop, has_fts5, identity, search_path
from tui.library.transaction import closed_on_failure

MOST_ENTRIES = 500
"""Articles that go into the index at once at most."""
MOST_TEXT = 3_000_000
"""Characters after which they go there earlier."""
REST = 600.0
"""Seconds for which the index is left alone after it could not be written."""
ROOM = 128 << 20
"""Bytes that stay free on the disk: the articles come first."""
_SPARE = 5000
"""Entries of texts that are gone which are not worth a new index."""
_NEWEST_LAST = "SELECT wording FROM article WHERE {} ORDER BY day, sort_at, id"


class IndexTrouble(Exception):
    """The index cannot be written; the text says why."""

    def __init__(self, reason: str, *, passes: bool = False) -> None:
        super().__init__(reason)
        self.passes = passes
        """Somebody reads it: try again."""


class Indexer:
    """Adds articles to the index; belongs to the editor, whose connection to the library it uses.

    Trouble with the library itself raises sqlite3.DatabaseError, trouble with the index never does:
    then the index is dropped, and begun anew after a rest.
    """

    def __init__(self, library: Path, db: sqlite3.Connection) -> None:
        self._path = search_path(library)
        self._library = library
        self._db = db
        self._file: SearchFile | None = None
        self._identity: tuple[int, int] | None = None
        self._waiting = array("q")
        self._below = 0
        self._merging = False
        self._changes = -1
        self._wake_at = 0.0
        self.trouble = ""
        """A sentence about what is wrong with the index, empty when all is well."""

    @property
    def left(self) -> int:
        """Articles that cannot be found by the index yet, as far as they were counted."""
        return len(self._waiting) + (self._file.uncommitted if self._file else 0)

    def work(self, seconds: float) -> bool:
        """Go on for about so long; return whether there is more to do."""
        if not has_fts5() or time.monotonic() < self._wake_at or not self._is_needed():
            return False
        try:
            return self._work(time.monotonic() + seconds)
        except IndexTrouble as trouble:
            if not trouble.passes:
                self.give_up(str(trouble))
            return trouble.passes

    def give_up(self, reason: str) -> None:
        """Drop the index, which leaves its room on the disk to the articles, and rest."""
        self.trouble = f"The full-text index is left out for a while: {reason}."
        self._wake_at = time.monotonic() + REST
        self._forget()
        with suppress(OSError):
            drop(self._path)

    def close(self) -> None:
        """Keep what was added, and close the index."""
        with suppress(IndexTrouble), self._index_at_work():
            if self._file and self._file.uncommitted:
                self._file.commit(self._below, len(self._waiting))
        self._forget()

    def _is_needed(self) -> bool:
        if self._file and (is_doubted(self._path) or identity(self._path) != self._identity):
            self._forget()
        changed = self._changes != self._db.total_changes
        return self._file is None or changed or self._merging or self.left > 0

    def _work(self, until: float) -> bool:
        file = self._file or self._open()
        if self._changes != self._db.total_changes:
            self._look_for_new(file)
        while self._waiting or file.uncommitted or self._merging:
            if self._merging:
                with self._index_at_work():
                    self._merging = file.merge()
            elif self._waiting and not _is_much(file):
                self._add(file, self._waiting[-1])
                self._waiting.pop()
            else:
                self._keep_room()
                with self._index_at_work():
                    file.commit(self._below, len(self._waiting))
                self._merging = True
            if time.monotonic() > until:
                return True
        if file.entries > 2 * self._articles() + _SPARE:
            self._renew()
            return True
        with self._index_at_work():
            file.rest()
        return False

    def _add(self, file: SearchFile, wording: int) -> None:
        found = self._db.execute(
            "SELECT packed FROM article a JOIN detail ON article = a.id WHERE wording = ?",
            (wording,),
        ).fetchone()
        if found is not None:  # it has not gone meanwhile
            fields = searchable(unpack(found[0]))
            with self._index_at_work():
                file.add(wording, fields)

    def _look_for_new(self, file: SearchFile) -> None:
        """Put what came in since before everything else that waits."""
        (following,) = self._db.execute("SELECT next_id FROM state").fetchone()
        new = self._db.execute(_NEWEST_LAST.format("wording >= ?"), (self._below,)).fetchall()
        self._changes = self._db.total_changes
        self._waiting.extend(wording for (wording,) in new)
        if following != self._below:
            self._below = following
            with self._index_at_work():
                if not file.uncommitted:
                    file.commit(self._below, len(self._waiting))

    def _open(self) -> SearchFile:
        born, following = self._db.execute("SELECT born, next_id FROM state").fetchone()
        with self._index_at_work():
            file = SearchFile(self._path, born)
            if file.below > following:  # the library lost its last changes, by a power cut
                file.close()
                drop(self._path)
                file = SearchFile(self._path, born)
        with closed_on_failure(file):
            self._waiting = self._left_out(file)
            self._keep_room()
        self._file, self._identity = file, identity(self._path)
        self._below, self._changes, self._merging = file.below, -1, False
        self.trouble = ""
        return file

    def _left_out(self, file: SearchFile) -> "array[int]":
        """Return the wordings that the index should have and has not, the newest last."""
        found = array("q")
        if file.waiting:
            with self._index_at_work():
                known = set(file.wordings())
            (all_of_them,) = self._db.execute(
                f"SELECT json_group_array(wording) FROM ({_NEWEST_LAST.format('wording < ?')})",
                (file.below,),
            ).fetchone()
            found.extend(wording for wording in json.loads(all_of_them) if wording not in known)
        return found

    def _renew(self) -> None:
        """Begin a new index, because most entries of this one belong to texts that are gone."""
        self._forget()
        with self._index_at_work():
            drop(self._path)

    def _forget(self) -> None:
        if self._file:
            with suppress(sqlite3.Error):
                self._file.close()
        self._file = None

    def _articles(self) -> int:
        (articles,) = self._db.execute("SELECT articles FROM state").fetchone()
        return int(articles)

    def _keep_room(self) -> None:
        """Raise IndexTrouble unless what waits will fit on the disk, which it does as text."""
        try:
            free = shutil.disk_usage(self._path.parent).free
            size = self._library.stat().st_size
        except OSError as error:
            raise IndexTrouble(error.strerror or str(error)) from error
        share = len(self._waiting) / max(self._articles(), 1)
        if free < ROOM + 2 * size * share:
            raise IndexTrouble("the disk is nearly full")

    @contextmanager
    def _index_at_work(self) -> Iterator[None]:
        """Tell errors of the index from those of the library."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            code = getattr(error, "sqlite_errorcode", 0)
            raise IndexTrouble(str(error), passes=code == sqlite3.SQLITE_BUSY) from error


def _is_much(file: SearchFile) -> bool:
    return file.uncommitted >= MOST_ENTRIES or file.size >= MOST_TEXT
