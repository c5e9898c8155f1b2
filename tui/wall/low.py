"""Small letters: what a font does not draw so small is put in by hand.

In letters of three rows an x is four squares high, a capital five, and one square is below the
line; accents need another row.
"""

from collections.abc import Sequence
from unicodedata import combining, normalize

LOW = 6
"""The size up to which letters have three rows."""
MARKED = 9
"""The size up to which accents are drawn by hand: those of a font become bars and dots."""
HOOKED = "fßβδζθλξб"
"""Letters that become others when they are cut at the height of a capital: they are made as high
as one."""
_DOTTED = "ijіј"
"""Letters whose dot needs a free row below it; the last two are Cyrillic."""
_DOTLESS = {"i": "ı", "j": "ȷ", "і": "ı"}
"""The same below an accent."""
_BAR = 5
"""The row, from below, in which small letters end."""
_ABOVE = 230
"""The class of marks that stand above a letter (Unicode, chapter 4.3)."""
_SHAPES = {
    "\u0300": "#. .#", "\u0301": ".# #.", "\u0302": ".#. #.#", "\u0303": ".#.# #.#.",
    "\u0304": "###", "\u0306": "#..# .##.", "\u0307": "#", "\u0308": "#.#", "\u0309": "## .#",
    "\u030a": "## ##", "\u030b": ".#.# #.#.", "\u030c": "#.# .#.", "\u0342": ".#.# #.#.",
}  # fmt: skip
"""Marks as rows of squares."""


def marks_above(char: str) -> int:
    """Return how many marks stand above a letter."""
    return sum(combining(part) == _ABOVE for part in normalize("NFD", char))


def without_marks(char: str) -> tuple[str, str]:
    """Return a letter without the marks above it that are drawn by hand, and these."""
    parts = normalize("NFD", char)
    letter, marks = parts[0], parts[1:]
    ours = "".join(mark for mark in marks if mark in _SHAPES)
    if not ours:
        return char, ""
    others = "".join(mark for mark in marks if mark not in _SHAPES)
    return normalize("NFC", _DOTLESS.get(letter, letter) + others), ours


def mended(
    letter: str, marks: str, rows: Sequence[bytes], size: int, across: int
) -> tuple[list[bytes], int]:
    """Return the squares of a letter with all that belongs to it; a cell has so many `across`.

    And how many squares it has become wider at its left.
    """
    found = [*rows]
    if size > LOW:
        return _marked(found, marks, across) if marks else (found, 0)
    if letter in _DOTTED and len(rows) == LOW:
        found[:2] = [rows[2], bytes(len(rows[2]))]
    elif letter == "f" and len(rows[0]) == 2:  # its bar is too short to be seen
        found = [b"\0" + row for row in rows]
        found[-_BAR] = b"\xff" * 3
        return found, 1
    return _marked(found, marks, 1) if marks else (found, 0)


def _marked(rows: Sequence[bytes], marks: str, thick: int) -> tuple[list[bytes], int]:
    """Put marks above a letter, beside each other where there are more; a stroke is so `thick`."""
    shapes = [_SHAPES[mark].split() for mark in marks]
    shapes = [["".join(sign * thick for sign in row) for row in shape] for shape in shapes]
    high = max(map(len, shapes))
    drawn = [""] * high
    for shape in shapes:
        free = ["." * len(shape[0])] * (high - len(shape))
        drawn = [before + row for before, row in zip(drawn, [*free, *shape], strict=True)]
    width, wide = len(rows[0]), len(drawn[0])
    left = max(0, (wide - width) // 2)
    right = max(0, wide - width - left)
    found = [bytearray(left) + row + bytearray(right) for row in rows]
    top = next((at for at, row in enumerate(rows) if any(value > 127 for value in row)), 0)
    begin = max(0, (width - wide) // 2)
    for at, squares in enumerate(drawn, max(0, top - 1 - high)):
        for x, square in enumerate(squares, begin):
            if square == "#":
                found[at][x] = 255
    return [bytes(row) for row in found], left
