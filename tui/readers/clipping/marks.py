"""Which lines by the text are dates and bylines, and what they say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.readers.clipping.blocks import Page
from tui.readers.clipping.byline import bare_name, names_in, opens_byline, split_names
from tui.readers.clipping.chrome import Kind, is_known
from tui.readers.clipping.lines import Line
from tui.readers.clipping.stamp import Stamp, read_stamp
from tui.readers.language import content_words

_ABOVE = 130
"""Lines above the body that are looked at."""
INTO = 12
"""Lines of the body that can still belong to the head."""
BELOW = 8
"""Lines below the body in which a date or names can stand."""
_CLOSE = 12
"""Lines above the body in which a name with a role counts without a date beside it."""
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?: Uhr)?")
"""The time of day that belongs to the date on the line above it."""
_LONGEST_PAPER = 4
_HEADLINE = 5
"""Words of the line, a headline or a deck, below which a name can stand alone."""
_BUTTONS = (Kind.SHARE, Kind.READING, Kind.COMMENTS, Kind.CREDIT, Kind.NAV, Kind.AD)
_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿа-я][^\W\d_]+(?:[-'’][^\W\d_]+)*|[A-Z]\.")
_POST_ELSEWHERE = "(@"
"""In the line that says whose post in a social network was quoted, and when it was written."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What a line says about the article beside the text."""

    stamp: Stamp | None = None
    names: tuple[str, ...] = ()
    bare: bool = False
    """The names stand without a word such as "By"."""

    def __bool__(self) -> bool:
        return self.weight > 0

    @property
    def is_vague(self) -> bool:
        """A day among other words, which the text can tell too."""
        stamp = self.stamp
        return stamp is not None and not (self.names or stamp.alone or stamp.is_sure)

    @property
    def weight(self) -> int:
        """1 for a line with a date or a bare name, 2 for a byline, both, or a date alone."""
        named = (1 if self.bare else 2) if self.names else 0
        dated = (2 if self.stamp.alone else 1) if self.stamp else 0
        return min(named + dated, 2)


def mark_lines(page: Page, mtime: float, language: str) -> list[Marked]:
    """Return for each line whether it is a date or a byline; lines far from the body are not."""
    marked = [Marked()] * len(page.lines)
    near = [
        *range(max(0, page.start - _ABOVE), min(page.start + INTO, page.end)),
        *range(page.end, min(page.end + BELOW, len(page.lines))),
    ]
    for at in near:
        line = page.lines[at]
        if page.is_kind(at, Kind.COPYRIGHT, Kind.CREDIT) or _POST_ELSEWHERE in line.text:
            continue
        stamp = read_stamp(line, mtime, language)
        names = names_in(line)
        if not names and at and opens_byline(page.lines[at - 1]) and line.weight <= 8:
            names = split_names(line.text)
        marked[at] = Marked(stamp, names)
    for at in near:
        if not marked[at].names and page.hits[at] is None:
            stamp = marked[at].stamp
            above = at - 2 if at > 1 and _CLOCK.fullmatch(page.lines[at - 1].text) else at - 1
            below = at + 2 if _names_paper(page, at + 1) else at + 1
            beside = [marked[i].stamp for i in (above, at, below) if 0 <= i < len(marked)]
            role_below = at + 1 < len(page.lines) and _is_role(page.lines[at + 1])
            told = any(beside) or role_below
            if told or page.start - _CLOSE <= at < page.start:
                names = bare_name(page.lines[at], beside_date=told)
                marked[at] = Marked(stamp, names, bare=True) if names else marked[at]
    lone = _lone_name(page, marked)
    if lone is not None:
        marked[lone] = Marked(names=(page.lines[lone].text,), bare=True)
    return marked


def _lone_name(page: Page, marked: Sequence[Marked]) -> int | None:
    """Return the line above the text that is the name of who wrote it, with no word that says so.

    Buttons and dates can stand between it and the text. The people of whom an article tells are
    named in it, and places and sections too: who wrote it is not.
    """
    at = page.start - 1
    while at > 0 and (page.is_kind(at, *_BUTTONS) or (marked[at].stamp and not marked[at].names)):
        at -= 1
    if at < 1 or page.hits[at] is not None or page.asides[at] is not None or marked[at]:
        return None
    line = page.lines[at]
    above = at - 1
    while above > 0 and page.lines[above].key == line.key:
        above -= 1  # a picture of who it is says the name too
    if page.lines[above].weight < _HEADLINE or page.hits[above] is not None:
        return None
    words = line.text.split()
    if not 2 <= len(words) <= 3 or not all(map(_NAME.fullmatch, words)):
        return None
    if any(is_known(kind, line.text) for kind in (Kind.SECTION, Kind.ROLE)) or any(
        is_known(Kind.SITE, word) for word in words
    ):
        return None
    told = " ".join(other.text for other in page.lines[page.start : page.end])
    return None if content_words(line.text) & content_words(told + page.lines[above].text) else at


def _names_paper(page: Page, at: int) -> bool:
    """Tell whether line `at` is the name of a paper, which can stand between a name and a date."""
    if at >= len(page.lines) or page.hits[at] is not None or page.lines[at].weight > _LONGEST_PAPER:
        return False
    return any(is_known(Kind.SITE, word) for word in page.lines[at].key.split())


def _is_role(line: Line) -> bool:
    return line.weight <= 5 and not line.ends and is_known(Kind.ROLE, line.text)
