"""The words by which a news page is known, looked up in the one table `chrome.toml`.

A phrase of the table is a whole line, or with `…` at either end or inside it only a part of one;
`0` stands for any number. All comparisons are literal and linear: no phrase is an expression.
"""

import re
import tomllib
from collections.abc import Iterable
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from tui.readers.clipping.lines import Line, count_words, fold, is_wide, make_key, make_label


class Kind(StrEnum):
    """What a phrase says about its line: the sections of the table, described there."""

    NAV = "nav"
    SHARE = "share"
    PROMO = "promo"
    COOKIE = "cookie"
    AD = "ad"
    READING = "reading"
    CREDIT = "credit"
    COPYRIGHT = "copyright"
    LEGAL = "legal"
    COMMENTS = "comments"
    MORE = "more"
    ALSO = "also"
    BIO = "bio"
    TAGS = "tags"
    SOURCE = "source"
    BACK = "back"
    BOX = "box"
    BYLINE = "byline"
    PUBLISHED = "published"
    UPDATED = "updated"
    AGENCY = "agency"
    ROLE = "role"
    SECTION = "section"
    SITE = "site"
    LEAD_IN = "lead_in"
    JOIN = "join"
    HOME = "home"
    PARTICLE = "particle"
    BIO_VERB = "bio_verb"
    POST = "post"


LINE_KINDS = tuple(Kind)[: tuple(Kind).index(Kind.BYLINE)]
"""The kinds that tell what a line is; the others say so only in their place on the page."""
LONG_KINDS = frozenset({Kind.PROMO, Kind.COOKIE, Kind.COPYRIGHT, Kind.LEGAL, Kind.COMMENTS})
"""Kinds whose lines can be whole sentences."""
LONGEST_LABEL = 14
"""Words of a line that a phrase at its start or end decides; more are running text."""
LONGEST_NOTICE = 60
"""The same for `LONG_KINDS`."""
LONGEST_CONSENT = 150
"""The same for a consent text, if known words begin it."""
_BRACKETS = frozenset({"[]", "【】", "［］", "＜＞", "<>", "〈〉", "《》", "≪≫", "()", "（）"})
"""Pairs in which a label can stand: 【関連記事】."""
_BUTTONS = frozenset({Kind.NAV, Kind.SHARE})
_IN_ROW = _BUTTONS | {Kind.AD}
_LONGEST_BUTTON = 3
_LONGEST_ROW = 8
"""Words of a row of buttons with nothing but spaces between them."""
_LONGEST_SHARE = 25
"""Words of a row of them that known words begin."""
_LONGEST_CREDIT = 8
"""Words of a credit after a caption."""
_LONGEST_KEY = 600
"""Characters of a text in which known words are looked for."""
ELLIPSIS = "…"
_SEPARATORS = re.compile(r"\s*[|｜•·/／]\s*|(?<=[^\x00-\xff])\s(?=[^\x00-\xff])")
_BAR = re.compile(r"\s*[|｜]\s*")
_WORDS = re.compile(r"[a-z0-9']+")
_PUNCTUATION = " :|/–—-·•.,;：｜／、。　"


class Hit(NamedTuple):
    """A phrase found in a line."""

    kind: Kind
    rest: str
    """The text after a phrase that starts the line, as it is written; empty for others."""
    whole: bool
    """The phrase is the whole line."""


class _Phrase(NamedTuple):
    parts: tuple[str, ...]
    kind: Kind

    def fits(self, key: str) -> bool:
        """Tell whether `key` has all parts in order, the outer ones at its ends."""
        first, *inner, last = self.parts
        if not (key.startswith(first) and key.endswith(last)):
            return False
        if not _at_word_end(key, len(first)) or len(key) < len(first) + len(last):
            return False
        at = len(first)
        for part in inner:
            at = key.find(part, at)
            if at < 0:
                return False
            at += len(part)
        return at <= len(key) - len(last)


class _Index:
    """The phrases of some kinds, filed by how they are found."""

    def __init__(self, phrases: Iterable[tuple[str, Kind]]) -> None:
        self.whole: dict[str, Kind] = {}
        self.starts: dict[str, list[_Phrase]] = {}
        self.ends: dict[str, list[_Phrase]] = {}
        self.inside: dict[str, _Phrase] = {}
        for written, kind in phrases:
            parts = tuple(fold(part.strip()) for part in written.split(ELLIPSIS))
            if len(parts) == 1:
                self.whole.setdefault(make_label(make_key(written)), kind)
            elif parts[0]:
                self.starts.setdefault(parts[0][:2], []).append(_Phrase(parts, kind))
            elif parts[-1]:
                self.ends.setdefault(parts[-1][-2:], []).append(_Phrase(parts, kind))
            else:
                self.inside[parts[1]] = _Phrase(parts, kind)
        self.anchors = {anchor for part in self.inside if (anchor := _anchor(part))}
        self.any_inside = re.compile("|".join(map(re.escape, self.inside)))
        for bucket in self.starts.values():
            bucket.sort(key=lambda phrase: -len(phrase.parts[0]))

    def find(self, text: str, key: str) -> Iterable[Hit]:
        """Yield what fits, the surest first: whole line, start, anywhere else."""
        if kind := self.whole.get(key):
            yield Hit(kind, "", True)
        for head in (key[:2], key[:1]):
            for phrase in self.starts.get(head, ()):
                if phrase.fits(key):
                    yield Hit(phrase.kind, _after(text, phrase.parts[0]), False)
        for tail in (key[-2:], key[-1:]):
            for phrase in self.ends.get(tail, ()):
                if phrase.fits(key):
                    yield Hit(phrase.kind, "", False)
        if not self.inside or (key.isascii() and self.anchors.isdisjoint(_WORDS.findall(key))):
            return
        if found := self.any_inside.search(key):
            phrase = self.inside[found[0]]
            if phrase.fits(key):
                yield Hit(phrase.kind, "", False)


