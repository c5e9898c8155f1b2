"""Where a reader is in the list of headlines: for a moment, for a visit elsewhere, for a redraw."""

from typing import NamedTuple

from tui.dashboard.news.roll import Roll, Row
from tui.library import Listing


class Place(NamedTuple):
    """Where a reader was in a list."""

    article: int
    """The id of the selected article, or of the first one on the screen."""
    line: int
    """The line of the screen on which it stood."""
    selected: bool
    """Whether it was selected."""


class Spot(NamedTuple):
    """All that a list is, to be taken up again after something else was listed."""

    listing: Listing
    roll: Roll
    top: int
    cursor: int | None
    held_cursor: bool
    selected_id: int | None
    selected_unread: bool


class Drawn(NamedTuple):
    """What a list has on the screen."""

    rows: tuple[Row | None, ...]
    top: int
    thumb: range
