"""A burst of atomic writes: is any missed, and how soon after the last one is all on the screen?"""

import os
import time
from pathlib import Path

from tests.bench.corpus import copied, corpus, flash, markdown
from tests.bench.subjects import (
    Options,
    shown_articles,
    start_newswall,
    until_settled,
    warm_places,
    workshop,
)
from tests.bench.table import Figure
from tests.terminal import Terminal


def measure(options: Options) -> list[Figure]:
    """Write new files as fast as possible, each by rename, and count what is shown."""
    writes = 300 if options.short else 10_000
    figures = []
    for articles in options.articles:
        news = corpus(articles, feeds=True)
        with workshop() as shop:
            own = copied(news, shop / "feeds")
            places = warm_places(own, shop / "places")
            with start_newswall(own.folder, places) as terminal:
                until_settled(terminal, articles)
                last = _write_all(own.folder, writes)
                shown, when = _watch(terminal, articles + writes, 30 if options.short else 120)
        name = f"burst of {writes:,} atomic writes"
        missed = articles + writes - shown
        figures += [
            Figure(f"{name}, missed", articles, missed, "files"),
            Figure(f"{name}, last write to all on screen", articles, max(0, when - last), "s"),
        ]
    return figures


def _write_all(folder: Path, writes: int) -> float:
    """Return when the last file was in its place."""
    for number in range(writes):
        draft = folder / ".draft.tmp"
        draft.write_text(markdown(flash(number)).replace("harbour", f"harbour {number}"), "utf-8")
        os.replace(draft, folder / f"burst-{number:05d}.md")
    return time.monotonic()


def _watch(terminal: Terminal, articles: int, patience: float) -> tuple[int, float]:
    """Return how many articles are shown at last, and when their number last grew."""
    shown, when = -1, time.monotonic()
    deadline = when + patience
    while shown < articles and time.monotonic() < deadline:
        now_shown = shown_articles(terminal)
        if now_shown > shown:
            shown, when = now_shown, time.monotonic()
        time.sleep(0.02)
    return shown, when
