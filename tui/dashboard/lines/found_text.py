"""What is looked for in a page of text: each place where it stands, as cells of its lines."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from tui.dashboard.lines.selecting import is_wide, lead, paragraph
from tui.library.highlighting import Folded
from tui.page import Page


class Piece(NamedTuple):
    """A part of a match that stands in one row."""

    number: int
    """Which match, from 0."""
    begin: int
    """The first cell of the row, from 0."""
    end: int
    """The cell behind the last one."""


class PageText:
    """The text of a page as one string, in which a line that goes on is no end of a word."""

    def __init__(self, page: Page) -> None:
        """Lays out the whole page."""
        self.page = page
        self._rows: list[int] = []
        """The rows that have text."""
        self._starts: list[int] = []
        """Where in the text each of them begins."""
        self._skipped: list[int] = []
        """Characters at the beginning of each of them that are not in the text."""
        pieces: list[str] = []
        at = 0
        before: int | None = None
        last = ""
        page.lay_out(1 << 30)
        for row in range(page.height):
            line = page.line(row)
            block = paragraph(page, row) if line else None
            goes_on = block is not None and block == before
            before = block
            whole = "".join(span.text for span in line)
            skipped = sum(len(span.text) for span in lead(line)) if goes_on else 0
            text = whole[skipped:].rstrip()
            if not text:
                continue
            joint = ("" if is_wide(last) and is_wide(text[0]) else " ") if goes_on else "\n"
            at += len(joint)
            pieces += [joint, text]
            self._rows.append(row)
            self._starts.append(at)
            self._skipped.append(skipped)
            at += len(text)
            last = text[-1]
        self._text = "".join(pieces)
        self._folded: Folded | None = None

    def find(self, pattern: re.Pattern[str]) -> "Matches":
        """Return where the pattern fits."""
        self._folded = self._folded or Folded(self._text)
        return Matches(self, list(self._folded.find(pattern)))

    def row_of(self, place: int) -> int:
        """Return the row in which a place of the text stands."""
        return self._rows[max(0, bisect_right(self._starts, place) - 1)]

    def span_of(self, row: int) -> tuple[int, int] | None:
        """Return from where to where in the text a row goes; None where it has no text."""
        at = bisect_left(self._rows, row)
        if at == len(self._rows) or self._rows[at] != row:
            return None
        end = self._starts[at + 1] if at + 1 < len(self._starts) else len(self._text)
        return self._starts[at], end

    def cells(self, row: int, begin: int, end: int) -> tuple[int, int]:
        """Return the cells of a row in which two places of the text stand."""
        at = bisect_left(self._rows, row)
        start, skipped = self._starts[at], self._skipped[at]
        whole = "".join(span.text for span in self.page.line(row))
        first, last = begin - start + skipped, end - start + skipped
        left = cell_len(whole[: max(0, first)])
        return left, left + cell_len(whole[max(0, first) : max(0, last)])


class Matches:
    """The places in a page where something stands."""

    def __init__(self, text: PageText, places: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._starts = [start for start, _ in places]
        self._ends = [end for _, end in places]

    def __len__(self) -> int:
        return len(self._starts)

    def row_of(self, number: int) -> int:
        """Return the row in which a match begins."""
        return self._text.row_of(self._starts[number])

    def first_from(self, row: int) -> int:
        """Return the first match that begins in `row` or below it; the first of all if none."""
        number = bisect_left(self._starts, row, key=self._text.row_of)
        return number if number < len(self) else 0

    def last_above(self, row: int) -> int:
        """Return the last match that begins above `row`; the last of all if there is none."""
        return (bisect_left(self._starts, row, key=self._text.row_of) or len(self)) - 1

    def pieces(self, row: int) -> Sequence[Piece]:
        """Return what of the matches stands in a row."""
        span = self._text.span_of(row)
        if span is None:
            return ()
        start, end = span
        found = []
        for number in range(bisect_right(self._ends, start), bisect_left(self._starts, end)):
            begin = max(start, self._starts[number])
            left, right = self._text.cells(row, begin, min(end, self._ends[number]))
            found.append(Piece(number, left, right))
        return found
