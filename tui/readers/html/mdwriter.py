"""Writes Markdown block by block, in quotes and lists inside one another, with flat calls.

Text comes in as it is; what it would mark up is escaped here. A block is written when the next
one begins, so marks end up around words and never around spaces, breaks or nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.readers.html.mdinline import Inline, Mark
from tui.readers.html.mdtext import code_fence, code_span, escape_line, words

__all__ = ["MAX_BOXES", "MAX_COLUMNS", "MAX_ROWS", "Mark", "MarkdownWriter"]

MAX_BOXES = 6
"""Quotes and lists inside one another that are shown as such; Markdown parsers stop at 20 levels
and count a list twice."""
MAX_COLUMNS = 30
"""Columns of a table."""
MAX_ROWS = 500
"""Rows of a table, its head included."""

_CLOSING_HASHES = re.compile(r"(?:(?<=\s)|^)#+$")


@dataclass(slots=True)
class _Box:
    """A quote or a list item: what its first line and its further lines begin with."""

    first: str
    rest: str
    list: "_List | None" = None
    started: bool = False


@dataclass(slots=True)
class _List:
    """A list: the sign after each number (`.` or `)`) or instead of it (`-` or `*`)."""

    sign: str
    number: int
    boxes: int
    written: int = 0


class MarkdownWriter:
    """Takes text, marks and blocks in document order and gives the Markdown of them."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._boxes: list[_Box] = []
        self._lists: list[_List] = []
        self._ended: tuple[int, str] | None = None
        self._heading = 0
        self._inline = Inline()
        self._outer: list[Inline] = []

    def text(self, text: str) -> None:
        """Add text; any run of white space in it is one space."""
        inline = self._inline
        if inline.raw or inline.pieces or not text.isspace():  # a block begins with its words
            inline.raw.append(text)

    def code(self, text: str) -> None:
        """Add a span of code."""
        self._inline.settle()
        if shown := words(text):
            self._inline.add(code_span(shown))

    def start(self, mark: Mark, url: str = "") -> None:
        """Mark the text that follows; `url` is an address that `tui.text.clean_url` made."""
        self._inline.settle()
        self._inline.wanted.append((mark, url))

    def end(self) -> None:
        """End the mark that was started last."""
        inline = self._inline
        inline.settle()
        if inline.wanted:
            inline.wanted.pop()
        if len(inline.opened) > len(inline.wanted):
            inline.close()

    def marked(self, mark: Mark) -> bool:
        """Tell whether text added now would have this mark."""
        wanted = self._inline.wanted
        return bool(wanted) and any(before is mark for before, _ in wanted)

    def line_break(self) -> None:
        """Begin a new line, or after a break a new paragraph."""
        self._inline.settle()
        if self._inline.gap == "\n":
            self.end_block()
        else:
            self._inline.gap = "\n"

    def end_block(self) -> None:
        """End the paragraph or heading, if one was begun. In a table cell it is a space."""
        if self._outer:
            self._inline.settle()
            self._inline.gap = self._inline.gap or " "
            return
        inline = self._inline
        if not inline.raw and not inline.pieces:
            inline.gap = ""
            return
        lines = inline.finish()
        if not lines:
            return
        if self._heading:
            text = _CLOSING_HASHES.sub(r"\\\g<0>", " ".join(lines))
            self._emit([f"{'#' * self._heading} {text}"])
        else:
            shown = [*map(escape_line, lines)]
            for at in range(len(shown) - 1):
                shown[at] += "  "  # a break
            self._emit(shown)

    def heading(self, level: int) -> None:
        """Begin a heading of level 1 to 6, or end it with 0."""
        self.end_block()
        self._heading = level

    def code_block(self, text: str, language: str = "") -> None:
        """Write a block of code, its lines as they are."""
        self.end_block()
        if text.strip():
            fence = code_fence(text)
            self._emit([fence + language, *text.strip("\n").split("\n"), fence])

    def start_quote(self) -> None:
        """Begin a quote."""
        self._box("> ", "> ")

    def start_list(self, first: int | None = None) -> None:
        """Begin a list; numbered from `first` if that is given."""
        self.end_block()
        signs = ("-", "*") if first is None else (".", ")")
        taken = self._ended == (len(self._boxes), signs[0])
        self._lists.append(_List(signs[taken], first or 0, len(self._boxes)))

    def end_list(self) -> None:
        """End the list that was begun last."""
        self.end_block()
        ended = self._lists.pop()
        self._ended = (ended.boxes, ended.sign) if ended.written else self._ended

    def start_item(self) -> None:
        """Begin an item of the list that was begun last."""
        self.end_block()
        within = self._lists[-1]
        sign = within.sign
        if sign in ".)":
            sign = f"{min(within.number, 999_999_999)}{sign}"
            within.number += 1
        self._box(sign + " ", " " * (len(sign) + 1), within)

    def end_box(self) -> None:
        """End the quote or item that was begun last."""
        self.end_block()
        self._boxes.pop()

    def start_cell(self) -> None:
        """Begin the cell of a table: what is added until `end_cell` is its text."""
        self._outer.append(self._inline)
        self._inline = Inline()

    def end_cell(self) -> str:
        """Return the Markdown of the cell."""
        text = " ".join(self._inline.finish())
        self._inline = self._outer.pop()
        return text.replace("|", "\\|")

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Write a table of cells from `end_cell`; the first row is its head."""
        self.end_block()
        width = min(max(map(len, rows)), MAX_COLUMNS)
        shown = [f"| {' | '.join([*row, *[''] * width][:width])} |" for row in rows[:MAX_ROWS]]
        shown.insert(1, f"|{' --- |' * width}")
        self._emit(shown)
        if len(rows) > MAX_ROWS:
            self._emit([f"… {len(rows) - MAX_ROWS} more rows"])

    def markdown(self) -> str:
        """Return all that was written."""
        self.end_block()
        return "\n".join(self._lines)

    def _box(self, first: str, rest: str, within: _List | None = None) -> None:
        self.end_block()
        if len(self._boxes) >= MAX_BOXES:
            first = rest = ""
        self._boxes.append(_Box(first, rest, within))

    def _emit(self, lines: Sequence[str]) -> None:
        """Write one block, with a blank line before it unless it is the next item of a list."""
        self._ended = None
        new = None
        first = rest = apart = ""
        for at, box in enumerate(self._boxes):
            if not box.started and new is None:
                new, apart = at, rest
            first += box.rest if box.started else box.first
            rest += box.rest
        if self._lines and (new is None or not self._follows_closely(new)):
            self._lines.append((rest if new is None else apart).rstrip())
        if rest or first:
            for line in lines:
                self._lines.append(first + line if line else first.rstrip())
                first = rest
        else:
            self._lines += lines
        for box in self._boxes:
            box.started = True
            if box.list:
                box.list.written += 1

    def _follows_closely(self, new: int) -> bool:
        """Tell whether the box at `new` may begin on the line after what was written last."""
        box = self._boxes[new]
        if box.list is None or not box.first:
            return False
        in_item = new > 0 and self._boxes[new - 1].list is not None
        return box.list.written > 0 or (in_item and box.first in {"- ", "* ", "1. ", "1) "})
