"""Processor time and memory while nothing happens, beside the minimal app."""

import time
from contextlib import ExitStack
from typing import NamedTuple

from tests.bench.processes import cpu, family, memory
from tests.bench.subjects import Run, start_minimal, start_newswall, until_settled
from tests.bench.table import Figure
from tests.terminal import Terminal


class _Kind(NamedTuple):
    name: str
    feeds: bool
    flat: bool


_KINDS = (
    _Kind("feed files", True, False),
    _Kind("small files in folders", False, False),
    _Kind("small files in one folder", False, True),
)


def measure_idle(run: Run) -> list[Figure]:
    """Measure the processor shares of all programs over the same quiet minutes."""
    rest, span = (1, 2) if run.short else (60, 240)
    with ExitStack() as stack:
        minimal = stack.enter_context(start_minimal())
        minimal.wait_for("Minimal app is here")
        subjects = []
        for kind in _KINDS:
            for articles in run.articles:
                news, places = run.warm(articles, feeds=kind.feeds, flat=kind.flat)
                terminal = stack.enter_context(start_newswall(news.folder, places))
                until_settled(terminal, articles)
                subjects.append((kind.name, articles, terminal))
        time.sleep(rest)  # what starting left to do is done now
        programs = [minimal, *(terminal for *_, terminal in subjects)]
        begun, before = time.monotonic(), [cpu(program) for program in programs]
        time.sleep(span)
        after = [cpu(program) for program in programs]
        seconds = time.monotonic() - begun
    floor, *shares = (100 * (b - a) / seconds for a, b in zip(before, after, strict=True))
    return [
        Figure(
            f"idle CPU, {kind}",
            *(articles, share, "%", floor, f"over {seconds:.0f} s"),
            target="≤ 0.2 %",
        )
        for (kind, articles, _), share in zip(subjects, shares, strict=True)
    ]


def measure_memory(run: Run) -> list[Figure]:
    """Measure the proportional set size after a warm start, and after some reading."""
    with start_minimal() as terminal:
        terminal.wait_for("Minimal app is here")
        minimal = memory(terminal)
    return [
        figure
        for kind in _KINDS
        for articles in run.articles
        for figure in _measure_memory(run, kind, articles, minimal)
    ]


def _measure_memory(run: Run, kind: _Kind, articles: int, minimal: float) -> list[Figure]:
    figures = []
    news, places = run.warm(articles, feeds=kind.feeds, flat=kind.flat)
    with start_newswall(news.folder, places) as terminal:
        until_settled(terminal, articles)
        for moment in ("warm start", "after some reading"):
            if moment != "warm start":
                _read_a_little(terminal)
            time.sleep(0.5 if run.short else 5)  # the worker gets ready meanwhile
            figures.append(
                Figure(
                    f"memory (PSS), {kind.name}, {moment}",
                    *(articles, memory(terminal), "MB", minimal),
                    note=f"processes: {len(family(terminal))}",
                    target="≤ 120 MB",
                )
            )
    return figures


def _read_a_little(terminal: Terminal) -> None:
    for key in ("enter", *"nnnnnnnnnn", "3", "1", "G", "g", "?", "escape"):
        since = terminal.written
        terminal.press(key)
        terminal.wait_for_bytes(b"\x1b[", since)
