"""Start to first headlines: from exec to the newest title on the terminal."""

from pathlib import Path

from tests.bench.corpus import Corpus, corpus
from tests.bench.subjects import (
    Options,
    fresh,
    start_minimal,
    start_newswall,
    warm_places,
    workshop,
)
from tests.bench.table import Figure, median
from tests.terminal import Terminal


def measure(options: Options) -> list[Figure]:
    """Measure with a warm library and with none, alternating with the minimal app."""
    figures = []
    for articles in options.articles:
        news = corpus(articles, feeds=True)
        with workshop() as shop:
            places = warm_places(news, shop / "places")
            warm, minimal = _alternate(news, places, options.samples(20), cold=False)
            figures.append(Figure("start, warm, to first headlines", articles, warm, "ms", minimal))
            cold, minimal = _alternate(news, shop / "cold", options.samples(10), cold=True)
            figures.append(
                Figure("start, no library yet, to first headlines", articles, cold, "ms", minimal)
            )
    return figures


def _alternate(news: Corpus, places: Path, samples: int, *, cold: bool) -> tuple[float, float]:
    ours, theirs = [], []
    for _ in range(samples):
        with start_minimal() as terminal:
            theirs.append(_until(terminal, "Minimal app is here"))
        with start_newswall(news.folder, fresh(places) if cold else places) as terminal:
            ours.append(_until(terminal, news.first_words))
            terminal.press("q")
            terminal.wait_exit()
    return median(ours), median(theirs)


def _until(terminal: Terminal, words: str) -> float:
    """Return the milliseconds from the start of the program to `words` on the terminal."""
    at = terminal.wait_for_bytes(words.encode(), timeout=60)
    return (terminal.arrived(at) - terminal.started) * 1000
