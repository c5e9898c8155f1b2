"""How far the reading is, for the status line: a bar, counts and the time left, as far as known."""

import math
from collections.abc import Sequence

from tui.dashboard.lines.bars import Item
from tui.figures import half_cells
from tui.status import Status

SOON = 10
"""Seconds below which the time left is not told any closer."""
_WIDE, _SMALL = 20, 10
"""Cells of the bar."""
_LONGEST = ", some seconds left"
"""The longest words for a time."""


def progress_items(status: Status, room: int) -> Sequence[Item]:
    """Return the words for what is being read that fit into `room` cells; none if none do.

    What is chosen has room to the end of the reading, so that the bar keeps its length.
    """
    total = status.done + status.waiting
    if not status.counted:
        return _first_that_fits(room, *_looking(total))
    left = about(status.left)
    left = left and f", {left} left"
    counts = f" {status.done} of {total}"
    percent = f" {math.floor(100 * status.share)} %"
    grown = 2 * len(str(total)) + len("  of ")
    wordings = (
        (_WIDE, f"{counts} files{left} ", grown + len(f" files{_LONGEST} ")),
        (_SMALL, f"{counts}{left} ", grown + len(f"{_LONGEST} ")),
        (_SMALL, f"{percent}{left} ", len(f" 99 %{_LONGEST} ")),
        (_SMALL, f"{percent} ", len(" 99 % ")),
        (0, f"{percent} ", len(" 99 % ")),
    )
    for cells, words, needed in wordings:
        bar = _bar(status.share, cells)
        if sum(len(item.text) for item in bar) + needed <= room:
            return [*bar, _good(words)]
    return []


def _looking(total: int) -> Sequence[str]:
    if not total:
        return ("◌ looking ",)
    return (f"◌ looking, {total} files so far ", f"◌ looking, {total} files ", "◌ looking ")


def _first_that_fits(room: int, *wordings: str) -> list[Item]:
    return [_good(words) for words in wordings if len(words) <= room][:1]


def about(seconds: float | None) -> str:
    """Return a time as it is foretold: rounded up, and no closer than it can be known."""
    if seconds is None:
        return ""
    if seconds < SOON:
        return "some seconds"
    if seconds <= 60:
        return f"about {5 * math.ceil(seconds / 5)} s"
    return f"about {math.ceil(seconds / 60)} min"


def _bar(share: float, cells: int) -> list[Item]:
    """Draw a share from 0 to 1 in half cells."""
    halves = math.floor(2 * cells * share)
    done = half_cells(halves)
    rest = "─" * (cells - len(done))
    return [_good(f"◌ reading{' ' if cells else ''}{done}"), Item(rest, "bar--dim")]


def _good(text: str) -> Item:
    return Item(text, "bar--good")
