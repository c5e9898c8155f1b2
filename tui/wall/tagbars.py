"""The tags of the day as bars: beside the list, below it, or in a line."""

from collections.abc import Sequence

from tui.figures import bar, change_sign
from tui.page import cell_len, fit
from tui.wall.lines import Line, Piece, beside, empty, fitting, rule
from tui.wall.trend import TagOfDay, TagsOfDay

SHORT = 6
"""Cells of the longest bar where the tags stand in one line."""
COLUMN = 38
"""Columns of a column of bars, where several stand side by side."""


def bars(tags: Sequence[TagOfDay], width: int) -> list[Line]:
    """Draw tags as bars, the longest for the most articles."""
    if not tags:
        return []
    most = max(tag.articles for tag in tags)
    name = max(6, min(max(cell_len(tag.name) for tag in tags), width // 2 - 3))
    scale = max(3, width - name - 11)
    return [_bar(tag, name, scale, most) for tag in tags]


def _bar(tag: TagOfDay, name: int, scale: int, most: int) -> Line:
    change, look = _change(tag.change)
    return [
        (fit(tag.name, name) + " ", "tag"),
        (bar(tag.articles, most, scale).ljust(scale), "bar"),
        (f"{tag.articles:>4} ", "count"),
        (change, look),
    ]


def _change(change: int | None) -> Piece:
    if change is None:
        return ("", "dim")
    return change_sign(change), "up" if change > 0 else "down" if change else "dim"


def tags_below(found: TagsOfDay, width: int, rows: int) -> list[Line]:
    """Draw the tags below the list: in one line, or in columns of bars."""
    if rows == 1:
        most = max(tag.articles for tag in found.tags)
        pieces: list[Line] = []
        for tag in found.tags:
            change, look = _change(tag.change)
            pieces.append(
                [(f"{tag.name} ", "tag"), (bar(tag.articles, most, SHORT), "bar"),
                 (f" {tag.articles}", "count"), (f" {change}".rstrip(), look)]
            )  # fmt: skip
        return [fitting(pieces, width)]
    columns = max(1, width // COLUMN)
    column = (width - 4 * (columns - 1)) // columns
    below = rows - 1
    drawn = bars(found.tags[: below * columns], column)
    lines: list[Line] = []
    for number in range(columns):
        part = drawn[number * below : (number + 1) * below]
        lines = beside(lines, number * (column + 4), part) if number else part
    lines = [rule(found.heading, "", width), *lines]
    return [*lines, *empty(rows + 1 - len(lines))]
