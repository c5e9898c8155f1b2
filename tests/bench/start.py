"""Start to first headlines: from exec to the frame that shows some."""

import re

from tests.bench.subjects import A_HEADLINE, Run, start_minimal, start_newswall
from tests.bench.table import Figure, median
from tests.terminal import Terminal


def measure(run: Run) -> list[Figure]:
    """Measure with a warm library and with none, each alternating with the minimal app."""
    figures = []
    for articles in run.articles:
        for kind, samples in (("warm", run.samples(20)), ("no library yet", run.samples(10))):
            news, places = run.warm(articles)
            ours, theirs = [], []
            for _ in range(samples):
                with start_minimal() as terminal:
                    theirs.append(_until(terminal, b"Minimal app is here"))
                with start_newswall(
                    news.folder, places if kind == "warm" else run.cold()
                ) as terminal:
                    ours.append(_until(terminal, A_HEADLINE))
                    terminal.press("q")
                    terminal.wait_exit(60)
            figures.append(
                Figure(
                    f"start, {kind}, to first headlines",
                    *(articles, median(ours), "ms", median(theirs)),
                    target="ratio ≤ 1.6" if kind == "warm" else "",
                )
            )
    return figures


def _until(terminal: Terminal, shown: bytes | re.Pattern[bytes]) -> float:
    """Return the milliseconds from the start of the program to `shown` on the terminal."""
    at = terminal.wait_for_bytes(shown, timeout=60)
    return (terminal.arrived(at) - terminal.started) * 1000
