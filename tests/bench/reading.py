"""The first reading: how many files a second, how long until there is something, what it costs."""

import os
import random
import time
from pathlib import Path

from tests.bench.corpus import Corpus, copied, corpus, flash, markdown
from tests.bench.processes import cpu, family, memory
from tests.bench.subjects import (
    A_HEADLINE,
    PATIENCE,
    Run,
    is_reading,
    start_newswall,
    until_settled,
)
from tests.bench.table import Figure, median, percentile
from tests.terminal import Terminal

_CORE = 1000.0
"""Files that one core reads in a second, as a yardstick."""


def measure(run: Run) -> list[Figure]:
    """Start without a library on small files and, beside it, on feed files."""
    figures = []
    for articles in run.articles:
        for feeds in (False, True):
            figures += _read(run, corpus(articles, feeds=feeds))
        figures += _read_and_save(run, corpus(articles, feeds=False))
    return figures


def _read(run: Run, news: Corpus) -> list[Figure]:
    feeds = news.files < news.articles
    with start_newswall(news.folder, run.cold()) as terminal:
        begun = terminal.arrived(terminal.wait_for_bytes(b"\x1b[?1049h", timeout=60))
        some = terminal.arrived(terminal.wait_for_bytes(A_HEADLINE, timeout=120))
        newest = terminal.wait_for_bytes(news.first_words.encode(), timeout=PATIENCE)
        waited = terminal.arrived(newest) - terminal.started
        seconds = until_settled(terminal, news.articles) - begun
        progress = "progress shown" if b"reading" in terminal.output else "no progress shown"
        spent = cpu(terminal) + _reaped(terminal)
        space, processes = memory(terminal), f"processes: {len(family(terminal))}"
    name = f"first reading, {'feed' if feeds else 'small'} files"
    cores = os.process_cpu_count() if hasattr(os, "process_cpu_count") else os.cpu_count()
    return [
        Figure(
            f"{name}, files",
            *(news.articles, news.files / seconds, "files/s"),
            yardstick=None if feeds else _CORE * (cores or 1),
            beside=f"1,000 for each of {cores} cores",
            target="" if feeds else "≥ 2,000 files/s",
        ),
        Figure(f"{name}, articles", news.articles, news.articles / seconds, "articles/s"),
        Figure(
            f"{name}, processor time", news.articles, 1000 * spent / news.articles, "ms/article"
        ),
        Figure(
            f"{name}, start to some headlines",
            *(news.articles, some - terminal.started, "s"),
            note=progress,
            target="≤ 1 s",
        ),
        Figure(f"{name}, start to newest headline", news.articles, waited, "s"),
        Figure(f"{name}, memory (PSS) after it", news.articles, space, "MB", note=processes),
    ]


def _read_and_save(run: Run, news: Corpus) -> list[Figure]:
    """Save files while others are read, till all are read or it is enough."""
    places = run.cold()
    news = copied(news, places / "feeds")
    with start_newswall(news.folder, places / "places") as terminal:
        terminal.wait_for_bytes(news.first_words.encode(), timeout=PATIENCE)
        times = _save_often(terminal, news.folder, run.samples(100))
    if not times:
        return []  # all was read before
    name = "first reading, file saved meanwhile to title painted"
    return [
        Figure(f"{name}, median", news.articles, median(times), "ms", target="≤ 300 ms"),
        Figure(f"{name}, p90", news.articles, percentile(times, 90), "ms", note=f"n={len(times)}"),
    ]


def _save_often(terminal: Terminal, folder: Path, samples: int) -> list[float]:
    pauses = random.Random(samples)
    times: list[float] = []
    while len(times) < samples:
        item = flash(len(times))
        draft = folder / ".flash.tmp"
        draft.write_text(markdown(item), "utf-8")
        since = terminal.written
        before = time.monotonic()
        os.replace(draft, folder / f"flash{len(times)}.md")
        at = terminal.wait_for_bytes(item.title.split()[0].encode(), since)
        if not is_reading(terminal):
            break
        times.append((terminal.arrived(at) - before) * 1000)
        time.sleep(pauses.uniform(0.05, 0.25))  # so that no sample falls into step with a timer
    return times


def _reaped(terminal: Terminal) -> float:
    """Return the seconds of processor time of workers that have ended (proc(5), stat 16 and 17)."""
    fields = Path(f"/proc/{terminal.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")
