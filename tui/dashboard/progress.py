"""How far the reading is, for the status line: a bar, counts and the time left, as far as known."""

import math
from collections.abc import Sequence

from tui.dashboard.bars import Item
from tui.status import Status

SOON = 10
"""Seconds below which the time left is not told any closer."""
_WIDE, _SMALL = 20, 10
"""Cells of the bar."""


def progress_items(status: Status) -> Sequence[Sequence[Item]]:
    """Return the words for what is being read, from the longest to the shortest wording."""
    total = status.done + status.waiting
    if not status.counted:
        many = f"{total} files" if total else ""
        return _said(many and f", {many} so far", many and f", {many}", "", start="◌ looking")
    left = about(status.left)
    left = left and f", {left} left"
    counts = f" {status.done} of {total}"
    percent = f" {math.floor(100 * status.share)} %"
    return [
        [*_bar(status.share, _WIDE), _good(f"{counts} files{left} ")],
        [*_bar(status.share, _SMALL), _good(f"{counts}{left} ")],
        [*_bar(status.share, _SMALL), _good(f"{percent}{left} ")],
        [*_bar(status.share, _SMALL), _good(f"{percent} ")],
        *_said(percent, start="◌ reading"),
    ]


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
    done = "━" * (halves // 2) + "╸" * (halves % 2)
    return [_good(f"◌ reading {done}"), Item("─" * (cells - len(done)), "bar--dim")]


def _said(*ends: str, start: str) -> list[list[Item]]:
    return [[_good(f"{start}{end} ")] for end in ends]


def _good(text: str) -> Item:
    return Item(text, "bar--good")
