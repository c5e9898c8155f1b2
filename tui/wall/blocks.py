"""Squares as block characters: four to a cell, or two."""

from collections.abc import Iterator, Sequence

_BLOCKS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""By which squares are set: upper left 1, upper right 2, lower left 4, lower right 8."""


def set_squares(covered: Sequence[int], width: int, least: int, *, is_dense: bool) -> bytes:
    """Return 1 for each square that is covered enough: at `least` so much, of 255.

    A thin stroke between two rows covers neither enough: there the one with more of it is set.
    Where letters are not `is_dense`, what goes on above or below is the edge of an upright stroke.
    """
    bits = bytearray(value >= least for value in covered)
    for below in range(2 * width, len(covered) - width):
        at = below - width
        both = covered[at] + covered[below]
        if both < least or bits[at - width] or bits[at] or bits[below] or bits[below + width]:
            continue
        if is_dense or covered[at - width] + covered[below + width] < both // 2:
            bits[at if covered[at] >= covered[below] else below] = 1
    return bytes(bits)


def blocks(bits: bytes, width: int, across: int) -> Iterator[str]:
    """Yield `width` squares in a row as blocks: a cell is two of them high, and `across` wide."""
    for y in range(0, len(bits) // width, 2):
        upper, lower = bits[y * width : (y + 1) * width], bits[(y + 1) * width : (y + 2) * width]
        cells = zip(
            *(upper[::across], upper[across - 1 :: across]),
            *(lower[::across], lower[across - 1 :: across]),
            strict=True,
        )
        yield "".join(_BLOCKS[a + 2 * b + 4 * c + 8 * d] for a, b, c, d in cells).rstrip()
