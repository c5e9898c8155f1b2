"""The first reading: how many files a second, and how long until there is something to read."""

from tests.bench.corpus import Corpus, corpus
from tests.bench.subjects import Options, start_newswall, until_settled, workshop
from tests.bench.table import Figure


def measure(options: Options) -> list[Figure]:
    """Start without a library on small files and, beside it, on feed files."""
    return [
        figure
        for articles in options.articles
        for feeds in (False, True)
        for figure in _read(corpus(articles, feeds=feeds))
    ]


def _read(news: Corpus) -> list[Figure]:
    kind = "feed files" if news.files < news.articles else "small files"
    with workshop() as shop, start_newswall(news.folder, shop / "places") as terminal:
        first = terminal.wait_for_bytes(b" unread", timeout=60)
        started = terminal.arrived(first)
        at = terminal.wait_for_bytes(news.first_words.encode(), timeout=120)
        first_headline = terminal.arrived(at) - terminal.started
        seconds = until_settled(terminal, news.articles) - started
        progress = b"reading" in terminal.output
    name = f"first reading, {kind}"
    return [
        Figure(f"{name}, rate", news.articles, news.files / seconds, "files/s"),
        Figure(
            f"{name}, start to newest headline",
            news.articles,
            first_headline,
            "s",
            note="progress shown" if progress else "no progress shown",
        ),
    ]
