"""All that is on a wall, ready to be drawn."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from tui.wall.lines import Line
from tui.wall.programme import Show
from tui.wall.trend import TagsOfDay

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
    notice: Line = ()
    """What the person has to be told, in the bottom line too."""
    hints: Sequence[Line] = ()
    """What can be pressed, while it is paused."""
    large: bool = True
    """There are large letters."""
