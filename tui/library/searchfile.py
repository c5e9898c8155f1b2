"""`search.db`: the full-text index beside `library.db`, which can be dropped without a loss.

Each article that is indexed is an entry: 1, 2, 3 … in the order in which they came in. `word`
holds the words of the entries with their places, `start` how words begin, without places: the
shortest beginnings have so many words that to look at each of them takes a second. `piece` says
which wording of an article an entry is. An entry is never changed: when the article gets another
wording, or goes, no article refers to the entry any more.
"""

import sqlite3
import sys
import unicodedata
from array import array
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tui.library import disk
from tui.library.doubt import believe, is_doubted
from tui.library.searchable import FIELDS, starts
from tui.library.transaction import closed_on_failure

VERSION = 2
"""Of the tables, and of what `tui.library.words` makes of a text; another one is built anew."""
APPLICATION = 0x4E575732
"""`application_id`: tells this database from other SQLite files."""
_EDITION = f"{VERSION} {unicodedata.unidata_version}"
_COLUMNS = ", ".join(FIELDS)
_TABLES = f"""
CREATE TABLE about (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    edition TEXT NOT NULL,
    library INTEGER NOT NULL,      -- `born` of the library whose articles are indexed
    below INTEGER NOT NULL,        -- wordings below this one are indexed, or wait for it
    waiting INTEGER NOT NULL       -- how many of them wait
);
CREATE TABLE piece (
    first INTEGER PRIMARY KEY,     -- number of the first entry
    wordings BLOB NOT NULL         -- 8 bytes for each entry
);
CREATE VIRTUAL TABLE word USING fts5(
    {_COLUMNS}, content = '', columnsize = 0, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE start USING fts5(
    words, content = '', columnsize = 0, detail = none, tokenize = 'ascii'
);
"""
_OPTIONS = {"automerge": 0, "crisismerge": 1000, "hashsize": 32 << 20}
"""Nothing is merged or written before it is asked for: each of these takes as long as it should."""
PATIENCE = 0.2
"""Seconds that one who reads waits for the one who writes, and the other way round.

Only where there is no WAL does either have to.
"""
_PAGES = 64
"""Pages that one step of merging writes, about."""


@cache
def has_fts5() -> bool:
    """Tell whether this SQLite was built with full-text search."""
    db = sqlite3.connect(":memory:")
    try:
        db.execute("CREATE VIRTUAL TABLE word USING fts5(text)")
    except sqlite3.OperationalError:
        return False
    finally:
        db.close()
    return True


