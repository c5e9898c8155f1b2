"""The lines of a text as copied from a page, each with the features that tell news from chrome.

Nothing here knows a word of any language but the months (`3. Mai` is no list item): only length,
punctuation, case, markers, repetition.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tui.readers.dates.datewords import MONTHS

CLOSERS = "\"'”’»›)]）」』】］〉》*_"
"""Signs that may stand between the end of a sentence and the end of its line."""
OPENERS = "\"'“‘„«‹「『"
"""Signs that open direct speech."""
_SENTENCE_ENDS = ".!?…。！？｡"
_BULLETS = "•‣◦⁃▪▫●○■□◆◇▶►▸▹▼▽★☆✓✔➤→・·*-"
_ALWAYS_BULLETS = "•‣◦⁃▪▫"
_HASHES = re.compile(r"(#{1,6}) (?=\S)")
"""What programs put before a heading that turn a page into text of the Markdown kind."""
_LONGEST_HASHED = 25
"""Words of the longest heading after such signs."""
_NUMBERED = re.compile(r"(\d{1,3})[.)）](?:\s+|(?=[^\d\s.,)]))")
_WIDE = re.compile("[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_DIGITS = re.compile(r"\d+")
_EDGES = " ^↑▲↓\"'“”‘’„«»‹›<>→▶►|｜/／•·*_–—-…:;,.!?¿¡。、．：；！？"
_PLAIN = {
    code: base
    for code in range(0xC0, 0x250)
    if (base := ord(unicodedata.normalize("NFD", chr(code))[0])) < 0x80
}
_ACCENTED = re.compile("[\u00c0-\u024f]")
_LONGEST_SIGNATURE = 30
"""Characters of who signs in brackets behind a sentence."""
_DAYS = frozenset(f"{day:{form}}" for day in range(1, 32) for form in ("d", "02d"))
FULL = 45
"""Words of one line that few teasers have."""
_LONGEST_TEASER = 70
"""Words of the longest one that programs cut off; their usual measure is 55."""
_MOST_NOTES = 9
"""Marks of footnotes behind one sentence."""
_SENTENCE = 5
"""Words before an address that are a sentence and no label."""
_PROSE = 9
"""Words of the shortest line of running text that ends as a sentence."""
_LONG = 24
"""The same for a line without such an end."""
_LONG_WIDE = 45
"""The same in a script without word spaces, where headlines are long and sentences end in 。"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank."""

    text: str
    """Without its marker and the white space around it; inner white space is single spaces."""
    marker: str
    """What made it a list item: a bullet such as `•`, a number such as `3.`; or a heading: `##`."""
    gap: bool
    """A blank line, or the start of the text, is before it."""
    weight: float
    """Words; a character of a script without word spaces counts as half a word."""
    key: str
    """For comparison: `fold`ed, no punctuation at the ends."""
    ends: bool
    """It ends as a sentence does."""
    repeats: int
    """How often a line with this key is in the text, itself included."""
    turn: int
    """How many lines with this key come before it."""

    @property
    def is_prose(self) -> bool:
        """Long enough, and closed as a sentence is: running text, whoever wrote it."""
        if self.ends:
            return self.weight >= _PROSE
        if self.weight < _LONG or is_row(self.text):
            return False
        stops = self.text.count("。") + self.opens_speech
        return self.weight >= _LONG_WIDE or not is_wide(self.text) or stops > 1

    @property
    def is_sentence(self) -> bool:
        """A sentence, however short."""
        return self.ends and self.weight >= 3 and (self.weight >= _PROSE or not self.is_cut_off)

    @property
    def is_cut_off(self) -> bool:
        """It ends in dots, as a teaser does that was cut to fit its box."""
        return self.text.rstrip(CLOSERS + "[(").endswith(("...", "…"))

    @property
    def is_teaser(self) -> bool:
        """It is cut off and no longer than a teaser: an article behind a wall is cut off too."""
        return self.is_cut_off and self.weight <= _LONGEST_TEASER

    @property
    def is_short(self) -> bool:
        """As short as a label, a link or a heading."""
        return self.weight <= 14 and not self.is_prose

    @property
    def opens_speech(self) -> bool:
        return self.text[:1] in OPENERS


