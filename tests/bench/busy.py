"""Key press to painted while a first reading goes on: frames come all the time, so each key is
known by what it alone paints."""

import random
import re
import time

from tests.bench.corpus import corpus
from tests.bench.keys import key_figures, minimal_key
from tests.bench.subjects import Run, is_reading, shown_articles, start_newswall
from tests.bench.table import Figure
from tests.terminal import Terminal

_OPEN_TAB = {
    "1": re.compile(rb"\[1 Headlines"),
    "enter": re.compile(rb"\[2 Details"),
    "3": re.compile(rb"\[3 Tags"),
}
_SOME = 20
"""Headlines to go down in."""
_SELECTED = re.compile("▌".encode())
_COLOUR = re.compile(rb"\x1b\[[0-9;]*m")
_ENOUGH = 50
"""Bytes of a row by which it is told from others."""


def measure(run: Run) -> list[Figure]:
    """Start without a library on small files, and press keys till all are read or it is enough."""
    minimal = minimal_key(run)
    figures = []
    for articles in run.articles:
        news = corpus(articles, feeds=False)
        with start_newswall(news.folder, run.cold()) as terminal:
            terminal.wait_for(lambda: shown_articles(terminal) >= _SOME, "a list", timeout=60)
            samples = _press_while_reading(terminal, run.samples(60))
        for name, times in samples.items():
            if times:  # else all was read before
                figures += key_figures(f"{name} while reading", articles, times, minimal)
    return figures


def _press_while_reading(terminal: Terminal, rounds: int) -> dict[str, list[float]]:
    """Go down the list, look at the tags and open an article, again and again."""
    down: list[float] = []
    tags: list[float] = []
    opened: list[float] = []
    _, row = _move(terminal, "")
    for number in range(rounds):
        for _ in range(2):
            took, row = _move(terminal, row)
            if is_reading(terminal):
                down.append(took)
        for key, times in (("3", tags), ("1", []), ("enter", opened), ("1", [])):
            took, _ = _until(terminal, key, _OPEN_TAB[key])
            if is_reading(terminal):
                times.append(took)
        if not is_reading(terminal) and number:
            break
    return {"key j to painted": down, "key 3 to tags painted": tags, "Enter to article": opened}


def _move(terminal: Terminal, row: str) -> tuple[float, str]:
    """Return the milliseconds from the key to the selected row with another text, and that."""
    took, at = _until(terminal, "j", _SELECTED)
    begun = terminal.arrived(at) - took / 1000
    while (text := _row(terminal, at)) == row:
        at = terminal.wait_for_bytes(_SELECTED, at + 1)
    return (terminal.arrived(at) - begun) * 1000, text


def _row(terminal: Terminal, at: int) -> str:
    """Return how the row begins that is painted at this offset, without its marks."""
    while len(text := _COLOUR.sub(b"", terminal.output[at : at + 1_000])) < _ENOUGH:
        terminal.listen(terminal.written, 0.1)
    return text.decode("utf-8", "replace")[2:_ENOUGH].lstrip("●★ ")


def _until(terminal: Terminal, key: str, painted: re.Pattern[bytes]) -> tuple[float, int]:
    """Return the milliseconds from the key to `painted`, and the offset of that."""
    time.sleep(_PAUSES.uniform(0.04, 0.12))  # a reader's pace
    since = terminal.written
    before = time.monotonic()
    terminal.press(key)
    at = terminal.wait_for_bytes(painted, since)
    return (terminal.arrived(at) - before) * 1000, at


_PAUSES = random.Random(1)
