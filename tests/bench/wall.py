"""A wall that nobody touches: what it costs, and what it writes."""

import time
from contextlib import ExitStack

from tests.bench.processes import cpu, memory
from tests.bench.subjects import COLUMNS, ROWS, Run, start_minimal, until_rested
from tests.bench.table import Figure
from tests.processes import newswall, own_places
from tests.terminal import Terminal

_FRESH = ("● updated", "◐ no news", "○ no news")
"""How the bottom line of a wall begins once it is all there."""


def measure(run: Run) -> list[Figure]:
    """Measure walls side by side over the same minutes, beside the minimal app."""
    span = 2 if run.short else 240
    figures = []
    with ExitStack() as stack:
        minimal = stack.enter_context(start_minimal())
        minimal.wait_for("Minimal app is here")
        walls = []
        for articles in run.articles:
            news, places = run.warm(articles)
            terminal = stack.enter_context(
                Terminal(
                    newswall("--wall", news.folder),
                    columns=COLUMNS,
                    rows=ROWS,
                    env=own_places(places),
                )
            )
            terminal.wait_for(lambda: _is_there(terminal), "the wall", 60)  # noqa: B023
            walls.append((articles, terminal))
        programs = [minimal, *(terminal for _, terminal in walls)]
        for program in programs:
            until_rested(program)
        begun = time.monotonic()
        before = [(cpu(program), program.written) for program in programs]
        time.sleep(span)
        seconds = time.monotonic() - begun
        after = [(cpu(program), program.written) for program in programs]
        shares = [100 * (b[0] - a[0]) / seconds for a, b in zip(before, after, strict=True)]
        wrote = [(b[1] - a[1]) / seconds * 60e-3 for a, b in zip(before, after, strict=True)]
        for (articles, terminal), share, written in zip(walls, shares[1:], wrote[1:], strict=True):
            note = f"over {seconds:.0f} s"
            figures += [
                Figure("wall, CPU", articles, share, "%", shares[0], note, target="≤ 0.6 %"),
                Figure("wall, written a minute", articles, written, "kB", wrote[0], note),
                Figure("wall, memory (PSS)", articles, memory(terminal), "MB", memory(minimal)),
            ]
    return figures


def _is_there(terminal: Terminal) -> bool:
    return any(words in terminal.text for words in _FRESH)
