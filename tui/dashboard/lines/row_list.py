"""A list drawn row by row (Line API): one widget however many rows, a cursor, a thin scrollbar.

It knows rows by number only. What a row is, and which one to hold on to when the rows change
under it, a subclass decides by the identity of its rows.
"""

from typing import ClassVar

from rich.segment import Segment
from textual.events import Click, MouseScrollDown, MouseScrollUp, Resize
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tui.dashboard.lines.line_view import LineView
from tui.dashboard.lines.looks import marked
from tui.dashboard.lines.scrollbar import with_scrollbar
from tui.dashboard.messages import Touched

MOMENT = 0.12
"""Seconds after which what stands beside a list follows the selection: longer than the time between
two keys of a held key, so that moving through the list costs what it costs without it."""
WHEEL = 3
"""Rows of one turn of the wheel."""


class RowList(LineView):
    """Subclasses give `row_count`, `is_heading` and `draw`."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row-list--selected",
        "row-list--dim",
        "row-list--bar",
        "row-list--thumb",
    }
    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        & .row-list--selected { background: $block-cursor-background 40%; }
        & .row-list--dim { color: $text-muted; }
        & .row-list--bar { color: $text-disabled; }
        & .row-list--thumb { color: $primary; }
    }
    """

    class Opened(Message):
        """A row was chosen by Enter or by a click on the selected row."""

    class Moved(Message):
        """Another row was selected, or the rows moved."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.top = 0
        """The row on the first line of the screen."""
        self.cursor: int | None = None
        """The selected row, or None before anything was selected."""
        self._held_cursor = False
        """Whether the reader left the cursor on the screen, so that it is to stay there."""
        self.lines = 1
        """Lines of the screen that the list has, or had when it was last shown."""
        self.fenced = False
        """Whether something stands beside the list."""
        self.placeholder = ""
        """What to say when there is no row."""

    # -- what a subclass gives ---------------------------------------------------------------

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def is_heading(self, row: int) -> bool:
        """Tell whether the cursor passes over `row`."""
        return False

    def draw(self, row: int, width: int, selected: bool) -> list[Segment]:
        """Return `row` in at most `width` cells."""
        raise NotImplementedError

    # -- moving ------------------------------------------------------------------------------

    def move(self, rows: int) -> None:
        """Move the cursor by `rows`; the first move selects the first row on the screen."""
        if self.cursor is None:
            self.select(self.top)
        else:
            self.select(self.cursor + rows, 1 if rows > 0 else -1)

    def select_something(self) -> None:
        """Select the first row on the screen, unless one is selected."""
        if self.cursor is None:
            self.move(0)

    def page(self, direction: int) -> None:
        """Move the cursor by a screen."""
        self.move(direction * max(1, self.size.height - 1))

    def first(self) -> None:
        """Select the first row."""
        self.select(0)

    def last(self) -> None:
        """Select the last row."""
        self.select(self.row_count - 1, -1)

    def select(self, row: int, direction: int = 1) -> None:
        """Put the cursor on `row`, or on the next one in `direction` that is no heading."""
        cursor, top = self.cursor, self.top
        row = max(0, min(row, self.row_count - 1))
        for step in (direction, -direction):
            found = row
            while 0 <= found < self.row_count and self.is_heading(found):
                found += step
            if 0 <= found < self.row_count:
                self.cursor = found
                self._held_cursor = True
                self._show_cursor()
                break
        if top == self.top:
            self._refresh_rows(cursor, self.cursor)
        else:
            self.refresh()
        self.post_message(self.Moved())

    def _refresh_rows(self, *rows: int | None) -> None:
        """Draw these rows anew, not all: keys that move the cursor come fast."""
        for row in rows:
            if row is not None and 0 <= row - self.top < self.size.height:
                self.refresh(Region(0, row - self.top, self.size.width, 1))

    def scroll_rows(self, rows: int) -> None:
        """Scroll without moving the cursor."""
        furthest = max(0, self.row_count - self.size.height)
        self.top = max(0, min(self.top + rows, max(furthest, self.top if rows < 0 else 0)))
        cursor = -1 if self.cursor is None else self.cursor
        self._held_cursor = self.top <= cursor < self.top + self.size.height
        self.refresh()
        self.post_message(self.Moved())

    def reveal(self) -> None:
        """Bring the cursor onto the screen, after the list was away from it; fill the screen."""
        self.fill(self.size.height)
        self._show_cursor()

    def fill(self, lines: int) -> None:
        """Leave none of so many lines of the screen empty below the last row."""
        self.top = max(0, min(self.top, self.row_count - lines))
        self.refresh()

    def _show_cursor(self) -> None:
        if self.cursor is None or not self._held_cursor or not self.size.height:
            return
        first = self.cursor
        if first and self.is_heading(first - 1):
            first -= 1
        height = max(1, self.size.height)
        if first < self.top:
            self.top = first
        elif self.cursor >= self.top + height:
            self.top = self.cursor - height + 1

    # -- drawing -----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if not self.row_count:
            return self._say(y, width)
        row = self.top + y
        selected = row == self.cursor
        inside = max(1, width - 1)
        drawn = self.draw(row, inside, selected) if row < self.row_count else []
        strip = Strip(drawn).apply_style(self.ground).adjust_cell_length(inside, self.ground)
        if selected:
            strip = marked(self, strip, "row-list--selected")
        return with_scrollbar(self, strip, y, self.top, self.row_count, fenced=self.fenced)

    def _say(self, y: int, width: int) -> Strip:
        from tui.dashboard.lines.cutting import wrap_words

        lines = wrap_words(self.placeholder, max(8, min(64, width - 4)))
        number = y - max(0, (self.size.height - len(lines)) // 3)
        if not 0 <= number < len(lines):
            return Strip.blank(width, self.ground)
        left = " " * max(0, (width - max(map(len, lines))) // 2)
        return Strip([Segment(left + lines[number], self.ground)]).adjust_cell_length(
            width, self.ground
        )

    # -- mouse -------------------------------------------------------------------------------

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(Touched(self, event.time))
        if event.x >= self.size.width - 1:
            part = event.y / max(1, self.size.height - 1)
            self.top = round(part * max(0, self.row_count - self.size.height))
            self.refresh()
            self.post_message(self.Moved())
            return
        row = self.top + event.y
        if row >= self.row_count or self.is_heading(row):
            return
        if row == self.cursor:
            self.post_message(self.Opened())
        else:
            self.select(row)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        event.stop()
        self.scroll_rows(WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        event.stop()
        self.scroll_rows(-WHEEL)

    def on_resize(self, event: Resize) -> None:
        self.lines = self.size.height or self.lines
        self._show_cursor()
        self.refresh()
        self.post_message(self.Moved())
