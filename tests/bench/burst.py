"""A burst of atomic writes: is any missed, and how soon after the last one is all on the screen?"""

import os
import time
from pathlib import Path

from tests.bench.corpus import flash, markdown
from tests.bench.subjects import Run, shown_articles, start_newswall, until_settled
from tests.bench.table import Figure
from tests.terminal import Terminal


def measure(run: Run) -> list[Figure]:
    """Write new files as fast as possible, each by rename, and count what is shown."""
    writes = 300 if run.short else 10_000
    figures = []
    for articles in run.articles:
        news, places = run.warm(articles)
        with start_newswall(news.folder, places) as terminal:
            until_settled(terminal, articles)
            written, last = _write_all(news.folder, writes)
            shown, when = _watch(terminal, articles + writes, 30 if run.short else 120)
        for file in written:
            file.unlink()
        name = f"burst of {writes:,} atomic writes"
        missed = articles + writes - shown
        figures += [
            Figure(f"{name}, missed", articles, missed, "files"),
            Figure(f"{name}, last write to all on screen", articles, max(0, when - last), "s"),
        ]
    return figures


def _write_all(folder: Path, writes: int) -> tuple[list[Path], float]:
    """Return the files, and when the last one was in its place."""
    written = []
    for number in range(writes):
        draft = folder / ".draft.tmp"
        draft.write_text(markdown(flash(number)), "utf-8")
        written.append(folder / f"burst-{number:05d}.md")
        os.replace(draft, written[-1])
    return written, time.monotonic()


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
