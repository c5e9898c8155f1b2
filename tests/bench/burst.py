"""A burst of atomic writes: is any missed, and how soon after the last one is all on the screen?"""

import json
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.corpus import flash
from tests.bench.subjects import Run, shown_articles, start_newswall, until_settled
from tests.bench.table import Figure
from tests.bench.writer import burst_file
from tests.processes import ROOT, environment, newswall, own_places
from tests.terminal import Terminal


def measure(run: Run) -> list[Figure]:
    """Let another process write new files, and count what is shown and what is listed."""
    writes = 300 if run.short else 10_000
    figures = []
    for articles in run.articles:
        news, places = run.warm(articles)
        with start_newswall(news.folder, places) as terminal:
            until_settled(terminal, articles)
            begun, last = _write_all(news.folder, writes)
            shown, when = _watch(terminal, articles + writes, 30 if run.short else 120)
            listed = _listed(news.folder, places)
        for number in range(writes):
            burst_file(news.folder, number).unlink()
        name = f"burst of {writes:,} atomic writes"
        missed = articles + writes - shown
        unlisted = len({flash(number).link for number in range(writes)} - listed)
        figures += [
            Figure(f"{name}, missed on the screen", articles, missed, "files", target="0"),
            Figure(f"{name}, missed by `list --json`", articles, unlisted, "files", target="0"),
            Figure(
                f"{name}, last write to all on screen",
                *(articles, max(0.0, when - last), "s", last - begun),
                beside="writing them",
                target="≤ 5 s",
            ),
        ]
    return figures


def _write_all(folder: Path, writes: int) -> tuple[float, float]:
    """Return when the first file was begun and when the last one was in its place."""
    command = [sys.executable, "-m", "tests.bench.writer", str(folder), str(writes)]
    done = subprocess.run(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, check=True)
    begun, last = map(float, done.stdout.split())
    return begun, last


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


def _listed(folder: Path, places: Path) -> set[str]:
    """Return the addresses of all articles that the command line lists."""
    done = subprocess.run(
        newswall("list", folder, "--json"),
        cwd=ROOT,
        env=environment(own_places(places)),
        stdout=subprocess.PIPE,
        check=True,
    )
    return {item["url"] for item in json.loads(done.stdout)["items"]}
