"""Text of a page that the mouse marked: which cells of a row, and what is copied of them."""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from tui.page import Page, Paragraph, Span
from tui.page.blocks import Heading
from tui.text import clean_body

_BEFORE_TEXT = ("quote", "marker")
"""Styles of what stands before the text of a line."""


class Cell(NamedTuple):
    """A cell of a page."""

    row: int
    column: int
    """From 0, where the text begins."""


class Selection(NamedTuple):
    """The text from one cell to another, in whichever direction it was marked."""

    begun: Cell
    at: Cell

    @property
    def rows(self) -> range:
        """The rows of the page that have a part of it."""
        return range(min(self.begun, self.at).row, max(self.begun, self.at).row + 1)

    def columns(self, row: int) -> tuple[int, int | None]:
        """Return the cells of a row that belong to it, from and to; to None: up to the end."""
        first, last = min(self.begun, self.at), max(self.begun, self.at)
        begin = first.column if row == first.row else 0
        return begin, last.column + 1 if row == last.row else None

    def text(self, page: Page) -> str:
        """Return it as text: lines of one paragraph are one line, and nothing is obeyed."""
        text = ""
        before: int | None = None
        for row in self.rows:
            block = paragraph(page, row)
            goes_on = bool(text) and block is not None and block == before
            piece = self._piece(page, row, goes_on)
            if goes_on:
                text += "" if is_wide(text[-1:]) and is_wide(piece[:1]) else " "
            elif row > self.rows.start:
                text += "\n"
            text += piece
            before = block
        return clean_body(text)

    def _piece(self, page: Page, row: int, goes_on: bool) -> str:
        """Return the part in one row; where a line goes on, without what stands before its text."""
        line = page.line(row)
        begin, end = self.columns(row)
        if goes_on:
            begin = max(begin, sum(cell_len(span.text) for span in lead(line)))
        strip = Strip([Segment("".join(span.text for span in line))])
        end = strip.cell_length if end is None else max(begin, end)
        return strip.crop(begin, end).text.rstrip()


def lead(line: Sequence[Span]) -> Sequence[Span]:
    """Return what stands before the text of a line: indentation, bars of quotes, a marker."""
    return list(takewhile(lambda span: span.style in _BEFORE_TEXT or not span.text.strip(), line))


def paragraph(page: Page, row: int) -> int | None:
    """Return the number of the block whose text runs through the row, None in code and tables."""
    place = page.anchor(row)
    if place.line < 0 or not page.line(row):
        return None
    block = page.document.blocks[place.block]
    return place.block if isinstance(block, Paragraph | Heading) else None


def is_wide(char: str) -> bool:
    """Tell whether a character fills two cells: such scripts have no spaces between words."""
    return cell_len(char) == 2