def _anchor(part: str) -> str:
    """Return the word by which a phrase inside a line is told to be worth looking for."""
    return max(_WORDS.findall(part), key=len, default="")


def recognise(line: Line) -> Hit | None:
    """Return what the words of `line` say that it is, or None where they say nothing."""
    if line.weight > LONGEST_NOTICE or len(line.key) > _LONGEST_KEY:
        return _long_consent(line)
    index = _index(*LINE_KINDS)
    for hit in index.find(line.text, make_label(line.key)):
        if hit.whole or line.weight <= _longest(hit.kind, line) or _is_row_of(hit.kind, line):
            return hit
    if line.weight <= _longest(Kind.CREDIT, line) and _ends_with_credit(line):
        return Hit(Kind.CREDIT, "", False)
    if line.weight <= LONGEST_LABEL:
        if line.text[0] + line.text[-1] in _BRACKETS:
            kind = index.whole.get(make_label(make_key(line.text[1:-1])))
            return Hit(kind, "", True) if kind else None
        labels = [make_label(make_key(part)) for part in _SEPARATORS.split(line.text)]
        if len(labels) > 1 and all(label in index.whole for label in labels):
            return Hit(index.whole[labels[0]], "", True)  # a row of labels
        if 1 < line.weight <= _LONGEST_ROW and _is_row_of_buttons(line.text.split(), index):
            return Hit(Kind.NAV, "", True)
    return None


def _is_row_of_buttons(words: list[str], index: _Index) -> bool:
    """Tell whether all of `words` are those of buttons, each of a few words: "Print Read more"."""
    at = 0
    while at < len(words):
        for end in range(min(at + _LONGEST_BUTTON, len(words)), at, -1):
            label = make_label(make_key(" ".join(words[at:end])))
            if index.whole.get(label) in _IN_ROW:
                at = end
                break
        else:
            return False
    return True


def _is_row_of(kind: Kind, line: Line) -> bool:
    """Tell whether a long line is a row of buttons, each opened by the same word."""
    words = line.key.split()
    return kind in _BUTTONS and not line.ends and words.count(words[0]) > 1


def _ends_with_credit(line: Line) -> bool:
    """Tell whether the last words after a full stop say whose picture it is: "The bay. Photo X"."""
    last = line.text.rpartition(". ")[2]
    if last is line.text or count_words(last) > _LONGEST_CREDIT:
        return False
    return opening(Kind.CREDIT, last) is not None


def _long_consent(line: Line) -> Hit | None:
    """Return what a paragraph says that begins as a consent text: these can be long."""
    if line.weight > LONGEST_CONSENT or "cookie" not in line.key:
        return None
    rest = opening(Kind.COOKIE, line.text)
    return Hit(Kind.COOKIE, rest, False) if rest else None


def opening(kind: Kind, text: str) -> str | None:
    """Return what follows the phrase of `kind` that opens `text`, or None if none does."""
    return _opening(kind, text[:_LONGEST_KEY])


@lru_cache(maxsize=4096)
def _opening(kind: Kind, text: str) -> str | None:
    for hit in _index(kind).find(text, make_label(make_key(text))):
        return hit.rest
    return None


def is_known(kind: Kind, text: str) -> bool:
    """Tell whether `text` is, as a whole or by its start or end, a phrase of `kind`."""
    return opening(kind, text) is not None


@cache
def words_of(kind: Kind, language: str) -> frozenset[str]:
    """Return the phrases of `kind` in the language of a BCP 47 tag, in lower case, as written."""
    row = _table()[kind].get(language[:2].lower(), "")
    return frozenset(phrase.strip() for phrase in row.split(";")) - {""}


def first_label(text: str) -> str:
    """Return the first of the labels that stand on one line with bars between them."""
    return next((part for part in map(str.strip, _BAR.split(text)) if part), "")


def _longest(kind: Kind, line: Line) -> float:
    """Return the most words that a line of `kind` has."""
    if kind in LONG_KINDS:
        return LONGEST_NOTICE
    if kind in (Kind.BOX, Kind.BIO, Kind.CREDIT, Kind.ALSO, Kind.TAGS):
        return 40
    if kind is Kind.BACK:
        return line.weight if count_words(first_label(line.text)) <= 9 else 0
    if kind is Kind.MORE:
        return 9
    if kind is Kind.SHARE and not line.ends:
        return _LONGEST_SHARE
    return 8 if line.ends else LONGEST_LABEL


def _at_word_end(key: str, at: int) -> bool:
    """Tell whether a phrase that ends before `key[at]` does not end amid a word."""
    if at == 0 or at >= len(key) or is_wide(key[at - 1]) or is_wide(key[at]):
        return True
    return not (key[at - 1].isalnum() and key[at].isalnum())


def _after(text: str, phrase: str) -> str:
    """Return what `text` says after `phrase`, without the punctuation between them."""
    at = fold(text).find(phrase)
    return text[at + len(phrase) :].lstrip(_PUNCTUATION) if at >= 0 else ""


@cache
def _index(*kinds: Kind) -> _Index:
    table = _table()
    return _Index(
        (phrase.strip(), kind)
        for kind in kinds
        for row in table[kind].values()
        for phrase in row.split(";")
    )


@cache
def _table() -> dict[str, dict[str, str]]:
    text = files("tui.readers.clipping").joinpath("chrome.toml").read_text("utf-8")
    table: dict[str, dict[str, str]] = tomllib.loads(text)
    return table
