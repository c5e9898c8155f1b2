"""Text drawn by a font as squares, each letter where it fits best into them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import ceil, floor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining

from tui.page import cell_len
from tui.wall import fonts
from tui.wall.blocks import blocks, set_squares
from tui.wall.low import HOOKED, LOW, MARKED, marks_above, mended, without_marks

if TYPE_CHECKING:
    from PIL import ImageFont

NARROW = {5: 3 / 2, 6: 5 / 4, 7: 5 / 4}
"""Sizes that are as high as the next one but narrow, and how much less wide they are."""
LARGE = 12
"""The size from which letters are bold."""
_FINE = 8
"""Each square is drawn as so many dots high and wide, then judged by how many are set."""
_EXACT = 240
"""The size in dots at which a font is measured."""
_LARGEST = 20
"""How many times as large as its font says a letter may be; there are long ones."""
_SET, _SET_LOW, _SET_BOLD, _SET_WIDE = 90, 80, 128, 105
"""Of 255: how much of a square must be covered; of a low letter, of a bold one, of a kanji."""
_SMALL, _TALL, _HIGH, _DEEP = 0.547, 0.77, 1.19, 0.24
"""Parts of the size of a usual font: a small letter, a capital, one with an accent and all that is
below the line, and this alone."""
_SPACE = 0.35
"""How wide a space is at least, as a part of the size; in small letters a narrow one is lost."""
_WIDE_DEEP = 0.14
"""How much of a kanji is below the line."""


class Type(NamedTuple):
    """How a text is set."""

    faces: Mapping[str, Path]
    """The font of each character that is no space."""
    size: int
    """The height of a letter with its room, in half cells."""
    across: int
    """Squares in the width of a cell: two of them (quadrant blocks), or one (half blocks)."""


class _Glyph(NamedTuple):
    """A letter as squares, without those beside its ink."""

    width: int
    covered: bytes
    """How much of each square is covered, row by row."""
    before: float
    """Squares from where the letter begins to its ink; it may begin further left than that."""
    after: float
    """Squares from its ink to where the next letter begins; all of it, where there is no ink."""


class _Grid(NamedTuple):
    """The squares that a letter is put into."""

    size: int
    across: int
    square: int
    """Dots in the width of one."""
    height: int
    """Rows of squares."""
    base: int
    """Dots from the top to the line that letters stand on."""
    least: int
    """How much of one must be covered."""


def is_wide(text: str) -> bool:
    """Tell whether a text has kanji, kana or hangul, which fill their square."""
    return cell_len(text) > len(text)


def pitch(size: int, text: str) -> int:
    """Return the rows of a line of such letters; those with accents may need more."""
    if is_wide(text):
        return (size + 1) // 2
    if size <= LOW:
        return LOW // 2 + any(map(marks_above, text))
    if any(marks_above(char) > (not char.isupper()) for char in text):  # two on a small one
        return ceil(_HIGH * _em(size) / 2)
    return (size + 1) // 2


def draws(path: Path, chars: Iterable[str]) -> bool:
    """Tell whether a file is a whole font, in which one of these characters can be seen."""
    try:
        boxes = [_box(path, _EXACT, char) for char in chars]
    except OSError:
        return False
    return any(lower > upper for _, upper, _, lower in boxes)


def length(text: str, how: Type) -> float:
    """Return about how many cells wide a text is: a cell is half as wide as it is high."""
    dots = _dots(text, how)
    wide = sum(_advance(dots[char][0], char) * dots[char][1] for char in text)
    return wide / (_square(how.size, how.across) * how.across)


def drawn(text: str, how: Type, width: int) -> list[str]:
    """Return the rows of one line of letters; none if they are wider than `width` cells.

    Raises OSError where a font is damaged.
    """
    height = 2 * pitch(how.size, text)
    line = [*_line(text, how, height)]
    across = how.across * width
    if any(begin + glyph.width > across for begin, glyph in line):
        return []
    covered = bytearray(across * height)
    for begin, glyph in line:
        for row in range(height):
            at = row * across + begin
            ink = glyph.covered[row * glyph.width : (row + 1) * glyph.width]
            covered[at : at + glyph.width] = bytes(map(max, ink, covered[at : at + glyph.width]))
    bits = set_squares(covered, across, _least(text, how.size), is_dense=is_wide(text))
    return [*blocks(bits, across, how.across)]


def _line(text: str, how: Type, height: int) -> Iterator[tuple[int, _Glyph]]:
    """Yield each letter with the square where its ink begins.

    Two letters stand as far apart wherever they meet; kanji stand where their squares are.
    """
    wide = is_wide(text)
    em = how.size if wide else _em(how.size)
    below = _WIDE_DEEP * em if wide else min(_DEEP * em, height - _TALL * em)
    if how.size <= LOW:
        below = 1
    base = _FINE * round(height - max(below, 0.1 * em)) - wide
    dots = _dots(text, how)
    square, least = _square(how.size, how.across), _least(text, how.size)
    grid = _Grid(how.size, how.across, square, height, base, least)
    draw = _small_glyph if how.size <= MARKED else _glyph
    end, gap, was_wide = 0, 0.0, True
    for char in text:
        glyph = draw(*dots[char], char, grid)
        if combining(char):  # it stands above or below the letter before
            if glyph.width:
                yield max(0, end + round(gap + glyph.before)), glyph
            continue
        gap += glyph.before
        if glyph.width:
            wide = is_wide(char)
            step = round(gap) if wide or was_wide else max(1, round(gap))
            yield max(0, end + step), glyph
            end, gap, was_wide = end + step + glyph.width, gap - step if wide else 0.0, wide
        gap += glyph.after


def _least(text: str, size: int) -> int:
    """Return how much of a square must be covered."""
    if is_wide(text):
        return _SET_BOLD if size >= LARGE else _SET_WIDE
    return _SET_BOLD if size >= LARGE else _SET_LOW if size <= LOW else _SET


def _square(size: int, across: int) -> int:
    """Return the dots in the width of a square: more make narrow letters."""
    return round(_FINE * NARROW.get(size, 1)) // across


def _small(size: int) -> int:
    """Return the height of a small letter in squares; with less than five an e has a thick bar."""
    return 4 if size <= LOW else max(5, floor(_SMALL * size + 0.02))


def _em(size: int) -> float:
    """Return the size of a usual font whose small letters are that high."""
    return _small(size) / _SMALL


def _dots(text: str, how: Type) -> Mapping[str, tuple[Path, int]]:
    """Return the font of each character, and its size in dots; spaces are those of the first font.

    Small letters end where a square does: their bows are sharp then, and an i keeps its dot.
    """
    first = next(iter(how.faces.values()))
    found = {}
    for char in {*text}:
        path = how.faces.get(char, first)
        size = how.size * _FINE
        if how.size <= LOW and char in HOOKED:
            size = _size(how.size, path, char)
        elif not is_wide(char):
            size = _size(how.size, path, "H" if char.isupper() or char.isdecimal() else "x")
        found[char] = path, size
    return found


@lru_cache(64)
def _size(size: int, path: Path, like: str) -> int:
    """Return the size in dots in which a letter ends where a square does: an 8 has two holes then.

    `like`: x for small letters, H for capitals and figures, or the letter itself.
    """
    small = _small(size)
    usual = small / _height(path, "x")
    if like == "x":
        return round(usual * _FINE)
    squares = round(usual * _height(path, like))
    if size <= LOW:
        squares = LOW - 1
    return round(squares / _height(path, like) * _FINE)


@lru_cache(64)
def _height(path: Path, char: str) -> float:
    """Return the height of a letter, as a part of the size of the font."""
    top = _box(path, _EXACT, char)[1]
    return min(0.8, max(0.3, -top / _EXACT))


@lru_cache(1024)
def _advance(path: Path, char: str) -> float:
    """Return how far the next letter stands from this one, as a part of the size of the font."""
    exact = _face(path, _EXACT).getlength(char) / _EXACT
    return max(exact, _SPACE) if char.isspace() else exact


@lru_cache(256)
def _glyph(path: Path, dots: int, char: str, grid: _Grid) -> _Glyph:
    """Draw a letter where its strokes fit best into the squares: it is the same everywhere."""
    from PIL import Image, ImageDraw

    _, _, square, height, base, least = grid
    face = _face(path, dots)
    advance = face.getlength(char)
    begin, _, end, _ = _box(path, dots, char)
    left = floor(begin / square) - 1
    width = ceil(end / square) + 1 - left
    found, sharpest = b"", -1
    for shift in (0,) if is_wide(char) else sorted(range(-square // 2, square // 2 + 1), key=abs):
        picture = Image.new("L", (width * square, height * _FINE), 0)
        place = (shift - left * square, base)
        ImageDraw.Draw(picture).text(place, char, 255, font=face, anchor="ls")
        covered = picture.resize((width, height), Image.Resampling.BOX).tobytes()
        sharp = sum(abs(value - 128) for value in covered)
        if sharp > sharpest:
            found, sharpest = covered, sharp
    if is_wide(char):
        least = 1  # a stroke between two rows counts too
    for enough in (least, least // 2):  # a hyphen may be half in one row and half in the next
        inked = [x for x in range(width) if any(value >= enough for value in found[x::width])]
        if inked:
            break
    else:
        return _Glyph(0, b"", 0.0, dots * _advance(path, char) / square)
    first, last = inked[0], inked[-1] + 1
    rows = [found[at + first : at + last] for at in range(0, len(found), width)]
    if is_wide(char):
        begin, end = (left + first) * square, (left + last) * square
    return _Glyph(last - first, b"".join(rows), begin / square, (advance - end) / square)


@lru_cache(256)
def _small_glyph(path: Path, dots: int, char: str, grid: _Grid) -> _Glyph:
    """Draw a letter of a small size: the font draws it without its accent."""
    letter, marks = without_marks(char)
    if not fonts.has(path, letter):
        letter, marks = char, ""
    glyph = _glyph(path, dots, letter, grid)
    width = glyph.width
    if not width:
        return glyph
    rows = [glyph.covered[at : at + width] for at in range(0, len(glyph.covered), width)]
    rows, left = mended(letter, marks, rows, grid.size, grid.across)
    right = len(rows[0]) - width - left
    return _Glyph(len(rows[0]), b"".join(rows), glyph.before - left, glyph.after - right)


def _box(path: Path, size: int, char: str) -> tuple[float, float, float, float]:
    """Return the dots between which a letter is: left, top, right, bottom, from where it stands.

    Raises OSError where a font is damaged: to draw such a letter could take all memory.
    """
    box = _face(path, size).getbbox(char, anchor="ls")
    if max(map(abs, box)) > _LARGEST * size:
        raise OSError(f"{path.name}: a letter is larger than any letter is")
    return box


@lru_cache(6)
def _face(path: Path, size: int) -> "ImageFont.FreeTypeFont":
    """Raises OSError for what is no font. One with kanji takes 1 MB, and 1 ms to be opened."""
    from PIL import ImageFont

    basic = ImageFont.Layout.BASIC  # no ligature: an i keeps its dot
    return ImageFont.truetype(str(path), size, layout_engine=basic)
