"""Key press to painted: from the key on the line to the first bytes of the next frame."""

import random
import time

from tests.bench.subjects import Run, start_minimal, start_newswall, until_settled
from tests.bench.table import Figure, median, percentile
from tests.terminal import Terminal

_PAINTS = b"\x1b["


def measure(run: Run) -> list[Figure]:
    """Press j in the headlines, n in the details, and go to the tags and back."""
    figures = []
    with start_minimal() as terminal:
        terminal.wait_for("Minimal app is here")
        minimal = median(_press_often(terminal, "j", run.samples(100)))
    for articles in run.articles:
        news, places = run.warm(articles)
        with start_newswall(news.folder, places) as terminal:
            until_settled(terminal, articles)
            down = _press_often(terminal, "j", run.samples(50))
            _press(terminal, "enter")
            following = _press_often(terminal, "n", run.samples(30))
            _press(terminal, "1")
            tabs = _press_often(terminal, "3", run.samples(40), back="1")
        figures += [
            Figure("key j to painted, median", articles, median(down), "ms", minimal),
            Figure("key j to painted, p99", articles, percentile(down, 99), "ms"),
            Figure("key n to next article painted, median", articles, median(following), "ms"),
            Figure("key n to next article painted, p99", articles, percentile(following, 99), "ms"),
            Figure("key 3 to tags painted, median", articles, median(tabs), "ms"),
            Figure("key 3 to tags painted, p99", articles, percentile(tabs, 99), "ms"),
        ]
    return figures


def _press_often(terminal: Terminal, key: str, samples: int, back: str = "") -> list[float]:
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
