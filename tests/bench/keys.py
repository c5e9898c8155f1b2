"""Key press to painted: from the key on the line to the first bytes of the next frame."""

import random
import time

from tests.bench.corpus import corpus
from tests.bench.subjects import (
    Options,
    start_minimal,
    start_newswall,
    until_settled,
    warm_places,
    workshop,
)
from tests.bench.table import Figure, median, percentile
from tests.terminal import Terminal

_PAINTS = b"\x1b["


def measure(options: Options) -> list[Figure]:
    """Press j in the headlines and pagedown in an article."""
    figures = []
    with start_minimal() as terminal:
        terminal.wait_for("Minimal app is here")
        minimal = _press_often(terminal, "j", options.samples(100))
    for articles in options.articles:
        news = corpus(articles, feeds=True)
        with workshop() as shop:
            places = warm_places(news, shop / "places")
            with start_newswall(news.folder, places) as terminal:
                until_settled(terminal, articles)
                down = _press_often(terminal, "j", options.samples(100))
                terminal.press("enter")
                following = _press_often(terminal, "n", options.samples(40))
                terminal.press("3")
                terminal.press("1")
                terminal.wait_for_bytes(_PAINTS, len(terminal.output))
                tabs = _press_often(terminal, "3", options.samples(40), back="1")
        for key, times in (("j", down), ("n, another article", following), ("3, tags", tabs)):
            yardstick = median(minimal) if key == "j" else None
            name = f"key {key} to painted"
            figures += [
                Figure(f"{name}, median", articles, median(times), "ms", yardstick),
                Figure(f"{name}, p99", articles, percentile(times, 99), "ms"),
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
    since = len(terminal.output)
    before = time.monotonic()
    terminal.press(key)
    at = terminal.wait_for_bytes(_PAINTS, since)
    return (terminal.arrived(at) - before) * 1000
