"""The first reading: how many files a second, how long until there is something, what it costs."""

from tests.bench.corpus import Corpus, corpus
from tests.bench.processes import family, memory
from tests.bench.subjects import A_HEADLINE, PATIENCE, Run, start_newswall, until_settled
from tests.bench.table import Figure


def measure(run: Run) -> list[Figure]:
    """Start without a library on small files and, beside it, on feed files."""
    return [
        figure
        for articles in run.articles
        for feeds in (False, True)
        for figure in _read(run, corpus(articles, feeds=feeds))
    ]


def _read(run: Run, news: Corpus) -> list[Figure]:
    kind = "feed files" if news.files < news.articles else "small files"
    with start_newswall(news.folder, run.cold()) as terminal:
        begun = terminal.arrived(terminal.wait_for_bytes(b"\x1b[?1049h", timeout=60))
        some = terminal.arrived(terminal.wait_for_bytes(A_HEADLINE, timeout=120))
        newest = terminal.wait_for_bytes(news.first_words.encode(), timeout=PATIENCE)
        waited = terminal.arrived(newest) - terminal.started
        seconds = until_settled(terminal, news.articles) - begun
        progress = "progress shown" if b"reading" in terminal.output else "no progress shown"
        space, processes = memory(terminal), f"processes: {len(family(terminal))}"
    name = f"first reading, {kind}"
    return [
        Figure(f"{name}, files", news.articles, news.files / seconds, "files/s"),
        Figure(f"{name}, articles", news.articles, news.articles / seconds, "articles/s"),
        Figure(
            f"{name}, start to some headlines",
            *(news.articles, some - terminal.started, "s"),
            note=progress,
        ),
        Figure(f"{name}, start to newest headline", news.articles, waited, "s"),
        Figure(f"{name}, memory (PSS) after it", news.articles, space, "MB", note=processes),
    ]
