"""A document laid out for one width, line by line as it is asked for."""

from bisect import bisect_right
from typing import NamedTuple

from tui.article import Link
from tui.page.blocks import Block, Code, Document, Heading, Paragraph, Rule, Table, words
from tui.page.layout import block_lines
from tui.page.wrapping import Span

MEASURE = 76
"""Cells in a line of text; longer lines are hard to read."""
_LEAST = 8
"""Cells of the narrowest page; less is not worth a layout."""
_AT_ONCE = 2000
"""Rows that are laid out before a height is named: nearly every article has fewer."""


class Anchor(NamedTuple):
    """A place in a document that outlives a new width and a new version of the article."""

    block: int
    line: int
    """Line of the block, from 0; -1 is the empty line above it."""
    lines: int
    """Lines of the block, without that one."""
    begins: str
    """How the block begins, by which it is found again."""


class Page:
    """The lines of `document` in `width` cells, text in at most `measure` of them.

    Blocks are laid out when a line of them is asked for. A page belongs to one thread.
    """

    def __init__(self, document: Document, width: int, measure: int = MEASURE) -> None:
        self.document = document
        self.width = max(_LEAST, width)
        self.measure = measure
        self._lines: list[list[Span]] = []
        self._starts: list[int] = []

    @property
    def links(self) -> tuple[Link, ...]:
        """The link that is shown as [n] is at n - 1."""
        return self.document.links

    @property
    def complete(self) -> bool:
        """Whether all is laid out, so that `height` is exact."""
        return len(self._starts) == len(self.document.blocks)

    @property
    def height(self) -> int:
        """Rows of the page: exact up to about 2,000, beyond that an estimate until `complete`."""
        self.lay_out(_AT_ONCE)
        if self.complete:
            return len(self._lines)
        return len(self._lines) * len(self.document.blocks) // len(self._starts)

    def lay_out(self, rows: int) -> int:
        """Lay out at least the first `rows` rows, as far as there are; return how many are."""
        blocks = self.document.blocks
        while len(self._lines) < rows and len(self._starts) < len(blocks):
            lines = block_lines(blocks[len(self._starts)], self.width, self.measure)
            if not self._starts and blocks[0].inset.gap is not None:
                del lines[0]
            self._starts.append(len(self._lines))
            self._lines += lines
        return len(self._lines)

    def go_on(self, document: Document) -> None:
        """Show a document that begins with the one before; what is laid out stays as it is."""
        self.document = document

    def line(self, y: int) -> list[Span]:
        """Return row `y`, from 0; nothing below the end."""
        return self._lines[y] if 0 <= y < self.lay_out(y + 1) else []

    def anchor(self, y: int) -> Anchor:
        """Return the place of row `y`, or of the nearest row that there is."""
        y = min(max(y, 0), self.lay_out(y + 1) - 1)
        if y < 0:
            return Anchor(0, 0, 1, "")
        block = bisect_right(self._starts, y) - 1
        top, bottom = self._rows(block)
        begins = _beginning(self.document.blocks[block])
        return Anchor(block, max(y - top, -1), bottom - top, begins)

    def row_of(self, anchor: Anchor) -> int:
        """Return the row of `anchor`, which may come from another page.

        The block is found by its beginning, next to where it was; if it is gone, the row is that
        of the block which has its place.
        """
        if not self.document.blocks:
            return 0
        block, found = self._find(anchor)
        while len(self._starts) <= block:
            self.lay_out(len(self._lines) + 1)
        top, bottom = self._rows(block)
        if anchor.line < 0:
            return self._starts[block]
        lines = bottom - top
        return top + min(anchor.line * lines // anchor.lines, lines - 1) if found else top

    def end_of(self, blocks: int, rows: int = _AT_ONCE) -> int | None:
        """Return the row behind the first so many blocks; None if that is beyond `rows`."""
        laid_out = self.lay_out(rows + 1)
        if blocks < len(self._starts):
            return self._starts[blocks]
        return laid_out if self.complete else None

    def text(self) -> str:
        """Return the whole page as plain text, without spaces at the ends of lines."""
        while not self.complete:
            self.lay_out(len(self._lines) + 1)
        lines = ["".join([span.text for span in line]).rstrip() for line in self._lines]
        return "\n".join([*lines, ""]) if lines else ""

    def at(self, width: int) -> "Page":
        """Return the page of the same document in another width; itself if it is the same."""
        return (
            self if max(_LEAST, width) == self.width else Page(self.document, width, self.measure)
        )

    def _rows(self, block: int) -> tuple[int, int]:
        """Return the rows (from, to) of a block that is laid out, without the empty one above."""
        after = self._starts[block + 1 : block + 2] or [len(self._lines)]
        gap = block > 0 and self.document.blocks[block].inset.gap is not None
        return self._starts[block] + gap, after[0]

    def _find(self, anchor: Anchor) -> tuple[int, bool]:
        """Return the block nearest to the anchor that begins like it, and whether there is one."""
        blocks = self.document.blocks
        same = min(anchor.block, len(blocks) - 1)
        for distance in range(len(blocks)):
            for block in (same - distance, same + distance):
                if 0 <= block < len(blocks) and _beginning(blocks[block]) == anchor.begins:
                    return block, True
        return same, False


def _beginning(block: Block) -> str:
    """Return the first words of a block, without the numbers of links: they may change."""
    match block:
        case Paragraph(spans) | Heading(spans):
            return words(spans[:9])[:99]
        case Code(lines):
            return "\n".join(lines[:9])[:99]
        case Table(header):
            return "|".join([words(cell) for cell in header])
        case Rule():
            return ""
