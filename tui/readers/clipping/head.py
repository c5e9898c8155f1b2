"""What stands around the headline: site, section, deck, names, dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from tui.article import Precision
from tui.readers.clipping.asides import Aside
from tui.readers.clipping.blocks import Page
from tui.readers.clipping.chrome import Kind, is_known
from tui.readers.clipping.crumbs import read_crumbs
from tui.readers.clipping.headline import Headline, find_headline
from tui.readers.clipping.lines import count_words
from tui.readers.clipping.marks import BELOW, INTO, Marked, mark_lines
from tui.readers.clipping.masthead import NEAR, find_section, find_site
from tui.readers.clipping.stamp import Stamp, date_in_title
from tui.readers.clipping.textstart import SHORTEST_DECK, text_start
from tui.readers.dates.parse import find_date

_SAME_START = 40
"""Characters at which two captions are told to be the same."""
_AT_TOP = 2
"""Lines above a headline whose deck can stand above it."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_REST = 4
"""Words before the date of a line above the headline that is no headline itself."""


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
    marked = mark_lines(page, mtime, language)
    weights = [mark.weight for mark in marked]
    headline = find_headline(page, weights)
    at = headline.at if headline else None
    top = page.start if at is None else at
    start = text_start(page, marked, top, at is not None)
    taken = {i for i in range(page.start, min(start + INTO, page.end)) if marked[i]}
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


def _find_deck(page: Page, marked: Sequence[Marked], at: int, start: int) -> int | None:
    """Return the line of the deck: under the headline, apart from the text."""
    for i in range(at + 1, start):
        line = page.lines[i]
        if page.hits[i] is not None or line.key.endswith(page.lines[at].key):
            continue  # the headline again, or what the picture with its name is called
        if marked[i] or page.asides[i] is not None:
            if i > at + 3:
                return None
            continue
        if (
            not SHORTEST_DECK <= line.weight <= 70
            or line.marker
            or line.text.startswith(("http", "#"))
        ):
            continue
        if line.ends and i + 1 < len(page.lines) and page.is_kind(i + 1, Kind.CREDIT):
            continue  # a caption
        if is_known(Kind.ROLE, line.text) or read_crumbs(line) or _is_said_twice(page, i):
            continue
        return i
    if not 0 < at <= _AT_TOP or page.hits[at - 1] is not None:
        return None
    return at - 1 if page.lines[at - 1].is_prose else None


def _is_said_twice(page: Page, at: int) -> bool:
    """Tell whether a line near by begins with the same words, as the captions of a gallery do."""
    start = page.lines[at].text[:_SAME_START]
    beside = chain(range(max(0, at - 3), at), range(at + 1, min(at + 4, len(page.lines))))
    return any(page.lines[i].text.startswith(start) for i in beside)


def _find_names(
    page: Page, marked: Sequence[Marked], top: int, start: int, headline: int | None
) -> tuple[str, ...]:
    after = range(top, min(start + INTO, page.end))
    above = range(top - 1, max(top - NEAR, 0) - 1, -1)
    below = range(page.end, min(page.end + 3, len(page.lines)))
    named = [(after, False), (above, False), (after, True), (below, False)]
    if headline is None:
        named.insert(2, (above, True))  # then nothing but the head is above the text
    for region, bare in named:
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

    An age is only as good as the file's own date: a date below it in the head comes first. A date
    of change counts only where there is no other, or where it tells the day of a month; a date
    above the headline only when it is close to it, because the top of a page likes to tell the
    date of the visit.
    """
    title = page.lines[top]
    below_top = range(top + 1, min(max(start, page.start) + INTO, page.end))
    after = [at for at in below_top if page.lines[at].key != title.key and not _is_other(page, at)]
    vague = [at for at in after if at >= start and marked[at].is_vague]
    after = [at for at in after if at not in vague]
    amid = [at for at in vague if _YEAR.search(page.lines[at].text)]
    above = range(top - 1, max(top - NEAR, 0) - 1, -1)
    below = range(page.end, min(page.end + BELOW, len(marked)))
    # A date in the headline is most often that of an event, unless it stands apart at its end.
    first = [top] if _ends_with_date(title.text) else []
    bracketed = [top] if title.text.endswith((")", "）")) else []
    month = changed = aged = None
    for at in chain(first, after, bracketed, above, amid, below, [top]):
        stamp = marked[at].stamp
        if stamp is None or (at > page.end and not stamp.labelled):
            continue
        if at < top and not stamp.is_sure and count_words(stamp.rest) > _LONGEST_REST:
            continue  # other news
        if stamp.by_age and not stamp.updated:
            aged = aged or stamp
            continue
        if aged and not top < at < start:
            continue
        if stamp.precision is Precision.MONTH:
            month = month or stamp
        elif not stamp.updated:
            return stamp
        changed = changed or stamp
    if aged is not None:
        return aged if changed is None or changed.by_age else changed
    if month is None or changed is None or month.when.month != changed.when.month:
        return month or changed or _stamp_of_rights(page)
    return changed


def _is_other(page: Page, at: int) -> bool:
    """Tell whether line `at` of the text stands in a block of other news or of comments."""
    return at >= page.start and page.asides[at] in (Aside.MORE, Aside.COMMENTS)


def _stamp_of_rights(page: Page) -> Stamp | None:
    """Return the day in the copyright line of a paper: "© The Buoy, 15 May 2019"."""
    for at in range(page.end, min(page.end + BELOW, len(page.lines))):
        date = find_date(page.lines[at].text) if page.is_kind(at, Kind.COPYRIGHT) else None
        if date is not None and date.precision is not Precision.MONTH:
            return Stamp(date.when, date.precision)
    return None


def _ends_with_date(title: str) -> bool:
    """Tell whether a headline ends with a date after a dash: "Letters — 16 August 2019"."""
    date = find_date(title)
    if date is None or date.end < len(title):
        return False
    return title[: date.start].rstrip().endswith(("—", "–", " -", "|"))
