"""The tags, most used first: count, a bar drawn to scale and the newest headline of each."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment

from tui.dashboard.cutting import fit, fit_right
from tui.dashboard.looks import look
from tui.dashboard.row_list import RowList
from tui.library import TagCount

NARROW = 60
"""Columns below which a row has no headline."""


def bar(count: int, most: int, width: int) -> str:
    """Return a bar of `count`, to half a cell, where `most` fills `width` cells; never empty."""
    halves = max(1, round(count / max(1, most) * width * 2))
    whole, half = divmod(min(halves, width * 2), 2)
    return ("━" * whole + "╸" * half).ljust(width)


class TagList(RowList):
    """The third tab. It holds a tag's key, never its index."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tag--name", "tag--count", "tag--bar", "tag--mark"}
    DEFAULT_CSS = """
    TagList {
        & .tag--name { text-style: bold; }
        & .tag--count { color: $text-muted; }
        & .tag--bar { color: $primary; }
        & .tag--mark { color: $accent; text-style: bold; }
    }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._tags: Sequence[TagCount] = ()
        self._widest = 0
        """Cells of the longest name among those with the most articles."""

    def show(self, tags: Sequence[TagCount]) -> None:
        """Show other counts; the selected tag keeps its line on the screen."""
        held = self.selected
        line = 0 if self.cursor is None else self.cursor - self.top
        self._tags = tags
        self._widest = max((cell_len(tag.tag) for tag in tags[:200]), default=0)
        if held is not None:
            keys = [tag.key for tag in tags]
            was = self.cursor or 0
            row = keys.index(held.key) if held.key in keys else min(was, len(keys) - 1)
            self.cursor = row if row >= 0 else None
            self.top = max(0, row - line)
        self.top = min(self.top, max(0, len(tags) - 1))
        self.refresh()

    @property
    def place(self) -> tuple[str, int]:
        """The key of the selected tag and its line on the screen; no key while none is selected."""
        tag = self.selected
        return ("", 0) if tag is None or self.cursor is None else (tag.key, self.cursor - self.top)

    def go_to(self, key: str, line: int) -> None:
        """Select the tag with that key on that line of the screen, if it is there."""
        for row, tag in enumerate(self._tags):
            if key and tag.key == key:
                self.select(row)
                self.top = max(0, row - line)

    @property
    def selected(self) -> TagCount | None:
        """The selected tag."""
        if self.cursor is None or self.cursor >= len(self._tags):
            return None
        return self._tags[self.cursor]

    @property
    def row_count(self) -> int:
        return len(self._tags)

    def draw(self, row: int, width: int, selected: bool) -> list[Segment]:
        tag = self._tags[row]
        name = max(8, min(self._widest, width // 3, 28))
        scale = max(6, min(30, width // 5))
        segments = [
            Segment("▌ " if selected else "  ", look(self, "tag--mark")),
            Segment(fit(tag.tag, name), look(self, "tag--name")),
            Segment(fit_right(str(tag.articles), 6) + "  ", look(self, "tag--count")),
            Segment(bar(tag.articles, self._tags[0].articles, scale), look(self, "tag--bar")),
        ]
        left = width - name - scale - 10
        if width >= NARROW and left > 10:
            segments.append(Segment("  " + fit(tag.newest, left - 2)))
        return segments
