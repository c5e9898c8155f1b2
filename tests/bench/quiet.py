"""Processor time and memory of all processes while nothing happens, beside the minimal app."""

import re
import time
from pathlib import Path

from tests.bench.corpus import corpus
from tests.bench.subjects import (
    Options,
    family,
    start_minimal,
    start_newswall,
    until_settled,
    warm_places,
    workshop,
)
from tests.bench.table import Figure
from tests.terminal import Terminal


def measure_idle(options: Options) -> list[Figure]:
    """Measure the CPU share of both programs over the same quiet seconds."""
    figures = []
    for articles in options.articles:
        news = corpus(articles, feeds=True)
        with workshop() as shop:
            places = warm_places(news, shop / "places")
            with start_newswall(news.folder, places) as ours, start_minimal() as theirs:
                until_settled(ours, articles)
                theirs.wait_for("Minimal app is here")
                time.sleep(1 if options.short else 10)  # what starting left to do is done now
                before = time.monotonic(), _cpu(ours), _cpu(theirs)
                time.sleep(2 if options.short else 60)
                span = time.monotonic() - before[0]
                own, minimal = _cpu(ours) - before[1], _cpu(theirs) - before[2]
        figures.append(
            Figure("idle CPU", articles, 100 * own / span, "%", 100 * minimal / span)
        )  # fmt: skip
    return figures


def measure_memory(options: Options) -> list[Figure]:
    """Measure the proportional set size once all is read, and after some reading."""
    with start_minimal() as terminal:
        terminal.wait_for("Minimal app is here")
        minimal = _pss(terminal)
    figures = []
    for articles in options.articles:
        news = corpus(articles, feeds=True)
        with workshop() as shop:
            places = shop / "places"
            with start_newswall(news.folder, places) as terminal:
                until_settled(terminal, articles)
                figures.append(_memory("memory (PSS), after the first reading", articles, terminal))
                figures[-1] = _beside(figures[-1], minimal)
            with start_newswall(news.folder, warm_places(news, places)) as terminal:
                until_settled(terminal, articles)
                figures.append(
                    _beside(_memory("memory (PSS), warm start", articles, terminal), minimal)
                )
                _read_a_little(terminal)
                figures.append(
                    _beside(_memory("memory (PSS), after reading", articles, terminal), minimal)
                )
    return figures


def _read_a_little(terminal: Terminal) -> None:
    for key in ("enter", *"nnnnnnnnnn", "3", "1", "G", "g", "?", "escape"):
        since = len(terminal.output)
        terminal.press(key)
        terminal.wait_for_bytes(b"\x1b[", since)


def _memory(what: str, articles: int, terminal: Terminal) -> Figure:
    return Figure(what, articles, _pss(terminal), "MB", note=f"{len(family(terminal))} processes")


def _beside(figure: Figure, minimal: float) -> Figure:
    return Figure(figure.what, figure.articles, figure.value, figure.unit, minimal, figure.note)


def _pss(terminal: Terminal) -> float:
    """Return the proportional set size of all processes in MB (Linux; proc(5), smaps_rollup)."""
    total = 0
    for process in family(terminal):
        rollup = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
        total += sum(int(kilobytes) for kilobytes in re.findall(r"^Pss: +(\d+) kB", rollup, re.M))
    return total / 1024


def _cpu(terminal: Terminal) -> float:
    """Return the seconds of processor time of all threads of all processes, to the nanosecond."""
    total = 0
    for process in family(terminal):
        for task in Path(f"/proc/{process.pid}/task").glob("*/schedstat"):
            total += int(task.read_text().split()[0])
    return total / 1e9
