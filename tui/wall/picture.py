"""The picture of a wall, as lines of text with looks, for a screen of any size."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from tui.library import Headline
from tui.page import cell_len
from tui.wall.ages import age, date_words, is_old, short_age
from tui.wall.areas import Areas, areas
from tui.wall.clockface import clock_face
from tui.wall.lines import Line, Piece, beside, cells, clipped, cut, ends, fit, fitting, wrapped
from tui.wall.plain import plain
from tui.wall.programme import MOST_PAGES, Show
from tui.wall.trend import TagOfDay, TagsOfDay

MEASURE = 110
"""Columns of a line of the summary, where there are more."""
SHORT = 6
"""Cells of the longest bar where the tags stand in one line."""
TAGS = 12
"""Tags that any picture shows at most."""
Lettered = Callable[[str, int, int], Sequence[str] | None]
"""Sets a text in large letters in so many columns and rows; None: they do not fit."""


class Board(NamedTuple):
    """All that is on the wall."""

    local: datetime
    """Now, in local time."""
    show: Show
    tags: TagsOfDay
    state: Sequence[Line]
    """Pieces of the bottom line, the most telling first."""
    message: tuple[str, str]
    """What is said where there is no news: in large, and in a sentence."""
    name: str
    """Folder and filter."""
    hints: Sequence[Line] = ()
    """What can be pressed, while it is paused."""
    large: bool = True
    """There are large letters."""


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
    lines = [*_header(board, shared), *_empty(shared.gap)]
    if show.lead is None:
        lines += _message(board, shared, lettered)
    else:
        lines += _lead(board, show.lead, shared, lettered)
    if shared.listed:
        lines += _middle(board, shared)
    if shared.tags:
        lines += _tags_below(board.tags, shared)
    bottom = height - 1
    lines = [*lines[:bottom], *_empty(bottom - len(lines)), _footer(board, shared)]
    left = " " * shared.margin
    lines = [clipped(line, shared.inner) for line in lines]
    return Picture([[(left, ""), *line] if line else line for line in lines], shared.page)


def _empty(rows: int) -> list[Line]:
    return [()] * max(0, rows)


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
    return [*_empty(above), *centred, *_empty(shared.lead - above - len(lines))][: shared.lead]


def _lead(board: Board, lead: Headline, shared: Areas, lettered: Lettered) -> list[Line]:
    """Draw the headline with what belongs to it, in the middle of its rows."""
    air = 1 if shared.lead >= 9 else 0
    width, rows = shared.inner, shared.lead - air
    lines: list[Line] = []
    if board.show.is_breaking and rows > 2:
        bar = "━" * max(0, width - 11)
        lines.append([(" BREAKING ", "breaking"), (" ", ""), (bar, "breaking-bar")])
    if rows > 1:
        lines.append(_kicker(board, lead, width))
    room = rows - len(lines) - air
    text = plain(lead.summary)
    text = "" if text == lead.title else text
    least = (
        0
        if not text or room < 4
        else min(3 if room >= 12 else 2, len(wrapped(text, min(width, MEASURE), 3)))
    )
    large = lettered(lead.title, width, room - (least + 1 if least else 0))
    large = large or lettered(lead.title, width, room)
    lines += _empty(air)
    if large:
        lines += [[(row, "letters")] for row in large]
    else:
        words = wrapped(lead.title, width, max(1, min(4, room - (least + air if least else 0))))
        lines += [[(row, "title")] for row in words]
    left = rows - len(lines) - 1
    said = wrapped(text, min(width, MEASURE), min(left, 6)) if left > 0 else []
    if said:
        lines += [(), *([(line, "summary")] for line in said)]
    above = max(0, (rows - len(lines)) // 2) if air else 0
    return [*_empty(above), *lines, *_empty(shared.lead - above - len(lines))][: shared.lead]


def _kicker(board: Board, lead: Headline, width: int) -> Line:
    """Draw what stands above the headline: source, section, age, and whether it is new."""
    badges: list[Line] = []
    if lead.id in board.show.new:
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


def _middle(board: Board, shared: Areas) -> list[Line]:
    """Draw the list, with the tags beside it where there is room."""
    show = board.show
    rows = max(1, shared.page)
    total = min(len(show.listed), MOST_PAGES * rows)
    pages = -(-total // rows)
    number = show.top // rows + 1
    heading = _rule("News", f"{number}/{pages}" if pages > 1 else "", shared.column)
    top = (number - 1) * rows
    page = show.listed[top : min(top + rows, total)]
    lines: list[Line] = [heading]
    for headline in page:
        lines += _item(board, headline, shared)
    lines = [*lines, *_empty(1 + shared.listed - len(lines))][: 1 + shared.listed]
    if shared.side:
        side: list[Line] = [_rule(board.tags.heading, "", shared.side)]
        side += _bars(board.tags.tags[: shared.listed], shared.side)
        lines = beside(lines, shared.column + 4, side[: 1 + shared.listed])
    return [*lines, *_empty(1 if shared.height >= 28 else 0)]


def _item(board: Board, headline: Headline, shared: Areas) -> list[Line]:
    """Draw one headline of the list."""
    lead = board.show.lead
    is_lead = lead is not None and headline.id == lead.id
    look = "row" if shared.item == 1 else "row-title"
    look = "row-lead" if is_lead else "row-old" if is_old(headline, board.local) else look
    mark = ("▸ " if is_lead else "  ", "key")
    when = (short_age(headline, board.local) + "  ", "time")
    new: list[Piece] = [(" NEW", "new")] if headline.id in board.show.new else []
    room = shared.column - 2 - cells(new)
    if shared.item == 1:
        source = max(8, min(22, shared.column // 6)) if shared.column >= 60 else 0
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
    return [*lines, *_empty(shared.item - len(lines))]


def _rule(heading: str, aside: str, width: int) -> Line:
    left = f"{heading} "
    right = f" {aside}" if aside else ""
    rest = "─" * max(0, width - cell_len(left) - cell_len(right))
    return [(left, "date"), (rest, "rule"), (right, "date")]


def _bars(tags: Sequence[TagOfDay], width: int) -> list[Line]:
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
        (_scaled(tag.articles, most, scale).ljust(scale), "bar"),
        (f"{tag.articles:>4} ", "count"),
        (change, look),
    ]


def _scaled(count: int, most: int, width: int) -> str:
    """Return a bar of `count`, to half a cell, where `most` fills `width` cells; never empty."""
    whole, half = divmod(max(1, round(count / max(1, most) * width * 2)), 2)
    return "━" * whole + "╸" * half


def _change(change: int | None) -> Piece:
    if change is None:
        return ("", "dim")
    if not change:
        return ("=", "dim")
    return (f"▲{change}", "up") if change > 0 else (f"▼{-change}", "down")


def _tags_below(found: TagsOfDay, shared: Areas) -> list[Line]:
    """Draw the tags below the list: in one line, or in columns of bars."""
    if shared.tags == 1:
        most = max(tag.articles for tag in found.tags)
        pieces: list[Line] = []
        for tag in found.tags:
            change, look = _change(tag.change)
            pieces.append(
                [(f"{tag.name} ", "tag"), (_scaled(tag.articles, most, SHORT), "bar"),
                 (f" {tag.articles}", "count"), (f" {change}".rstrip(), look)]
            )  # fmt: skip
        return [fitting(pieces, shared.inner)]
    rows = shared.tags - 1
    columns = max(1, shared.inner // 38)
    width = (shared.inner - 4 * (columns - 1)) // columns
    lines: list[Line] = []
    bars = _bars(found.tags[: rows * columns], width)
    for column in range(columns):
        part = bars[column * rows : (column + 1) * rows]
        lines = beside(lines, column * (width + 4), part) if column else part
    return [_rule(found.heading, "", shared.inner), *lines, *_empty(rows - len(lines)), ()][
        : shared.tags + 1
    ]


def _footer(board: Board, shared: Areas) -> Line:
    if board.hints:
        return fitting(board.hints, shared.inner)
    left = fitting(board.state, shared.inner)
    alive = "•" if board.local.minute % 2 else "·"
    name = [] if shared.clock else [(cut(board.name, 30) + " ", "dim")]
    return ends(left, [*name, (alive, "dim")], shared.inner)
