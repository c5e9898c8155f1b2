"""Headlines in large letters, as large as there is room for.

The letters need Pillow (the extra `newswall[wall]`) and a font that has each of the characters;
without either there are none, and the headline is plain.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple
from unicodedata import normalize

from tui.wall import fonts
from tui.wall.drawing import LARGE, NARROW, Type, drawn, is_wide, length, pitch
from tui.wall.faces import Faces
from tui.wall.low import LOW

_SIZES = (*NARROW, 8, 9, 11, 13, 15, 17, 19, 21, 25, 29, 33, 37, 41, 49)
"""The least that can be read from afar first."""
_WIDE_SIZES = (10, 11, 12, 13, 14, 16, 18, 20, 22, 24, 26, 28, 32, 36, 40, 48)
"""The same for kanji and kana."""
_HALVES_LEAST = 9
"""The least size where cells have no quadrants."""
_FEW_LINES, _MOST_LINES = 5, 7
"""Of a headline; in more it is read word by word."""
_REMEMBERED = 16
"""Texts that were set last."""
_SHAPED = re.compile("[\u0590-\u08ff\u0900-\u109f\u1780-\u17ff\u200d\ufb1d-\ufdff\ufe70-\ufeff]")
"""Scripts whose letters change with their neighbours, or run from right to left: a text of these
is drawn better by the terminal."""
_NEVER_FIRST = "、。，．：；？！）］｝」』】〉》・ー々…’”)]},.;:!?%"
_WIDE = "\u2e80-\u9fff\uf900-\uffef"
"""Scripts that may be parted anywhere: kanji and kana; hangul has words."""
_HYPHEN = r"(?<=[^\W\d_]{3}[-–/])(?=[^\W\d_]{3})"
"""Where a word made of words may be parted: between two that are long enough."""
_UNPARTED = re.compile(rf"[{_WIDE}]|[^\s{_WIDE}]+?(?:{_HYPHEN}|(?![^\s{_WIDE}]))")
_PART = 3
"""Letters that stay together at least, where a long word has to be parted."""
_VOWELS = "aeiouyаеиоуыэюяієαεηιουω"


class _Piece(NamedTuple):
    """A word, or a kanji."""

    text: str
    """With the spaces behind it."""
    ink: float
    """Cells without them, about."""
    whole: float
    """Cells with them."""


class Letters:
    """Sets headlines in the fonts of this machine."""

    def __init__(self, wanted: str = "", *, halves: bool = False) -> None:
        """`wanted`: the font to try first, a file or its name; `-`: no large letters at all.

        `halves`: draw with half blocks alone, for a terminal that has no others.
        """
        none = wanted == "-" or not _has_pillow()
        found = fonts.Installed((), ()) if none else fonts.installed(wanted)
        self.are_there = bool(found.plain)
        """Whether anything can be set at all."""
        self._plain, self._bold = Faces(found.plain), Faces(found.bold)
        self._across = 1 if halves else 2
        self._set: dict[tuple[str, int, int], Sequence[str] | None] = {}

    def set(self, text: str, width: int, height: int) -> Sequence[str] | None:
        """Return the rows of `text` in the largest letters that fit, or None where none do.

        What was asked for last is remembered.
        """
        wanted = (text, width, height)
        if wanted not in self._set:
            if len(self._set) >= _REMEMBERED:
                del self._set[next(iter(self._set))]
            try:
                self._set[wanted] = self._fitting(text, width, height)
            except OSError:  # what a font says to be there cannot be drawn
                self._set[wanted] = None
        return self._set[wanted]

    def is_known(self, text: str, width: int, height: int) -> bool:
        """Tell whether `set` would answer at once."""
        return not self.are_there or (text, width, height) in self._set

    def _fitting(self, text: str, width: int, height: int) -> Sequence[str] | None:
        if not self.are_there or not text or _SHAPED.search(text) or height * 2 < _SIZES[0]:
            return None
        plain, bold = self._plain.of(text), self._bold.of(text)
        if plain is None or bold is None:
            return None
        least = _HALVES_LEAST if self._across == 1 else 0
        sizes = [size for size in (_WIDE_SIZES if is_wide(text) else _SIZES) if size >= least]
        high = [size for size in sizes if size > LOW]
        for most, tried, parted in (
            *((_FEW_LINES, high, False), (_MOST_LINES, high, False)),
            *((_FEW_LINES, sizes, False), (_MOST_LINES, sizes, False), (_MOST_LINES, sizes, True)),
        ):
            for size in reversed(tried):
                how = Type(bold if size >= LARGE else plain, size, self._across)
                rows = _rows(text, how, _Room(width, height, most), parted=parted)
                if rows:
                    return rows
        return None


class _Room(NamedTuple):
    """Where a headline has to fit."""

    width: int
    height: int
    lines: int
    """At most."""


def _rows(text: str, how: Type, room: _Room, *, parted: bool) -> Sequence[str]:
    """Return the rows of a text; none if it does not fit.

    `parted`: words that are too long may be. Lines stand apart, where there are rows for it.
    """
    if pitch(how.size, "") > room.height:
        return []
    pieces = _pieces(text, how)
    if sum(piece.ink for piece in pieces) > room.width * room.lines:
        return []
    if parted:
        pieces = [part for piece in pieces for part in _parts(piece, how, room.width)]
    lines = _lines(pieces, room.width)
    if not 0 < len(lines) <= room.lines or _high(lines, how) > room.height:
        return []
    even = _even(lines, pieces, room.width)
    lines = even if _high(even, how) <= room.height else lines
    apart = [""] if _high(lines, how) + len(lines) - 1 <= room.height else []
    rows: list[str] = []
    for line in lines:
        found = drawn(line, how, room.width)
        if not found:
            return []
        rows += [*(apart if rows else ()), *found]
    return rows


def _high(lines: Sequence[str], how: Type) -> int:
    """Return the rows of lines, without any between them."""
    return sum(pitch(how.size, line) for line in lines)


def _has_pillow() -> bool:
    from importlib.util import find_spec

    return find_spec("PIL") is not None


def _even(lines: list[str], pieces: Sequence[_Piece], width: int) -> list[str]:
    """Return as many lines, but of much the same length: no word is left alone in the last one."""
    step = max(1, width // 30)
    for narrower in range(width - step, 0, -step):
        tighter = _lines(pieces, narrower)
        if len(tighter) != len(lines):
            break
        lines = tighter
    return lines


def _lines(pieces: Sequence[_Piece], width: int) -> list[str]:
    """Return the text in lines that fit; none if a word is wider than a line."""
    lines: list[str] = []
    line, used = "", 0.0
    for piece in pieces:
        if used + piece.ink > width - 1:
            if not line or piece.ink > width - 1:
                return []
            lines.append(line.rstrip())
            line, used = "", 0.0
        line, used = line + piece.text, used + piece.whole
    return [*lines, line.rstrip()]


def _pieces(text: str, how: Type) -> list[_Piece]:
    """Return what must not be parted, each with the spaces behind it."""
    pieces: list[str] = []
    end = 0
    for found in _UNPARTED.finditer(text):
        between = text[end : found.start()]
        if pieces:
            pieces[-1] += between
        if pieces and not between and found[0][0] in _NEVER_FIRST:
            pieces[-1] += found[0]
        else:
            pieces.append(found[0])
        end = found.end()
    return [_measured(piece, how) for piece in pieces]


def _parts(piece: _Piece, how: Type, width: int) -> Iterator[_Piece]:
    """Yield a piece in parts that fit into a line, a word with hyphens; else itself."""
    hyphen = "" if is_wide(piece.text) else "-"
    room = width - 1 - length(hyphen, how)
    while piece.ink > width - 1:
        text = piece.text
        widths = [*accumulate(length(char, how) for char in text)]
        ends = range(len(text.rstrip()) - _PART, _PART - 1, -1)
        fitting = [end for end in ends if widths[end - 1] <= room]
        if not fitting:
            break
        end = next((end for end in fitting if _is_syllable(text[end : end + 2])), fitting[0])
        yield _measured(text[:end] + hyphen, how)
        piece = _measured(text[end:], how)
    yield piece


def _is_syllable(text: str) -> bool:
    """Tell whether a syllable may begin so: with one consonant and a vowel."""
    return [normalize("NFD", char)[0] in _VOWELS for char in text] == [False, True]


def _measured(text: str, how: Type) -> _Piece:
    return _Piece(text, length(text.rstrip(), how), length(text, how))