def search_path(library: Path) -> Path:
    """Return where the index of `library` is."""
    return library.with_name("search.db")


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells this index from another one in its place, None when there is none."""
    return disk.identity(path) if disk.is_plain_file(path) else None


def open_reader(path: Path, born: int) -> sqlite3.Connection | None:
    """Open the index of the library `born` for reading; None when there is none that fits.

    Raises sqlite3.Error.
    """
    if identity(path) is None or is_doubted(path):
        return None
    db = _connect(path, "ro")
    with closed_on_failure(db):
        if _fits(db, born):
            db.execute("PRAGMA query_only = ON")
            db.execute("PRAGMA cache_size = -8192")
            return db
    db.close()
    return None


class SearchFile:
    """The index, open for its one writer; any method raises sqlite3.Error."""

    def __init__(self, path: Path, born: int) -> None:
        """Open the index at `path`, or begin a new one where there is none that fits."""
        db = None if is_doubted(path) else _open(path, born)
        if db is None:
            drop(path)
            _create(path, born)
            db = _open(path, born)
        if db is None:
            raise sqlite3.DatabaseError("the new index is none")
        self._db = db
        self.below, self.waiting = db.execute("SELECT below, waiting FROM about").fetchone()
        self.entries: int = db.execute(
            "SELECT coalesce(max(first + length(wordings) / 8 - 1), 0) FROM piece"
        ).fetchone()[0]
        self._new = array("q")
        self.size = 0
        """Characters that were added since the last commit."""

    @property
    def uncommitted(self) -> int:
        """Entries that were added since the last commit."""
        return len(self._new)

    def wordings(self) -> "array[int]":
        """Return the wordings that are indexed."""
        found = array("q")
        for (blob,) in self._db.execute("SELECT wordings FROM piece ORDER BY first"):
            found.extend(from_bytes(blob))
        return found

    def add(self, wording: int, fields: Sequence[Sequence[str]]) -> None:
        """Add an entry; it is seen after the next commit."""
        if not self._db.in_transaction:
            self._db.execute("BEGIN IMMEDIATE")
        texts = [" ".join(said) for said in fields]
        entry = self.entries + 1
        self._db.execute(
            f"INSERT INTO word (rowid, {_COLUMNS}) VALUES (?{', ?' * len(FIELDS)})", (entry, *texts)
        )
        self._db.execute(
            "INSERT INTO start (rowid, words) VALUES (?, ?)", (entry, " ".join(starts(fields)))
        )
        self.entries = entry
        self._new.append(wording)
        self.size += sum(map(len, texts))

    def commit(self, below: int, waiting: int) -> None:
        """Make what was added last, with what is known about the rest.

        May be called again when somebody was reading.
        """
        if not self._db.in_transaction:
            self._db.execute("BEGIN IMMEDIATE")
        if self._new:
            first = self.entries - len(self._new) + 1
            row = (first, _to_bytes(self._new))
            self._db.execute("INSERT OR REPLACE INTO piece VALUES (?, ?)", row)
        self._db.execute("UPDATE about SET below = ?, waiting = ?", (below, waiting))
        self._db.execute("COMMIT")
        self._new, self.size = array("q"), 0
        self.below, self.waiting = below, waiting

    def merge(self) -> bool:
        """Take one step towards fewer and larger parts; return whether there was one to take."""
        for table in ("word", "start"):
            before = self._db.total_changes
            self._db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", (_PAGES,))
            if self._db.total_changes - before > 1:  # the insertion itself counts as one
                return True
        return False

    def rest(self) -> None:
        """Give the memory back that only the work needs."""
        self._db.execute("PRAGMA shrink_memory")

    def close(self) -> None:
        """Close the file; what was not committed is lost."""
        self._db.close()


def drop(path: Path) -> None:
    """Delete the index; raises OSError."""
    disk.remove(path)
    believe(path)


def from_bytes(blob: bytes) -> "array[int]":
    """Return the wordings in a piece."""
    found = array("q", blob)
    if sys.byteorder == "big":
        found.byteswap()
    return found


def _to_bytes(wordings: "array[int]") -> bytes:
    if sys.byteorder == "big":
        wordings = array("q", wordings)
        wordings.byteswap()
    return wordings.tobytes()


def _open(path: Path, born: int) -> sqlite3.Connection | None:
    """Open the index for writing; None when there is none that fits."""
    if not disk.is_plain_file(path):
        return None
    disk.clear_sides(path)
    mode = disk.journal_mode(path)
    if mode != "WAL" and disk.has_log(path):
        return None
    db = _connect(path, "rw")
    try:
        with closed_on_failure(db):
            if _fits(db, born):
                db.execute(f"PRAGMA journal_mode = {mode}").fetchone()
                db.execute("PRAGMA synchronous = NORMAL")
                db.execute("PRAGMA journal_size_limit = 16777216")
                db.execute("PRAGMA cache_size = -8192")
                return db
    except sqlite3.Error as error:
        if not disk.is_damage(error):
            raise
        return None
    db.close()
    return None


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=PATIENCE,
        check_same_thread=False,
    )


def _fits(db: sqlite3.Connection, born: int) -> bool:
    (application,) = db.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION:
        return False
    about: tuple[str, int] = db.execute("SELECT edition, library FROM about").fetchone()
    return about == (_EDITION, born)


def _create(path: Path, born: int) -> None:
    """Create an empty index at `path`, which appears there only when it is complete."""
    draft = disk.beside(path, ".new")
    disk.remove(draft)
    disk.make_file(draft)
    db = sqlite3.connect(draft, isolation_level=None)
    try:
        db.execute("PRAGMA page_size = 8192")
        db.execute("PRAGMA synchronous = OFF")  # it is worth nothing before it is in its place
        db.executescript(f"BEGIN; PRAGMA application_id = {APPLICATION}; {_TABLES}")
        db.execute("INSERT INTO about VALUES (1, ?, ?, 0, 0)", (_EDITION, born))
        for table in ("word", "start"):
            for option, value in _OPTIONS.items():
                db.execute(f"INSERT INTO {table} ({table}, rank) VALUES (?, ?)", (option, value))
        db.execute("COMMIT")
    finally:
        db.close()
    draft.replace(path)
