"""Key press to painted while a first reading goes on: frames come all the time, so each key is
known by what it alone paints."""

import random
import re
import time

from tests.bench.corpus import corpus
from tests.bench.keys import key_figures, minimal_key
from tests.bench.subjects import A_HEADLINE, Run, is_reading, start_newswall
from tests.bench.table import Figure
from tests.terminal import Terminal

_OPEN_TAB = {"1": b"[1 Headlines", "enter": b"[2 Details", "3": b"[3 Tags"}


def measure(run: Run) -> list[Figure]:
    """Start without a library on small files, and press keys till all are read or it is enough."""
    minimal = minimal_key(run)
    figures = []
    for articles in run.articles:
        news = corpus(articles, feeds=False)
        with start_newswall(news.folder, run.cold()) as terminal:
            terminal.wait_for_bytes(A_HEADLINE, timeout=60)
            samples = _press_while_reading(terminal, run.samples(60))
        for name, times in samples.items():
            if times:  # else all was read before
                figures += key_figures(f"{name} while reading", articles, times, minimal)
    return figures


def _press_while_reading(terminal: Terminal, rounds: int) -> dict[str, list[float]]:
    """Move in the list, look at the tags and open an article, again and again."""
    down: list[float] = []
    tags: list[float] = []
    opened: list[float] = []
    terminal.press("j")
    terminal.wait_for("▌")
    for number in range(rounds):
        for key in "jk":
            took = _move(terminal, key)
            if is_reading(terminal):
                down.append(took)
        for key, times in (("3", tags), ("1", []), ("enter", opened), ("1", [])):
            took = _open(terminal, key)
            if is_reading(terminal):
                times.append(took)
        if not is_reading(terminal) and number:
            break
    return {"key j to painted": down, "key 3 to tags painted": tags, "Enter to article": opened}


def _move(terminal: Terminal, key: str) -> float:
    """Return the milliseconds from the key to the selected row on another line of the screen."""
    line = next(y for y, text in enumerate(terminal.screen(), 1) if text.startswith("▌"))
    elsewhere = rb"\x1b\[(?!%d;)[0-9]+;1H\x1b\[[0-9;]*m" % line + "▌".encode()
    return _until(terminal, key, re.compile(elsewhere))


def _open(terminal: Terminal, key: str) -> float:
    """Return the milliseconds from the key to the tab that it opens."""
    return _until(terminal, key, _OPEN_TAB[key])


def _until(terminal: Terminal, key: str, painted: bytes | re.Pattern[bytes]) -> float:
    time.sleep(_PAUSES.uniform(0.04, 0.12))  # a reader's pace
    since = terminal.written
    before = time.monotonic()
    terminal.press(key)
    at = terminal.wait_for_bytes(painted, since)
    return (terminal.arrived(at) - before) * 1000


_PAUSES = random.Random(1)
