"""Looks by name: a component class of a widget as a style for text on whatever background."""

from functools import lru_cache

from rich.style import Style
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
