"""Headlines in large letters: drawn by a font of this machine, out of quadrant blocks.

The letters need Pillow (the extra `newswall[wall]`) and a font that has each of the characters;
without either there are none, and the headline is plain. A cell holds two by two squares, which
are half as wide as they are high, so letters are drawn at twice their width.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.page import cell_len
from tui.wall import fonts

if TYPE_CHECKING:
    from PIL import Image, ImageFont

_SIZES = (7, 8, 9, 10, 12, 14, 16, 18, 20, 24, 28, 32, 36, 40, 48)
"""Heights of a letter with its room, in half cells: the least that can be read from afar first."""
_WIDE_LEAST = 10
"""The least height for kanji and kana."""
_FINE = 8
"""Each square is drawn as so many dots high and wide, then judged by how many are set."""
_RAISED = 1
"""Dots by which letters stand above the edge of a square: without it bows drip, bars are lost."""
_LARGE = 12
"""The height from which letters are bold."""
_MOST_LINES = 5
"""Of a headline; in more it is read word by word."""
_SET, _SET_BOLD, _SET_WIDE = 90, 128, 115
"""Of 255: how much of a square must be covered."""
_BLOCKS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""By which squares are set: upper left 1, upper right 2, lower left 4, lower right 8."""
_SHAPED = re.compile("[\u0590-\u08ff\u0900-\u109f\u1780-\u17ff\u200d\ufb1d-\ufdff\ufe70-\ufeff]")
"""Scripts whose letters change with their neighbours, or run from right to left: a text of these
is drawn better by the terminal."""
_NEVER_FIRST = "、。，．：；？！）］｝」』】〉》・ー々…’”)]},.;:!?%"
_PIECE = re.compile(
    "[\u2e80-\u9fff\uac00-\ud7a3\uf900-\uffef]|[^\\s\u2e80-\u9fff\uac00-\ud7a3\uf900-\uffef]+"
)
_MARKS = re.compile("[\u0300-\u036f\ufe00-\ufe0f]")


class Lettering(NamedTuple):
    """Text that was set in large letters."""

    rows: Sequence[str]
    """Lines of cells, none wider than was asked for."""


class Letters:
    """Sets headlines in the fonts of this machine."""

    def __init__(self, wanted: str = "") -> None:
        """`wanted`: the font to try first, a file or its name; `-`: no large letters at all."""
        none = wanted == "-" or not _has_pillow()
        self._fonts = fonts.Installed((), ()) if none else fonts.installed(wanted)
        self._set: dict[tuple[str, int, int], Lettering | None] = {}

    def set(self, text: str, width: int, height: int) -> Lettering | None:
        """Return `text` in the largest letters that fit, or None where none do.

        What was asked for last is remembered.
        """
        wanted = (text, width, height)
        if wanted not in self._set:
            if len(self._set) >= 16:
                del self._set[next(iter(self._set))]
            try:
                self._set[wanted] = self._fitting(text, width, height)
            except OSError:  # what a font says to be there cannot be drawn
                self._set[wanted] = None
        return self._set[wanted]

    def is_known(self, text: str, width: int, height: int) -> bool:
        """Tell whether `set` would answer at once."""
        return not self._fonts.plain or (text, width, height) in self._set

    def _fitting(self, text: str, width: int, height: int) -> Lettering | None:
        if not self._fonts.plain or not text or _SHAPED.search(text) or height * 2 < _SIZES[0]:
            return None
        plain, bold = _faces(text, self._fonts.plain), _faces(text, self._fonts.bold)
        if plain is None or bold is None:
            return None
        least = _WIDE_LEAST if _is_wide(text) else _SIZES[0]
        for size in reversed(_SIZES):
            if size < least or _pitch(size, text) > height:
                continue
            faces = bold if size >= _LARGE else plain
            lines = _lines(text, faces, size, width)
            if 0 < len(lines) <= _MOST_LINES and len(lines) * _pitch(size, text) <= height:
                pitch = _pitch(size, text)
                return Lettering(
                    [row for line in lines for row in _drawn(line, faces, size, (width, pitch))]
                )
        return None


