"""No colour where NO_COLOR asks for none (no-color.org): weight, underline and reverse stay."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter


class NoColour(LineFilter):
    """Takes the colours out of every line; Textual's own filter makes greys of them."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return `segments` in the terminal's own two colours."""
        return [
            Segment(text, None if style is None else _colourless(style), control)
            for text, style, control in segments
        ]


@lru_cache(1024)
def _colourless(style: Style) -> Style:
    return style.without_color
