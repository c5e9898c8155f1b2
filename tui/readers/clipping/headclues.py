"""What makes a line look like the headline: the clues, and what each is worth.

The words of a headline come back in the text, it has a headline's length, a date or a byline
follows it, and it stands above its deck, not below. No clue decides alone: each adds its worth.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log2

from tui.readers.clipping.asides import Aside
from tui.readers.clipping.blocks import Page
from tui.readers.clipping.chrome import Kind, is_known
from tui.readers.clipping.lines import CLOSERS, Line, count_words, is_wide
from tui.readers.language import content_words

WORTH = {
    # its words, compared with those of the text
    "told": 0.2,  # which part of them the text tells too
    "told and dated": 1.5,  # the same, for a line with a date up to three lines below
    "told often": 0.4,  # for each of them, up to four
    "told at once": 1.6,  # which part of them the first paragraphs tell
    "told below": 0.6,  # the next lines tell the story too: a deck
    "told above": -1.3,  # a line above tells the story: this is the deck
    "told right above": 0.1,
    "untold": -0.6,  # the text tells none of them
    "repeated": -0.6,  # the page says it again, though the text does not: a menu
    "said twice": 0.7,  # the page says it again: in its title, in a breadcrumb, above the text
    "said thrice": 2.0,
    "cut copy": -0.3,  # it is said again, and ends in dots here: a teaser
    # what stands around it
    "date next": 0.8,
    "date near": 0.2,  # two or three lines below
    "date far": 0.6,  # four to seven lines below
    "byline near": 1.2,  # one to four lines below
    "date above": 0.8,
    "deck below": 1.6,  # a longer line above the text
    "text below": 0.1,
    "headline below": 0.5,  # a line of the same shape
    "kicker above": 0.2,  # a label of a few words
    "buttons below": -0.6,
    "apart": 2.2,  # between blank lines
    # its shape
    "tiny": -2.1,  # under three words
    "short": -1.1,  # under five
    "long": -2.6,  # for every eight words over sixteen
    "stop": -2.4,  # ends in a full stop, a comma or a colon
    "question": -0.1,
    "small": -1.1,  # begins with a small letter or a bracket
    "bars": -0.9,
    "marker": -1.4,  # an item of a list
    "hashes": 1.8,  # a heading of text of the Markdown kind
    "dated": -0.2,  # it can be a name or a date
    "speech": -0.6,  # all of it in quotation marks
    "known": -0.3,  # it begins with known words
    "known and untold": -4.0,  # and the text tells none of its own: a button
    "paper": -1.8,  # made like the name of a paper
    # where it stands
    "distance": -0.3,  # for each doubling of the lines to the text
    "opens": -1.6,  # the first line of the text
    "inside": -1.8,  # amid the text
    "prose above": -0.2,  # for each line of running text above it
    "other news": -0.8,
    "dated news": -2.6,  # and it is one of several that each have a date
    "clock": -3.0,  # begins with a time of day, as its neighbour does: a ticker
    "among first": -0.6,  # the second or third line of all
    "top": 2.0,  # the only line above the text
    "below dates": 3.5,  # nothing but dates is above it: a program or the page put them there
    "bare": -1.6,  # next to nothing is above the text
    "bare heading": 1.6,  # right above the text of such a page
    "first": 1.0,  # the first line of such a page
    "first apart": 1.2,
    "any": 0.4,  # what a line must be worth to be the headline
}
"""Worth of each clue, fitted to real pages; a line above zero can be the headline."""

_LONG, _LONG_WIDE = 16, 22
"""Words of most headlines; the same in a script without word spaces."""
_NEAR = 6
"""Lines around one of a list in which others of it have their dates."""
_CLOCK = re.compile(r"\d{1,2}(?:[:h]|[uh]hr )\d\d\b")
_BAR = re.compile(r"\s[|–—·-]\s|[|｜]")
_BARE = 6
"""Lines above the text of a page that was copied without its menus."""
_SAME_START = 20
"""Characters at which two lines are told to say the same."""
_HEADLINE, _FULL = 4, 6
"""Words of a short headline that is told from a label, and of one that is no entry of a menu."""
_DECK = 9
"""Words of a short deck."""
_REACH_OF_HEADLINE = 8
"""Lines between a headline and its deck."""
_BUTTONS = (Kind.SHARE, Kind.READING, Kind.NAV, Kind.PROMO, Kind.CREDIT)


@dataclass(frozen=True, slots=True)
class _Said:
    """How many of a line's words come back in the text."""

    words: int
    again: int
    at_once: int

    @property
    def is_story(self) -> bool:
        return self.again >= 2 and self.again * 3 >= self.words


