"""How many cells a text takes on the terminal, and where it may be cut.

The widths are those of `rich.cells`, which lays out the dashboard (Unicode 17, UAX 11), but
derived from `unicodedata`, so that `newswall read` needs no rich. Characters that stay together
follow the extended grapheme clusters of UAX 29, as far as a terminal shows them as one.
"""

import re
import unicodedata
from collections.abc import Iterator

_JOINS, _FLAG_LETTER, _ZWJ, _VS16, _VIRAMA = 4, 8, 16, 32, 64
"""Beside the width (0 to 2) in the value of a character: it stays with the one before it; it is
a regional indicator, a zero width joiner, an emoji presentation selector, or the sign that joins
two Indic consonants."""

_NARROW_EMOJI = re.compile(  # one cell, two with VS16 (emoji-variation-sequences.txt)
    "[#*0-9\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u2328\u23cf"
    "\u23ed-\u23ef\u23f1\u23f2\u23f8-\u23fa\u24c2\u25aa\u25ab\u25b6\u25c0\u25fb\u25fc"
    "\u2600-\u2604\u260e\u2611\u2618\u261d\u2620\u2622\u2623\u2626\u262a\u262e\u262f"
    "\u2638-\u263a\u2640\u2642\u265f\u2660\u2663\u2665\u2666\u2668\u267b\u267e\u2692"
    "\u2694-\u2697\u2699\u269b\u269c\u26a0\u26a7\u26b0\u26b1\u26c8\u26cf\u26d1\u26d3\u26e9"
    "\u26f0\u26f1\u26f4\u26f7-\u26f9\u2702\u2708\u2709\u270c\u270d\u270f\u2712\u2714\u2716"
    "\u271d\u2721\u2733\u2734\u2744\u2747\u2763\u2764\u27a1\u2934\u2935\u2b05-\u2b07"
    "\U0001f170\U0001f171\U0001f17e\U0001f17f\U0001f321\U0001f324-\U0001f32c\U0001f336"
    "\U0001f37d\U0001f396\U0001f397\U0001f399-\U0001f39b\U0001f39e\U0001f39f"
    "\U0001f3cb-\U0001f3ce\U0001f3d4-\U0001f3df\U0001f3f3\U0001f3f5\U0001f3f7\U0001f43f"
    "\U0001f441\U0001f4fd\U0001f549\U0001f54a\U0001f56f\U0001f570\U0001f573-\U0001f579"
    "\U0001f587\U0001f58a-\U0001f58d\U0001f590\U0001f5a5\U0001f5a8\U0001f5b1\U0001f5b2"
    "\U0001f5bc\U0001f5c2-\U0001f5c4\U0001f5d1-\U0001f5d3\U0001f5dc-\U0001f5de\U0001f5e1"
    "\U0001f5e3\U0001f5e8\U0001f5ef\U0001f5f3\U0001f5fa\U0001f6cb\U0001f6cd-\U0001f6cf"
    "\U0001f6e0-\U0001f6e5\U0001f6e9\U0001f6f0\U0001f6f3]"
)
_ZERO = re.compile(  # conjoining Hangul vowels and finals, fillers, skin tones
    "[\u1160-\u11ff\u3164\ud7b0-\ud7fb\uffa0\U0001f3fb-\U0001f3ff]"
)
_ONE = re.compile(  # format characters with a glyph
    "[\u00ad\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]"
)
_TWO = re.compile(  # wide since Unicode 16: hexagrams, counting rods and their kin
    "[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d356\U0001d360-\U0001d376]"
)
_NEW_WIDE = re.compile("[\U0001f300-\U0001faff\U00020000-\U0003fffd]")
"""Where characters younger than this Python's tables are emoji or ideographs."""
_INDIC_VIRAMA = "\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d"
_THAI_LAO_AM = "\u0e33\u0eb3"
_SEQUENCES = re.compile("[\u200d\ufe0f]")
_KNOWN = 20_000
"""Characters whose value is remembered; more than any article has."""


def cell_len(text: str) -> int:
    """Return the number of cells that `text` takes; control characters take none."""
    if text.isascii() and text.isprintable():
        return len(text)
    if len(text) == 1:
        return _VALUES[text] & 3
    if not _SEQUENCES.search(text):
        return sum([_VALUES[char] & 3 for char in text])
    return sum([width for _, width in graphemes(text)])


def graphemes(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield (end, cells) of each piece of `text[start:end]` that must not be cut.

    Marks, joiners, selectors and skin tones stay with their base, flag letters and the consonants
    around a virama in pairs. A piece takes two cells at most, and none if it has lost its base.
    """
    values = _VALUES
    width, base = -1, ""  # of the open piece
    joined = linked = half_flag = 0  # what the character before asks of this one
    end = len(text) if end is None else end
    for at in range(start, end):
        char = text[at]
        value = values[char]
        more = value & 3
        if value < 3 and not joined and not linked:
            stays = False
        elif joined:
            stays, more = True, 0
        elif value & _JOINS:
            if value & _VS16 and _NARROW_EMOJI.match(base):
                more, base = 1, ""
            stays = 0 <= width <= 2 - more
        elif value & _FLAG_LETTER:
            stays = bool(half_flag)
        else:
            stays = more == width == 1 and "\u0900" <= char < "\u0d80"
        if stays:
            width += more
        else:
            if width >= 0:
                yield at, width
            width, base = more, char
        joined = 0 if joined else value & _ZWJ
        linked = value & _VIRAMA
        half_flag = 0 if stays else value & _FLAG_LETTER
    if width >= 0:
        yield end, width


class _Values(dict[str, int]):
    """Width and flags of a character, worked out when first asked for."""

    def __missing__(self, char: str) -> int:
        if len(self) >= _KNOWN:
            self.clear()
        value = self[char] = _value(char)
        return value


_VALUES = _Values()


def _value(char: str) -> int:
    if char == "\u200d":
        return _JOINS | _ZWJ
    if char == "\ufe0f":
        return _JOINS | _VS16
    if "\U0001f1e6" <= char <= "\U0001f1ff":
        return 1 | _FLAG_LETTER
    category = unicodedata.category(char)
    if category == "Cc":
        return 0
    if char in _INDIC_VIRAMA:
        return _JOINS | _VIRAMA
    if _ZERO.match(char) or category in {"Mn", "Me", "Mc", "Zl", "Zp"}:
        return _JOINS
    if category == "Cf":
        return 1 if _ONE.match(char) else _JOINS
    if category == "Cn":
        return 2 if _NEW_WIDE.match(char) else 1
    if char in _THAI_LAO_AM:
        return 1 | _JOINS
    return 2 if unicodedata.east_asian_width(char) in "WF" or _TWO.match(char) else 1
