"""The screen as a person reads it: terminal output drawn into cells by pyte, with its traps closed.

pyte knows no alternate screen and prints the kitty and DECRQM sequences that it does not know.
"""

import codecs
import re
from typing import NamedTuple

import pyte
from wcwidth import wcswidth

from tests import wire

_PYTE_CANNOT = re.compile(rb"\x1b\[[<=>]|\x1b\[[0-?]*[ -/]+[@-~]|\x1b[]PX^_]")
_ALTERNATE, _NORMAL = b"\x1b[?1049h", b"\x1b[?1049l"


class Look(NamedTuple):
    """How one cell is drawn."""

    char: str
    fg: str
    """`default`, a colour's name, or six hexadecimal digits."""
    bg: str
    bold: bool
    reverse: bool


class Grid:
    """Cells that terminal output is drawn into."""

    def __init__(self, columns: int, rows: int) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        """Start empty with another size, as a program draws anew after SIGWINCH."""
        self._size = (max(1, columns), max(1, rows))
        self._normal = pyte.Screen(*self._size)
        self._show(self._normal)

    def draw(self, data: bytes) -> None:
        """Draw `data`, which ends where no escape sequence is cut."""
        stream = pyte.Stream(self._shown)
        for kind, token, _ in wire.tokens(data):
            if kind == "sequence" and token in (_ALTERNATE, _NORMAL):
                self._show(pyte.Screen(*self._size) if token == _ALTERNATE else self._normal)
                stream = pyte.Stream(self._shown)
            elif kind != "sequence" or not _PYTE_CANNOT.match(token):
                stream.feed(self._decode(token))

    def lines(self) -> list[str]:
        """Return the lines as they are read, without trailing spaces."""
        columns = range(self._size[0])
        for y in self._shown.dirty:
            row = self._shown.buffer[y]
            self._lines[y] = "".join(row[x].data for x in columns).rstrip()
        self._shown.dirty.clear()
        return list(self._lines)

    def look(self, x: int, y: int) -> Look:
        """Return how the cell in column `x` of line `y` is drawn, both from 0."""
        cell = self._shown.buffer[y][x]
        return Look(cell.data, cell.fg, cell.bg, cell.bold, cell.reverse)

    def _show(self, screen: pyte.Screen) -> None:
        self._shown = screen
        self._lines = [""] * self._size[1]
        screen.dirty.update(range(self._size[1]))


def find(lines: list[str], text: str) -> tuple[int, int] | None:
    """Return column and line of the cell where `text` first begins; wide signs are two cells."""
    for y, line in enumerate(lines):
        if (x := line.find(text)) >= 0:
            return max(0, wcswidth(line[:x])), y
    return None
