"""The list of headlines, one page of it, with the tags beside it where there is room."""

from tui.library import Headline
from tui.page import cell_len, fit
from tui.wall.ages import is_old, short_age
from tui.wall.areas import AIRY, Areas
from tui.wall.board import Board
from tui.wall.lines import Line, Piece, beside, cells, empty, fitting, rule, wrapped
from tui.wall.programme import MOST_PAGES
from tui.wall.tagbars import bars


def list_lines(board: Board, shared: Areas) -> list[Line]:
    """Draw the list, with the tags beside it where there is room."""
    show = board.show
    rows = max(1, shared.page)
    total = min(len(show.listed), MOST_PAGES * rows)
    pages = -(-total // rows)
    number = min(pages, show.top // rows + 1)
    heading = rule("News", f"{number}/{pages}" if pages > 1 else "", shared.column)
    top = (number - 1) * rows
    page = show.listed[top : min(top + rows, total)]
    lines: list[Line] = [heading]
    source = _source_column(board, shared)
    for headline in page:
        lines += _item(board, headline, shared, source)
    lines = [*lines, *empty(1 + shared.listed - len(lines))][: 1 + shared.listed]
    if shared.side:
        side: list[Line] = [rule(board.tags.heading, "", shared.side)]
        side += bars(board.tags.tags[: shared.listed], shared.side)
        lines = beside(lines, shared.column + 4, side[: 1 + shared.listed])
    return [*lines, *empty(1 if shared.height >= AIRY else 0)]


def _item(board: Board, headline: Headline, shared: Areas, source: int) -> list[Line]:
    """Draw one headline of the list; `source`: columns of its source, where it has one row."""
    lead = board.show.lead
    is_lead = lead is not None and headline.id == lead.id
    look = "row" if shared.item == 1 else "row-title"
    look = "row-lead" if is_lead else "row-old" if is_old(headline, board.local) else look
    mark = ("▸ " if is_lead else "  ", "key")
    when = (short_age(headline, board.local) + "  ", "time")
    new: list[Piece] = [(" NEW", "new")] if headline.id in board.show.new else []
    room = shared.column - 2 - cells(new)
    if shared.item == 1:
        told = [(fit(headline.source, source) + "  ", "row-source")] if source else []
        title = fit(headline.title, max(1, room - 6 - (source + 2 if source else 0)))
        return [[mark, when, *told, (title, look), *new]]
    titles = wrapped(headline.title, room, 2 if shared.item == 4 else 1)
    meta = fitting(
        [[(headline.source, "row-source")], [(headline.section, "meta")]], room - 6, "  "
    )
    lines: list[Line] = [
        [mark if not at else ("  ", ""), (title, look), *(new if not at else [])]
        for at, title in enumerate(titles)
    ]
    lines.append([("  ", ""), when, *meta])
    return [*lines, *empty(shared.item - len(lines))]


def _source_column(board: Board, shared: Areas) -> int:
    """Return the columns of the sources: as the longest one needs, but no great part of a line."""
    if shared.column < 60:
        return 0
    longest = max((cell_len(one.source) for one in board.show.listed), default=0)
    return min(longest, max(12, min(22, shared.column // 5)))
