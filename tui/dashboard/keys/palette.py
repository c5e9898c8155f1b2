"""The command palette: type a part of a name, choose with the arrows, run with Enter.

It offers whatever is to be chosen from a list: commands, themes, links, where to send an article.

Textual's own is a screen pushed over this one; clicks beside it and very small sizes end the
program there. This is a view like the others, and its rows are words of ours.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from tui.dashboard.keys.commands import COMMANDS
from tui.dashboard.keys.keys import Keymap
from tui.dashboard.lines.looks import look
from tui.dashboard.lines.row_list import RowList
from tui.dashboard.lines.typed_line import TypedLine
from tui.page import cut, fit

LONGEST = 60
"""Characters that count of what is typed or pasted."""
WIDE = 70
"""Columns from which the longest names fit."""


class Entry(NamedTuple):
    """A command as the palette lists it."""

    label: str
    tooltip: str
    keys: str
    action: str
    theme: str = ""
    """The theme that it would put on."""
    number: int = 0
    """The number by which it can be typed, from 1; 0: it has none."""


class Offer(NamedTuple):
    """What the palette offers."""

    question: str
    entries: Sequence[Entry]
    none: str
    """What to say where nothing matches."""


def everything(keymap: Keymap, themes: Iterable[str]) -> Offer:
    """Return all commands, and the themes behind them."""
    offered = entries(keymap) + theme_entries(themes)
    return Offer("What do you want to do?", offered, "No command has these words.")


def only_themes(themes: Iterable[str]) -> Offer:
    """Return the themes."""
    return Offer("Which theme?", theme_entries(themes), "No theme has these words.")


def entries(keymap: Keymap) -> list[Entry]:
    """Return every command that the palette can run."""
    return [
        Entry(command.label, command.tooltip, keymap.signs(command), command.action)
        for command in COMMANDS
        if command.id != "palette"
    ]


def theme_entries(themes: Iterable[str]) -> list[Entry]:
    """Return an entry for each theme."""
    return [
        Entry(
            f"Theme {name}",
            f"Show newswall in the theme {name}.",
            "",
            f"app.theme('{name}')",
            name,
        )
        for name in sorted(themes)
    ]


def matching(listed: Sequence[Entry], typed: str) -> list[Entry]:
    """Return the entries with all typed words, those first whose label begins with them.

    Where entries have numbers, digits are the beginning of one.
    """
    words = typed.casefold().split()
    if typed.strip().isdecimal() and any(entry.number for entry in listed):
        start = str(int(typed))
        return [entry for entry in listed if str(entry.number).startswith(start)]
    found = [
        entry
        for entry in listed
        if all(word in f"{entry.label} {entry.tooltip}".casefold() for word in words)
    ]
    start = " ".join(words)
    return sorted(found, key=lambda entry: not entry.label.casefold().startswith(start))


class CommandList(RowList):
    """The entries that match."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"entry--label", "entry--keys"}
    DEFAULT_CSS = """
    CommandList {
        & .entry--label { text-style: bold; }
        & .entry--keys { color: $accent; text-style: bold; }
    }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._entries: Sequence[Entry] = ()
        self._label = self._keys = 0
        """Columns of the longest label and of the longest keys."""

    def make_room(self, listed: Sequence[Entry]) -> None:
        """Let the columns have room for all these, whichever of them are shown."""
        self._label = max((cell_len(entry.label) for entry in listed), default=0)
        self._keys = max((cell_len(entry.keys) for entry in listed), default=0)

    def show(self, found: Sequence[Entry], theme: str = "") -> None:
        """Show other entries; the one for `theme` is selected, else the first."""
        self._entries = found
        self.top, self.cursor = 0, 0 if found else None
        for row, entry in enumerate(found):
            if theme and entry.theme == theme:
                self.select(row)
        self.refresh()

    @property
    def selected(self) -> Entry | None:
        """The entry that Enter runs."""
        return None if self.cursor is None else self._entries[self.cursor]

    @property
    def row_count(self) -> int:
        return len(self._entries)

    def draw(self, row: int, width: int, selected: bool) -> list[Segment]:
        entry = self._entries[row]
        name = min(28 if width >= WIDE else 16, self._label + 2)
        keys = 14 if self._keys else 0
        return [
            Segment("▌ " if selected else "  ", look(self, "entry--keys")),
            Segment(fit(entry.label, name - 1) + " ", look(self, "entry--label")),
            Segment(fit(entry.keys, keys - 1) + " " * bool(keys), look(self, "entry--keys")),
            Segment(cut(entry.tooltip, max(0, width - name - keys - 2))),
        ]


class Palette(Vertical):
    """A line to type in, and the commands that match."""

    DEFAULT_CSS = """
    Palette { height: 1fr; }
    Palette TypedLine, Palette TypedLine:focus { padding: 0 1; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._entries: Sequence[Entry] = ()
        self._listed = ""
        """The words for which entries are listed."""
        self._worn = self._tried = ""
        """The theme before the palette was opened, and the one that it shows now."""
        self.typed = TypedLine(id="typed")
        self.list = CommandList(id="commands")
        self.typed.keys = {
            "enter": self._choose,
            "escape": partial(self.run_action, "screen.back"),
            "down": partial(self.move, 1),
            "up": partial(self.move, -1),
            "pagedown": partial(self.page, 1),
            "pageup": partial(self.page, -1),
        }
        """What leads through the palette and out of it, whatever other keys a person has."""

    def compose(self) -> ComposeResult:
        yield self.typed
        yield self.list

    def open(self, offer: Offer) -> None:
        """Begin anew, ready to be typed in."""
        self._worn = self._tried = self.app.theme
        self._entries = offer.entries
        self.typed.placeholder = offer.question
        self.list.placeholder = offer.none
        self.typed.value = self._listed = ""
        self.list.make_room(self._entries)
        themes = all(entry.theme for entry in offer.entries)
        self.list.show(self._entries, self._worn if themes else "")
        self.screen.set_focus(self.typed)  # at once: later it may be closed again

    def close(self) -> None:
        """Put the theme on again that was there before others were tried."""
        if self.app.theme == self._tried != self._worn:
            self.app.theme = self._worn

    def _try_on(self) -> None:
        """Show the screen in the theme that is selected, for as long as it is."""
        selected = self.list.selected
        theme = selected.theme if selected is not None and selected.theme else self._worn
        if theme != self._tried:
            self.app.theme = self._tried = theme

    def move(self, rows: int) -> None:
        """Select another entry."""
        self._list()
        self.list.move(rows)

    def page(self, direction: int) -> None:
        """Select the entry a screen further."""
        self._list()
        self.list.page(direction)

    def first(self) -> None:
        """Select the first entry."""
        self.list.first()

    def last(self) -> None:
        """Select the last entry."""
        self.list.last()

    def reveal(self) -> None:
        """Bring the selected entry onto the screen."""
        self.list.reveal()

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self._list()

    def _list(self) -> None:
        """List what matches by now: keys come faster than the line tells of its text."""
        typed = self.typed.value[:LONGEST]
        if typed != self._listed:
            self._listed = typed
            self.list.show(matching(self._entries, typed))
            self._try_on()

    async def _choose(self) -> None:
        """Do what is selected."""
        self._list()
        if self.list.selected is not None:
            await self.run_action(f"screen.run_chosen({self.list.selected.action!r})")

    @on(RowList.Opened)
    async def _clicked(self, message: RowList.Opened) -> None:
        message.stop()
        await self._choose()

    @on(RowList.Moved)
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()
        self._try_on()
