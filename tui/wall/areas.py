"""How a screen of any size is shared: header, lead, list, tags, and the line at the bottom."""

from typing import NamedTuple

PLAIN = 12
"""Rows of a lead that is plain text: more would be empty."""
AIRY = 28
"""Rows from which the parts stand further apart."""
LEAST = 9
"""Rows without which there is a lead and nothing else."""
SIDE = 100
"""Columns from which the tags stand beside the list."""
_DOUBLE = 120
"""Columns from which two headlines of the list stand beside each other."""


class Areas(NamedTuple):
    """Cells of each part; what has no room has no rows."""

    width: int
    height: int
    margin: int
    """Columns left free at both sides."""
    clock: int
    """How large the clock is: 0 is plain text, 1 and 2 are large digits."""
    header: int
    gap: int
    """Empty rows between the parts."""
    lead: int
    listed: int
    """Rows of the list, without its heading."""
    item: int
    """Rows of one headline of the list."""
    across: int
    """Headlines that stand beside each other in the list."""
    tags: int
    """Rows of the tags below the list, with their heading."""
    side: int
    """Columns of the tags beside the list; 0 if they stand below it."""

    @property
    def inner(self) -> int:
        """Columns between the margins."""
        return max(1, self.width - 2 * self.margin)

    @property
    def column(self) -> int:
        """Columns of the list."""
        return self.inner - (self.side + 4 if self.side else 0)

    @property
    def page(self) -> int:
        """Headlines on a page of the list."""
        return self.listed // self.item * self.across


def areas(width: int, height: int, *, headlines: int, tags: int, large: bool) -> Areas:
    """Share a screen; there are so many `headlines` in the list, and so many `tags`.

    `large`: there are large letters, for which the lead needs room.
    """
    is_portrait = width < 1.6 * height
    airy = 1 if height >= AIRY else 0
    margin = 0 if width < 40 else 1 if width < 60 else 2 if width < 140 else 4
    clock = _clock(width, height)
    header = 0 if height < 6 else (1, 3, 5)[clock]
    gap = 0 if height < 14 else 1
    side = _side(width - 2 * margin) if tags and not is_portrait else 0
    below = _below(height, tags) if tags and not side else 0
    body = height - header - gap - airy - 1 - below - (1 if below > 1 else 0)
    lead, listed, item, across = body, 0, 1, 1
    if headlines and body >= LEAST:
        lead = round(body * _share(height, is_portrait=is_portrait))
        lead = lead if large else min(lead, PLAIN)
        listed = body - lead - 1 - airy
        item = _item(listed)
        column = width - 2 * margin - (side + 4 if side else 0)
        across = 2 if item > 2 and column >= _DOUBLE else 1
        whole = (listed + (item - 1) // 2) // item * item  # no rows of the list are left over
        lead, listed = lead + listed - whole, whole
        needed = max(-(-headlines // across) * item, 2 * tags if side else 0)
        if needed < listed - 2 * item:  # few: the lead has what they leave
            lead, listed = lead + listed - needed, needed
    return Areas(
        width, height, margin, clock, header, gap, max(1, lead), listed, item, across, below, side
    )


def _clock(width: int, height: int) -> int:
    if height < AIRY or width < 50:
        return 0
    return 2 if height >= 50 and width >= 140 else 1


def _side(inner: int) -> int:
    """Return the columns of tags beside the list."""
    return max(30, min(52, inner // 4)) if inner >= SIDE else 0


def _below(height: int, tags: int) -> int:
    """Return the rows of tags below the list: none, one line, or a heading and bars."""
    if height < 20:
        return 0
    return 1 if height < 34 else 2 + min(6, tags, height // 12)


def _share(height: int, *, is_portrait: bool) -> float:
    """Return which part of its rows the lead has, and not the list."""
    if is_portrait and height >= 40:
        return 0.4
    return 0.6 if height < 34 else 0.55 if height < 50 else 0.5


def _item(listed: int) -> int:
    """Return the rows of one headline of a list with so many rows."""
    return 3 if listed >= 18 else 2 if listed >= 12 else 1
