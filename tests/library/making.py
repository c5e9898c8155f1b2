"""Articles, files and libraries for the tests of this room, made without any file format."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Any

from tui.article import Article, Precision, ReadResult
from tui.library import EVERYTHING, Editor, Filing, Library, Query, StoredArticle
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
        closing(Library(places)) as library,
    ):
        yield Desk(places, editor, library, clock)
