"""Numbers for people: with what is counted, as a share, a bar, an arrow, a line of bars."""

import os
from collections.abc import Sequence
from functools import cache

_BARS = " ▁▂▃▄▅▆▇█"
_PLAIN_BARS = " .:-=+*#@"


@cache
def is_plain() -> bool:
    """Tell whether the terminal's font lacks most signs: the console of Linux has 256 or 512."""
    return os.environ.get("TERM", "") in ("linux", "vt100", "vt220")


def count_text(number: int, thing: str) -> str:
    """Return a number with its noun, "1 article" or "2 articles"."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def half_cells(number: int) -> str:
    """Return a bar that is so many half cells long."""
    return "━" * (number // 2) + "╸" * (number % 2)


def bar(count: int, most: int, cells: int) -> str:
    """Return a bar of `count`, to half a cell, where `most` fills so many cells; never empty."""
    return half_cells(max(1, round(2 * cells * min(count, most) / max(1, most))))


def sparkline(days: Sequence[int], cells: int) -> str:
    """Return the days in so many cells, several days to a cell where there are more of them.

    The tallest bar is that of the cell with most; a day without anything is a blank.
    """
    bars = _PLAIN_BARS if is_plain() else _BARS
    size = -(-len(days) // cells)
    sums = [sum(days[max(0, end - size) : end]) for end in range(len(days), 0, -size)][::-1]
    most = max(sums, default=0) or 1
    top = len(bars) - 1
    return "".join(bars[-(-value * top // most)] for value in sums).rjust(cells)


def change_sign(change: int) -> str:
    """Return an arrow with how much it is; a sign of equality where nothing changed."""
    if not change:
        return "="
    up, down = ("+", "-") if is_plain() else ("▲", "▼")
    return f"{up if change > 0 else down}{abs(change)}"


def share(part: int, whole: int) -> str:
    """Return a part in percent, with a digit behind the point where it is small."""
    percent = 100 * part / max(1, whole)
    if percent >= 9.95 or not part:
        return f"{percent:.0f} %"
    return f"{percent:.1f} %" if percent >= 0.05 else "<0.1 %"
