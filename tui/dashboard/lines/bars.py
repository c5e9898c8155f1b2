"""The lines around the views: tabs and notice above, status below."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.message import Message
from textual.messages import Update
from textual.strip import Strip
from textual.widget import Widget

from tui.dashboard.lines.looks import look as ink
from tui.page import cut


class Item(NamedTuple):
    """A piece of a bar: text in a look, and what a click on it does."""

    text: str
    look: str = ""
    action: str = ""


class Bar(Widget):
    """One line of items; what does not fit is left out from the right."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bar--strong", "bar--dim", "bar--active", "bar--alert", "bar--good", "bar--key",
    }  # fmt: skip
    DEFAULT_CSS = """
    Bar {
        height: 1;
        & .bar--strong { text-style: bold; }
        & .bar--dim { color: $text-muted; }
        & .bar--active { color: $block-cursor-foreground; background: $block-cursor-background;
            text-style: bold; }
        & .bar--alert { color: $text-warning; text-style: bold; }
        & .bar--good { color: $text-success; }
        & .bar--key { color: $accent; text-style: bold; }
    }
    """

    class Chosen(Message):
        """An item was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action
            """The action of the app that belongs to the item."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._items: tuple[Item, ...] = ()

    def show(self, items: Sequence[Item]) -> None:
        """Show other items; nothing is painted when they are the same."""
        if tuple(items) != self._items:
            self._items = tuple(items)
            self.refresh()
            if self.is_attached:  # else a frame later than the view below it
                self.screen.post_message(Update(self))

    @property
    def plain(self) -> str:
        """The whole text of the bar."""
        return "".join(item.text for item in self._items)

    def render_line(self, y: int) -> Strip:
        segments = [Segment(item.text, self._look(item.look)) for item in self._items]
        strip = Strip(segments).adjust_cell_length(self.size.width, self.rich_style)
        return strip.apply_style(self.rich_style)

    def on_click(self, event: Click) -> None:
        event.stop()
        end = 0
        for item in self._items:
            end += Segment(item.text).cell_length
            if event.x < end:
                if item.action:
                    self.post_message(self.Chosen(item.action))
                return

    def _look(self, look: str) -> Style | None:
        if look == "bar--active":
            return self.get_component_rich_style(look)
        return ink(self, look) if look else None


class TabBar(Bar):
    """The three tabs."""

    DEFAULT_CSS = "TabBar { background: $panel; }"

    def show_tabs(self, current: str, headlines: str, details: str, tags: str) -> None:
        """Show which tab is open, with a count or a word behind each label."""
        items = []
        tabs = (("headlines", headlines), ("details", details), ("tags", tags))
        for number, (tab, more) in enumerate(tabs, 1):
            open_now = tab == current
            left, right = ("[", "]") if open_now else (" ", " ")
            label = f"{left}{number} {tab.capitalize()}{more and f' {more}'}{right}"
            look = "bar--active" if open_now else ""
            items += [Item(label, look, f"show('{tab}')"), Item(" ")]
        self.show(items)


class NoticeLine(Bar):
    """A rule that says what happened: news out of sight, or the outcome of a command."""

    DEFAULT_CSS = "NoticeLine { color: $primary; }"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._notice = ("", "", "")
        self._aside = ""

    @property
    def room(self) -> int:
        """The cells that a notice can have."""
        return max(1, (self.size.width or self.app.size.width) - 6)

    def show_aside(self, words: str) -> None:
        """Say at the right end how the list is arranged; it gives way to a notice."""
        if words != self._aside:
            self._aside = words
            self.show_notice(*self._notice)

    def show_notice(self, text: str, look: str = "bar--strong", action: str = "") -> None:
        """Put `text` into the rule; an empty one leaves the bare rule."""
        self._notice = (text, look, action)
        self.show(self._rule())

    def render_line(self, y: int) -> Strip:
        self._items = self._rule()  # the first frame comes before anybody is told of the width
        return super().render_line(y)

    def _rule(self) -> tuple[Item, ...]:
        """Return the rule in the width that there is."""
        text, look, action = self._notice
        width = max(1, self.size.width)
        words = cut(text, self.room)
        left = [Item("── ", "bar--dim"), Item(words, look, action), Item(" ")] if text else []
        rest = width - sum(Segment(item.text).cell_length for item in left)
        aside = f" {self._aside} ──" if self._aside else ""
        if len(aside) + 4 > rest:
            aside = ""
        return (*left, Item("─" * max(0, rest - len(aside)) + aside, "bar--dim"))


class StatusLine(Bar, can_focus=True):
    """How the folder is doing; focused with F6, Enter lists the problems."""

    FOCUS_ON_CLICK = False

    DEFAULT_CSS = """
    StatusLine { background: $panel; &:focus { background: $primary 30%; text-style: reverse; } }
    """
