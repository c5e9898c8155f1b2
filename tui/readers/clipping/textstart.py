"""Where the text of an article starts: below its headline and what goes with that."""

from collections.abc import Sequence

from tui.readers.clipping.blocks import Page
from tui.readers.clipping.chrome import Kind
from tui.readers.clipping.dateline import read_dateline
from tui.readers.clipping.marks import INTO, Marked
from tui.readers.clipping.resumed import BOXES

_FEWEST_LISTED, _LONGEST_LIST = 2, 12
"""Short lines between a line that announces them and the text."""
_FEWEST_POINTS = 2
_LONGEST_LABEL = 3
_ABOVE_DATELINE = 5
"""Lines from the deck to the dateline that opens the text; captions stand between them."""
_LONGEST_DECK = 60
_ANY_TIME = 1e9
"""A file time by which a dateline with a day is told to be one."""
SHORTEST_DECK = 5
"""Words of the shortest deck; a shorter line under the headline heads the text."""
_ANNOUNCING = (":", "：", "?", "？")


def text_start(page: Page, marked: Sequence[Marked], top: int, titled: bool) -> int:
    """Return the first line of the text: below the headline and the lines that go with it."""
    start = max(page.start, top + 1) if titled else page.start
    for at in range(start, min(page.start + INTO, page.end)):
        if marked[at] and not page.lines[at].is_prose and titled:
            before = sum(page.lines[i].weight for i in range(start, at) if page.lines[i].is_prose)
            if before < 60 and (not before or not marked[at].is_vague):
                start = at + 1
    while start < page.end and not page.is_kind(start, Kind.BOX):
        if page.hits[start] is None and page.asides[start] is None:
            break
        start += 1
    if titled and (points := _points_below(page, marked, top)):
        return points
    if titled and (dateline := _dateline_below(page, start)):
        return dateline
    if not titled or start != page.start:
        return start
    start = _text_above(page, marked, start, top)
    start = _list_above(page, marked, start, top)
    start = _announced_above(page, marked, start, top)
    above = start - 1
    return above if above > top and not marked[above] and _heads_text(page, above, top) else start


def _dateline_below(page: Page, start: int) -> int:
    """Return the line that a dateline opens, if nothing but a deck stands above it; else 0."""
    decks = 0
    for at in range(start, min(start + _ABOVE_DATELINE, page.end)):
        line = page.lines[at]
        if page.hits[at] is not None or page.asides[at] is not None:
            continue
        if decks and line.is_prose and read_dateline(line.text, _ANY_TIME, ""):
            return at
        decks += line.is_prose or line.is_sentence
        if decks > 1 or line.weight > _LONGEST_DECK:
            return 0
    return 0


def _points_below(page: Page, marked: Sequence[Marked], top: int) -> int:
    """Return where the key points begin that stand as a list right under the headline, or 0.

    A date and a label, such as "Key points", can stand between them.
    """
    first = top + 1
    while first < page.start and marked[first]:
        first += 1
    if first + 1 < page.start and page.lines[first].weight <= _LONGEST_LABEL:
        first += bool(page.lines[first + 1].marker and not page.lines[first].marker)
    listed = range(first, min(first + _FEWEST_POINTS, page.start))
    plain = all(
        page.lines[at].marker
        and page.lines[at].weight >= SHORTEST_DECK
        and page.hits[at] is None
        and page.asides[at] is None
        and not marked[at]
        for at in listed
    )
    return first if plain and len(listed) == _FEWEST_POINTS else 0


def _text_above(page: Page, marked: Sequence[Marked], start: int, top: int) -> int:
    """Return where the text starts if a paragraph under a heading of its own is far above it."""
    found = start
    for at in range(start - 1, top + 1, -1):
        line, hit = page.lines[at], page.hits[at]
        if marked[at] or page.asides[at] is not None or line.is_cut_off or line.repeats > 1:
            break
        if hit is not None and hit.kind not in BOXES:
            break
        above = page.lines[at - 1]
        if line.is_prose and hit is None and above.is_short and not above.ends and at - 1 > top:
            found = at - 1 if page.hits[at - 1] is None and not marked[at - 1] else found
    return found


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
    alone = at - 1 == top and 3 <= line.weight < SHORTEST_DECK and "(" not in line.text
    return below_title or alone or (apart and at - 1 > top)
