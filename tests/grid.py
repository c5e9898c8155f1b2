"""The screen as a person reads it: terminal output drawn into cells by pyte, with its traps closed.

pyte knows no alternate screen, prints the kitty and DECRQM sequences that it does not know, and
raises at others: it is given only what moves and erases. It is slow too: plain text, colours and
cursor positions, which are nearly all, are drawn here.
"""

import codecs
import functools
import re
from typing import Any, NamedTuple

import pyte
from wcwidth import wcswidth, wcwidth

from tests import wire

_MOVES_OR_ERASES = re.compile(rb"\x1b\[[0-9;]*[@A-GJ-MPXd]|[\b\t]")
_COLOUR = re.compile(rb"\x1b\[([0-9;]*)m")
_PLACE = re.compile(rb"\x1b\[([0-9]+);([0-9]+)H")
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
        self._normal = _Screen(*self._size)
        self._show(self._normal)

    def draw(self, data: bytes) -> None:
        """Draw `data`, which ends where no escape sequence is cut."""
        for kind, token, _ in wire.tokens(data):
            if kind == "text":
                self._shown.draw(self._decode(token))
            elif found := _COLOUR.fullmatch(token):
                self._shown.select_graphic_rendition(*_numbers(found[1]))
            elif found := _PLACE.fullmatch(token):
                self._shown.cursor_position(int(found[1]), int(found[2]))
            elif token in (_ALTERNATE, _NORMAL):
                self._show(_Screen(*self._size) if token == _ALTERNATE else self._normal)
            elif token == b"\r":
                self._shown.carriage_return()
            elif token == b"\n":
                self._shown.linefeed()
            elif _MOVES_OR_ERASES.fullmatch(token):
                pyte.Stream(self._shown).feed(token.decode("utf-8", "replace"))

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


class _Screen(pyte.Screen):
    """A screen that draws signs of one cell, which do not reach beyond the line, all at once."""

    def draw(self, data: str) -> None:
        """Put `data` where the cursor is."""
        at = self.cursor.x
        if at + len(data) > self.columns or not all(map(_is_narrow, set(data))):
            super().draw(data)
            return
        line, look = self.buffer[self.cursor.y], self.cursor.attrs
        for x, sign in enumerate(data, at):
            line[x] = _cell(look, sign)
        self.cursor.x = at + len(data)
        self.dirty.add(self.cursor.y)


@functools.cache
def _is_narrow(sign: str) -> bool:
    return wcwidth(sign) == 1


@functools.lru_cache(1 << 14)
def _cell(look: Any, sign: str) -> Any:
    return look._replace(data=sign)


@functools.cache
def _numbers(parameters: bytes) -> tuple[int, ...]:
    return tuple(int(number or 0) for number in parameters.split(b";"))


def find(lines: list[str], text: str) -> tuple[int, int] | None:
    """Return column and line of the cell where `text` first begins; wide signs are two cells."""
    for y, line in enumerate(lines):
        if (x := line.find(text)) >= 0:
            return max(0, wcswidth(line[:x])), y
    return None
