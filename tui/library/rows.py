"""The row of an article as a change needs it, and the columns that make a headline."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tui.article import Article
from tui.library.blobs import from_blob
from tui.library.excerpt import excerpt
from tui.library.packing import joined, parted

COLUMNS = (
    "a.id, a.key, a.day, a.sort_at, a.read, a.starred, a.muted, a.title, a.source, a.tags,"
    " a.version, a.shown"
)
"""What `row_of` is given, of the table `article a`."""


@dataclass(slots=True)
class Row:
    """What a change needs to know of an article that is in the library."""

    id: int
    key: str
    day: int
    sort_at: float
    read: bool
    starred: bool
    muted: bool
    title: str
    source: str
    tags: tuple[str, ...]
    version: bytes
    shown: int | None
    """The file whose version is shown."""


def row_of(columns: Sequence[Any]) -> Row:
    """Return the row of these `COLUMNS`."""
    number, key, day, sort_at, read, starred, muted, title, source, tags, *more = columns
    version, shown = more
    return Row(
        number,
        from_blob(key),
        day,
        sort_at,
        bool(read),
        bool(starred),
        bool(muted),
        title,
        source,
        parted(tags),
        version,
        shown,
    )


def shown_columns(article: Article) -> tuple[str, ...]:
    """Return the columns of a headline."""
    return (
        article.title,
        excerpt(article),
        article.source,
        article.section,
        joined(article.authors),
        joined(article.tags),
        joined(article.keywords),
        article.published.isoformat() if article.published else "",
        article.precision.value,
    )
