"""The list of headlines, one page of it, with the tags beside it where there is room."""

from tui.library import Headline
from tui.page import cell_len, cut, fit
from tui.wall.ages import SHORT, is_old, short_age
from tui.wall.areas import AIRY, Areas
from tui.wall.board import Board
from tui.wall.lines import Line, Piece, beside, cells, empty, fitting, rule, wrapped
from tui.wall.programme import MOST_PAGES
from tui.wall.tagbars import bars

BETWEEN = 4
"""Columns between what stands beside each other."""


def list_lines(board: Board, shared: Areas) -> list[Line]:
    """Draw the list, with the tags beside it where there is room."""
    show = board.show
    most = max(1, shared.page)
    total = min(len(show.listed), MOST_PAGES * most)
    pages = -(-total // most)
    number = min(pages, show.top // most + 1)
    top = (number - 1) * most
    page = show.listed[top : min(top + most, total)]
    width = (shared.column - BETWEEN * (shared.across - 1)) // shared.across
    high = max(1, most // shared.across)
    lines: list[Line] = []
    for at in reversed(range(0, len(page), high)):  # newest on top, on the left
        column = [row for one in page[at : at + high] for row in _item(board, one, shared, width)]
        lines = beside(column, width + BETWEEN, lines)
    heading = rule("News", f"{number}/{pages}" if pages > 1 else "", shared.column)
    lines = [heading, *lines, *empty(shared.listed - len(lines))][: 1 + shared.listed]
    if shared.side:
        side: list[Line] = [rule(board.tags.heading, "", shared.side)]
        side += bars(board.tags.tags[: shared.listed], shared.side)
        lines = beside(lines, shared.column + BETWEEN, side[: 1 + shared.listed])
    return [*lines, *empty(1 if shared.height >= AIRY else 0)]


def _item(board: Board, headline: Headline, shared: Areas, width: int) -> list[Line]:
    """Draw one headline of the list in its rows and so many columns."""
    lead = board.show.lead
    is_lead = lead is not None and headline.id == lead.id
    look = "row" if shared.item == 1 else "row-title"
    look = "row-lead" if is_lead else "row-old" if is_old(headline, board.local) else look
    mark = ("▸ " if is_lead else "  ", "key")
    when = short_age(headline, board.local)
    new: list[Piece] = [(" NEW", "new")] if headline.id in board.show.new else []
    room = width - 2 - cells(new)
    if shared.item == 1:
        source = _source_column(board, width)
        told = [(fit(headline.source, source) + "  ", "row-source")] if source else []
        title = fit(headline.title, max(1, room - cells(told) - SHORT - 2))
        return [[mark, (f"{when:>{SHORT}}  ", "time"), *told, (title, look), *new]]
    titles = wrapped(headline.title, room, shared.item - 1) or [""]
    lines: list[Line] = [
        [mark if not at else ("  ", ""), (title, look), *(new if not at else [])]
        for at, title in enumerate(titles)
    ]
    left = width - cells(lines[-1]) - 2
    if len(lines) > 1 and cell_len(f"{when}  {headline.source}") <= left:
        # the row below stays free and parts it from the next headline
        lines[-1] = [*lines[-1], ("  ", ""), *_meta(when, headline, left)]
    else:
        lines.append([("  ", ""), *_meta(when, headline, width - 2)])
    return [*lines, *empty(shared.item - len(lines))]


def _meta(when: str, headline: Headline, width: int) -> list[Piece]:
    """Return what is told below a headline: age, source and section."""
    source = cut(headline.source, max(0, width - 2 - cell_len(when)))
    parts = ((when, "time"), (source, "row-source"), (headline.section, "meta"))
    return fitting([[part] for part in parts if part[0]], width, "  ")


def _source_column(board: Board, width: int) -> int:
    """Return the columns of the sources: as the longest one needs, but no great part of a line."""
    if width < 60:
        return 0
    longest = max((cell_len(one.source) for one in board.show.listed), default=0)
    return min(longest, max(12, min(22, width // 5)))
