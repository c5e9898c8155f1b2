"""Typing a query: from each key on the line to the letter and to the result that are painted.

The words are the numbers of articles, digit by digit, each of which finds fewer; and the most
common word there is. No query comes twice, so that nothing is remembered.
"""

import random
import re
import time

from tests.bench.subjects import Run, until_rested
from tests.bench.table import Figure, median, percentile
from tests.terminal import Terminal

_PAINTS = b"\x1b["
_FOUND = re.compile(rb"[0-9] found")
_WORDS = 30
"""Words that are typed."""


def measure(run: Run) -> list[Figure]:
    """Type words into the search bar, at the pace of a quick typist."""
    figures = []
    for articles in run.articles:
        with run.settled(articles) as (_, terminal):
            terminal.press("/")
            terminal.wait_for("Esc goes back")
            until_rested(terminal)
            letters, results = _type(terminal, run.samples(_WORDS), articles)
        for name, times in (("letter", letters), ("result", results)):
            note = f"{len(times)} samples"
            figures += [
                Figure(f"key in the search bar to {name} painted, median", articles,
                       median(times), "ms", note=note, target="≤ 50 ms"),
                Figure(f"key in the search bar to {name} painted, p99", articles,
                       percentile(times, 99), "ms"),
            ]  # fmt: skip
    return figures


def _type(terminal: Terminal, words: int, articles: int) -> tuple[list[float], list[float]]:
    """Return the milliseconds to the letter and to the result, for each key."""
    chance = random.Random(articles)
    letters, results = [], []
    for number in chance.sample(range(articles // 10, articles), words):
        for key in str(number):
            since, before = terminal.written, time.monotonic()
            terminal.press(key)
            at = terminal.wait_for_bytes(_PAINTS, since)
            letters.append((terminal.arrived(at) - before) * 1000)
            at = terminal.wait_for_bytes(_FOUND, since)
            results.append((terminal.arrived(at) - before) * 1000)
            time.sleep(chance.uniform(0.05, 0.15))  # a quick typist's pace
        terminal.press("ctrl+u")
        terminal.wait_for(lambda: not _FOUND.search(terminal.text.encode()), "an empty line")
    return letters, results
