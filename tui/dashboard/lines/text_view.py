"""A page of text that scrolls (Line API): the article, the problems, the help."""

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import (
    Click,
    MouseDown,
    MouseEvent,
    MouseMove,
    MouseScrollDown,
    MouseScrollUp,
    MouseUp,
    Resize,
)
from textual.message import Message
from textual.strip import Strip

from tui.article import Link
from tui.dashboard.lines.line_view import LineView
from tui.dashboard.lines.looks import look, marked
from tui.dashboard.lines.row_list import WHEEL
from tui.dashboard.lines.scrollbar import with_scrollbar
from tui.dashboard.messages import Touched
from tui.page import MEASURE, STYLES, Anchor, Document, Links, Page, parse

if TYPE_CHECKING:
    from tui.dashboard.lines.selecting import Cell, Selection


class TextView(LineView):
    """Shows a page; its place survives another width and another version of the text."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"page--{style}" for style in STYLES), "row-list--bar", "row-list--thumb",
        "page--selected",
    }  # fmt: skip
    DEFAULT_CSS = """
    TextView {
        height: 1fr;
        & .page--title { color: $primary; text-style: bold; }
        & .page--heading { color: $primary; text-style: bold; }
        & .page--strong { text-style: bold; }
        & .page--em { text-style: italic; }
        & .page--s { text-style: strike; }
        & .page--code { color: $secondary; }
        & .page--block { color: $secondary; background: $panel; }
        & .page--link { color: $accent; text-style: underline; }
        & .page--number { color: $text-muted; }
        & .page--image { color: $text-muted; text-style: italic; }
        & .page--marker { color: $primary; }
        & .page--quote { color: $primary; }
        & .page--key { color: $text-muted; }
        & .page--head { text-style: bold; }
        & .page--rule { color: $text-muted; }
        & .page--selected { background: $primary 40%; }
        & .row-list--bar { color: $text-disabled; }
        & .row-list--thumb { color: $primary; }
    }
    """

    class Marked(Message):
        """Text was marked with the mouse."""

    class LinkChosen(Message):
        """A link in the text was clicked."""

        def __init__(self, view: "TextView", number: int, url: str, at: float) -> None:
            super().__init__()
            self.view = view
            self.number = number
            """The number that stands behind it."""
            self.url = url
            """Where it leads; empty where it is no address."""
            self.at = at
            """When, as the times of Textual's events are."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.measure = MEASURE
        """Columns of a line of text, where the screen has them; see `set_measure`."""
        self.top = 0
        """The line of the page on the first line of the screen."""
        self._document = Document(())
        self._page: Page | None = None
        self.selection: Selection | None = None
        """What the mouse marked of the page."""
        self._pressed: Cell | None = None
        """Where the mouse was pressed, until it is let go."""
        self._place: Anchor | None = None
        """Where the reader scrolled to; None at the top. A new width does not change it."""

    # -- what is shown -----------------------------------------------------------------------

    def show_document(self, document: Document, *, keep_place: bool = False) -> None:
        """Show a document, from its top, or where the one before it was."""
        if not keep_place:
            self._place = None
        self._document = document
        self.selection = None
        self._page = self._lay_out()
        place = self._place
        self.top = self._page.row_of(place) if self._page and place is not None else 0
        self.refresh()

    @property
    def document(self) -> Document:
        """What is shown."""
        return self._document

    @property
    def place(self) -> Anchor | None:
        """Where the reader is in the document; None at its top."""
        return self._place

    def go_to(self, place: Anchor | None) -> None:
        """Go back to where the reader was in this document."""
        self._place = place
        self.show_document(self._document, keep_place=True)

    def show_markdown(self, text: str) -> None:
        """Show Markdown of ours; the place is kept."""
        links = Links()
        blocks = tuple(parse(text, links))
        self.show_document(Document(blocks, links.all()), keep_place=True)

    def _lay_out(self) -> Page | None:
        """Lay out for the width there is; a wide screen centres the column of text."""
        width = self.size.width - 2 - self._margin
        return Page(self._document, width, self.measure) if self.size.width else None

    def set_measure(self, measure: int) -> None:
        """Show lines of another length; the place is kept."""
        if measure != self.measure:
            self.measure = measure
            self.show_document(self._document, keep_place=True)

    @property
    def room(self) -> int:
        """The columns that the widest line can have."""
        return self.size.width - 3

    @property
    def _margin(self) -> int:
        return max(1, (self.size.width - 1 - self.measure) // 2)

    # -- moving ------------------------------------------------------------------------------

    def move(self, lines: int) -> None:
        """Scroll by `lines`."""
        if self._page is not None:
            height = self._page.lay_out(self.top + lines + self.size.height)
            self.top = max(0, min(self.top + lines, height - self.size.height))
            self._place = self._page.anchor(self.top) if self.top else None
            self.refresh()

    def page(self, direction: int) -> None:
        """Scroll by a screen, two lines of which stay."""
        self.move(direction * max(1, self.size.height - 2))

    @property
    def at_end(self) -> bool:
        """Whether the last line is on the screen."""
        below = self.top + self.size.height
        return self._page is None or self._page.lay_out(below + 1) <= below

    def reveal(self) -> None:
        """Draw what may have changed while the view was away from the screen."""
        self.move(0)

    def first(self) -> None:
        """Go to the first line."""
        self.top, self._place = 0, None
        self.refresh()

    def last(self) -> None:
        """Go to the last line."""
        self.move(1 << 30)

    # -- drawing -----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        page = self._page = self._page or self._lay_out()
        if page is None:
            return Strip.blank(width, self.ground)
        row = self.top + y
        line = page.line(row)
        segments = [Segment(" " * self._margin)]
        segments += [Segment(span.text, self._look(span.style)) for span in line]
        inside = max(1, width - 1)
        strip = Strip(segments).adjust_cell_length(inside).apply_style(self.ground)
        strip = self._with_selection(strip, row)
        return with_scrollbar(self, strip, y, self.top, self._rows(page))

    def _rows(self, page: Page) -> int:
        """Return for how many rows the scrollbar stands."""
        return page.height

    def _look(self, style: str) -> Style | None:
        if not style:
            return None
        return look(self, *(f"page--{name}" for name in style.split()))

    def _with_selection(self, strip: Strip, row: int) -> Strip:
        if self.selection is None or row not in self.selection.rows:
            return strip
        begin, end = self.selection.columns(row)
        left = self._margin + begin
        right = strip.cell_length if end is None else self._margin + end
        middle = marked(self, strip.crop(left, right), "page--selected")
        return Strip.join([strip.crop(0, left), middle, strip.crop(right)])

    # -- marking text with the mouse ---------------------------------------------------------

    @property
    def selected_text(self) -> str:
        """What is marked, ready to be copied; empty when nothing is."""
        if self.selection is None or self._page is None:
            return ""
        return self.selection.text(self._page)

    def select_nothing(self) -> None:
        """Take the mark away."""
        if self.selection is not None:
            self.selection = None
            self.refresh()

    def on_mouse_down(self, event: MouseDown) -> None:
        if event.button == 1 and event.x < self.size.width - 1:
            self.select_nothing()
            self._pressed = self._cell(event)
            self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        at = self._cell(event) if self._pressed is not None else None
        if self._pressed is None or at is None or (self.selection is None and at == self._pressed):
            return
        if not 0 <= event.y < self.size.height:
            self.move(1 if event.y > 0 else -1)
        from tui.dashboard.lines.selecting import Selection

        self.selection = Selection(self._pressed, at)
        self.refresh()

    def on_mouse_up(self, event: MouseUp) -> None:
        self.release_mouse()
        self._pressed = None
        if self.selection is not None:
            self.post_message(self.Marked())

    def _cell(self, event: MouseEvent) -> "Cell":
        from tui.dashboard.lines.selecting import Cell

        row = self.top + max(0, min(event.y, self.size.height - 1))
        return Cell(row, max(0, event.x - self._margin))

    # -- events ------------------------------------------------------------------------------

    def on_resize(self, event: Resize) -> None:
        if self.size.width:
            self.show_document(self._document, keep_place=True)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        event.stop()
        self.move(WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        event.stop()
        self.move(-WHEEL)

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(Touched(self, event.time))
        if self.selection is not None:
            return  # this click ended the marking of text
        page = self._page
        if page is None or not page.line(self.top + event.y):
            return
        end = self._margin
        for span in page.line(self.top + event.y):
            end += Segment(span.text).cell_length
            if event.x < end:
                if span.link and event.x >= self._margin:
                    (link,) = page.links[span.link - 1 : span.link] or (Link(""),)
                    self.post_message(self.LinkChosen(self, span.link, link.url, event.time))
                return
