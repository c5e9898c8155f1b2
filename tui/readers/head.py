"""What stands around the headline: site, section, deck, names, dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from tui.readers.blocks import Page
from tui.readers.byline import bare_name, names_in, opens_byline, split_names
from tui.readers.chrome import Kind, is_known
from tui.readers.crumbs import read_crumbs
from tui.readers.headline import Headline, find_headline
from tui.readers.lines import Line, count_words
from tui.readers.masthead import NEAR, find_section, find_site
from tui.readers.stamp import Stamp, date_in_title, read_stamp

_ABOVE = 130
"""Lines above the body that are looked at."""
_INTO = 12
"""Lines of the body that can still belong to the head."""
_SAME_START = 40
"""Characters at which two captions are told to be the same."""
_FEWEST_LISTED, _LONGEST_LIST = 2, 12
"""Short lines between a line that announces them and the text."""
_ANNOUNCING = (":", "：", "?", "？")
_AT_TOP = 2
"""Lines above a headline whose deck can stand above it."""
_CLOSE = 12
"""Lines above the body in which a name with a role counts without a date beside it."""
_POST_ELSEWHERE = "(@"
"""In the line that says whose post in a social network was quoted, and when it was written."""
_LONGEST_REST = 4
"""Words before the date of a line above the headline that is no headline itself."""
_BELOW = 8
"""Lines below the body in which a date or names can stand."""


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
    def weight(self) -> int:
        """1 for a line with a date or a bare name, 2 for a byline, both, or a date alone."""
        named = (1 if self.bare else 2) if self.names else 0
        dated = (2 if self.stamp.alone else 1) if self.stamp else 0
        return min(named + dated, 2)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page says."""

    headline: Headline | None
    start: int
    """First line of the text below the head."""
    taken: frozenset[int]
    """Lines of the page that are said by the fields below, not part of the text."""
    deck: str = ""
    names: tuple[str, ...] = ()
    stamp: Stamp | None = None
    section: str = ""
    site: str = ""


def read_head(page: Page, mtime: float, language: str) -> Head:
    """Return what the lines around the headline of `page` say."""
    marked = _mark(page, mtime, language)
    weights = [mark.weight for mark in marked]
    headline = find_headline(page, weights)
    at = headline.at if headline else None
    top = page.start if at is None else at
    start = _text_start(page, marked, top, at is not None)
    taken = {i for i in range(page.start, min(start + _INTO, page.end)) if marked[i]}
    if at is not None:
        key = page.lines[at].key
        taken |= {i for i in range(start, page.end) if page.lines[i].key == key}
    deck = None if at is None else _find_deck(page, marked, at, start)
    if deck is not None:
        taken.add(deck)
    return Head(
        headline,
        start,
        frozenset(taken),
        page.lines[deck].text if deck is not None else "",
        _find_names(page, marked, top, start, at),
        _find_stamp(page, marked, top, start) or date_in_title(page.lines[0].text, mtime, language),
        find_section(page, top, start),
        find_site(page, headline, top),
    )