def _faces(text: str, installed: Sequence[Path]) -> dict[str, Path] | None:
    """Return a font for each character, the first that has it; None if one is in no font."""
    left = {char for char in text if not char.isspace()}
    found: dict[str, Path] = {}
    for path in installed:
        theirs = {char for char in left if fonts.has(path, char)}
        if not theirs or not _opens(path):
            continue
        found |= dict.fromkeys(theirs, path)
        left -= theirs
        if not left:
            return found
    return None


def _has_pillow() -> bool:
    from importlib.util import find_spec

    return find_spec("PIL") is not None


def _pitch(size: int, text: str) -> int:
    """Return the rows of a line of such letters; kanji fill their square and have no room below."""
    return (size + (1 if _is_wide(text) else 2)) // 2


def _is_wide(text: str) -> bool:
    return cell_len(text) > len(text)


@lru_cache(32)
def _face(path: Path, size: int) -> "ImageFont.FreeTypeFont":
    """Raises OSError for what is no font."""
    from PIL import ImageFont

    return ImageFont.truetype(str(path), size * _FINE, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(64)
def _opens(path: Path) -> bool:
    """Tell whether a file is a whole font."""
    try:
        _face(path, _SIZES[0])
    except OSError:
        return False
    return True


def _runs(text: str, faces: dict[str, Path], size: int) -> Iterator[tuple[str, Any]]:
    """Yield the parts of a text with the font of each; a space belongs to what is before it."""
    last = next(iter(faces.values()))

    def font(char: str) -> Path:
        nonlocal last
        last = faces.get(char, last)
        return last

    for path, chars in groupby(text, font):
        yield "".join(chars), _face(path, size)


def _length(text: str, faces: dict[str, Path], size: int) -> float:
    """Return how many cells wide a text is: a cell is as wide as half its height."""
    return float(sum(font.getlength(part) for part, font in _runs(text, faces, size))) / _FINE


def _lines(text: str, faces: dict[str, Path], size: int, width: int) -> list[str]:
    """Return the text in lines that fit; none if a word is wider than a line."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        longer = line + piece
        if _length(longer.rstrip(), faces, size) <= width - 1:
            line = longer
            continue
        if not line or _length(piece.rstrip(), faces, size) > width - 1:
            return []
        lines.append(line.rstrip())
        line = piece
    return [*lines, line.rstrip()]


def _pieces(text: str) -> list[str]:
    """Return what must not be parted, each with the spaces behind it."""
    pieces: list[str] = []
    end = 0
    for found in _PIECE.finditer(text):
        between = text[end : found.start()]
        if pieces:
            pieces[-1] += between
        if pieces and not between and found[0][0] in _NEVER_FIRST:
            pieces[-1] += found[0]
        else:
            pieces.append(found[0])
        end = found.end()
    return pieces


def _drawn(text: str, faces: dict[str, Path], size: int, cells: tuple[int, int]) -> Iterator[str]:
    """Yield the rows of one line of letters, in so many columns and rows."""
    from PIL import Image, ImageDraw

    width, height = cells[0], 2 * cells[1]
    below = height - size if height - size < 2 else 0.24 * size
    base = round(height - max(below, 0.14 * size)) * _FINE - _RAISED
    picture = Image.new("L", (width * _FINE, height * _FINE), 0)
    draw = ImageDraw.Draw(picture)
    x = 0.0
    for part, font in _runs(text, faces, size):
        draw.text((x, base), part, 255, font=font, anchor="ls")
        x += font.getlength(part)
    picture = picture.resize((2 * width, height), Image.Resampling.BOX)
    thin = _SET_WIDE if _is_wide(text) else _SET
    yield from _blocks(picture, _SET_BOLD if size >= _LARGE else thin)


def _blocks(picture: "Image.Image", least: int) -> Iterator[str]:
    """Yield a picture, two squares wide and high for a cell, in blocks."""
    width, height = picture.size
    bits = picture.point(lambda value: int(value >= least)).tobytes()
    for y in range(0, height, 2):
        upper, lower = bits[y * width : (y + 1) * width], bits[(y + 1) * width : (y + 2) * width]
        yield "".join(
            _BLOCKS[a + 2 * b + 4 * c + 8 * d]
            for a, b, c, d in zip(upper[::2], upper[1::2], lower[::2], lower[1::2], strict=True)
        ).rstrip()
