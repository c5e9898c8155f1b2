"""How a screen of any size is shared: header, lead, list, tags, and the line at the bottom."""

from typing import NamedTuple

PLAIN = 12
"""Rows of a lead that is plain text: more would be empty."""
SIDE = 100
"""Columns from which the tags stand beside the list."""


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
        return self.listed // self.item


def areas(width: int, height: int, *, headlines: int, tags: int, large: bool) -> Areas:
    """Share a screen; there are so many `headlines` beside the lead, and so many `tags`.

    `large`: there are large letters, for which the lead needs room.
    """
    portrait = width < 1.6 * height
    margin = 0 if width < 40 else 1 if width < 60 else 2 if width < 140 else 4
    clock = 0 if height < 28 or width < 50 else 2 if height >= 50 and width >= 140 else 1
    header = 0 if height < 6 else (1, 3, 5)[clock]
    gap = 0 if height < 14 else 1
    inner = width - 2 * margin
    side = max(30, min(52, inner // 4)) if tags and inner >= SIDE and not portrait else 0
    below = 0
    if tags and not side:
        below = 0 if height < 20 else 1 if height < 34 else 2 + min(6, tags, height // 12)
    body = height - 1 - header - gap - (gap if height >= 28 else 0)
    body -= below + (1 if below > 1 else 0)
    if not headlines or body < 9:
        return Areas(width, height, margin, clock, header, gap, max(1, body), 0, 1, below, side)
    share = (
        0.4 if portrait and height >= 40 else 0.6 if height < 34 else 0.55 if height < 50 else 0.5
    )
    lead = min(round(body * share), body if large else PLAIN)
    listed = body - lead - 1 - (1 if height >= 28 else 0)
    item = 4 if portrait and listed >= 24 else 3 if listed >= 18 else 2 if listed >= 12 else 1
    if headlines * item < listed - 2 * item:  # few: the lead may have what they leave
        needed = max(headlines * item, min(2 * tags, listed) if side else 0)
        lead += max(0, listed - needed)
        listed = min(listed, needed)
    return Areas(width, height, margin, clock, header, gap, lead, listed, item, below, side)
