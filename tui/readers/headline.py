"""The headline of a page: which line it is, or what to call a text that has none."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tui.readers.asides import Aside
from tui.readers.blocks import Page
from tui.readers.chrome import Kind, is_known
from tui.readers.crumbs import read_crumbs
from tui.readers.headclues import Clues
from tui.readers.lines import OPENERS, count_words, is_wide
from tui.text import MAX_TITLE

LONGEST_DERIVED = 120
"""Characters of a title made from the first sentence."""
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
_SHORTEST = 6
"""Words of the shortest headline above a deck, if it is no quotation; else it is a kicker."""
_AS_GOOD = 3.0
"""Worth that a headline can be behind its deck, which tells more of the story."""
_ENTRY = re.compile(r"[^\W\d]+\s?[:：]\s?[\d\s.,:/-]+[^\W\d]{0,5}")
"""A line of a form, such as "Time: 21:40"."""
_SUFFIX = re.compile(r"\s+[|–—»·-]\s+|[|｜]")
_SENTENCE = re.compile(r"[.!?][\"'”’»)]*\s+(?=[\"'“‘„«(¿¡]*[^\W_a-z])|(?<=[。！？])[」』）]?")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.])(?:[A-Z]|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|No|vs"
    r"|Jr|Sr|Inc|Ltd|Co|Corp|Mt|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|bzw|ca|Nr|Bd"
    r"|Mme|Mlle|MM|Sra|Sr|Dra|approx|est|\d{1,2})\.$"
)


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
    worth = Clues(page, list(_running_text(page)), dated).weigh(_candidates(page, dated))
    best = max(worth, key=worth.__getitem__, default=None)
    if best is None or worth[best] <= 0:
        return _first_line(page)
    if _is_deck(page, best, worth):
        best -= 1
    key = page.lines[best].key
    return _without_site(page, next(at for at in worth if page.lines[at].key == key))


def _is_deck(page: Page, at: int, worth: Mapping[int, float]) -> bool:
    """Tell whether line `at`, told to be the headline, is the deck of the line above it."""
    upper, lower = page.lines[at - 1], page.lines[at]
    if at - 1 not in worth or upper.weight * 1.5 > lower.weight:
        return False
    if upper.weight < _SHORTEST and not upper.opens_speech:
        return False
    return worth[at - 1] > worth[at] - _AS_GOOD


def _candidates(page: Page, dated: Sequence[int]) -> Iterator[int]:
    """Yield the lines that can be the headline: those above the text, and its first ones.

    A line of the text can be it at its very start, where a deck or a caption came before, or
    where a date or a byline follows; not a sentence with its full stop, which is the text.
    """
    prose_above = 0
    for at in range(max(0, page.start - _REACH), min(page.start + _INSIDE, page.end)):
        inside = at >= page.start
        opens = not inside or (prose_above <= 1 and _can_open(page, at, dated))
        if opens and dated[at] < _BYLINE and _can_be(page, at):
            yield at
        prose_above += inside and page.lines[at].is_prose


def _can_open(page: Page, at: int, dated: Sequence[int]) -> bool:
    """Tell whether line `at` of the text can be a headline that opens it."""
    line = page.lines[at]
    if page.asides[at]:
        return False
    if any(dated[at + 1 : at + 4]):
        return True
    if line.text.endswith((".", "。")) and line.repeats == 1 and not line.is_cut_off:
        return False
    return at < page.start + _AT_START and not any(dated[max(0, at - 1) : at])


def _first_line(page: Page) -> Headline | None:
    """Return the first line of a text without running text, if it can head the other lines."""
    first = page.lines[0]
    if not page.is_note or len(page.lines) == 1 or len(first.text) > MAX_TITLE:
        return None
    return Headline(first.text, 0) if first.weight <= _LONGEST_NOTE_TITLE else None


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
    return not (
        is_known(Kind.SECTION, line.text)
        or _ENTRY.fullmatch(line.text)
        or line.text.startswith(("http", "#"))
        or "@" in line.text
        or any(line.text.count(sign) > 1 for sign in "|·•")
        or read_crumbs(line)
    )


def _without_site(page: Page, at: int) -> Headline:
    """Return the headline on line `at`, what follows it as the site's name taken off."""
    text = page.lines[at].text
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
    return any(is_known(Kind.SITE, word) for word in name.split()) or "." in name.strip(".")


def derive_title(text: str) -> str:
    """Return a title for `text`: its first sentence, without lead-in, cut at a word."""
    sentence = _drop_lead_in(first_sentence(text))
    if len(sentence) > LONGEST_DERIVED:
        cut = sentence[:LONGEST_DERIVED]
        if not is_wide(cut) and " " in cut:
            cut = cut[: cut.rindex(" ")]
        sentence = cut[: LONGEST_DERIVED - 1].rstrip(" ,;:–—-、") + "…"
    elif sentence.endswith("。") or (sentence.endswith(".") and not sentence.endswith("..")):
        sentence = sentence[:-1]
    return sentence if any(map(str.isalnum, sentence)) else ""


def first_sentence(text: str) -> str:
    """Return the first sentence of a line; the dots of abbreviations and initials end none."""
    text = text[:1000]
    for found in _SENTENCE.finditer(text):
        before = text[max(0, found.start() - 12) : found.start() + 1]
        if found[0][:1] != "." or not _ABBREVIATION.search(before):
            return text[: found.end()].strip()
    return text


def _drop_lead_in(sentence: str) -> str:
    """Drop a clause that only leads in ("In a significant move that …, the minister …")."""
    clause, comma, rest = sentence.partition(", ")
    words = clause.split()
    known = bool(words) and is_known(Kind.LEAD_IN, words[0])
    if not comma or not known or not 4 <= len(words) <= 18 or count_words(rest) < 5:
        return sentence
    if clause[:1] in OPENERS or clause.count("(") != clause.count(")"):
        return sentence
    subject = rest.partition(",")[0].split()
    if len(subject) < 2 or is_known(Kind.JOIN, subject[0]):
        return sentence  # the comma was one of a list
    return rest[:1].upper() + rest[1:]
