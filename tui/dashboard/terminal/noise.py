"""What a terminal sends is read with patience: noise on its line is no key, and ends nothing.

Textual's parser raises at a key that is no character, and at the mouse of a terminal that reports
its size without pixels (mode 2048; many know none). It runs in a thread whose failure ends the
program. A size of millions of cells would take all memory.
"""

from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.events import Key, Resize
from textual.keys import Keys
from textual.message import Message

LARGEST = 10_000
"""Columns or rows of the largest terminal that is believed."""


class PatientParser(XTermParser):
    """Textual's parser, which passes over what no terminal should send."""

    def feed(self, data: str) -> Iterable[Message]:
        return (message for message in super().feed(data) if not _is_too_large(message))

    def parse_mouse_code(self, code: str) -> Message | None:
        if not (self.terminal_size and self.terminal_pixel_size):  # none, or nothing in it
            self.mouse_pixels = False  # it can only mean cells
        return super().parse_mouse_code(code)

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        try:
            yield from super()._sequence_to_key_events(sequence, alt)
        except (ValueError, OverflowError):  # a number that is no character, or is none
            yield Key(Keys.Ignore, sequence)


def _is_too_large(message: Message) -> bool:
    return isinstance(message, Resize) and max(message.size) > LARGEST
