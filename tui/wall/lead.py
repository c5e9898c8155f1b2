"""The lead: what it is, the headline as large as there is room, and the summary."""

from tui.library import Headline
from tui.page import cut
from tui.wall.ages import age, is_old
from tui.wall.areas import Areas
from tui.wall.board import Board, Lettered
from tui.wall.lines import Line, empty, fitting, wrapped
from tui.wall.plain import plain

MEASURE = 110
"""Columns of a line of the summary, where there are more."""
ROOMY = 9
"""Rows from which the parts of the lead stand apart."""
_LARGER = 1.3
"""How much more ink letters must have that leave less of the summary."""
MOST_SUMMARY, MOST_TITLE = 6, 4
"""Lines of a summary, and of a headline in plain letters."""


def lead_lines(board: Board, lead: Headline, shared: Areas, lettered: Lettered) -> list[Line]:
    """Draw the headline with what belongs to it, in the middle of its rows."""
    air = 1 if shared.lead >= ROOMY else 0
    rows = shared.lead - air
    lines: list[Line] = []
    if board.show.is_breaking and rows > 2:
        bar = "━" * max(0, shared.inner - 11)
        lines.append([(" BREAKING ", "breaking"), (" ", ""), (bar, "breaking-bar")])
    if rows > 1:
        lines.append(_kicker(board, lead, shared.inner))
    summary = plain(lead.summary)
    summary = "" if summary == lead.title else summary
    lines += _headline(lead.title, summary, shared.inner, rows - len(lines), air, lettered)
    room = min(rows - len(lines) - 1, MOST_SUMMARY)
    said = wrapped(summary, min(shared.inner, MEASURE), room)
    if said:
        lines += [(), *([(line, "summary")] for line in said)]
    above = max(0, (rows - len(lines)) // 2) if air else 0
    return [*empty(above), *lines, *empty(shared.lead - above - len(lines))][: shared.lead]


def _headline(
    title: str, summary: str, width: int, room: int, spare: int, lettered: Lettered
) -> list[Line]:
    """Draw the headline in large letters, beside a summary or alone; else in plain ones.

    Above it is a free row, where there is one; one line of the summary goes before it, and further
    ones before letters that are hardly larger. The `spare` rows below its room are taken where it
    would be plain without them.
    """
    wanted = least = 0
    if summary and room >= 5:
        wanted = 1 + len(wrapped(summary, min(width, MEASURE), 3 if room >= 13 else 2))
        least = 2
    lines: list[Line] = []
    ink = 0.0
    for air, below in ((1, wanted), (1, least), (0, least), (1, 0), (0, 0), (0, -spare)):
        if lines and below < least:
            break
        large = lettered(title, width, room - air - below) or ()
        if sum(map(len, large)) > ink * _LARGER:
            ink = sum(map(len, large))
            lines = [*empty(air), *([(row, "letters")] for row in large)]
    if lines:
        return lines
    air = 1 if room >= ROOMY - 2 else 0
    plain = wrapped(title, width, max(1, min(MOST_TITLE, room - air)))
    return [*empty(air), *([(row, "title")] for row in plain)]


def _kicker(board: Board, lead: Headline, width: int) -> Line:
    """Draw what stands above the headline: source, section, age, and whether it is new."""
    badges: list[Line] = []
    if lead.id in board.show.new and not board.show.is_breaking:
        badges.append([(" NEW ", "badge")])
    if lead.starred:
        badges.append([("★", "source")])
    told = [[(cut(lead.source, width // 2), "source")]] if lead.source else []
    told += [[(cut(lead.section, width // 3), "meta")]] if lead.section else []
    when = age(lead, board.local)
    old = is_old(lead, board.local)
    told.append([(f"{when} · old" if old else when, "meta")])
    line: Line = fitting([*badges, *told], width, "  ")
    return line
