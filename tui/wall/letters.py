"""Headlines in large letters, as large as there is room for.

The letters need Pillow (the extra `newswall[wall]`) and a font that has each of the characters;
without either there are none, and the headline is plain.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tui.wall import fonts
from tui.wall.drawing import LARGE, NARROW, Type, drawn, is_wide, length, pitch
from tui.wall.faces import Faces

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
_WIDE = "\u2e80-\u9fff\uac00-\ud7a3\uf900-\uffef"
_UNPARTED = re.compile(f"[{_WIDE}]|[^\\s{_WIDE}]+")


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
        for most in (_FEW_LINES, _MOST_LINES):
            for size in reversed(sizes):
                how = Type(bold if size >= LARGE else plain, size, self._across)
                rows = _rows(text, how, width, min(most, height // pitch(size, text)))
                if rows:
                    return rows
        return None


def _rows(text: str, how: Type, width: int, most: int) -> list[str]:
    """Return the rows of a text in at most so many lines; none if it does not fit."""
    pieces = _pieces(text, how) if most else []
    lines = _lines(pieces, width)
    if len(lines) > most:
        return []
    lines = _even(lines, pieces, width)
    drawn_lines = [drawn(line, how, width) for line in lines]
    return [row for line in drawn_lines for row in line] if all(drawn_lines) else []


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
    return [_Piece(one, length(one.rstrip(), how), length(one, how)) for one in pieces]
