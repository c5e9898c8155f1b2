"""Articles, files and libraries for the tests of this room, made without any file format."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Any

from tui.article import Article, Precision, ReadResult
from tui.library import EVERYTHING, Editor, Filing, Library, Query, StoredArticle
from tui.library.rules import rules_of
from tui.places import Places

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
"""When the tests' articles were published, unless they say otherwise."""
MTIME = NOON.timestamp() + 3600
"""When the tests' files were written."""


class Clock:
    """Stands for the time of day, in epoch seconds."""

    def __init__(self, time: float = MTIME) -> None:
        self.time = time

    def __call__(self) -> float:
        return self.time

    def pass_days(self, days: float) -> None:
        self.time += days * 86400


def article(title: str = "Ferry runs again", *, minutes: float = 0, **fields: Any) -> Article:
    """An article published at `NOON` less `minutes`."""
    usual: dict[str, Any] = {
        "published": NOON - timedelta(minutes=minutes),
        "precision": Precision.MINUTE,
        "body": f"The text of {title}.",
    }
    return Article(title=title, **(usual | fields))


def filing(
    path: str, *articles: Article, form: str = "rss", problem: str = "", mtime: float = MTIME
) -> Filing:
    """A file with these articles, as it comes from the readers."""
    content = repr((articles, problem)).encode("utf-8", "backslashreplace")
    digest = blake2b(content, digest_size=16).digest() if articles or problem else b""
    signature = (len(content), int(mtime * 1e9), 1, int(mtime * 1e9))
    return Filing(path, signature, digest, mtime, ReadResult(form, articles, problem))


def note(path: str, title: str, *, mtime: float = MTIME, **fields: Any) -> Filing:
    """A file with one article that has neither guid nor link."""
    return filing(path, article(title, **fields), form="markdown", mtime=mtime)


def places_in(directory: Path) -> Places:
    """The two databases, in directories that do not exist yet."""
    return Places(directory / "cache" / "library.db", directory / "state" / "marks.db")


@dataclass
class Desk:
    """A library that is open for writing and for reading, with a clock of its own."""

    places: Places
    editor: Editor
    library: Library
    clock: Clock

    def titles(self, query: Query = EVERYTHING) -> list[str]:
        """All headlines in their order."""
        self.library.refresh()
        return [h.title for h in self.library.window(query, 0, 1000)]

    def stored(self, title: str) -> StoredArticle:
        """The one article with this title."""
        self.library.refresh()
        (found,) = (a for a in self.library.articles() if a.article.title == title)
        return found

    def mark(self, *titles: str, read: bool | None = None, starred: bool | None = None) -> None:
        """Mark the articles with these titles."""
        self.library.mark([self.stored(title).id for title in titles], read=read, starred=starred)

    def unread(self) -> list[str]:
        """Titles of what is unread."""
        self.library.refresh()
        return [h.title for h in self.library.window(EVERYTHING, 0, 1000) if h.unread]


@contextmanager
def desk(places: Places, clock: Clock | None = None, edition: str = "") -> Iterator[Desk]:
    """Open a library for writing and reading, and close it."""
    clock = clock or Clock()
    with (
        closing(Editor(places, edition=edition, now=clock)) as editor,
        closing(Library(places, now=clock)) as library,
    ):
        yield Desk(places, editor, library, clock)


def fill(places: Places) -> None:
    """Make a library of 300 articles, of which one is read and one starred."""
    with desk(places) as room:
        room.editor.apply(
            [
                filing(
                    f"{n}.xml",
                    article(f"{n}", guid=f"{n}", minutes=n, body=os.urandom(900).hex()),
                )
                for n in range(300)
            ]
        )
        room.mark("7", read=True)
        room.mark("8", starred=True)


def disagreements(places: Places) -> list[str]:
    """What the kept counts say otherwise than counting anew does; empty when all is well."""
    with closing(sqlite3.connect(places.library)) as db:
        return [
            f"{name}: {sorted(kept ^ counted)}"
            for name, (keeping, counting) in _COUNTS.items()
            if (kept := set(db.execute(keeping))) != (counted := set(db.execute(counting)))
        ] + _tags_that_disagree(db)


_LISTED = "sum(NOT {0}muted), sum(NOT {0}muted AND NOT read), sum({0}muted)"
_COUNTS = {
    "totals": (
        "SELECT articles, unread FROM state",
        "SELECT count(*), count(*) FILTER (WHERE NOT read) FROM article WHERE NOT muted",
    ),
    "days": (
        "SELECT day, articles, unread, muted FROM day",
        f"SELECT day, {_LISTED.format('')} FROM article GROUP BY day",
    ),
    "tags": (
        "SELECT id, articles, unread, muted FROM tag",
        f"SELECT tag, {_LISTED.format('a.')} FROM tagged JOIN article a ON id = article"
        " GROUP BY tag",
    ),
    "order of tags": (
        "SELECT article, day, sort_at, muted FROM tagged",
        "SELECT article, a.day, a.sort_at, a.muted FROM tagged JOIN article a ON a.id = article",
    ),
    "spellings": (
        "SELECT tag, sum(articles) FROM spelling GROUP BY tag",
        "SELECT id, articles + muted FROM tag",
    ),
    "what is starred and muted": (
        "SELECT id FROM article WHERE starred AND muted",
        "SELECT 1 WHERE FALSE",
    ),
    "details": ("SELECT article FROM detail", "SELECT id FROM article"),
    "articles that nobody carries": (
        "SELECT id FROM article WHERE NOT starred AND id NOT IN (SELECT article FROM carried)",
        "SELECT 1 WHERE FALSE",
    ),
    "files that are not there": (
        "SELECT file FROM carried WHERE file NOT IN (SELECT id FROM file)"
        " UNION ALL SELECT shown FROM article WHERE shown IS NOT NULL"
        " AND shown NOT IN (SELECT id FROM file)",
        "SELECT 1 WHERE FALSE",
    ),
    "versions that are shown and not carried": (
        "SELECT id FROM article WHERE shown IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM carried WHERE article = id AND file = shown)",
        "SELECT 1 WHERE FALSE",
    ),
    "articles carried that are not there": (
        "SELECT article FROM carried WHERE article NOT IN (SELECT id FROM article)",
        "SELECT 1 WHERE FALSE",
    ),
}
"""What the library keeps, and the same counted from the articles."""


def _tags_that_disagree(db: sqlite3.Connection) -> list[str]:
    tags = dict(db.execute("SELECT id, key FROM tag"))
    rules = rules_of(*db.execute("SELECT rules FROM state").fetchone())
    kept = {(tags[tag], article) for tag, article in db.execute("SELECT tag, article FROM tagged")}
    counted = {
        (rules.identity(name), number)
        for number, names in db.execute("SELECT id, tags FROM article")
        for name in names.split("\n")
        if name
    }
    return [f"tags of articles: {sorted(kept ^ counted)}"] if kept != counted else []
