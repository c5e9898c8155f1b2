"""How a day and a headline are drawn: marks, time, source, title and tags in their cells."""

from datetime import datetime
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.widget import Widget

from tui.dashboard.lines.looks import look
from tui.dashboard.moments import clock, day_name
from tui.dashboard.news.roll import DayRow
from tui.library import Headline
from tui.page import cut, fit

NARROW = 60
"""Columns below which a row has no source and no tags."""
WIDE = 120
"""Columns that title and tags take together at most."""
COMPONENT_CLASSES = frozenset(
    {"headline--day", "headline--unread", "headline--read", "headline--source", "headline--tags",
     "headline--star", "headline--mark"}
)  # fmt: skip
"""The looks that a widget which draws rows has to name."""


class RowStyle(NamedTuple):
    """How rows are drawn for the moment."""

    widget: Widget
    """Whose looks they have."""
    now: datetime
    times: str
    """A style of `tui.dashboard.moments.clock`."""
    tags: bool = True
    """Whether tags are shown, where there is room for them."""

    def day(self, day: DayRow, width: int) -> list[Segment]:
        """Draw the heading of a day."""
        style = look(self.widget, "headline--day")
        count = f" {day.articles} "
        words = day_name(day.day, self.now.astimezone().date())
        name = cut(f" {'Read · ' if day.read else ''}{words} ", width - len(count) - 1)
        rule = "─" * max(0, width - Segment(name).cell_length - len(count) - 1)
        dim = look(self.widget, "row-list--dim")
        return [Segment(name, style), Segment(rule, dim), Segment(count, dim)]

    def headline(self, headline: Headline, width: int, selected: bool) -> list[Segment]:
        """Draw a headline."""
        title_style: Style | None = look(
            self.widget, "headline--unread" if headline.unread else "headline--read"
        )
        if selected and not headline.unread:
            title_style = None
        when = clock(headline.published, headline.precision, self.now, self.times)
        segments = [
            Segment("▌" if selected else " ", look(self.widget, "headline--mark")),
            Segment("●" if headline.unread else " ", look(self.widget, "headline--mark")),
            Segment("★" if headline.starred else " ", look(self.widget, "headline--star")),
            Segment(f"{when} ", look(self.widget, "row-list--dim")),
        ]
        left = width - 9
        if width >= NARROW:
            source = max(10, min(22, width // 7))
            segments.append(
                Segment(fit(headline.source, source) + "  ", look(self.widget, "headline--source"))
            )
            left -= source + 2
        tags = tags_in(headline, left) if self.tags and width >= NARROW else ""
        title = left - Segment(tags).cell_length
        segments.append(Segment(fit(headline.title, title), title_style))
        segments.append(Segment(tags, look(self.widget, "headline--tags")))
        return segments


def tags_in(headline: Headline, left: int) -> str:
    """Return the tags that fit beside the title, which goes first; one at least, cut.

    They begin in one column where the titles allow it, near enough for the eye to connect.
    """
    if not headline.tags:
        return ""
    beyond = max(0, left - WIDE)
    spare = min(left, WIDE) - Segment(headline.title).cell_length - 2
    room = max(min(9, left // 5), min(spare, left // 3))
    shown = ""
    for tag in headline.tags:
        longer = f"{shown} #{tag}".strip()
        if Segment(longer).cell_length > room:
            break
        shown = longer
    shown = shown or cut(f"#{headline.tags[0]}", room)
    return "  " + fit(shown, room + beyond)
