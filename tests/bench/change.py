"""File replaced to title painted: from os.replace to the bytes of the new title on the terminal."""

import os
import random
import time
from pathlib import Path

from tests.bench.corpus import copied, corpus, flash, markdown
from tests.bench.subjects import (
    Options,
    start_newswall,
    until_settled,
    warm_places,
    workshop,
)
from tests.bench.table import Figure, median, percentile
from tests.terminal import Terminal

_LINK = "https://news.example/flash"
"""The same in every version of the file: it is one article that changes."""


def measure(options: Options) -> list[Figure]:
    """Replace one file again and again while the list shows it."""
    figures = []
    for articles in options.articles:
        news = corpus(articles, feeds=True)
        with workshop() as shop:
            own = copied(news, shop / "feeds")
            places = warm_places(own, shop / "places")
            with start_newswall(own.folder, places) as terminal:
                until_settled(terminal, articles)
                times = _replace_often(terminal, own.folder, options.samples(200))
            name = "file replaced to title painted"
            figures += [
                Figure(f"{name}, median", articles, median(times), "ms"),
                Figure(f"{name}, p99", articles, percentile(times, 99), "ms"),
            ]
    return figures


def _replace_often(terminal: Terminal, folder: Path, samples: int) -> list[float]:
    pauses = random.Random(samples)
    times = []
    for number in range(samples + 1):
        item = flash(number)
        draft = folder / ".flash.tmp"
        draft.write_text(markdown(item).replace(item.link, _LINK), "utf-8")
        since = len(terminal.output)
        before = time.monotonic()
        os.replace(draft, folder / "flash.md")
        at = terminal.wait_for_bytes(item.title.split()[0].encode(), since)
        times.append((terminal.arrived(at) - before) * 1000)
        time.sleep(pauses.uniform(0.05, 0.25))  # so that no sample falls into step with a timer
    return times[1:]  # the first one adds the article instead of replacing it
