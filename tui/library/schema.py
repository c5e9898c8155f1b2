"""The tables of `library.db`, and how the two kinds of connection are opened.

The one writer uses WAL with synchronous=NORMAL: a crash of the machine may cost the last changes,
which the folder still has, never the database. SQLite before 3.51.3 can damage a WAL database when
two connections write or checkpoint at once; here only the `Editor` does either, and readers open
the file read-only. On another machine's disk it uses a rollback journal: WAL needs memory that all
connections share, which two machines do not.
"""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from tui.library import disk
from tui.library.transaction import closed_on_failure

VERSION = 11
"""Of the tables, in `user_version`; a library of another version is built anew."""
IN_MEMORY = "memory.db"
"""The name of a library for which no disk has room."""
MEMORY_SINCE = (3, 36, 0)
"""The first SQLite whose connections share such a one."""
APPLICATION = 0x4E575731
"""`application_id`: tells this database from other SQLite files."""

TABLES = """
CREATE TABLE state (           -- one row: what holds for the whole library
    one INTEGER PRIMARY KEY CHECK (one = 1),
    revision INTEGER NOT NULL,     -- grows with each change that can be seen
    articles INTEGER NOT NULL,     -- here as in day and tag: without those that are muted
    unread INTEGER NOT NULL,
    next_id INTEGER NOT NULL,      -- names the next article, or the next wording of one
    born INTEGER NOT NULL,         -- the first `next_id`: tells this library from another one
    settled INTEGER NOT NULL,      -- 1: everything that was in the folder at first has been read
    zone TEXT NOT NULL,            -- local time rules by which `day` was computed
    edition TEXT NOT NULL,         -- which readers read the files
    marks BLOB NOT NULL,           -- identity of the marks.db that was adopted
    marks_seen INTEGER NOT NULL,   -- number of the last mark that was adopted
    rules TEXT NOT NULL,           -- names of tags, and mutes, by which the tables are written
    mount BLOB NOT NULL            -- where the disk was mounted that the files were on
);
CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    path BLOB NOT NULL UNIQUE,
    signature TEXT NOT NULL,       -- size, mtime_ns, inode, ctime_ns; empty: read it again
    digest BLOB NOT NULL,
    mtime REAL NOT NULL,
    format TEXT NOT NULL,
    articles INTEGER NOT NULL
);
CREATE INDEX file_digest ON file(digest);
CREATE TABLE departed (        -- files with marked notes that went, and may come back elsewhere
    path BLOB PRIMARY KEY,
    digest BLOB NOT NULL,
    gone REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX departed_digest ON departed(digest, gone);
CREATE INDEX departed_gone ON departed(gone);
CREATE TABLE problem (
    path BLOB PRIMARY KEY,
    reason TEXT NOT NULL,
    since REAL NOT NULL,
    skipped INTEGER NOT NULL       -- 1: never read; 0: of the last reading
) WITHOUT ROWID;
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    day INTEGER NOT NULL,
    sort_at REAL NOT NULL,
    read INTEGER NOT NULL,         -- read and starred are copies of what marks.db says
    starred INTEGER NOT NULL,
    muted INTEGER NOT NULL,        -- 1: not listed, by a rule of `rules`; never what is starred
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    source TEXT NOT NULL,
    section TEXT NOT NULL,
    authors TEXT NOT NULL,
    tags TEXT NOT NULL,
    keywords TEXT NOT NULL,        -- derived, of an article without tags
    published TEXT NOT NULL,
    precision TEXT NOT NULL,
    version BLOB NOT NULL,         -- hash of the packed article
    wording INTEGER NOT NULL UNIQUE, -- names this version of the text, and never another one
    seen REAL NOT NULL,            -- when the article came in, in epoch seconds
    shown INTEGER,                 -- file whose version this is; NULL when that file is gone
    was BLOB NOT NULL,             -- path and format of that file, for when it is gone
    was_format TEXT NOT NULL
);
CREATE INDEX article_order
    ON article(day DESC, sort_at DESC, id DESC, read, starred, muted, wording);
CREATE INDEX article_seen ON article(seen);
CREATE TABLE detail (
    article INTEGER PRIMARY KEY,
    packed BLOB NOT NULL
);
CREATE TABLE carried (         -- which file carries which article
    file INTEGER NOT NULL,
    article INTEGER NOT NULL,
    length INTEGER NOT NULL,       -- characters of the body in this file's version
    fell REAL,                     -- when it fell off the file, which is still there
    PRIMARY KEY (file, article)
) WITHOUT ROWID;
CREATE INDEX carried_article ON carried(article);
CREATE INDEX carried_fell ON carried(fell) WHERE fell IS NOT NULL;
CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    articles INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    muted INTEGER NOT NULL
);
CREATE INDEX tag_order ON tag(articles DESC, key);
CREATE TABLE spelling (        -- muted articles count: a tag must have a name
    tag INTEGER NOT NULL,
    name TEXT NOT NULL,
    articles INTEGER NOT NULL,
    PRIMARY KEY (tag, name)
) WITHOUT ROWID;
CREATE TABLE tagged (          -- the articles of each tag, in order
    tag INTEGER NOT NULL,
    day INTEGER NOT NULL,
    sort_at REAL NOT NULL,
    article INTEGER NOT NULL,
    muted INTEGER NOT NULL,
    PRIMARY KEY (tag, day DESC, sort_at DESC, article DESC)
) WITHOUT ROWID;
CREATE TABLE day (
    day INTEGER PRIMARY KEY,
    articles INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    muted INTEGER NOT NULL,
    revision INTEGER NOT NULL      -- of the library when an article of this day changed
);
"""
_NAMES = frozenset(re.findall(r"CREATE TABLE (\w+)", TABLES))


