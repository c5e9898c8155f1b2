"""File replaced to title painted: from os.replace to the bytes of the new title on the terminal."""

import os
import random
import time
from pathlib import Path

from tests.bench.corpus import flash, markdown
from tests.bench.subjects import Run
from tests.bench.table import Figure, median, percentile
from tests.terminal import Terminal

_LINK = "https://news.example/flash"
"""The same in every version of the file: it is one article that changes."""
_FRAME = 16.0
"""Milliseconds between two paints of Textual, which is what any change may have to wait for."""


def measure(run: Run) -> list[Figure]:
    """Replace one file again and again while the list shows it."""
    figures = []
    for articles in run.articles:
        with run.settled(articles) as (folder, terminal):
            times = _replace_often(terminal, folder / "flash.md", run.samples(200))
        name = "file replaced to title painted"
        figures += [
            Figure(
                f"{name}, median",
                *(articles, median(times), "ms", _FRAME),
                beside="paint interval",
                target="≤ 30 ms",
            ),
            Figure(f"{name}, p99", articles, percentile(times, 99), "ms", target="≤ 100 ms"),
        ]
    return figures


def _replace_often(terminal: Terminal, file: Path, samples: int) -> list[float]:
    pauses = random.Random(samples)
    times = []
    for number in range(samples + 1):
        item = flash(number)
        draft = file.with_name(".flash.tmp")
        draft.write_text(markdown(item).replace(item.link, _LINK), "utf-8")
        since = terminal.written
        before = time.monotonic()
        os.replace(draft, file)
        at = terminal.wait_for_bytes(item.title.split()[0].encode(), since)
        times.append((terminal.arrived(at) - before) * 1000)
        time.sleep(pauses.uniform(0.05, 0.25))  # so that no sample falls into step with a timer
    file.unlink()
    return times[1:]  # the first one adds the article instead of replacing it
