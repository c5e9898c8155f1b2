"""What is measured: newswall on a terminal, with places of its own, and the minimal app."""

import contextlib
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import Corpus
from tests.processes import Process, newswall, own_places
from tests.terminal import Terminal

COLUMNS, ROWS = 120, 40
PATIENCE = 600.0
"""Seconds after which a measurement is given up."""
_COUNT = re.compile(r"([0-9][0-9., ]*) articles?\b")
_READING = re.compile(r"reading|looking|starting")


@dataclass(frozen=True, slots=True)
class Options:
    """How thoroughly to measure."""

    articles: tuple[int, ...] = (100, 100_000)
    short: bool = False
    """Few samples: to see that all works, not how fast."""

    def samples(self, count: int) -> int:
        """Return how many samples to take where `count` are good."""
        return max(2, count // 20) if self.short else count


@contextlib.contextmanager
def workshop() -> Iterator[Path]:
    """Yield a directory for places and changed folders, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="newswall-bench-") as name:
        yield Path(name)


def start_newswall(folder: Path, places: Path) -> Terminal:
    """Start newswall on `folder`; all that it keeps is below `places`."""
    return Terminal(newswall(folder), columns=COLUMNS, rows=ROWS, env=own_places(places))


def start_minimal() -> Terminal:
    """Start the minimal app in the same environment."""
    return Terminal([sys.executable, "-m", "tests.bench.minimal"], columns=COLUMNS, rows=ROWS)


def shown_articles(terminal: Terminal) -> int:
    """Return the number of articles in the status line, -1 when there is none."""
    found = _COUNT.findall("\n".join(terminal.screen()[-2:]))
    return int(re.sub("[., ]", "", found[-1])) if found else -1


def settled(terminal: Terminal, articles: int) -> bool:
    """Tell whether the status line shows so many articles and nothing more to read."""
    status = "\n".join(terminal.screen()[-2:])
    return not _READING.search(status) and shown_articles(terminal) == articles


def until_settled(terminal: Terminal, articles: int) -> float:
    """Wait until all articles are in the library; return when that was painted."""
    terminal.wait_for(lambda: settled(terminal, articles), f"{articles} articles", PATIENCE)
    return time.monotonic()


def warm_places(corpus: Corpus, to: Path) -> Path:
    """Return places whose library holds the corpus already; read once in each run."""
    if not to.exists():
        with start_newswall(corpus.folder, to) as terminal:
            until_settled(terminal, corpus.articles)
            terminal.press("q")
            terminal.wait_exit(60)
    return to


def fresh(places: Path) -> Path:
    """Return `places` with nothing in it."""
    shutil.rmtree(places, ignore_errors=True)
    return places


def family(terminal: Terminal) -> set[Process]:
    """Return the program's processes, itself included."""
    own = Process.of(terminal.process.pid)
    return terminal.descendants() | ({own} if own else set())