def read_lines(lines: Iterable[str]) -> list[Line]:
    """Return those of `lines` that are not blank, with their features."""
    parts: list[tuple[str, str, bool, str]] = []
    gap = True
    lines = list(lines)
    worded = any(map(_has_word, lines))
    for line in lines:
        if not line or (worded and not _has_word(line)):
            gap = True  # stars, bars and dots part text as blank lines do
            continue
        marker, rest = split_marker(line)
        if rest:
            parts.append((marker, rest, gap, make_key(rest)))
            gap = False
    total = Counter(key for *_, key in parts)
    seen: Counter[str] = Counter()
    read = []
    for marker, rest, gap, key in parts:
        weight = count_words(rest)
        read.append(
            Line(rest, marker, gap, weight, key, ends_sentence(rest), total[key], seen[key])
        )
        seen[key] += 1
    return read


def _has_word(line: str) -> bool:
    return any(map(str.isalnum, line))


def make_key(text: str) -> str:
    """Return what two lines have in common that say the same."""
    key = fold(text)
    return key.strip(_EDGES) or key


def make_label(key: str) -> str:
    """Return the form of a key by which known words are looked up: every number is `0`."""
    return _DIGITS.sub("0", key)


def fold(text: str) -> str:
    """Return `text` in lower case, Latin letters without accents, with typewriter apostrophes."""
    text = text.lower()
    if text.isascii():
        return text
    text = text.replace("’", "'").replace("‘", "'")
    return text.translate(_PLAIN) if _ACCENTED.search(text) else text


def count_words(text: str) -> float:
    """Return the words of `text`; a CJK character is half a word."""
    if text.isascii():
        return float(text.count(" ") + 1)
    narrow = _WIDE.sub("", text)
    return len(narrow.split()) + (len(text) - len(narrow)) / 2


def is_wide(text: str) -> bool:
    """Tell whether `text` is in a script without spaces between words."""
    return not text.isascii() and len(_WIDE.findall(text)) * 3 > len(text)


def ends_sentence(text: str) -> bool:
    """Tell whether `text` ends as a sentence does, quotes and brackets after it left aside.

    So does one with a few words in brackets behind it: "It sings. (AFP)", and one that ends with
    an address.
    """
    text = _without_notes(text)
    bare = text.rstrip(CLOSERS)
    if not bare:
        return False
    at = max(bare.rfind(" http://"), bare.rfind(" https://"))
    if at > 0 and " " not in bare[at + 1 :]:
        return count_words(bare[:at]) >= _SENTENCE
    if bare[-1] not in _SENTENCE_ENDS and text[-1] in ")）]］":
        opened = max(map(text.rfind, "(（[［"))
        signed = 0 < len(text) - opened <= _LONGEST_SIGNATURE
        if signed and not any(map(str.isdigit, text[opened:])):
            bare = text[: max(opened, 0)].rstrip(" " + CLOSERS)
    return bool(bare) and bare[-1] in _SENTENCE_ENDS


def _without_notes(text: str) -> str:
    """Return `text` without the marks of footnotes behind it: "It leans.[1][2]"."""
    for _ in range(_MOST_NOTES):
        opened = text.rfind("[")
        if opened <= 0 or not text.endswith("]") or not text[opened + 1 : -1].isdecimal():
            break
        text = text[:opened].rstrip()
    return text


def is_row(text: str) -> bool:
    """Tell whether a long text is a row of labels, such as a menu on one line: all capitals."""
    words = text[:600].split()
    small = sum(word[:1].islower() for word in words)
    return small * 4 < len(words) and text.isascii() and not any(s in text for s in (". ", "? "))


def split_marker(line: str) -> tuple[str, str]:
    """Return the marker of a list or a heading that `line` starts with, or "", and the rest."""
    first = line[:1]
    if first == "#" and (hashes := _HASHES.match(line)):
        rest = line[hashes.end() :]
        if count_words(rest) <= _LONGEST_HASHED and not rest.rstrip(CLOSERS).endswith((".", "。")):
            return hashes[1], rest
    if first in _BULLETS:
        rest = line[1:].lstrip()
        if rest and (line[1] == " " or first in _ALWAYS_BULLETS or is_wide(rest[:1])):
            return first, rest
    if first.isdecimal() and (found := _NUMBERED.match(line)):
        rest = line[found.end() :]
        if found[1] not in _DAYS or _first_word(rest) not in MONTHS:  # "3. Mai" is a date
            return f"{found[1]}.", rest
    return "", line


def _first_word(text: str) -> str:
    return text[:20].partition(" ")[0].rstrip(".,").casefold()
