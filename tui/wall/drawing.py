"""Text drawn by a font as squares, and squares as block characters."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.page import cell_len

if TYPE_CHECKING:
    from PIL import Image, ImageFont

LARGE = 12
"""The size from which letters are bold."""
_FINE = 8
"""Each square is drawn as so many dots high and wide, then judged by how many are set."""
_RAISED = 1
"""Dots by which letters stand above the edge of a square: without it bows drip, bars are lost."""
_SET, _SET_BOLD, _SET_WIDE = 90, 128, 105
"""Of 255: how much of a square must be covered; of a bold one, of one of a kanji."""
_BLOCKS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""By which squares are set: upper left 1, upper right 2, lower left 4, lower right 8."""


class Type(NamedTuple):
    """How a text is set."""

    faces: Mapping[str, Path]
    """The font of each character that is no space."""
    size: int
    """The height of a letter with its room, in half cells."""
    across: int
    """Squares in the width of a cell: two of them (quadrant blocks), or one (half blocks)."""


def is_wide(text: str) -> bool:
    """Tell whether a text has kanji, kana or hangul, which fill their square."""
    return cell_len(text) > len(text)


def pitch(size: int, text: str) -> int:
    """Return the rows of a line of such letters; those that fill their square need no more."""
    return (size + (1 if is_wide(text) else 2)) // 2


def draws(path: Path, chars: Iterable[str]) -> bool:
    """Tell whether a file is a whole font, in which one of these characters can be seen."""
    try:
        face = _face(path, LARGE)
        return any(face.getmask(char).getbbox() for char in chars)
    except OSError:
        return False


def length(text: str, how: Type) -> float:
    """Return how many cells wide a text is: a cell is half as wide as it is high."""
    return float(sum(font.getlength(part) for part, font in _runs(text, how))) / _FINE


def drawn(text: str, how: Type, width: int) -> Iterator[str]:
    """Yield the rows of one line of letters, `width` cells wide at most.

    Raises OSError where a font is damaged.
    """
    from PIL import Image, ImageDraw

    height = 2 * pitch(how.size, text)
    below = height - how.size if height - how.size < 2 else 0.24 * how.size
    base = round(height - max(below, 0.14 * how.size)) * _FINE - _RAISED
    picture = Image.new("L", (width * _FINE, height * _FINE), 0)
    draw = ImageDraw.Draw(picture)
    x = 0.0
    for part, font in _runs(text, how):
        draw.text((x, base), part, 255, font=font, anchor="ls")
        x += font.getlength(part)
    picture = picture.resize((how.across * width, height), Image.Resampling.BOX)
    least = _SET_BOLD if how.size >= LARGE else _SET_WIDE if is_wide(text) else _SET
    yield from _blocks(picture, least, how.across)


def _runs(text: str, how: Type) -> "Iterator[tuple[str, ImageFont.FreeTypeFont]]":
    """Yield the parts of a text with the font of each; a space belongs to what is before it."""
    last = next(iter(how.faces.values()))

    def font(char: str) -> Path:
        nonlocal last
        last = how.faces.get(char, last)
        return last

    for path, chars in groupby(text, font):
        yield "".join(chars), _face(path, how.size)


@lru_cache(32)
def _face(path: Path, size: int) -> "ImageFont.FreeTypeFont":
    """Raises OSError for what is no font."""
    from PIL import ImageFont

    basic = ImageFont.Layout.BASIC  # no ligature: an i keeps its dot
    return ImageFont.truetype(str(path), size * _FINE, layout_engine=basic)


def _blocks(picture: "Image.Image", least: int, across: int) -> Iterator[str]:
    """Yield a picture in blocks: a cell is two squares high, and one or two `across`."""
    width, height = picture.size
    bits = _bits(picture.tobytes(), width, least)
    for y in range(0, height, 2):
        upper, lower = bits[y * width : (y + 1) * width], bits[(y + 1) * width : (y + 2) * width]
        cells = zip(
            *(upper[::across], upper[across - 1 :: across]),
            *(lower[::across], lower[across - 1 :: across]),
            strict=True,
        )
        yield "".join(_BLOCKS[a + 2 * b + 4 * c + 8 * d] for a, b, c, d in cells).rstrip()


def _bits(covered: bytes, width: int, least: int) -> bytes:
    """Return 1 for each square that is covered enough.

    A thin stroke between two rows covers neither enough: there the one with more of it is set.
    """
    bits = bytearray(value >= least for value in covered)
    for below in range(2 * width, len(covered) - width):
        at = below - width
        both = covered[at] + covered[below]
        lone = not (bits[at - width] or bits[at] or bits[below] or bits[below + width])
        if both >= least and lone:
            bits[at if covered[at] >= covered[below] else below] = 1
    return bytes(bits)