_NOTHING = _Said(0, 0, 0)


class Clues:
    """The clues of some lines of a page, each weighed against the same text."""

    def __init__(self, page: Page, text: Sequence[str], dated: Sequence[int]) -> None:
        """`text` is the running text; `dated[i]` is 1 where line i is a date, 2 for a byline."""
        self._page = page
        self._dated = dated
        self._words = content_words(" ".join(text))
        self._lead = content_words(" ".join(text[:3]))
        self._said: dict[int, _Said] = {}
        self._starts = Counter(line.key[:_SAME_START] for line in page.lines if line.weight >= 3)

    def weigh(self, candidates: Iterable[int]) -> dict[int, float]:
        """Return what each of the lines `candidates` is worth as the headline."""
        candidates = list(candidates)
        for at in candidates:
            words = content_words(self._page.lines[at].text)
            said = _Said(len(words), len(words & self._words), len(words & self._lead))
            self._said[at] = said
        return {at: sum(WORTH[clue] * amount for clue, amount in self.of(at)) for at in candidates}

    def is_told(self, at: int) -> bool:
        """Tell whether the text tells a word of line `at`, which was weighed."""
        return self._said[at].again > 0

    def of(self, at: int) -> Iterator[tuple[str, float]]:
        """Yield the clues of line `at`, each with how much there is of it."""
        yield "any", 1
        yield from self._in_words(at)
        yield from self._around(at)
        yield from _in_shape(self._page.lines[at])
        yield from self._in_place(at)

    def _in_words(self, at: int) -> Iterator[tuple[str, float]]:
        line, said = self._page.lines[at], self._said[at]
        yield "told", said.again / (said.words + 1)
        if any(self._dated[at + 1 : at + 4]):
            yield "told and dated", said.again / (said.words + 1)
        yield "told often", min(said.again, 4)
        yield "told at once", said.at_once / (said.words + 1)
        for clue, beside in (
            ("told below", range(at + 1, at + 3)),
            ("told above", range(at - _REACH_OF_HEADLINE, at)),
            ("told right above", range(at - 2, at)),
        ):
            others = (i for i in beside if self._key(i) != line.key)
            if any(self._said.get(i, _NOTHING).is_story for i in others):
                yield clue, 1
        if said.words > 1 and not said.again:
            yield "untold", 1
        if self._starts[line.key[:_SAME_START]] > 1 and len(line.key) >= 12:
            again = "said twice" if said.again else "repeated"
            yield ("cut copy" if line.is_cut_off else again), 1
            if line.repeats > 2 and said.is_story and line.weight >= _FULL:
                yield "said thrice", 1

    def _key(self, at: int) -> str:
        return self._page.lines[at].key if 0 <= at < len(self._page.lines) else ""

    def _is_dated_news(self, at: int) -> bool:
        """Tell whether line `at` is a date in a list of other news."""
        if not 0 <= at < len(self._page.lines) or not self._dated[at]:
            return False
        return self._page.asides[at] is Aside.MORE

    def _around(self, at: int) -> Iterator[tuple[str, float]]:
        page, dated = self._page, self._dated
        above = page.lines[at - 1] if at else None
        below = page.lines[at + 1] if at + 1 < len(page.lines) else None
        for clue, first, last in (
            ("date next", at + 1, at + 2),
            ("date near", at + 2, at + 4),
            ("date far", at + 4, at + 8),
            ("date above", max(0, at - 2), at),
        ):
            if any(dated[first:last]):
                yield clue, 1
        if any(weight == 2 for weight in dated[at + 1 : at + 5]):
            yield "byline near", 1
        if above is not None and above.weight <= 3:
            yield "kicker above", 1
        if page.lines[at].gap and (below is None or below.gap):
            yield "apart", 1
        if below is None:
            return
        if at + 1 == page.start:
            yield "text below", 1
        if page.hits[at + 1] is None and 4 <= below.weight <= 18 and not below.ends:
            yield "headline below", 1
        elif at + 1 < page.start and below.weight >= _DECK:
            yield "deck below", 1
        if any(page.is_kind(i, *_BUTTONS) for i in range(at + 1, min(at + 3, len(page.lines)))):
            yield "buttons below", 1

    def _in_place(self, at: int) -> Iterator[tuple[str, float]]:
        page = self._page
        if at < page.start:
            yield "distance", log2(page.start - at)
        else:
            yield ("opens" if at == page.start else "inside"), 1
            yield "prose above", sum(page.lines[i].is_prose for i in range(page.start, at))
        first = at == 0 or all(page.hits[i] is not None for i in range(min(at, _BARE)))
        if 0 < at < 3 and not first:
            yield "among first", 1
        if at == 0 and page.start == 1:
            yield "top", 1
        if at and all(weight == 2 for weight in self._dated[:at]):
            yield "below dates", 1
        if page.start <= _BARE:
            yield "bare", 1
            heads = at + 1 == page.start and page.lines[at + 1].is_prose and not page.asides[at]
            if heads and page.lines[at].weight >= 4 and not self._dated[at]:
                yield "bare heading", 1
            if first and page.start and not self._dated[at]:
                alone = page.start <= at + 2 or page.lines[at].weight >= _HEADLINE
                apart = page.lines[at + 1].gap and alone
                yield ("first apart" if apart else "first"), 1
        if page.asides[at] is Aside.MORE:
            yield "other news", 1
            if sum(self._is_dated_news(i) for i in range(at - _NEAR, at + _NEAR + 1)) > 2:
                yield "dated news", 1
        if _CLOCK.match(page.lines[at].text) and any(
            _CLOCK.match(self._key(i)) for i in (at - 1, at + 1)
        ):
            yield "clock", 1
        if page.hits[at] is not None:
            yield ("known" if self.is_told(at) else "known and untold"), 1
        if self._dated[at]:
            yield "dated", 1


