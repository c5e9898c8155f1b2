"""Where in a text the words stand that a query looks for: as the full-text index finds them.

Case, accents and signs do not matter (see `tui.library.words`). A text is folded character by
character, so that a place in the folded text leads back to the text.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import accumulate

from tui.library.query import All, Any, Condition, Query, Term
from tui.library.scripts import ACCENTS, LETTERS, is_run

_WORD = r"[^\x00-\x2f\x3a-\x60\x7b-\x7f]"
"""A character of a word in a folded text, where no sign beyond ASCII is left."""
_GAP = r"[\x00-\x09\x0b-\x2f\x3a-\x60\x7b-\x7f]+"
"""What may stand between two words in a row: no end of a line."""
_WORDS = re.compile(f"{_WORD}+")
_SAYING = ("", "title", "author", "source", "section")
"""Fields whose words are looked for in a text."""


class _Fold(dict[int, str]):
    """Says what becomes of a character; the characters that do not become one are in `odd`."""

    def __init__(self) -> None:
        self.odd: set[str] = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = "".join(map(_folded, unicodedata.normalize("NFKD", char).casefold()))
        if len(folded) != 1:
            folded = unicodedata.normalize("NFC", folded)
        if len(folded) != 1:
            self.odd.add(char)
        self[code] = folded
        return folded


def _folded(char: str) -> str:
    if ACCENTS.match(char):
        return ""
    char = LETTERS.get(char, char)
    known = char.isascii() or char.isalnum() or unicodedata.category(char).startswith("M")
    return char if known else " "


_fold = _Fold()


class Folded:
    """A text that can be looked through."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded = text.lower() if text.isascii() else text.translate(_fold)
        self._ends: list[int] | None = None
        """Where each character ends in the folded text; None: where it does in the text."""
        if not text.isascii() and not _fold.odd.isdisjoint(text):
            self._ends = list(accumulate(len(_fold[ord(char)]) for char in text))

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """Return begin and end in the text of each place that `pattern` fits, from its top."""
        found = ((match.start(), match.end()) for match in pattern.finditer(self._folded))
        return found if self._ends is None else self._led_back(found, self._ends)

    def _led_back(
        self, found: Iterable[tuple[int, int]], ends: list[int]
    ) -> Iterator[tuple[int, int]]:
        place = 0
        for start, end in found:
            while ends[place] <= start:
                place += 1
            begin = place
            while ends[place] < end:
                place += 1
            yield begin, place + 1
            place = begin


def literally(text: str) -> re.Pattern[str] | None:
    """Return the pattern of `text` as it stands in a line, whole words or not; None if empty."""
    pieces = text.translate(_fold).split()
    return re.compile(r"[^\S\n]+".join(map(re.escape, pieces))) if pieces else None


def words_of(query: Query) -> re.Pattern[str] | None:
    """Return the pattern of the words that a query finds articles by; None if there are none."""
    found = {pattern: None for term in _terms(query.condition) for pattern in _patterns(term)}
    longest_first = sorted(found, key=len, reverse=True)
    return re.compile("|".join(longest_first)) if found else None


def _terms(condition: Condition) -> Iterator[Term]:
    match condition:
        case Term(field):
            if field in _SAYING:
                yield condition
        case All(parts) | Any(parts):
            for part in parts:
                yield from _terms(part)


def _patterns(term: Term) -> Iterator[str]:
    found = _WORDS.findall(term.value.translate(_fold))
    if found:
        before = "" if is_run(found[0]) else f"(?<!{_WORD})"
        ended = term.phrase and not is_run(found[-1][-1])
        yield before + _GAP.join(map(re.escape, found)) + (f"(?!{_WORD})" if ended else "")
