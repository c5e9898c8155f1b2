"""The reading side of the full-text index: which articles say what is sought."""

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from tui.library import disk
from tui.library.doubt import doubt
from tui.library.patience import Patience
from tui.library.searchfile import (
    PATIENCE,
    from_bytes,
    has_fts5,
    identity,
    open_reader,
    search_path,
)
from tui.library.sought import Sought

_REMEMBERED = 24
"""Searches whose entries are kept: the words typed so far, while one more is typed."""
_SPARSE = 16
"""Wordings for each entry from which on a table of them is mostly empty."""
_ABSENT = 0
"""The number of the entry of an article that is not indexed."""


class Entries(NamedTuple):
    """Which entries of the index belong to a row of articles."""

    of: Callable[[bytearray], Sequence[int]]
    """Returns what stands, in a row of all entries, at those of the articles."""
    missing: bytes
    """For each article whether it is not indexed: 1 or 0."""


class _Sparse(dict[int, int]):
    """The entries of wordings, few of which are still there."""

    def __missing__(self, wording: int) -> int:
        return _ABSENT


class Lookup:
    """Finds words in the index as far as it reaches; a missing or broken index reaches nowhere."""

    def __init__(self, library: Path) -> None:
        self._path = search_path(library)
        self._patience = Patience(PATIENCE)
        self._db: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._version: object = None
        self._born = 0
        self._wordings = array("I", [0])
        """The wording that each entry holds, counted from the first one of the library; there is
        no entry 0."""
        self._hits: dict[Sought, bytearray] = {}
        self.generation = 0
        """Grows whenever `entries` become others."""

    @property
    def size(self) -> int:
        """How many entries there are, those of texts that are gone too."""
        return len(self._wordings) - 1

    def close(self) -> None:
        """Close the index."""
        if self._db:
            self._db.close()
        self._db = None

    def refresh(self, born: int) -> None:
        """Follow the index of the library `born`."""
        before = len(self._wordings), self._db
        try:
            self._follow(born)
        except sqlite3.DatabaseError as error:
            self._bear(error)
        self.generation += before != (len(self._wordings), self._db)

    def waiting(self, db: sqlite3.Connection) -> int:
        """Return about how many articles of the library `db` are not indexed yet."""
        below, waiting = 0, 0
        if self._db:
            with suppress(sqlite3.Error):
                below, waiting = self._db.execute("SELECT below, waiting FROM about").fetchone()
        more = db.execute("SELECT count(*) FROM article WHERE wording >= ?", (below,)).fetchone()
        return int(waiting + more[0])

    def entries(self, wordings: "array[int]") -> Entries:
        """Return the entries that hold these wordings, counted from the library's first one."""
        numbers = array("I", _at(wordings)(self._table(max(wordings, default=0))))
        missing = bytes(map(_ABSENT.__eq__, numbers)) if _ABSENT in numbers else bytes(len(numbers))
        return Entries(_at(numbers), missing)

    def hits(self, sought: Sought) -> bytearray | None:
        """Return for each entry whether it says what is sought: 1 or 0; None: that is unknown."""
        if self._db is not None:
            try:
                with self._patience.waiting(self._db):
                    return self._look_up(self._db, sought)
            except sqlite3.DatabaseError as error:
                self._bear(error)
        return None

    def saying(self, word: str, most: int) -> Sequence[int]:
        """Return entries that have a folded word; one more than `most` at most.

        Any field counts: to leave some out, all entries with the word would be looked through.
        """
        return self._matching(f'"{word}"', most + 1)

    def titled(self, said: Sequence[str], most: int) -> Sequence[int]:
        """Return at most `most` entries that have these folded words in a row in their title."""
        return self._matching(f'title : "{" ".join(said)}"', most)

    def wordings(self, entries: Iterable[int]) -> dict[int, int]:
        """Return the wordings that these entries hold, each with its entry."""
        known = len(self._wordings)
        return {self._born + self._wordings[entry]: entry for entry in entries if entry < known}

    def _matching(self, match: str, most: int) -> Sequence[int]:
        """Return at most `most` entries for an expression of FTS5."""
        row = self._ask_row(
            "SELECT json_group_array(rowid) FROM"
            " (SELECT rowid FROM word WHERE word MATCH ? LIMIT ?)",
            *(match, most),
        )
        return json.loads(row[0]) if row else ()

    def _ask_row(self, sql: str, *values: object) -> Any:
        """Return the first row that the index gives, None where it gives none."""
        if self._db is not None:
            try:
                with self._patience.waiting(self._db):
                    return self._db.execute(sql, values).fetchone()
            except sqlite3.DatabaseError as error:
                self._bear(error)
        return None

    def _look_up(self, db: sqlite3.Connection, sought: Sought) -> bytearray:
        hits = self._hits.pop(sought, bytearray(1))
        known = self.size
        if len(hits) <= known:  # entries were added since
            table = "start" if sought.is_short else "word"
            (found,) = db.execute(
                # One value: rows would each wait for other threads of Python.
                f"SELECT json_group_array(rowid) FROM {table}"
                f" WHERE {table} MATCH ? AND rowid BETWEEN ? AND ?",
                (sought.match(), len(hits), known),
            ).fetchone()
            hits.extend(bytes(known + 1 - len(hits)))
            for entry in json.loads(found):
                hits[entry] = 1
        self._hits[sought] = hits  # the last one used stands last
        if len(self._hits) > _REMEMBERED:
            del self._hits[next(iter(self._hits))]
        return hits

    def _follow(self, born: int) -> None:
        file = identity(self._path) if has_fts5() else None
        if self._db is None or (file, born) != (self._file, self._born):
            self.close()
            self._wordings, self._hits = array("I", [0]), {}
            self._file, self._born, self._version = file, born, None
            self._db = open_reader(self._path, born) if file else None
        if self._db is not None:
            with self._patience.waiting(self._db):
                self._read_pieces(self._db)

    def _read_pieces(self, db: sqlite3.Connection) -> None:
        version = db.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            pieces = db.execute(
                "SELECT wordings FROM piece WHERE first >= ? ORDER BY first", (len(self._wordings),)
            )
            for (blob,) in pieces.fetchall():
                self._wordings.extend(wording - self._born for wording in from_bytes(blob))
            self._version = version

    def _table(self, last: int) -> "array[int] | _Sparse":
        """Return the entry of each wording, up to the `last` one at least.

        Wordings grow in number as long as the library lives; a table of them all would, too.
        """
        last, entries = max(last, max(self._wordings)), len(self._wordings)
        if last > _SPARSE * entries:
            return _Sparse(zip(self._wordings[1:], range(1, entries), strict=True))
        table = array("I", bytes(4 * (last + 1)))
        for entry, wording in enumerate(self._wordings):
            table[wording] = entry
        return table

    def _bear(self, error: sqlite3.DatabaseError) -> None:
        """Go on after an error; leave word for the editor if it means that the index is damaged."""
        if disk.is_damage(error):
            doubt(self._path)
            self.close()


def _at(places: "array[int]") -> Callable[[Any], Sequence[int]]:
    """Return what takes these places out of a row, all at once."""
    if len(places) > 1:
        return itemgetter(*places)  # three times as quick as a loop
    return lambda row: [row[place] for place in places]
