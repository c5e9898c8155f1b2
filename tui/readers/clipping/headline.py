"""The headline of a page: which line it is, and the name of the site taken off it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tui.readers.clipping.asides import Aside
from tui.readers.clipping.beside import is_address
from tui.readers.clipping.blocks import Page
from tui.readers.clipping.byline import bare_name, said_once
from tui.readers.clipping.chrome import Kind, is_known
from tui.readers.clipping.crumbs import read_crumbs
from tui.readers.clipping.dateline import lone_dateline
from tui.readers.clipping.headclues import Clues
from tui.readers.clipping.kickers import below_kicker, without_kicker
from tui.readers.clipping.lines import count_words, is_wide
from tui.readers.dates.parse import find_date
from tui.text import MAX_TITLE

_LONGEST = 40
"""Words of the longest line that can be a headline."""
_LONGEST_NOTE_TITLE = 20
"""The same for the first line of a note."""
_REACH = 120
"""Lines before the body in which the headline is looked for."""
_INSIDE = 8
"""Lines at the start of the body in which it is looked for too: a caption may stand above it."""
_AT_START = 3
"""Lines at the start of the body that can be the headline though nothing follows them."""
_BYLINE = 2
_LONGEST_WIDE_SITE = 6
"""Words of the longest name of a paper or a company in a script without word spaces."""
_LONGEST_HEADLINE = 16
"""Words of most headlines; decks are longer."""
_SHORTEST = 6
"""Words of the shortest headline above a deck, if it is no quotation; else it is a kicker."""
_MOST_DATES = 3
_SMALL_WORD = 3
"""Letters of "from", "to" and "day" in most languages."""
_SAID_AGAIN = 0.4
"""Part of a line with sections and the site that its headline is."""
_ANY_TIME = 1e9
"""A file time by which a dateline with a day is told to be one."""
_AS_GOOD = 3.0
"""Worth that a headline can be behind its deck, which tells more of the story."""
_WORD = re.compile(r"[^\W\d_]{3}|[^\x00-\u2fff]{2}")
"""What every headline has: a word of three letters, or two signs of a script without spaces."""
_ENTRY = re.compile(r"[^\W\d]+\s?[:：]\s?[\d\s.,:/-]+[^\W\d]{0,5}")
"""A line of a form, such as "Time: 21:40"."""
_SUFFIX = re.compile(r"\s+[|–—»·-]\s+|[|｜]")
_DOMAIN = re.compile(r"\w\.[a-z]{2,}$")


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline and where it stands."""

    title: str
    at: int
    """Index of its line."""
    site: str = ""
    """What followed the title on its line: most often the name of the site."""


def find_headline(page: Page, dated: Sequence[int]) -> Headline | None:
    """Return the headline of `page`; None where no line before the text can be it.

    `dated[i]` is 1 if line i is a date or a name and 2 if it is a byline.
    """
    clues = Clues(page, list(_running_text(page)), dated)
    worth = clues.weigh(_candidates(page, dated))
    best = max(worth, key=worth.__getitem__, default=None)
    if best is None or worth[best] <= 0:
        return _first_line(page)
    if _is_deck(page, best, worth, clues):
        best -= 1
    else:
        best = below_kicker(page, best, worth, dated)
    best = _without_trail(page, best, worth)
    key = page.lines[best].key
    return _without_site(page, next(at for at in worth if page.lines[at].key == key))


def _without_trail(page: Page, best: int, among: Iterable[int]) -> int:
    """Return the line that line `best` only says again, amid the sections and the site around it.

    Nothing need stand between them: "Home > StocksThe crane stays - The Buoy".
    """
    key = page.lines[best].key
    again = (
        at
        for at in among
        if at > best
        and len(key) > len(page.lines[at].key) > _SAID_AGAIN * len(key)
        and page.lines[at].weight >= _SHORTEST
        and page.lines[at].key in key
        and not key.startswith(page.lines[at].key)
    )
    return next(again, best)


def _is_deck(page: Page, at: int, worth: Mapping[int, float], clues: Clues) -> bool:
    """Tell whether line `at`, told to be the headline, is the deck of the line above it."""
    upper, lower = page.lines[at - 1], page.lines[at]
    if at - 1 not in worth or upper.weight * 1.5 > lower.weight:
        return False
    if upper.weight < _SHORTEST and not upper.opens_speech:
        return False
    if clues.is_told(at - 1):
        return worth[at - 1] > worth[at] - _AS_GOOD
    if page.hits[at - 1] is not None or lower.weight <= _LONGEST_HEADLINE:
        return False  # buttons, or a row of sections, which the text never names
    return worth[at - 1] > worth[at] - _AS_GOOD


