"""A scrollbar of one column that a Line API view draws itself."""

from rich.segment import Segment
from textual.strip import Strip

from tui.dashboard.lines.line_view import LineView


def thumb(height: int, top: int, total: int) -> range:
    """Return the lines of the screen that the thumb covers; none when everything is shown."""
    if total <= height or height < 2:
        return range(0)
    size = max(1, height * height // total)
    start = round(min(top, total - height) / (total - height) * (height - size))
    return range(start, start + size)


def with_scrollbar(
    widget: LineView, strip: Strip, y: int, top: int, total: int, *, fenced: bool = False
) -> Strip:
    """Return `strip` with the scrollbar's cell of line `y` at its right end.

    Where everything is shown that is a blank; `fenced`: a line towards what stands beside it.

    The widget names the looks with its component classes `row-list--bar` and `row-list--thumb`.
    """
    covered = thumb(widget.size.height, top, total)
    if not covered and not fenced:
        return Strip.join([strip, Strip([Segment(" ", widget.ground)])])
    name, sign = ("row-list--thumb", "┃") if y in covered else ("row-list--bar", "│")
    return Strip.join([strip, Strip([Segment(sign, widget.get_component_rich_style(name))])])
