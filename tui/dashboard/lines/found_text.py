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


CHUNK = 500
"""Rows at least of which the text is taken at a time."""


class PageText:
    """The text of a page as one string, in which a line that goes on is no end of a word.

    It is taken chunk by chunk, from the top down to the rows that are asked for.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.chunks: list[tuple[int, Folded]] = []
        """What is taken, with the place in the text where each begins; a chunk ends with a block,
        so that nothing that is looked for begins in one and ends in the next."""
        self.taken = 0
        """The rows that they have."""
        self._rows: list[int] = []
        """The rows that have text."""
        self._starts: list[int] = []
        """Where in the text each of them begins."""
        self._skipped: list[int] = []
        """Characters at the beginning of each of them that are not in the text."""
        self._length = 0

    @property
    def complete(self) -> bool:
        """Whether all of the page is taken."""
        return self.page.complete and self.taken >= self.page.lay_out(0)

    def take(self, rows: int) -> None:
        """Take at least the first so many rows, as far as there are."""
        while self.taken < rows and not self.complete:
            self._take_chunk()

    def _take_chunk(self) -> None:
        page = self.page
        pieces: list[str] = []
        start = at = self._length
        before: int | None = None
        last = ""
        end = page.lay_out(self.taken + CHUNK)
        for row in range(self.taken, end):
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
        self.taken, self._length = end, at
        self.chunks.append((start, Folded("".join(pieces))))

    def row_of(self, place: int) -> int:
        """Return the row in which a place of the text stands."""
        return self._rows[max(0, bisect_right(self._starts, place) - 1)]

    def span_of(self, row: int) -> tuple[int, int] | None:
        """Return from where to where in the text a row goes; None where it has no text."""
        at = bisect_left(self._rows, row)
        if at == len(self._rows) or self._rows[at] != row:
            return None
        end = self._starts[at + 1] if at + 1 < len(self._starts) else self._length
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
    """The places in a page where a pattern fits, as far as it was looked through."""

    def __init__(self, text: PageText, pattern: re.Pattern[str]) -> None:
        self._text = text
        self._pattern = pattern
        self._chunks = 0
        """Chunks of the text that were looked through."""
        self._starts: list[int] = []
        self._ends: list[int] = []

    @property
    def complete(self) -> bool:
        """Whether the whole page was looked through."""
        return self._text.complete and self._chunks == len(self._text.chunks)

    def look_through(self, rows: int = 1 << 30) -> None:
        """Look through at least the first so many rows, as far as there are."""
        self._text.take(rows)
        for begin, folded in self._text.chunks[self._chunks :]:
            for start, end in folded.find(self._pattern):
                self._starts.append(begin + start)
                self._ends.append(begin + end)
        self._chunks = len(self._text.chunks)

    def go_on(self) -> None:
        """Look through some more of the page."""
        self.look_through(self._text.taken + 1)

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
