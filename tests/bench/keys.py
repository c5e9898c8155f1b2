"""Key press to painted: from the key on the line to the first bytes of the next frame."""

import random
import time

from tests.bench.subjects import Run, start_minimal
from tests.bench.table import Figure, median, percentile
from tests.terminal import Terminal

_PAINTS = b"\x1b["


def measure(run: Run) -> list[Figure]:
    """Press j in the headlines, n in the details, and go to the tags and back."""
    figures = []
    minimal = minimal_key(run)
    for articles in run.articles:
        with run.settled(articles) as (_, terminal):
            down = press_often(terminal, "j", run.samples(50))
            _press(terminal, "enter")
            following = press_often(terminal, "n", run.samples(30))
            _press(terminal, "1")
            tabs = press_often(terminal, "3", run.samples(40), back="1")
        figures += [
            figure
            for name, times in (
                ("key j to painted", down),
                ("key n to next article painted", following),
                ("key 3 to tags painted", tabs),
            )
            for figure in key_figures(name, articles, times, minimal)
        ]
    return figures


def key_figures(name: str, articles: int, times: list[float], minimal: float) -> list[Figure]:
    """Return median and p99 beside the minimal app."""
    note = f"{len(times)} samples"
    middle = median(times)
    return [
        Figure(f"{name}, median", articles, middle, "ms", minimal, note, target="≤ 16 ms"),
        Figure(f"{name}, p99", articles, percentile(times, 99), "ms"),
    ]


def minimal_key(run: Run) -> float:
    """Return the milliseconds that the minimal app takes to paint after a key."""
    with start_minimal() as terminal:
        terminal.wait_for("Minimal app is here")
        return median(press_often(terminal, "j", run.samples(100)))


def press_often(terminal: Terminal, key: str, samples: int, back: str = "") -> list[float]:
    """Return the milliseconds of each press of `key`; `back` is pressed between."""
    pauses = random.Random(samples)
    times = []
    for _ in range(samples):
        times.append(_press(terminal, key))
        if back:
            _press(terminal, back)
        time.sleep(pauses.uniform(0.04, 0.12))  # a reader's pace, and no two keys in one frame
    return times


def _press(terminal: Terminal, key: str) -> float:
    """Return the milliseconds from the key to the first byte painted after it."""
    since = terminal.written
    before = time.monotonic()
    terminal.press(key)
    at = terminal.wait_for_bytes(_PAINTS, since)
    return (terminal.arrived(at) - before) * 1000
