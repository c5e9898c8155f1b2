"""Which font has which character. A machine may have thousands: each is looked up once."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from tui.wall import fonts
from tui.wall.drawing import draws

_KNOWN = 20_000
"""Characters that are remembered; more than all headlines of a day have."""


class Faces:
    """The fonts of one weight, the best first."""

    def __init__(self, installed: Sequence[Path]) -> None:
        self._installed = installed
        self._found: dict[str, Path | None] = {}
        """The font of each character that was asked for; None: no font has it."""

    def of(self, text: str) -> Mapping[str, Path] | None:
        """Return a font for each character, the first that has it; None if one is in no font."""
        chars = {char for char in text if not char.isspace()}
        if len(self._found) > _KNOWN:
            self._found.clear()
        self._look_up(chars - self._found.keys())
        found = {char: path for char in chars if (path := self._found[char]) is not None}
        return found if len(found) == len(chars) > 0 else None

    def _look_up(self, left: set[str]) -> None:
        self._found |= dict.fromkeys(left)
        for path in self._installed:
            if not left:
                break
            theirs = {char for char in left if fonts.has(path, char)}
            if theirs and draws(path, theirs):
                self._found |= dict.fromkeys(theirs, path)
                left -= theirs
