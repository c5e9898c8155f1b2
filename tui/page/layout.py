"""Lay out one block: its lines for a given width."""

from tui.page.blocks import Block, Code, Heading, Inset, Paragraph, Rule, Table
from tui.page.tables import table_lines
from tui.page.wrapping import Span, cells_of, chop, wrap

_UNDERLINES = {1: "━", 2: "─"}
"""By the level of a heading; those further down are only bold."""
_NARROW = 40
"""Columns of a screen on which code is not pushed far to the right."""


def block_lines(block: Block, width: int, measure: int) -> list[list[Span]]:
    """Return the lines of `block`, with the empty line above it if it has one.

    `width` is that of the screen, `measure` that of a line of text; code and tables go beyond it.
    """
    first, rest = _fitting(block.inset, width // 2)
    left = cells_of(rest)
    measure = min(width, measure)
    match block:
        case Paragraph(spans):
            lines = wrap(spans, measure, first, rest)
        case Heading(spans, level):
            lines = wrap(spans, measure, first, rest)
            if level in _UNDERLINES:
                longest = max([cells_of(line) for line in lines]) - left
                lines.append([*rest, Span(_UNDERLINES[level] * longest, "rule")])
        case Code(source):
            lines = _behind(first, rest, _code(source, width - left))
        case Table():
            lines = _behind(first, rest, table_lines(block, width - left))
        case Rule():
            lines = [[*first, Span("─" * (measure - left), "rule")]]
    return lines if block.inset.gap is None else [list(block.inset.gap), *lines]


def _fitting(inset: Inset, room: int) -> tuple[list[Span], list[Span]]:
    """Return what stands before the first and the other lines; the outermost go if need be."""
    first, rest = list(inset.first), list(inset.rest)
    while rest and cells_of(rest) > room:
        del first[:1], rest[:1]
    return first, rest


def _code(source: tuple[str, ...], width: int) -> list[list[Span]]:
    indent = "    " if width >= _NARROW else "  "
    room = max(2, width - len(indent))
    pieces = [piece for line in source for piece in chop(line, room)]
    return [[Span(indent + piece, "block")] if piece else [] for piece in pieces]


def _behind(first: list[Span], rest: list[Span], lines: list[list[Span]]) -> list[list[Span]]:
    return [[*(rest if at else first), *line] for at, line in enumerate(lines)]
