"""What goes into the library and what comes out: frozen values, without a database behind them."""

from datetime import date, datetime
from typing import NamedTuple

from tui.article import Article, Precision, ReadResult


class Headline(NamedTuple):
    """One row of a list: what is shown of an article before it is opened."""

    id: int
    """Names the article in this library; never given to another article."""
    title: str
    summary: str
    """At most 300 characters on one line, from the summary or the beginning of the body."""
    source: str
    section: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    published: datetime | None
    precision: Precision
    sort_at: float
    """Epoch seconds that decide the place in the list (see `tui.library.order`)."""
    day: date
    """Local calendar day of `sort_at`: the heading under which the row stands."""
    unread: bool
    starred: bool


class StoredArticle(NamedTuple):
    """A whole article as the library has it."""

    id: int
    key: str
    """The identity by which marks are kept (see `tui.library.identity`)."""
    article: Article
    files: tuple[str, ...]
    """Relative paths of the files that carry it, the one that is shown first.

    For a starred article whose file is gone: the path that it had.
    """
    format: str
    unread: bool
    starred: bool
    sort_at: float
    gone: bool = False
    """No file carries the article any more; it stays because it is starred."""


class Counts(NamedTuple):
    """How many articles there are, and how many of them are unread."""

    articles: int = 0
    unread: int = 0


class DayCount(NamedTuple):
    """How many articles stand under one local calendar day."""

    day: date
    articles: int
    read: bool = False
    """Whether they are the read ones, in a list that has the unread ones above them."""


class TagCount(NamedTuple):
    """One tag with what is known about its articles."""

    tag: str
    """The spelling that most articles use."""
    key: str
    """What all spellings have in common (`tui.library.tagnames`)."""
    articles: int
    unread: int
    newest: str
    """Title of the newest article."""
    newest_id: int


class TagRank(NamedTuple):
    """A tag as a list counts it."""

    key: str
    articles: int
    unread: int
    newest: int = 0
    """The id of its newest article among those that were counted; 0: of all that there are."""


class Trend(NamedTuple):
    """How many articles of a tag stand under each of the last days."""

    days: tuple[int, ...]
    """Local calendar days, the oldest first and today the last, of `tui.library.trends.DAYS`."""

    @property
    def change(self) -> int:
        """How many more articles (less than none: fewer) the last 7 days have than the 7 before."""
        return sum(self.days[-7:]) - sum(self.days[-14:-7])


class TagRow(NamedTuple):
    """A tag as a list shows it."""

    rank: TagRank
    name: str
    """The spelling that most articles use."""
    newest: str
    """Title of the newest article."""
    trend: Trend


class Problem(NamedTuple):
    """A file that is not shown, or not shown completely."""

    file: str
    reason: str
    since: datetime
    """Aware, local zone: when this reason was first seen for this file."""


class FileEntry(NamedTuple):
    """A file that was read."""

    file: str
    format: str
    articles: int
    """How many articles the file held when it was last read."""


class Filing(NamedTuple):
    """One file as it was read, on its way into the library."""

    path: str
    """Relative to the watched folder, with `/`; bytes that are not UTF-8 as surrogate escapes."""
    signature: tuple[int, int, int, int] | None
    """(size, mtime_ns, inode, ctime_ns), or None when the file could not be opened."""
    digest: bytes
    """Hash of the content, by which a moved file is known; empty when it could not be read."""
    mtime: float
    """Epoch seconds."""
    result: ReadResult


class Applied(NamedTuple):
    """What became of a set of filings."""

    changed: bool
    """Something that can be seen changed."""
    read_again: tuple[str, ...] = ()
    """Files whose version of an article is wanted now, because the shown one went away."""
