"""Lines of the picture: pieces of text, each with the name of a look."""

from collections.abc import Sequence
from itertools import zip_longest

from tui.page import Span, cell_len, cut, wrap

Piece = tuple[str, str]
"""Text, and one of `LOOKS` or nothing."""
Line = Sequence[Piece]
LOOKS = (
    "clock", "date", "source", "meta", "badge", "breaking", "breaking-bar", "title", "letters",
    "summary", "rule", "row", "row-title", "row-source", "row-old", "row-lead", "time", "new",
    "tag", "bar", "count", "up", "down", "good", "amber", "red", "dim", "hint", "key",
)  # fmt: skip
"""Every look that a piece may have."""


def cells(line: Line) -> int:
    """Return how many cells a line takes."""
    return sum(cell_len(text) for text, _ in line)


def wrapped(text: str, width: int, rows: int) -> list[str]:
    """Return `text` in at most `rows` lines, the last with an ellipsis if there was more."""
    if rows <= 0 or width <= 0:
        return []
    lines = ["".join(span.text for span in line) for line in wrap([Span(text)], width)]
    if len(lines) > rows:
        rest = " ".join(lines[rows - 1 :])
        lines = [*lines[: rows - 1], cut(rest, width)]
    return [cut(line, width) for line in lines]


def fitting(pieces: Sequence[Line], width: int, between: str = "   ") -> list[Piece]:
    """Return as many of `pieces` in one line as fit, none cut in two but the first."""
    line: list[Piece] = []
    for piece in pieces:
        longer = [*line, *([(between, "")] if line else []), *piece]
        if cells(longer) > width:
            if not line:
                line = [(cut("".join(text for text, _ in piece), width), piece[0][1])]
            break
        line = longer
    return line


def ends(left: Line, right: Line, width: int) -> list[Piece]:
    """Return a line with something at both of its ends; the right end goes first where it must."""
    room = width - cells(left)
    if cells(right) + 2 > room:
        return list(left)
    return [*left, (" " * (room - cells(right)), ""), *right]


def clipped(line: Line, width: int) -> Line:
    """Return what of a line fits; on a screen that is too small for anything."""
    if cells(line) <= width:
        return line
    found: list[Piece] = []
    for text, look in line:
        room = width - cells(found)
        if room > 0:
            found.append((cut(text, room), look))
    return found


def beside(left: Sequence[Line], width: int, right: Sequence[Line]) -> list[Line]:
    """Return two columns of lines, the left one `width` cells wide."""
    found: list[Line] = []
    for one, other in zip_longest(left, right, fillvalue=()):
        gap = [(" " * max(0, width - cells(one)), "")] if other else []
        found.append([*one, *gap, *other])
    return found


def empty(rows: int) -> list[Line]:
    """Return so many lines with nothing in them."""
    return [()] * max(0, rows)


def rule(heading: str, aside: str, width: int) -> Line:
    """Return a line with a heading at its left end and something at its right."""
    left = f"{heading} "
    right = f" {aside}" if aside else ""
    rest = "─" * max(0, width - cell_len(left) - cell_len(right))
    return [(left, "date"), (rest, "rule"), (right, "date")]