def _candidates(page: Page, dated: Sequence[int]) -> Iterator[int]:
    """Yield the lines that can be the headline: those above the text, and its first ones.

    A line of the text can be it at its very start, or where a date or a byline follows; not a
    sentence with its full stop, which is the text. Below a paragraph it is a section heading,
    unless a date follows or what stands above it says it too.
    """
    above: list[str] = []
    for at in range(max(0, page.start - _REACH), min(page.start + _INSIDE, page.end)):
        line = page.lines[at]
        if len(above) > 1:
            return
        opens = at < page.start or _can_open(page, at, dated)
        heads = not above or _is_dated(page, at, dated) or line.key in above[0]
        if opens and heads and dated[at] < _BYLINE and _can_be(page, at):
            yield at
        if at >= page.start and line.is_prose and not read_crumbs(line):
            above.append(line.key)


def _can_open(page: Page, at: int, dated: Sequence[int]) -> bool:
    """Tell whether line `at` of the text can be a headline that opens it."""
    line = page.lines[at]
    if page.asides[at]:
        return False
    if _is_dated(page, at, dated):
        return True
    if line.text.endswith((".", "。")) and line.repeats == 1 and not line.is_cut_off:
        return False
    return at < page.start + _AT_START and (at == page.start or not dated[at - 1])


def _is_dated(page: Page, at: int, dated: Sequence[int]) -> bool:
    """Tell whether a date or a byline of the text follows line `at`."""
    return any(dated[at + 1 : min(at + 4, page.end)])


def _first_line(page: Page) -> Headline | None:
    """Return the first line, addresses left aside, if it can head the lines below it.

    That is the first line of a text without running text, or one right between an address and
    the text.
    """
    lines = page.lines
    at = next((at for at, line in enumerate(lines) if not is_address(line.text)), 0)
    if not page.is_note and not (0 < at == page.start - 1 and _can_be_alone(page, at)):
        return None
    if len(lines) == 1 or len(lines[at].text) > MAX_TITLE:
        return None
    return Headline(lines[at].text, at) if lines[at].weight <= _LONGEST_NOTE_TITLE else None


def _can_be_alone(page: Page, at: int) -> bool:
    """Tell whether line `at` is made like a headline that nothing else tells to be one."""
    line = page.lines[at]
    return page.hits[at] is None and page.asides[at] is None and not line.ends


def _running_text(page: Page) -> Iterator[str]:
    for at in range(page.start, page.end):
        line = page.lines[at]
        if (line.is_prose or line.is_sentence) and page.hits[at] is None and not page.asides[at]:
            yield line.text


def _can_be(page: Page, at: int) -> bool:
    line, hit = page.lines[at], page.hits[at]
    if hit is not None and (hit.whole or hit.kind not in (Kind.MORE, Kind.BOX, Kind.NAV)):
        return False
    if page.asides[at] in (Aside.TAGS, Aside.COMMENTS):
        return False
    if not 1.5 <= line.weight <= _LONGEST or len(line.text) > MAX_TITLE:
        return False
    if is_wide(line.text) and line.weight <= _LONGEST_WIDE_SITE and is_known(Kind.SITE, line.key):
        return False
    if not _WORD.search(line.text) or (line.text[0] in "(（" and line.text[-1] in ")）"):
        return False  # buttons for the size of letters; a note of who sent the text
    if _is_path(line.text) or _is_dates(line.text):
        return False
    return not (
        is_known(Kind.SECTION, line.text)
        or _ENTRY.fullmatch(line.text)
        or line.text.startswith(("http", "#"))
        or "@" in line.text
        or any(line.text.count(sign) > 1 for sign in "|·•")
        or read_crumbs(line)
        or bare_name(line, beside_date=False)  # with what the person is: "Ann Lee, reporter"
        or lone_dateline(line.text, _ANY_TIME, "")
    )


def _is_path(text: str) -> bool:
    """Tell whether `text` is the path of a file: "/uploads/crane_1804.jpg"."""
    return " " not in text and text.isascii() and ("/" in text or "_" in text)


def _is_dates(text: str) -> bool:
    """Tell whether `text` is nothing but dates, such as those of an event: "from … to …"."""
    dates = 0
    while (date := find_date(text)) is not None and dates < _MOST_DATES:
        text = f"{text[: date.start]} {text[date.end :]}"
        dates += 1
    words = [word for word in text.split() if any(map(str.isalnum, word))]
    return dates > 0 and all(len(word) <= _SMALL_WORD for word in words)


def _without_site(page: Page, at: int) -> Headline:
    """Return the headline on line `at`, what follows it as the site's name taken off."""
    text = without_kicker(page, said_once(page.lines[at].text))
    *_, last = [None, *_SUFFIX.finditer(text)]
    if last is not None:
        title, site = text[: last.start()].strip(), text[last.end() :].strip()
        named = "|" in last[0] or _is_line(page, title) or _is_line(page, site)
        if (named or _names_paper(site)) and count_words(title) >= 3 and count_words(site) <= 5:
            return Headline(title, at, site)
    return Headline(text, at)


def _is_line(page: Page, text: str) -> bool:
    return any(line.text == text for line in page.lines)


def _names_paper(name: str) -> bool:
    return any(is_known(Kind.SITE, word) for word in name.split()) or bool(_DOMAIN.search(name))
