"""The views of the news screen: which there are, and when each comes on the screen."""

from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget

from tui.dashboard.keys.palette import Palette
from tui.dashboard.lines.found_view import FoundView
from tui.dashboard.lines.row_list import RowList
from tui.dashboard.news.article_view import ArticleView
from tui.dashboard.news.headline_list import HeadlineList
from tui.dashboard.tags.tag_pane import TagPane

PAIR = ("headlines", "details")
"""The views that stand side by side where there is room."""

View = RowList | FoundView | Palette


class Views:
    """Every view by its name; the headlines are there first, those behind them a paint later."""

    def __init__(self) -> None:
        self.headlines = HeadlineList(id="headlines")
        self.details = ArticleView(id="details")
        self.tag_pane = TagPane(id="tag-pane")
        self.problems = FoundView(id="problems")
        self.help = FoundView(id="help")
        self.output = FoundView(id="output")
        self.palette = Palette(id="palette")
        self.pair = Horizontal(self.headlines, id="pair")
        """What the screen is composed of, between its bars."""

    def by_name(self) -> dict[str, View]:
        """Return them as commands name them."""
        return {
            "headlines": self.headlines,
            "details": self.details,
            "tags": self.tag_pane.list,
            "problems": self.problems,
            "help": self.help,
            "output": self.output,
            "palette": self.palette,
        }

    def mount_details(self) -> None:
        """Put the details beside the headlines."""
        if not self.details.is_attached:
            self.pair.mount(self.details)

    def mount_rest(self, screen: Screen[None], below: Widget) -> None:
        """Make the views that nobody sees at the start, above the bar `below`."""
        if not screen.is_attached:
            return  # left before
        self.mount_details()
        rest = (self.tag_pane, self.problems, self.help, self.output, self.palette)
        screen.mount_all(rest, before=below)
