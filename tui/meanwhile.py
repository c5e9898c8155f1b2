"""A line for whoever waits for a command at a terminal: how far it is. It goes with the end."""

import sys
import time
from typing import TextIO

PATIENCE = 1.0
"""Seconds that a command takes before anything is said."""
_PACE = 0.25
"""Seconds between two lines."""


class Meanwhile:
    """Writes over its own line; to what is no terminal it writes nothing at all."""

    def __init__(self, stream: TextIO | None = None) -> None:
        """`stream`: where to write, stderr if nothing is said: stdout is for what was asked for."""
        stream = sys.stderr if stream is None else stream
        self._terminal = stream if stream.isatty() else None
        self._next = time.monotonic() + PATIENCE
        self._cells = 0
        """Cells of the line that stands there."""

    def say(self, words: str) -> None:
        """Let these words, in ASCII, stand on the line, if it is time to say something."""
        now = time.monotonic()
        if self._terminal is None or now < self._next:
            return
        self._next = now + _PACE
        self._write(self._terminal, words)

    def close(self) -> None:
        """Leave the line as it was before anything was said."""
        if self._terminal is not None and self._cells:
            self._write(self._terminal, "")

    def _write(self, terminal: TextIO, words: str) -> None:
        terminal.write(f"\r{'':{self._cells}}\r{words}")
        terminal.flush()
        self._cells = len(words)
