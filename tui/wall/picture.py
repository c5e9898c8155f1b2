"""The picture of a wall, as lines of text with looks, for a screen of any size."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.page import cell_len, cut
from tui.wall.ages import date_words
from tui.wall.areas import Areas, areas
from tui.wall.board import Board, Lettered
from tui.wall.clockface import clock_face
from tui.wall.lead import lead_lines
from tui.wall.lines import Line, beside, cells, clipped, empty, ends, fitting, wrapped
from tui.wall.newslist import list_lines
from tui.wall.tagbars import tags_below

TAGS = 12
"""Tags that any picture shows at most."""
LEAST = 24
"""Cells from which the beginning of a notice is worth to be shown."""


class Picture(NamedTuple):
    """A picture of a certain size."""

    lines: Sequence[Line]
    page: int
    """Headlines on a page of the list."""


def picture(board: Board, width: int, height: int, lettered: Lettered) -> Picture:
    """Draw the board on so many columns and rows."""
    show = board.show
    others = len(show.listed) if len(show.listed) > 1 else 0
    tags = len(board.tags.tags)
    shared = areas(width, height, headlines=others, tags=tags, large=board.large)
    lines = [*_header(board, shared), *empty(shared.gap)]
    if show.lead is None:
        lines += _message(board, shared, lettered)
    else:
        lines += lead_lines(board, show.lead, shared, lettered)
    if shared.listed:
        lines += list_lines(board, shared)
    if shared.tags:
        lines += tags_below(board.tags, shared.inner, shared.tags)
    bottom = height - 1
    lines = [*lines[:bottom], *empty(bottom - len(lines)), _footer(board, shared)]
    left = " " * shared.margin
    lines = [clipped(line, shared.inner) for line in lines]
    return Picture([[(left, ""), *line] if line else line for line in lines], shared.page)


def _header(board: Board, shared: Areas) -> list[Line]:
    if not shared.header:
        return []
    time = f"{board.local:%H:%M}"
    date = date_words(board.local)
    if not shared.clock:
        return [
            ends([(cut(date, max(0, shared.inner - 7)), "date")], [(time, "clock")], shared.inner)
        ]
    face = clock_face(time, shared.clock)
    width = shared.inner - cell_len(face[0])
    left: list[Line] = [[(cut(date, width - 2), "date")], [(cut(board.name, width - 2), "dim")]]
    return beside(left, width, [[(row, "clock")] for row in face])


def _message(board: Board, shared: Areas, lettered: Lettered) -> list[Line]:
    """Say why there is no news, in the middle of the wall."""
    words, sentence = board.message
    rows = lettered(words, shared.inner, max(0, min(8, shared.lead // 2))) or [words]
    look = "title" if len(rows) == 1 else "letters"
    said = wrapped(sentence, min(shared.inner, 72), max(0, shared.lead - len(rows) - 1))
    lines: list[Line] = [[(row, look)] for row in rows]
    lines += [(), *([(line, "summary")] for line in said)]
    block = max(map(cells, lines), default=0)
    left = " " * max(0, (shared.inner - block) // 2)
    above = max(0, (shared.lead - len(lines)) // 2)
    centred: list[Line] = [[(left, ""), *line] if line else line for line in lines]
    return [*empty(above), *centred, *empty(shared.lead - above - len(lines))][: shared.lead]


def _footer(board: Board, shared: Areas) -> Line:
    if board.hints:
        return hint_line(board.hints, shared.inner)
    alive = ("•" if board.local.minute % 2 else "·", "dim")
    left = _told(board.state, board.notice, shared.inner - 3)
    name = [] if shared.clock else [(cut(board.name, 30) + " ", "dim")]
    line = ends(left, [*name, alive], shared.inner)
    return line if alive in line else ends(left, [alive], shared.inner)


def _told(pieces: Sequence[Line], notice: Line, width: int) -> Line:
    """Return what of the bottom line fits: its first piece, and at least a part of a notice."""
    for end in range(len(pieces), 0, -1):
        line = fitting(pieces[:end], width)
        room = width - cells(line) - 3
        for text, look in notice:
            if room >= min(cell_len(text), LEAST):
                return [*line, ("   ", ""), (cut(text, room), look)]
    return fitting(pieces, width)


def hint_line(hints: Sequence[Line], width: int) -> Line:
    """Return what can be pressed, as far apart as there is room."""
    loose = sum(cells(hint) + 3 for hint in hints) - 3
    return fitting(hints, width, "   " if loose <= width else "  ")
