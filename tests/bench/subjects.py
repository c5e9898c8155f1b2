"""What is measured: newswall on a terminal, with places of its own, and the minimal app."""

import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench.corpus import Corpus, copied, corpus
from tests.bench.processes import cpu
from tests.processes import newswall, own_places
from tests.terminal import Terminal
from tui.library import Library
from tui.places import Places

COLUMNS, ROWS = 120, 40
PATIENCE = 600.0
"""Seconds after which a measurement is given up."""
A_HEADLINE = re.compile(rb"[1-9][0-9]* articles?\b")
"""The status line of a frame that shows headlines."""
_MOMENT, _REST = 0.5, 0.05
"""Seconds, and the part of a core that a program at rest uses in them at most."""
_COUNT = re.compile(r"([0-9][0-9., ]*) articles?\b")
_READING = re.compile(r"reading|looking|starting")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the benches: how much, how thoroughly, and where."""

    articles: tuple[int, ...]
    short: bool
    """Few samples: to see that all works, not how fast."""
    shop: Path
    """A directory for folders that are changed and for libraries, gone after the run."""

    def samples(self, count: int) -> int:
        """Return how many samples to take where `count` are good."""
        return max(2, count // 20) if self.short else count

    def warm(self, articles: int, *, feeds: bool = True, flat: bool = False) -> tuple[Corpus, Path]:
        """Return a corpus, and places of its own whose library holds it all.

        The files are the same in the whole run: whoever adds one takes it away again.
        """
        news = corpus(articles, feeds=feeds, flat=flat)
        base = self.shop / news.folder.name
        if not base.exists():
            news = copied(news, base / "feeds")
            with start_newswall(news.folder, base / "places") as terminal:
                until_settled(terminal, articles)
                _until_indexed(terminal, base / "places")
                terminal.press("q")
                terminal.wait_exit(60)
        news = replace(news, folder=base / "feeds")
        places = Path(tempfile.mkdtemp(dir=base)) / "places"
        return news, Path(shutil.copytree(base / "places", places))

    @contextmanager
    def settled(
        self, articles: int, *, feeds: bool = True, flat: bool = False
    ) -> Iterator[tuple[Path, Terminal]]:
        """Start newswall on a corpus that its library holds; give the folder when all is shown."""
        news, places = self.warm(articles, feeds=feeds, flat=flat)
        with start_newswall(news.folder, places) as terminal:
            until_settled(terminal, articles)
            yield news.folder, terminal

    def cold(self) -> Path:
        """Return places where nothing is kept yet."""
        return Path(tempfile.mkdtemp(dir=self.shop))


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


def is_reading(terminal: Terminal) -> bool:
    """Tell whether the status line says that there are files to read."""
    return _READING.search("\n".join(terminal.screen()[-2:])) is not None


def settled(terminal: Terminal, articles: int) -> bool:
    """Tell whether the status line shows so many articles and nothing more to read."""
    return not is_reading(terminal) and shown_articles(terminal) == articles


def _until_indexed(terminal: Terminal, places: Path) -> None:
    """Wait until the full-text index is filled: no other measurement is to have that beside it."""
    [library], [marks] = places.rglob("library.db"), places.rglob("marks.db")
    with closing(Library(Places(library, marks))) as looked_at:

        def is_filled() -> bool:
            looked_at.refresh()
            return looked_at.indexed() == 1

        terminal.wait_for(is_filled, "the full-text index", PATIENCE)


def until_settled(terminal: Terminal, articles: int) -> float:
    """Wait until all articles are in the library; return when that was painted."""
    terminal.wait_for(lambda: settled(terminal, articles), f"{articles} articles", PATIENCE)
    return time.monotonic()


def until_rested(terminal: Terminal) -> None:
    """Wait until there is nothing left to do, such as filling the index of the search."""
    deadline = time.monotonic() + PATIENCE
    used, share = cpu(terminal), 1.0
    while share > _REST and time.monotonic() < deadline:
        time.sleep(_MOMENT)
        before, used = used, cpu(terminal)
        share = (used - before) / _MOMENT
