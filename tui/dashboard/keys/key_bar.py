"""The line at the foot of the screen. No stock Footer: it leaks at every refresh of its bindings
(Textual issue 6666)."""

from textual.strip import Strip

from tui.dashboard.keys.commands import COMMANDS
from tui.dashboard.keys.keys import Keymap, key_sign
from tui.dashboard.lines.bars import Bar, Item

_CHOOSING = (
    Item(" Esc", "bar--key", "back"),
    Item(" Back ", "bar--dim", "back"),
    Item(" Enter", "bar--key"),
    Item(" Choose ", "bar--dim"),
    Item(" ↑ ↓", "bar--key"),
    Item(" Select ", "bar--dim"),
    Item(" Letters", "bar--key"),
    Item(" Find ", "bar--dim"),
)
"""The keys of a list to choose from, which hold whatever other keys a person has."""


class KeyBar(Bar):
    """The most useful keys of the view; in a list to choose from, where letters are typed, its."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._view = ""
        self._keymap = Keymap({})

    def show_keys(self, view: str, keymap: Keymap) -> None:
        """Show the keys of `view`: on a narrow screen the first ones, and always the last two."""
        self._view, self._keymap = view, keymap
        self.show(self._fitting())

    def render_line(self, y: int) -> Strip:
        self._items = self._fitting()
        return super().render_line(y)

    def _fitting(self) -> tuple[Item, ...]:
        """Return as many keys as the width has room for."""
        if self._view == "palette":
            return _CHOOSING
        shown = [
            (f" {key_sign(keys[0])}", f" {command.label} ", command.action)
            for command in COMMANDS
            if self._view in command.bar and (keys := self._keymap.of(command))
        ]
        while len(shown) > 2 and sum(len(key + label) for key, label, _ in shown) > self.size.width:
            del shown[-3]
        items = []
        for key, label, action in shown:
            items += [Item(key, "bar--key", action), Item(label, "bar--dim", action)]
        return tuple(items)
