"""A line that is typed in: whatever is typed or pasted, one line of clean text is in it."""

from collections.abc import Awaitable, Callable, Mapping
from typing import ClassVar

from rich.text import Text
from textual.events import Key
from textual.widgets import Input

from tui.dashboard.lines.looks import look
from tui.text import clean, is_clean

LONGEST = 2000
"""Characters that the line takes."""

STEP = 64
"""Cells by which the line grows."""


def tidy(text: str) -> str:
    """Return `text` as the line holds it: as `clean` does, but for spaces at its ends."""
    text = text[: 2 * LONGEST]
    return (text if is_clean(text) else clean(text, len(text)))[:LONGEST]


class TypedLine(Input):
    """Textual's input, which shows where something is wrong and leaves some keys to the bar."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"typed-line--wrong"}
    DEFAULT_CSS = """
    TypedLine, TypedLine:focus {
        height: 1; border: none; padding: 0; background: $panel; background-tint: $panel 0%;
    }
    TypedLine .typed-line--wrong { color: $text-warning; text-style: bold underline; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.keys: Mapping[str, Callable[[], Awaitable[object] | None]] = {}
        """The keys that do something else than to edit the line, and what they do."""
        self.cursor_blink = False
        self._wrong: int | None = None

    def on_mount(self) -> None:
        """Have had a text: Textual's input does not scroll to the end of the first one."""
        self.value = " "
        self.value = ""

    def on_resize(self) -> None:
        """Show as much of the text as there is room for, with the cursor."""
        at = self._position_to_cell(self.cursor_position)
        room = max(1, self.scrollable_content_region.width)
        self.scroll_to(max(0, at + 1 - room), animate=False, force=True, immediate=True)

    def validate_value(self, value: str) -> str:
        """Let nothing into the line but clean text."""
        return tidy(value)

    def mark(self, position: int | None) -> None:
        """Show that something is wrong at `position` (in characters), or that nothing is."""
        if position != self._wrong:
            self._wrong = position
            self.refresh()

    def column(self, position: int) -> int:
        """Return the cell of the line in which the character at `position` is drawn."""
        return self._position_to_cell(position) - self.scroll_offset.x

    @property
    def content_width(self) -> int:
        """The cells of the text, a bit more: each change of it lays out the whole screen."""
        return -(-super().content_width // STEP) * STEP

    @property
    def _value(self) -> Text:
        text = super()._value
        if self._wrong is not None:
            text.stylize(look(self, "typed-line--wrong"), self._wrong, self._wrong + 1)
        return text

    async def obey(self, event: Key) -> bool:
        """Do what a key does in the line; tell whether it does anything."""
        if event.key in self.keys:
            done = self.keys[event.key]()
            if done is not None:
                await done
        elif event.key in self._bindings.key_to_bindings:
            await self.run_action(self._bindings.key_to_bindings[event.key][0].action)
        elif event.is_printable and event.character:
            self.replace(event.character, *self.selection)
        else:
            return False
        return True

    def take(self, pasted: str) -> None:
        """Take all lines of what is pasted, as one."""
        self.replace(tidy(pasted.strip()), *self.selection)