def _in_shape(line: Line) -> Iterator[tuple[str, float]]:
    if line.weight < 3:
        yield "tiny", 1
    elif line.weight < 5:
        yield "short", 1
    elif line.weight > (most := _LONG_WIDE if is_wide(line.text) else _LONG):
        yield "long", (line.weight - most) / 8
    if line.text.endswith((".", "。", ":", "：", ",", ";", "、")) and not line.is_cut_off:
        yield "stop", 1
    elif line.text.endswith(("?", "？", "!", "！")):
        yield "question", 1
    if line.opens_speech and line.text[-1] in CLOSERS:
        yield "speech", 1
    if line.text[0].islower() or line.text[0] in "([":
        yield "small", 1
    if any(sign in line.text for sign in ("|", " » ", " › ", " > ", "·", "•")):
        yield "bars", 1
    if line.marker[:1] == "#":
        yield "hashes", 1
    elif line.marker:
        yield "marker", 1
    if _names_paper(line.key) or _names_paper(_BAR.split(line.key)[0]):
        yield "paper", 1


def _names_paper(text: str) -> bool:
    """Tell whether a short text is made like the name of a paper."""
    longest = 6 if is_wide(text) else 4
    short = count_words(text) <= longest
    return short and any(is_known(Kind.SITE, word) for word in text.split())
