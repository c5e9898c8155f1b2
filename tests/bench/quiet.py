"""Processor time and memory while nothing happens, beside the minimal app."""

import time

from tests.bench.processes import cpu, family, memory
from tests.bench.subjects import Run, start_minimal, start_newswall, until_settled
from tests.bench.table import Figure
from tests.terminal import Terminal


def measure_idle(run: Run) -> list[Figure]:
    """Measure the processor share of both programs over the same quiet seconds."""
    figures = []
    for articles in run.articles:
        news, places = run.warm(articles)
        with start_newswall(news.folder, places) as ours, start_minimal() as theirs:
            until_settled(ours, articles)
            theirs.wait_for("Minimal app is here")
            time.sleep(1 if run.short else 10)  # what starting left to do is done now
            before = time.monotonic(), cpu(ours), cpu(theirs)
            time.sleep(2 if run.short else 60)
            span = time.monotonic() - before[0]
            own, minimal = cpu(ours) - before[1], cpu(theirs) - before[2]
        figures.append(Figure("idle CPU", articles, 100 * own / span, "%", 100 * minimal / span))
    return figures


def measure_memory(run: Run) -> list[Figure]:
    """Measure the proportional set size after a warm start, and after some reading."""
    with start_minimal() as terminal:
        terminal.wait_for("Minimal app is here")
        minimal = memory(terminal)
    figures = []
    for articles in run.articles:
        news, places = run.warm(articles)
        with start_newswall(news.folder, places) as terminal:
            until_settled(terminal, articles)
            for moment in ("warm start", "after some reading"):
                if moment != "warm start":
                    _read_a_little(terminal)
                time.sleep(0.5 if run.short else 5)  # the worker gets ready meanwhile
                note = f"processes: {len(family(terminal))}"
                name = f"memory (PSS), {moment}"
                figures.append(Figure(name, articles, memory(terminal), "MB", minimal, note))
    return figures


def _read_a_little(terminal: Terminal) -> None:
    for key in ("enter", *"nnnnnnnnnn", "3", "1", "G", "g", "?", "escape"):
        since = terminal.written
        terminal.press(key)
        terminal.wait_for_bytes(b"\x1b[", since)
