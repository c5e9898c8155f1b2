"""What a row of the tag list says in the width that there is, and the line of names above it."""

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui.dashboard.lines.cutting import fit_right
from tui.dashboard.lines.looks import look
from tui.figures import bar, change_sign, is_plain, share, sparkline
from tui.library import TagRow
from tui.page import fit

MARK = 2
"""Cells of what marks the selected row."""


class Sort(StrEnum):
    """By what tags are sorted."""

    COUNT = "count"
    NAME = "name"
    CHANGE = "change"


class Columns(NamedTuple):
    """How many cells each column has; none: it is left out."""

    name: int
    articles: int = 7
    unread: int = 0
    share: int = 0
    days: int = 0
    """Of the line of days, without the space before it."""
    change: int = 0
    bar: int = 0
    newest: int = 0


@lru_cache(8)
def columns(width: int) -> Columns:
    """Return the columns for rows of `width` cells, the most telling ones where it is narrow."""
    rest = width - MARK
    shown = Columns(0)
    if width >= 36:
        shown = shown._replace(unread=8)
    if width >= 44:
        shown = shown._replace(change=7)
    if width >= 56:
        shown = shown._replace(share=8, days=10)
    if width >= 70:
        shown = shown._replace(days=15)
    if width >= 88:
        shown = shown._replace(bar=8)
    if width >= 112:
        shown = shown._replace(days=30, bar=10)
    gaps = 2 * bool(shown.days) + 2 * bool(shown.bar)
    rest -= sum(shown) + gaps
    name = min(rest, 28)
    newest = rest - name - 2
    return shown._replace(name=max(1, name), newest=newest if newest >= 20 else 0)


def header(widget: Widget, width: int, sort: Sort) -> Strip:
    """Return the names of the columns, with a sign at the one that the tags are sorted by."""
    shown = columns(width)
    names = {Sort.NAME: "Tag", Sort.COUNT: "Number", Sort.CHANGE: "7 days"}
    names[sort] += "v" if is_plain() else "▾"
    dim = look(widget, "tag--head")

    def part(name: str, by: Sort | None, cells: int) -> Segment:
        return Segment(
            fit_right(name, cells), look(widget, "tag--head-sorted") if by is sort else dim
        )

    segments = [
        Segment(" " * MARK, dim),
        Segment(
            fit(names[Sort.NAME], shown.name),
            look(widget, "tag--head-sorted") if sort is Sort.NAME else dim,
        ),
        part(names[Sort.COUNT], Sort.COUNT, shown.articles),
        part("Unread", None, shown.unread),
        part("Share", None, shown.share),
        Segment(f"  {fit('30 days', shown.days)}" if shown.days else "", dim),
        part(names[Sort.CHANGE], Sort.CHANGE, shown.change),
        Segment(" " * (shown.bar and shown.bar + 2), dim),
        Segment(f"  {fit('Newest', shown.newest)}" if shown.newest else "", dim),
    ]
    return Strip(segments)


def row_segments(
    widget: Widget, row: TagRow, width: int, selected: bool, *, whole: int, most: int, derived: bool
) -> list[Segment]:
    """Return a tag in `width` cells; `whole` articles are counted, `most` of them by one tag."""
    shown = columns(width)
    _, articles, unread, _ = row.rank
    name = f"~{row.name}" if derived else row.name
    change = row.trend.change
    rising = "tag--up" if change > 0 else "tag--number"
    dim = look(widget, "tag--number")
    trend, signed = "", ""  # nobody counts keywords by day
    if not derived:
        trend, signed = sparkline(row.trend.days, shown.days or 1), change_sign(change)
    segments = [
        Segment("▌ " if selected else "  ", look(widget, "tag--mark")),
        Segment(fit(name, shown.name), look(widget, "tag--derived" if derived else "tag--name")),
        Segment(fit_right(str(articles), shown.articles), look(widget, "tag--count")),
        Segment(fit_right(str(unread or ""), shown.unread), dim),
        Segment(fit_right(share(articles, whole), shown.share), dim),
    ]
    if shown.days:
        segments.append(Segment("  " + fit(trend, shown.days), look(widget, "tag--days")))
    segments.append(Segment(fit_right(signed, shown.change), look(widget, rising)))
    if shown.bar:
        drawn = bar(articles, most, shown.bar).ljust(shown.bar)
        segments.append(Segment("  " + drawn, look(widget, "tag--bar")))
    if shown.newest:
        segments.append(Segment("  " + fit(row.newest, shown.newest), dim))
    return [segment for segment in segments if cell_len(segment.text)]
