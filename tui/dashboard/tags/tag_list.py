"""The tags as rows. Counts are held for all, everything else for those on the screen."""

import time
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from rich.segment import Segment
from textual.events import Click
from textual.strip import Strip

from tui.dashboard import moments
from tui.dashboard.lines.line_view import LineView
from tui.dashboard.lines.row_list import RowList
from tui.dashboard.tags.tag_columns import Sort, header, row_segments
from tui.library import EVERYTHING, Library, Query, TagCount, TagRank, TagRow, Trend

MOST_TAGS = 5000
"""Tags that the list shows, those with the most articles; nobody scrolls further."""
QUICK = 0.02
"""Seconds that nobody notices."""
_WINDOW = 32
"""Rows that are asked for at once."""
_DERIVED = "\0"
"""Stands before the key of a keyword, which no tag can have there."""


class TagHeader(LineView):
    """The names of the columns, above the list; a click sorts by the next one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tag--head", "tag--head-sorted"}
    DEFAULT_CSS = """
    TagHeader {
        height: 1;
        & .tag--head { color: $text-muted; }
        & .tag--head-sorted { color: $primary; text-style: bold; }
    }
    """
    sort = Sort.COUNT

    def render_line(self, y: int) -> Strip:
        width = max(1, self.size.width - 1)
        strip = header(self, width, self.sort).apply_style(self.ground)
        return strip.adjust_cell_length(self.size.width, self.ground)

    async def on_click(self, event: Click) -> None:
        event.stop()
        await self.run_action("screen.order")


class TagList(RowList):
    """The third tab. It holds a tag's key, never its index."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "tag--name", "tag--count", "tag--number", "tag--days", "tag--up", "tag--bar", "tag--mark",
        "tag--derived",
    }  # fmt: skip
    DEFAULT_CSS = """
    TagList {
        & .tag--name { text-style: bold; }
        & .tag--derived { text-style: italic; }
        & .tag--number { color: $text-muted; }
        & .tag--days { color: $primary; }
        & .tag--up { color: $text-success; text-style: bold; }
        & .tag--bar { color: $primary; }
        & .tag--mark { color: $accent; text-style: bold; }
    }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.sort = Sort.COUNT
        self.keywords = False
        """Keywords that are derived from texts stand among the tags."""
        self.asked = EVERYTHING
        """The filter whose articles are counted."""
        self._library: Library | None = None
        self._day: date | None = None
        """The day up to which trends go; None: the library may say something else by now."""
        self._ranks: Sequence[TagRank] = ()
        self._rows: dict[str, TagRow] = {}
        """What is known of the tags that have been on the screen."""
        self._words: dict[str, TagCount] = {}
        """The keywords among the rows, by their marked keys."""
        self._worded: Query | None = None
        """The filter for which they were counted."""
        self._word_cost = 0.0
        """Seconds that it took."""
        self._wanted = ("", 0)
        """Key and line to go to once there are tags."""
        self._whole = self._most = 0
        self.counted = 0
        """How often the tags were counted: grows when anything about them may be another."""

    # -- data --------------------------------------------------------------------------------

    def show(self, library: Library, query: Query) -> None:
        """Show the tags of what a query finds, counted anew only if that may differ."""
        today = moments.now().astimezone().date()
        if (self._library, self.asked, self._day) != (library, query, today):
            self._library, self.asked, self._day = library, query, today
            self._count(library)

    def forget(self) -> None:
        """Count anew when the list is shown again: the library changed."""
        self._day = None

    def sort_by(self, sort: Sort, *, keywords: bool) -> None:
        """Sort otherwise, or let keywords in or out; the selected tag stays in sight."""
        self.sort, self.keywords = sort, keywords
        if not keywords:
            self._words, self._worded = {}, None
        if self._library is not None:
            self._count(self._library)
            self.fill(self.lines)

    def _count(self, library: Library) -> None:
        held, line = self.place if self.cursor is not None else self._wanted
        was = self.cursor
        self.counted += 1
        self._whole = library.counts(self.asked).articles
        self._rows = {}
        ranks = library.tag_ranks(self.asked, MOST_TAGS)
        if self.keywords:
            self._count_words(library)
            ranks = [*ranks, *map(_rank, self._words.values())]
        self._most = max((rank.articles for rank in ranks), default=0)
        self._ranks = self._sorted(library, ranks)
        if held:
            row = next((at for at, rank in enumerate(self._ranks) if rank.key == held), None)
            if row is None and was is not None and self._ranks:
                row = min(was, len(self._ranks) - 1)
            self.cursor = row
            if row is not None:
                self.top = max(0, row - line)
                self._wanted = ("", 0)
        self.top = min(self.top, max(0, len(self._ranks) - 1))
        self.refresh()
        self.post_message(self.Moved())

    def _count_words(self, library: Library) -> None:
        """Count keywords for the filter; if that took long, not again at each change of the news.

        No table counts them: each article is looked at.
        """
        if self._worded == self.asked and self._word_cost > QUICK:
            return
        before = time.monotonic()
        words = library.keywords(self.asked, MOST_TAGS)
        self._word_cost, self._worded = time.monotonic() - before, self.asked
        self._words = {_DERIVED + word.key: word for word in words}

    def _sorted(self, library: Library, ranks: Sequence[TagRank]) -> Sequence[TagRank]:
        if self.sort is Sort.NAME:
            return sorted(ranks, key=lambda rank: _plain(rank.key))
        if self.sort is Sort.CHANGE:
            changes = library.tag_changes(self.asked)
            return sorted(ranks, key=lambda r: (-changes.get(r.key, 0), -r.articles, r.key))
        return sorted(ranks, key=lambda r: -r.articles) if self.keywords else ranks

    def _row(self, at: int) -> TagRow | None:
        """Return what is shown of a tag; None when the library has it no more."""
        rank = self._ranks[at]
        word = self._words.get(rank.key)
        if word is not None:
            return TagRow(rank, word.tag, word.newest, Trend(()))
        if rank.key not in self._rows and self._library is not None:
            start = at - at % _WINDOW
            window = [r for r in self._ranks[start : start + _WINDOW] if r.key not in self._words]
            found = self._library.tag_rows(window, self.asked)
            self._rows |= {row.rank.key: row for row in found}
        return self._rows.get(rank.key)

    # -- where the reader is -----------------------------------------------------------------

    @property
    def place(self) -> tuple[str, int]:
        """The key of the selected tag and its line on the screen; no key while none is selected."""
        if self.cursor is None or self.cursor >= len(self._ranks):
            return self._wanted
        return self._ranks[self.cursor].key, self.cursor - self.top

    def go_to(self, key: str, line: int) -> None:
        """Select the tag with that key on that line of the screen, once it is there."""
        self._wanted = (key, line)
        for row, rank in enumerate(self._ranks):
            if key and rank.key == key:
                self.select(row)
                self.top = max(0, row - line)

    @property
    def selected(self) -> TagRow | None:
        """The selected tag."""
        if self.cursor is None or self.cursor >= len(self._ranks):
            return None
        return self._row(self.cursor)

    def is_derived(self, row: TagRow) -> bool:
        """Tell whether it is a keyword, which nobody chose, and no tag."""
        return row.rank.key in self._words

    @property
    def row_count(self) -> int:
        return len(self._ranks)

    def draw(self, row: int, width: int, selected: bool) -> list[Segment]:
        found = self._row(row)
        if found is None:
            return []
        return row_segments(
            self, found, width, selected, whole=self._whole, most=self._most,
            derived=self.is_derived(found),
        )  # fmt: skip


def _rank(word: TagCount) -> TagRank:
    return TagRank(_DERIVED + word.key, word.articles, word.unread, word.newest_id)


def _plain(key: str) -> str:
    """Return a key without its accents, by which it is found in an alphabet."""
    key = key.removeprefix(_DERIVED)
    if key.isascii():
        return key
    return "".join(c for c in unicodedata.normalize("NFKD", key) if not unicodedata.combining(c))
