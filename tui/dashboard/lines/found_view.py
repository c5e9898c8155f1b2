"""A page of text in which something is looked for: all of it is marked, one of it is current."""

import re
import time
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer

from tui.dashboard.lines.text_view import TextView
from tui.page import Document

if TYPE_CHECKING:
    from tui.dashboard.lines.found_text import Matches, PageText

AT_ONCE = 2000
"""Rows in which is looked before the page is painted: nearly every article has fewer."""
SLICE = 0.008
"""Seconds that go into the rest at a time."""
_FOUND = Style(underline=True)
_CURRENT = Style(underline=True, reverse=True, bold=True)
"""The looks where there are no colours, or only the terminal's own sixteen."""


class FoundView(TextView):
    """Shows where a pattern fits; the matches follow another width and another version."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"page--found", "page--current"}
    DEFAULT_CSS = """
    FoundView {
        & .page--found { background: $warning 35%; color: auto 100%; }
        & .page--current { background: $warning; color: auto 100%; text-style: bold; }
    }
    """

    class Counted(Message):
        """It is known how many matches there are in a long page."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.current: int | None = None
        """The match that the reader is at, from 0."""
        self.finding = False
        """Whether somebody looks for something in this page, and not in all of them."""
        self._words: re.Pattern[str] | None = None
        self._pattern: re.Pattern[str] | None = None
        self._text: PageText | None = None
        self._matches: Matches | None = None
        self._counting: Timer | None = None
        """Runs while the rest of a long page is still to be looked through."""

    def look_for(self, pattern: re.Pattern[str] | None) -> None:
        """Mark what `pattern` finds; None: nothing. No match is current."""
        if pattern != self._pattern:
            self._pattern = pattern
            self._matches = self.current = None
            self.refresh()

    def light_up(self, words: re.Pattern[str] | None) -> None:
        """Mark these words in this page and in those to come, while nothing else is looked for."""
        self._words = words
        if not self.finding:
            self.look_for(words)

    def end_finding(self) -> bool:
        """Look for nothing in this page any more; tell whether something was looked for."""
        found, self.finding = self.finding, False
        self.look_for(self._words)
        return found

    @property
    def pattern(self) -> re.Pattern[str] | None:
        """What is looked for."""
        return self._pattern

    @property
    def match_count(self) -> int:
        """How many matches there are in the whole page."""
        found = self._all_found
        return 0 if found is None else len(found)

    @property
    def is_counted(self) -> bool:
        """Whether it is known how many there are; `Counted` tells when it is."""
        found = self._found
        return found is None or found.complete

    def go_to_first(self, row: int) -> None:
        """Go to the first match in `row` of the page or below it, else to the first of all."""
        found = self._all_found
        if found is not None and len(found):
            self._go_to(found, found.first_from(row))

    def step(self, direction: int) -> str:
        """Go to the next match or the one before; return at which end it went round, if it did.

        Where the current one was scrolled away from, it goes on from the top of the screen.
        """
        found = self._all_found
        if found is None or not len(found):
            return ""
        if self.current is not None and self._is_in_sight(found.row_of(self.current)):
            wanted = self.current + direction
            self._go_to(found, wanted % len(found))
            return "" if 0 <= wanted < len(found) else ("end" if direction > 0 else "top")
        above = found.row_of(number := self._near(found, direction)) < self.top
        self._go_to(found, number)
        return "" if above == (direction < 0) else ("end" if direction > 0 else "top")

    def _near(self, found: "Matches", direction: int) -> int:
        """Return the match at which somebody begins who stands at the top of the screen."""
        return found.first_from(self.top) if direction > 0 else found.last_above(self.top)

    def _goes_on(self) -> None:
        """Look in what came below the page, too; what is current stays so."""
        if self._matches is not None:
            self._count()

    def _go_to(self, found: "Matches", number: int) -> None:
        self.current = number
        row = found.row_of(number)
        if not self._is_in_sight(row):
            self.move(row - self.size.height // 3 - self.top)
        self.refresh()

    def _is_in_sight(self, row: int) -> bool:
        return self.top <= row < self.top + self.size.height

    @property
    def _found(self) -> "Matches | None":
        page = self._page = self._page or self._lay_out()
        if self._pattern is None or page is None:
            return None
        from tui.dashboard.lines.found_text import Matches, PageText

        if self._text is None or self._text.page is not page:
            self._text, self._matches = PageText(page), None
        if self._matches is None:
            self._matches = Matches(self._text, self._pattern)
            self._matches.look_through(AT_ONCE)
            self._count()
        return self._matches

    @property
    def _all_found(self) -> "Matches | None":
        """The matches of the whole page."""
        found = self._found
        if found is not None and not found.complete:
            found.look_through()
            self._count()
        return found

    def _count(self) -> None:
        """Look through the rest of a long page, a bit at a time: no key waits for it."""
        found = self._found
        timer, self._counting = self._counting, None
        if timer is not None:
            timer.stop()
        until = time.monotonic() + SLICE
        while found is not None and not found.complete:
            found.go_on()
            if not found.complete and time.monotonic() >= until:
                self._counting = self.set_timer(SLICE, self._count)
                return
        if found is not None and self.current is not None and self.current >= len(found):
            self.current = None
        if timer is not None:
            self.post_message(self.Counted())

    def show_document(self, document: Document, *, keep_place: bool = False) -> None:
        if not keep_place:
            self.current = None
            self.end_finding()
        super().show_document(document, keep_place=keep_place)

    def _with_selection(self, strip: Strip, row: int) -> Strip:
        found = self._found
        if found is not None:
            found.look_through(row + 1)
        for piece in found.pieces(row) if found is not None else ():
            left, right = self._margin + piece.begin, self._margin + piece.end
            part = strip.crop(left, right)
            middle = Strip(
                Segment.apply_style(part, post_style=self._look_of(piece.number)), part.cell_length
            )
            strip = Strip.join([strip.crop(0, left), middle, strip.crop(right)])
        return super()._with_selection(strip, row)

    def _look_of(self, number: int) -> Style:
        if self.app.no_color or self.app.current_theme.ansi:
            return _CURRENT if number == self.current else _FOUND
        name = "page--current" if number == self.current else "page--found"
        found = self.get_component_rich_style(name)
        return Style(color=found.color, bgcolor=found.bgcolor, bold=found.bold)


def match_words(view: FoundView) -> str:
    """Return which match is current, and how many there are."""
    if not view.is_counted:
        return "…"
    if not view.match_count:
        return ""
    if view.current is None:
        return "1 match" if view.match_count == 1 else f"{view.match_count} matches"
    return f"{view.current + 1}/{view.match_count}"
