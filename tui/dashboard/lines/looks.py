"""Looks by name: a component class of a widget as a style for text on whatever background."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget


def look(widget: Widget, *names: str) -> Style:
    """Return colour and weight of component classes, blended as the theme says, no background.

    The background is left to the row, which may be the selected one.
    """
    return _ink(widget.get_component_rich_style(*names))


@lru_cache(256)
def _ink(style: Style) -> Style:
    return Style(
        color=style.color,
        bold=style.bold,
        italic=style.italic,
        underline=style.underline,
        reverse=style.reverse,
    )


def marked(widget: Widget, strip: Strip, name: str) -> Strip:
    """Return `strip` on the background of a component class.

    Where there are no colours, or only the terminal's own sixteen, nobody knows which of them can
    be read on which: there it is reversed as a whole.
    """
    if not widget.app.no_color and not widget.app.current_theme.ansi:
        ground = Style(bgcolor=widget.get_component_rich_style(name).bgcolor)
        return Strip(Segment.apply_style(strip, post_style=ground), strip.cell_length)
    return Strip(
        [Segment(text, _reversed(style or Style())) for text, style, _ in strip], strip.cell_length
    )


@lru_cache(256)
def _reversed(style: Style) -> Style:
    return style.without_color + Style(reverse=True)