def _mark(page: Page, mtime: float, language: str) -> list[Marked]:
    """Return for each line whether it is a date or a byline; lines far from the body are not."""
    marked = [Marked()] * len(page.lines)
    near = [
        *range(max(0, page.start - _ABOVE), min(page.start + _INTO, page.end)),
        *range(page.end, min(page.end + _BELOW, len(page.lines))),
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
            beside = [marked[i].stamp for i in (at - 1, at, at + 1) if 0 <= i < len(marked)]
            role_below = at + 1 < len(page.lines) and _is_role(page.lines[at + 1])
            told = any(beside) or role_below
            if told or page.start - _CLOSE <= at < page.start:
                names = bare_name(page.lines[at], beside_date=told)
                marked[at] = Marked(stamp, names, bare=True) if names else marked[at]
    return marked


def _is_role(line: Line) -> bool:
    return line.weight <= 5 and not line.ends and is_known(Kind.ROLE, line.text)


def _text_start(page: Page, marked: Sequence[Marked], top: int, titled: bool) -> int:
    """Return the first line of the text: below the headline and the lines that go with it."""
    start = max(page.start, top + 1) if titled else page.start
    for at in range(start, min(page.start + _INTO, page.end)):
        if marked[at] and not page.lines[at].is_prose and titled:
            before = sum(page.lines[i].weight for i in range(start, at) if page.lines[i].is_prose)
            if before < 60:
                start = at + 1
    while start < page.end and not page.is_kind(start, Kind.BOX):
        if page.hits[start] is None and page.asides[start] is None:
            break
        start += 1
    if not titled or start != page.start:
        return start
    start = _list_above(page, marked, start, top)
    start = _announced_above(page, marked, start, top)
    above = start - 1
    return above if above > top and not marked[above] and _heads_text(page, above, top) else start


def _list_above(page: Page, marked: Sequence[Marked], start: int, top: int) -> int:
    """Return where the text starts if a list stands right above its first paragraph."""
    at = start
    while at - 1 > top and page.lines[at - 1].marker and page.lines[at - 1].weight >= 3:
        if marked[at - 1] or page.hits[at - 1] is not None or page.asides[at - 1] is not None:
            break
        at -= 1
    announced = at < start and at - 1 > top and page.lines[at - 1].text.endswith((":", "："))
    return at - 1 if announced and page.hits[at - 1] is None and not marked[at - 1] else at


def _announced_above(page: Page, marked: Sequence[Marked], start: int, top: int) -> int:
    """Return where the text starts if short lines above it follow one that announces them.

    That line ends in a colon or is a question. Nothing but lines of the text stands between it
    and the text, so what a menu or a row of buttons leads to is not announced.
    """
    found = start
    for at in range(start - 1, max(top, start - _LONGEST_LIST - 2), -1):
        line = page.lines[at]
        if marked[at] or page.hits[at] is not None or page.asides[at] is not None:
            break
        if line.repeats > 1:
            break
        if start - at > _FEWEST_LISTED and line.weight >= 3 and line.text.endswith(_ANNOUNCING):
            found = at
    return found


def _heads_text(page: Page, at: int, top: int) -> bool:
    """Tell whether line `at`, right above the text, is its first section heading.

    Names, places and buttons stand there too: a heading stands apart, or under the headline.
    """
    line = page.lines[at]
    if page.hits[at] is not None or page.asides[at] is not None or line.weight > 10 or line.ends:
        return False
    below_title = at - 1 > top and page.lines[at - 1].key == page.lines[top].key
    apart = line.gap and page.lines[at + 1].gap and page.lines[top].gap and line.weight >= 2
    return below_title or (apart and at - 1 > top)


def _find_deck(page: Page, marked: Sequence[Marked], at: int, start: int) -> int | None:
    """Return the line of the deck: under the headline, apart from the text."""
    for i in range(at + 1, start):
        line = page.lines[i]
        if page.hits[i] is not None or line.key == page.lines[at].key:
            continue
        if marked[i] or page.asides[i] is not None:
            if i > at + 3:
                return None
            continue
        if not 5 <= line.weight <= 70 or line.marker or line.text.startswith(("http", "#")):
            continue
        if line.ends and i + 1 < len(page.lines) and page.is_kind(i + 1, Kind.CREDIT):
            continue  # a caption
        if is_known(Kind.ROLE, line.text) or read_crumbs(line) or _is_said_twice(page, i):
            continue
        return i
    return at - 1 if 0 < at <= _AT_TOP and page.lines[at - 1].is_prose else None


def _is_said_twice(page: Page, at: int) -> bool:
    """Tell whether a line near by begins with the same words, as the captions of a gallery do."""
    start = page.lines[at].text[:_SAME_START]
    beside = chain(range(max(0, at - 3), at), range(at + 1, min(at + 4, len(page.lines))))
    return any(page.lines[i].text.startswith(start) for i in beside)


def _find_names(
    page: Page, marked: Sequence[Marked], top: int, start: int, headline: int | None
) -> tuple[str, ...]:
    after = range(top, min(start + _INTO, page.end))
    above = range(top - 1, max(top - NEAR, 0) - 1, -1)
    below = range(page.end, min(page.end + 3, len(page.lines)))
    for region, bare in ((after, False), (above, False), (after, True), (below, False)):
        for at in region:
            if at != headline and marked[at].names and marked[at].bare is bare:
                return _joined(page, marked, at)
    return ()


def _joined(page: Page, marked: Sequence[Marked], at: int) -> tuple[str, ...]:
    """Return the names of line `at` and of the next one, where that goes on with a byline."""
    names = marked[at].names
    goes_on = at + 1 < len(marked) and not marked[at + 1].bare and not marked[at + 1].stamp
    if goes_on:
        names += tuple(name for name in marked[at + 1].names if name not in names)
    return names


def _find_stamp(page: Page, marked: Sequence[Marked], top: int, start: int) -> Stamp | None:
    """Return the date of publication: the nearest one below the headline, or the surest other.

    A date of change counts only where there is no other; a date above the headline only when it
    is close to it, because the top of a page likes to tell the date of the visit.
    """
    after = range(top + 1, min(max(start, page.start) + _INTO, page.end))
    above = range(top - 1, max(top - NEAR, 0) - 1, -1)
    below = range(page.end, min(page.end + _BELOW, len(marked)))
    bracketed = [top] if page.lines[top].text.endswith((")", "）")) else []
    changed = None
    # A date in the headline is most often that of an event, unless it stands there in brackets.
    for at in chain(after, bracketed, above, below, [top]):
        stamp = marked[at].stamp
        if stamp is None or (at > page.end and not stamp.labelled):
            continue
        if at < top and not stamp.is_sure and count_words(stamp.rest) > _LONGEST_REST:
            continue  # other news
        if not stamp.updated:
            return stamp
        changed = changed or stamp
    return changed