class NotALibrary(Exception):
    """The file is no library of this version; the text says why."""

    def __init__(self, reason: str, *, version: int = VERSION) -> None:
        super().__init__(reason)
        self.foreign = version != VERSION
        """A newswall of another version wrote it."""
        self.newer = version > VERSION
        """A later newswall wrote it."""


def connect(path: Path, mode: str, patience: float) -> sqlite3.Connection:
    """Open a library in a mode of SQLite; raises sqlite3.Error.

    One that is called `IN_MEMORY` has an empty file on the disk, for locks, and the rest in memory,
    as long as a connection is open; all connections of this process share it (see memdb.c in
    SQLite's source).
    """
    kind = "&vfs=memdb" if path.name == IN_MEMORY else ""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}{kind}",
        uri=True,
        isolation_level=None,
        timeout=patience,
        check_same_thread=False,
    )


def create(path: Path, *, zone: str, first_id: int) -> None:
    """Create an empty library at `path`, which appears there only when it is complete."""
    if path.name == IN_MEMORY:
        _create_in_memory(path, zone, first_id)
        return
    draft = disk.beside(path, ".new")
    disk.remove(draft)
    disk.make_file(draft)
    db = sqlite3.connect(draft, isolation_level=None)
    try:
        _make_tables(db, zone, first_id)
    finally:
        db.close()
    disk.remove(path)  # a log that outlived its library would be played into the new one
    draft.replace(path)


def _create_in_memory(path: Path, zone: str, first_id: int) -> None:
    """Create the tables, if they are not there: only the file may have been taken away."""
    with closing(connect(path, "rw", 0.0)) as db:
        try:
            check(db)
        except NotALibrary:
            _make_tables(db, zone, first_id)
    disk.remove(path)
    disk.make_file(path)


def in_memory() -> sqlite3.Connection:
    """Return an empty library that is no file."""
    db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    _make_tables(db, zone="", first_id=1)
    return db


def open_writer(path: Path) -> sqlite3.Connection:
    """Open the library for its one editor; raises NotALibrary, sqlite3.Error."""
    db = connect(path, "rw", 5.0)
    with closed_on_failure(db):
        check(db)
        mode = disk.journal_mode(path)
        if mode != "WAL" and disk.has_log(path):
            raise NotALibrary("has a log that cannot be used on a network")
        db.execute(f"PRAGMA journal_mode = {mode}").fetchone()
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA journal_size_limit = 16777216")  # a large change leaves no large WAL
        db.execute("PRAGMA cache_size = -16384")
        db.execute("PRAGMA temp_store = MEMORY")
    return db


def open_reader(path: Path, patience: float) -> sqlite3.Connection:
    """Open the library for reading only; raises NotALibrary, sqlite3.Error (also when missing).

    Waits `patience` seconds for the writer, which only happens where there is no WAL.
    """
    if disk.oddities(path):  # a pipe would block whoever opens it
        raise NotALibrary("is no regular file")
    db = connect(path, "ro", patience)
    with closed_on_failure(db):
        check(db)
        db.execute("PRAGMA query_only = ON")
        db.execute("PRAGMA cache_size = -8192")
        db.execute("PRAGMA temp_store = MEMORY")
    return db


def _make_tables(db: sqlite3.Connection, zone: str, first_id: int) -> None:
    db.execute("PRAGMA page_size = 8192")  # packed articles fill pages of 4096 by half
    db.executescript(
        f"BEGIN; PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};"
        f"{TABLES}; COMMIT"
    )
    db.execute(
        "INSERT INTO state VALUES (1, 0, 0, 0, ?, ?, 0, ?, '', x'', 0, '', x'')",
        (first_id, first_id, zone),
    )


def check(db: sqlite3.Connection) -> None:
    """Raise NotALibrary unless `db` says that it is one of this version."""
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION:
        raise NotALibrary("is not a news library")
    if version != VERSION:
        raise NotALibrary(f"has version {version}, not {VERSION}", version=version)
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    if not tables >= _NAMES or db.execute("SELECT one FROM state").fetchone() is None:
        raise NotALibrary("has lost its tables")
