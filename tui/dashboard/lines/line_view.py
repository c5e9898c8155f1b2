"""A view that draws its lines itself (Line API), all of them on one ground."""

from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class LineView(Widget):
    """Knows the look under its lines once in a frame: to ask in each line doubles its cost."""

    ground = Style()
    """Colours of the widget, while its lines are drawn."""

    def render_lines(self, crop: Region) -> list[Strip]:
        self.ground = self.rich_style
        return super().render_lines(crop)
