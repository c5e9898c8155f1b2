"""Lay out a table: columns that fit, narrower columns with wrapped cells, or a list of records."""

from itertools import zip_longest

from tui.page.blocks import Align, Row, Table, words
from tui.page.wrapping import Line, Span, cells_of, wrap

_BETWEEN = Span(" │ ", "rule")
_NARROW = 40
"""Cells of width below which a table that does not fit becomes records."""
_LEAST = 9
"""Cells that a column needs on average, else the table becomes records: 6 columns in 80 cells."""


def table_lines(table: Table, width: int) -> list[list[Span]]:
    """Return the lines of `table` in `width` cells."""
    columns = _columns(table, width)
    if not columns:
        return _records(table, width)
    rows = [_row_lines(row, columns, table.aligns) for row in table.rows]
    tall = any(len(lines) > 1 for lines in rows)
    lines: list[list[Span]] = []
    if any(table.header):
        lines += _row_lines(table.header, columns, table.aligns)
        lines.append(_across(columns, "━┿" if tall else "─┼"))
    for at, row in enumerate(rows):
        if at and tall:
            lines.append(_across(columns, "─┼"))
        lines += row
    return lines or [[]]


def _columns(table: Table, width: int) -> list[int]:
    """Return the width of each column, or nothing if the table is better read as records."""
    by_column = zip(table.header, *table.rows, strict=True)
    columns = [max([cells_of(cell) for cell in cells]) for cells in by_column]
    room = width - 3 * (len(columns) - 1)
    if sum(columns) <= room:
        return columns
    if width < _NARROW or room < _LEAST * len(columns):
        return []
    left = len(columns)
    for at in sorted(range(left), key=columns.__getitem__):  # narrow ones get what they need
        columns[at] = min(columns[at], room // left)
        room, left = room - columns[at], left - 1
    return columns


def _row_lines(row: Row, columns: list[int], aligns: tuple[Align, ...]) -> list[list[Span]]:
    cells = [wrap(cell, column) for cell, column in zip(row, columns, strict=True)]
    lines = []
    for parts in zip_longest(*cells, fillvalue=()):
        line: list[Span] = []
        for part, column, align in zip(parts, columns, aligns, strict=True):
            line += [*([_BETWEEN] if line else []), *_padded(part, column, align)]
        lines.append(line)
    return lines


def _padded(part: Line, column: int, align: Align) -> list[Span]:
    room = max(0, column - cells_of(part))
    before = {"right": room, "center": room // 2}.get(align, 0)
    return [Span(" " * before), *part, Span(" " * (room - before))]


def _across(columns: list[int], signs: str) -> list[Span]:
    """Return a line between two rows: the sign for it, and for where it meets the columns."""
    line = signs[0]
    return [Span(f"{signs}{line}".join([line * column for column in columns]), "rule")]


def _records(table: Table, width: int) -> list[list[Span]]:
    """Return each row as lines of `column: cell`, with an empty line between two rows."""
    keys = [words(cell).strip() for cell in table.header]
    lines: list[list[Span]] = []
    for row in table.rows:
        if lines:
            lines.append([])
        for key, cell in zip(keys, row, strict=True):
            if cell:
                name = [Span(f"{key}: ", "key")] if key else []
                lines += wrap([*name, *cell], width, (), [Span("  ")])
    return lines or wrap([Span(" · ".join(keys), "head")], width)
