"""Headlines, newest first, under their days. It holds an article's id, never its index."""

from datetime import datetime
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style

from tui.dashboard import moments
from tui.dashboard.cutting import cut, fit
from tui.dashboard.looks import look
from tui.dashboard.moments import clock, day_name
from tui.dashboard.roll import DayRow, Roll
from tui.dashboard.row_list import RowList
from tui.library import EVERYTHING, Headline, Library, Query

NARROW = 60
"""Columns below which a row has no source and no tags."""
WIDE = 120
"""Columns that title and tags take together at most."""


class Place(NamedTuple):
    """Where a reader was in a list."""

    selected: int
    """The id of the selected article."""
    line: int
    """The line of the screen on which it stood."""


class HeadlineList(RowList):
    """The first tab: rows of headlines on a window of the library.

    While nothing is selected the list stays at its top and new headlines come in there. From the
    first key on, the selected headline (or, scrolled away from it, the first one on the screen)
    keeps its line whatever arrives above it.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "headline--day", "headline--unread", "headline--read", "headline--source",
        "headline--tags", "headline--star", "headline--mark",
    }  # fmt: skip
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

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.query_shown: Query = EVERYTHING
        self.selected_id: int | None = None
        self._library: Library | None = None
        self._roll = Roll()
        self._times = "mixed"

    def set_times(self, style: str) -> None:
        """Tell times in another style of `tui.dashboard.moments.clock`."""
        if style != self._times:
            self._times = style
            self.refresh()

    # -- data --------------------------------------------------------------------------------

    def show(self, library: Library, query: Query) -> None:
        """Show another selection of the library, from its top, with nothing selected."""
        self._library, self.query_shown = library, query
        self.selected_id = self.cursor = None
        self.top = 0
        self.reload()

    def reload(self) -> None:
        """Ask the library anew; what is held keeps its line on the screen."""
        library, query = self._library, self.query_shown
        if library is None:
            return
        held = self._held()
        self._roll = Roll(
            library.days(query), lambda offset, count: library.window(query, offset, count)
        )
        if held is not None:
            self._put_back(library, query, *held)
        elif self.cursor is None:
            self.top = 0
        self.refresh()
        self.post_message(self.Moved())

    def _held(self) -> tuple[int, int, int] | None:
        """Return id, offset and screen line of the headline that must not move."""
        if self.cursor is None and self.top == 0:
            return None
        height = max(1, self.size.height)
        cursor, selected = self.cursor, self.selected_id
        if cursor is not None and selected is not None and 0 <= cursor - self.top < height:
            return selected, self._roll.offset_at(cursor), cursor - self.top
        for row in range(self.top, min(self.top + height, self._roll.rows)):
            found = self._roll.at(row)
            if isinstance(found, Headline):
                return found.id, self._roll.offset_at(row), row - self.top
        return None

    def _put_back(self, library: Library, query: Query, held: int, was: int, line: int) -> None:
        place = library.position(query, held)
        offset = min(was, self._roll.headlines - 1) if place is None else place
        if offset < 0:
            self.top, self.cursor, self.selected_id = 0, None, None
            return
        row = self._roll.row_of(offset)
        self.top = max(0, row - line)
        if self.selected_id == held:
            self.cursor = row
            if place is None:
                found = self._roll.headline(offset)
                self.selected_id = None if found is None else found.id
        elif self.selected_id is not None:
            place = library.position(query, self.selected_id)
            self.cursor = None if place is None else self._roll.row_of(place)
            if place is None:
                self.selected_id = None

    # -- selection ---------------------------------------------------------------------------

    def select(self, row: int, direction: int = 1) -> None:
        super().select(row, direction)
        found = self._roll.at(self.cursor) if self.cursor is not None else None
        self.selected_id = found.id if isinstance(found, Headline) else None

    def select_article(self, article_id: int) -> bool:
        """Select an article by its id; False when it is not in the list."""
        if self._library is None:
            return False
        offset = self._library.position(self.query_shown, article_id)
        if offset is None:
            return False
        self.select(self._roll.row_of(offset))
        return True

    @property
    def place(self) -> Place | None:
        """Where the reader is; None while nothing is selected."""
        if self.cursor is None or self.selected_id is None:
            return None
        return Place(self.selected_id, self.cursor - self.top)

    def go_to(self, place: Place | None) -> None:
        """Go back to where the reader was, if that article is still there."""
        if place is not None and self.select_article(place.selected) and self.cursor is not None:
            self.top = max(0, self.cursor - place.line)

    def let_go(self) -> None:
        """Select nothing and follow what comes in at the top."""
        self.cursor = self.selected_id = None
        self.top = 0
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
        place = self._library.position(self.query_shown, article_id)
        if place is None:
            return "·"
        first = self._roll.row_of(self._roll.offset_at(self.top))
        here = first if self.cursor is None else self.cursor
        return "↑" if self._roll.row_of(place) <= here else "↓"

    def shows(self, article_id: int) -> bool:
        """Tell whether the article's row is on the screen now."""
        if not self.display:
            return False
        rows = range(self.top, min(self.top + self.size.height, self._roll.rows))
        return any(
            isinstance(found := self._roll.at(row), Headline) and found.id == article_id
            for row in rows
        )

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
        now = moments.now()
        if isinstance(found, DayRow):
            return self._draw_day(found, width, now)
        return self._draw_headline(found, width, selected, now)

    def _draw_day(self, day: DayRow, width: int, now: datetime) -> list[Segment]:
        style = look(self, "headline--day")
        count = f" {day.articles} "
        name = cut(f" {day_name(day.day, now.astimezone().date())} ", width - len(count) - 1)
        rule = "─" * max(0, width - len(name) - len(count) - 1)
        dim = look(self, "row-list--dim")
        return [Segment(name, style), Segment(rule, dim), Segment(count, dim)]

    def _draw_headline(
        self, headline: Headline, width: int, selected: bool, now: datetime
    ) -> list[Segment]:
        title_style: Style | None = look(
            self, "headline--unread" if headline.unread else "headline--read"
        )
        if selected and not headline.unread:
            title_style = None
        when = clock(headline.published, headline.precision, now, self._times)
        segments = [
            Segment("▌" if selected else " ", look(self, "headline--mark")),
            Segment("●" if headline.unread else " ", look(self, "headline--mark")),
            Segment("★" if headline.starred else " ", look(self, "headline--star")),
            Segment(f"{when} ", look(self, "row-list--dim")),
        ]
        left = width - 9
        if width >= NARROW:
            source = max(10, min(22, width // 7))
            segments.append(
                Segment(fit(headline.source, source) + "  ", look(self, "headline--source"))
            )
            left -= source + 2
        tags = self._tags_in(headline, left) if width >= NARROW else ""
        title = left - Segment(tags).cell_length
        segments.append(Segment(fit(headline.title, title), title_style))
        segments.append(Segment(tags, look(self, "headline--tags")))
        return segments

    def _tags_in(self, headline: Headline, left: int) -> str:
        """Return the tags that fit beside the title, which goes first; one at least, cut.

        They begin in one column where the titles allow it, near enough for the eye to connect.
        """
        if not headline.tags:
            return ""
        beyond = max(0, left - WIDE)
        spare = min(left, WIDE) - Segment(headline.title).cell_length - 2
        room = max(min(9, left // 5), min(spare, left // 3))
        shown = ""
        for tag in headline.tags:
            longer = f"{shown} #{tag}".strip()
            if Segment(longer).cell_length > room:
                break
            shown = longer
        shown = shown or cut(f"#{headline.tags[0]}", room)
        return "  " + fit(shown, room + beyond)
