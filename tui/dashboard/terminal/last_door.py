"""The last door before the wire: a line filter that lets no control character through.

It holds when somebody adds a widget and forgets `tui.text`. It changes no cell width: what has
none is dropped, and a control character has none.
"""

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.text import clean_url

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


class LastDoor(LineFilter):
    """Drops control, bidi and invisible characters, and links that are not clean."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return `segments` without what a terminal could obey."""
        if all(_is_harmless(segment) for segment in segments):
            return segments
        return [_harmless(segment) for segment in segments]


def _is_harmless(segment: Segment) -> bool:
    text, style, _ = segment
    if style is not None and style.link:
        return False
    return text.isprintable() if text.isascii() else not _UNSAFE.search(text)


def _harmless(segment: Segment) -> Segment:
    text, style, control = segment
    if style is not None and style.link and clean_url(style.link) != style.link:
        style = style.update_link(None)
    return Segment(_UNSAFE.sub("", text), style, control)
