"""Processor time and memory while nothing happens, beside the minimal app."""

import time
from contextlib import ExitStack
from typing import NamedTuple

from tests.bench.processes import cpu, family, memory
from tests.bench.subjects import Run, start_minimal, until_rested
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
    span = 2 if run.short else 240
    with ExitStack() as stack:
        minimal = stack.enter_context(start_minimal())
        minimal.wait_for("Minimal app is here")
        subjects = []
        for kind in _KINDS:
            for articles in run.articles:
                settled = run.settled(articles, feeds=kind.feeds, flat=kind.flat)
                _, terminal = stack.enter_context(settled)
                subjects.append((kind.name, articles, terminal))
        programs = [minimal, *(terminal for *_, terminal in subjects)]
        for program in programs:
            until_rested(program)
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
    with run.settled(articles, feeds=kind.feeds, flat=kind.flat) as (_, terminal):
        for moment in ("warm start", "after some reading"):
            if moment != "warm start":
                _read_a_little(terminal)
            until_rested(terminal)
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
