"""The wall's picture on the screen: only lines that changed are painted."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from tui.dashboard.lines.line_view import LineView
from tui.dashboard.lines.looks import look
from tui.wall.lines import LOOKS, Line


class WallView(LineView):
    """Draws lines of pieces, each in its look."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"wall--{name}" for name in LOOKS}
    DEFAULT_CSS = """
    WallView {
        height: 1fr;
        & .wall--clock, & .wall--date { color: $text; text-style: bold; }
        & .wall--source { color: $primary; text-style: bold; }
        & .wall--meta, & .wall--time, & .wall--count, & .wall--dim { color: $text-muted; }
        & .wall--badge { color: $accent; text-style: bold reverse; }
        & .wall--breaking { color: $error; text-style: bold reverse; }
        & .wall--breaking-bar { color: $error; text-style: bold; }
        & .wall--title { color: $text; text-style: bold; }
        & .wall--letters { color: $text; }
        & .wall--summary, & .wall--row { color: $text; }
        & .wall--row-title { color: $text; text-style: bold; }
        & .wall--row-source { color: $primary; }
        & .wall--row-lead { color: $accent; text-style: bold; }
        & .wall--row-old { color: $text-muted; }
        & .wall--rule { color: $text-disabled; }
        & .wall--new, & .wall--key { color: $accent; text-style: bold; }
        & .wall--tag { color: $text; }
        & .wall--bar { color: $primary; }
        & .wall--up { color: $text-success; }
        & .wall--down { color: $text-warning; }
        & .wall--good { color: $text-success; }
        & .wall--amber { color: $text-warning; text-style: bold; }
        & .wall--red { color: $text-error; text-style: bold; }
        & .wall--hint { color: $text; }
    }
    """
    NIGHT_CSS = "".join(
        f"WallView.-night .wall--{name} {{ color: $text-disabled; text-style: none; }}\n"
        for name in LOOKS
    )
    DEFAULT_CSS += NIGHT_CSS

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.lines: Sequence[Line] = ()
        """What is on the screen, from its top."""

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines; of those that are the same nothing is painted."""
        before, self.lines = self.lines, lines
        for row in range(max(len(before), len(lines))):
            if before[row : row + 1] != lines[row : row + 1]:
                self.refresh(Region(0, row, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        line = self.lines[y] if y < len(self.lines) else ()
        segments = [Segment(text, self._look(name)) for text, name in line]
        strip = Strip(segments).adjust_cell_length(self.size.width, self.ground)
        return strip.apply_style(self.ground)

    def _look(self, name: str) -> Style | None:
        return look(self, f"wall--{name}") if name else None
