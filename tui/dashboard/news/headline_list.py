"""Headlines under their days. It holds an article's id, never its index."""

from typing import ClassVar

from rich.segment import Segment
from textual.message import Message

from tui.dashboard import moments
from tui.dashboard.lines.row_list import RowList
from tui.dashboard.lines.scrollbar import thumb
from tui.dashboard.news import headline_row
from tui.dashboard.news.headline_row import RowStyle
from tui.dashboard.news.places import Drawn, Place, Spot
from tui.dashboard.news.roll import DayRow, Roll
from tui.library import Headline, Library, Listing, Order


class HeadlineList(RowList):
    """The first tab: rows of headlines on a window of the library.

    While nothing is selected the list stays at its top and new headlines come in there. From the
    first key on, the selected headline (or, scrolled away from it, the first one on the screen)
    keeps its line whatever arrives above it.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {*headline_row.COMPONENT_CLASSES}
    DEFAULT_CSS = """
    HeadlineList {
        & .headline--day { color: $primary; text-style: bold; }
        & .headline--unread { text-style: bold; }
        & .headline--read { color: $text-muted; }
        & .headline--source { color: $secondary; }
        & .headline--tags { color: $text-muted; text-style: italic; }
        & .headline--star { color: $warning; text-style: bold; }
        & .headline--mark { color: $accent; text-style: bold; }
    }
    """

    class Selected(Message):
        """The reader selected another article."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.listing = Listing()
        """What is listed, in which order."""
        self.selected_id: int | None = None
        self._selected_unread = False
        """Whether the selected article was unread when it was selected, in a list in which read
        ones stand elsewhere or not at all."""
        self._library: Library | None = None
        self._roll = Roll()
        self._drawn: Drawn | None = None
        """What the screen showed after the last look at the library."""
        self._times = "mixed"

    def set_times(self, style: str) -> None:
        """Tell times in another style of `tui.dashboard.moments.clock`."""
        if style != self._times:
            self._times = style
            self.refresh()

    # -- data --------------------------------------------------------------------------------

    def show(self, library: Library, listing: Listing) -> None:
        """Show another selection of the library, from its top, with nothing selected."""
        self._library = library
        self.listing = listing._replace(held=0)
        self.selected_id = self.cursor = None
        self.top = 0
        self.reload()

    def list_in(self, order: Order, unread_only: bool) -> None:
        """List in another order, or without what is read; what is looked at stays in sight."""
        on = self.selected_id if unread_only else None
        self.listing = Listing(self.listing.query, order, unread_only, held=on or 0)
        self._note_selected(self.selected)
        self.reload()
        self.fill(self.lines)

    def reload(self) -> None:
        """Ask the library anew; what is held keeps its line on the screen."""
        library = self._library
        if library is None:
            return
        anchor, cursor_line = self._anchor(), self._cursor_line
        self._hold_what_was_read(library)
        listing = self.listing
        self._roll = Roll(
            library.days(listing), lambda offset, count: library.window(listing, offset, count)
        )
        if anchor is not None:
            self._put_back(library, listing, *anchor)
        elif self.cursor is None:
            self.top = 0
        self._refresh_what_changed(cursor_line)
        self.post_message(self.Moved())

    @property
    def _cursor_line(self) -> int | None:
        return None if self.cursor is None else self.cursor - self.top

    def _refresh_what_changed(self, cursor_line: int | None) -> None:
        """Draw anew the lines that the last look at the library changed: often it is none.

        `cursor_line`: where the cursor was before.
        """
        height = self.size.height
        rows = tuple(self._roll.at(row) for row in range(self.top, self.top + height))
        now = Drawn(rows, self.top, thumb(height, self.top, self.row_count))
        before, self._drawn = self._drawn, now
        if (
            before is None
            or len(now.rows) != len(before.rows)
            or now[1:] != before[1:]
            or self._cursor_line != cursor_line
            or not self.row_count
        ):
            self.refresh()
            return
        lines = enumerate(zip(now.rows, before.rows, strict=True))
        self._refresh_rows(*(self.top + line for line, (new, old) in lines if new != old))

    def _anchor(self) -> tuple[int, int, int] | None:
        """Return id, offset and screen line of the headline that must not move."""
        if self.cursor is None and self.top == 0:
            return None
        cursor, selected = self.cursor, self.selected_id
        if cursor is not None and selected is not None and 0 <= cursor - self.top < self.lines:
            return selected, self._roll.offset_at(cursor), cursor - self.top
        for row in range(self.top, min(self.top + self.lines, self._roll.rows)):
            found = self._roll.at(row)
            if isinstance(found, Headline):
                return found.id, self._roll.offset_at(row), row - self.top
        return None

    def _hold_what_was_read(self, library: Library) -> None:
        """Let the selected article stay where it is, though it was read since it was selected."""
        if self._selected_unread and self.selected_id is not None:
            now = library.headline(self.selected_id)
            if now is not None and not now.unread:
                self.listing = self.listing._replace(held=self.selected_id)

    def _put_back(
        self, library: Library, listing: Listing, anchor: int, was: int, line: int
    ) -> None:
        place = library.position(listing, anchor)
        offset = min(was, self._roll.headlines - 1) if place is None else place
        if offset < 0:
            self.top, self.cursor, self.selected_id = 0, None, None
            return
        row = self._roll.row_of(offset)
        self.top = max(0, row - line)
        if self.selected_id == anchor:
            self.cursor = row
            if place is None:
                self._note_selected(self._roll.headline(offset))
        elif self.selected_id is not None:
            place = library.position(listing, self.selected_id)
            self.cursor = None if place is None else self._roll.row_of(place)
            if place is None:
                self.selected_id = None

    # -- selection ---------------------------------------------------------------------------

    def select(self, row: int, direction: int = 1) -> None:
        super().select(row, direction)
        found = self._roll.at(self.cursor) if self.cursor is not None else None
        before = self.selected_id
        headline = found if isinstance(found, Headline) else None
        if headline is None or headline.id != before:
            self._note_selected(headline)
            self.post_message(self.Selected())
        if self.listing.held and self.listing.held != self.selected_id:
            self.listing = self.listing._replace(held=0)
            self.reload()

    def _note_selected(self, headline: Headline | None) -> None:
        listing = self.listing
        parted = listing.unread_only or listing.order is Order.UNREAD
        parted = parted or listing.query.asks_for_unread
        self.selected_id = None if headline is None else headline.id
        self._selected_unread = parted and headline is not None and headline.unread

    def select_article(self, article_id: int) -> bool:
        """Select an article by its id; False when it is not in the list."""
        if self._library is None:
            return False
        offset = self._library.position(self.listing, article_id)
        if offset is None:
            return False
        self.select(self._roll.row_of(offset))
        return True

    @property
    def place(self) -> Place | None:
        """Where the reader is; None while the list follows the newest."""
        anchor = self._anchor()
        if anchor is None:
            return None
        article, _, line = anchor
        return Place(article, line, article == self.selected_id)

    def go_to(self, place: Place | None) -> None:
        """Go back to where the reader was, if that article is still there."""
        if place is None or self._library is None:
            return
        if place.selected:
            if self.listing.unread_only:
                self.listing = self.listing._replace(held=place.article)
                self.reload()
            self.select_article(place.article)
        offset = self._library.position(self.listing, place.article)
        if offset is not None:
            self.top = max(0, self._roll.row_of(offset) - place.line)
            self.refresh()

    @property
    def spot(self) -> Spot:
        """All that the list is now."""
        return Spot(
            self.listing, self._roll, self.top, self.cursor, self._held_cursor,
            self.selected_id, self._selected_unread,
        )  # fmt: skip

    def go_back(self, spot: Spot) -> None:
        """Be again what the list was, with what came and went meanwhile, and nothing moved."""
        (
            self.listing, self._roll, self.top, self.cursor, self._held_cursor,
            self.selected_id, self._selected_unread,
        ) = spot  # fmt: skip
        self.reload()

    def let_go(self) -> None:
        """Select nothing and follow what comes in at the top."""
        self.cursor = self.selected_id = None
        self.top = 0
        if self.listing.held:
            self.listing = self.listing._replace(held=0)
            self.reload()
        self.refresh()
        self.post_message(self.Moved())

    @property
    def selected(self) -> Headline | None:
        """The selected headline."""
        if self.cursor is None:
            return None
        found = self._roll.at(self.cursor)
        return found if isinstance(found, Headline) else None

    def set_placeholder(self, sentence: str) -> None:
        """Say something else where there is no headline."""
        if sentence != self.placeholder:
            self.placeholder = sentence
            self.refresh()

    def direction_of(self, article_id: int) -> str:
        """Return the arrow that points from where the reader is to the article."""
        if self._library is None:
            return "·"
        place = self._library.position(self.listing, article_id)
        if place is None:
            return "·"
        first = self._roll.row_of(self._roll.offset_at(self.top))
        here = first if self.cursor is None else self.cursor
        return "↑" if self._roll.row_of(place) <= here else "↓"

    def shown_ids(self) -> set[int]:
        """Return the ids of the articles whose rows are on the screen now."""
        if not self.display:
            return set()
        rows = range(self.top, min(self.top + self.size.height, self._roll.rows))
        found = map(self._roll.at, rows)
        return {row.id for row in found if isinstance(row, Headline)}

    # -- drawing -----------------------------------------------------------------------------

    @property
    def row_count(self) -> int:
        return self._roll.rows

    def is_heading(self, row: int) -> bool:
        return self._roll.is_heading(row)

    def draw(self, row: int, width: int, selected: bool) -> list[Segment]:
        found = self._roll.at(row)
        if found is None:
            return []
        style = RowStyle(self, moments.now(), self._times, tags=not self.fenced)
        if isinstance(found, DayRow):
            return style.day(found, width)
        return style.headline(found, width, selected)
