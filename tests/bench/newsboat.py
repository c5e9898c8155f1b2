"""Beside newsboat: the same articles in the same feed files, each program started on a library
that holds them all.

What the two do at a start differs. newsboat loads every article's headline from its `cache.db` and
then lists the feeds; Enter on the first feed lists its headlines. newswall lists the headlines of
everything from its library and looks at the folder afterwards. So newsboat's first headlines are
measured as well, with Enter pressed as soon as its first list is there.
"""

import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench import corpus
from tests.bench.processes import memory
from tests.bench.subjects import (
    A_HEADLINE,
    COLUMNS,
    PATIENCE,
    ROWS,
    Run,
    start_newswall,
    until_rested,
    until_settled,
)
from tests.bench.table import Figure
from tests.processes import environment
from tests.terminal import Terminal

_FIRST_FEED = b"The Harbour Post"
"""The title of the first feed file: of all that `corpus.rss` makes."""
_SLOW = 5_000.0
"""Milliseconds of a start of which three samples are enough."""
_MANY = 2_000
"""Articles of a feed file of one shape, as many as stay under newswall's limit for a file; in the
other each has `corpus.FEED_ITEMS`."""


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Feed files, and what each program keeps of them."""

    feeds: Path
    articles: int
    newsboat: Path
    newswall: Path

    def start_newsboat(self) -> Terminal:
        return Terminal(_newsboat(self.newsboat), columns=COLUMNS, rows=ROWS)

    def start_newswall(self) -> Terminal:
        return start_newswall(self.feeds, self.newswall)


def measure(run: Run) -> list[Figure]:
    """Start both by turns; say so and measure nothing where there is no newsboat."""
    if shutil.which("newsboat") is None:
        print("newsboat is not installed: there is nothing to compare with.\n")
        return []
    version = subprocess.run(["newsboat", "--version"], capture_output=True, text=True, check=True)
    print(f"beside {version.stdout.splitlines()[0].split(' - ')[0]}\n")
    figures = []
    for items in (corpus.FEED_ITEMS, _MANY):
        for articles in run.articles:
            figures += _compare(_fill(run, articles, items), run, f"feeds of {items:,}")
    return figures


def _fill(run: Run, articles: int, items: int) -> _Shelf:
    """Write RSS and Atom files (newsboat reads no JSON Feed), and let both programs read them."""
    base = Path(tempfile.mkdtemp(dir=run.shop))
    shelf = _Shelf(base / "feeds", articles, base / "newsboat", base / "newswall")
    shelf.feeds.mkdir()
    shelf.newsboat.mkdir()
    for number, first in enumerate(range(0, articles, items)):
        make = (corpus.rss, corpus.atom)[number % 2]
        feed = make([corpus.article(n) for n in range(first, min(articles, first + items))])
        (shelf.feeds / f"feed-{number:05d}.xml").write_text(feed, "utf-8")
    urls = "".join(f"file://{file}\n" for file in sorted(shelf.feeds.iterdir()))
    (shelf.newsboat / "urls").write_text(urls, "utf-8")
    (shelf.newsboat / "config").touch()
    subprocess.run([*_newsboat(shelf.newsboat), "-x", "reload"], env=environment(), check=True)
    with shelf.start_newswall() as terminal:
        until_settled(terminal, articles)
        terminal.press("q")
        terminal.wait_exit(60)
    return shelf


def _newsboat(places: Path) -> list[str | Path]:
    options = (("-u", "urls"), ("-c", "cache.db"), ("-C", "config"))
    return ["newsboat", *(part for option, name in options for part in (option, places / name))]


def _compare(shelf: _Shelf, run: Run, shape: str) -> list[Figure]:
    samples = run.samples(10)
    ours: list[_Start] = []
    theirs: list[_Start] = []
    while len(ours) < samples:
        ours.append(_start(shelf.start_newswall, _first_of_newswall))
        theirs.append(_start(shelf.start_newsboat, _first_of_newsboat))
        if theirs[-1].headlines > _SLOW:
            samples = min(samples, 3)

    def figure(what: str, unit: str, value: Callable[["_Start"], float]) -> Figure:
        mine, other = (statistics.median(map(value, starts)) for starts in (ours, theirs))
        words = f"{shape}, {what}"
        return Figure(words, shelf.articles, mine, unit, other, beside="newsboat")

    return [
        figure("start to first list", "ms", lambda start: start.first_list),
        figure("start to first headlines", "ms", lambda start: start.headlines),
        figure("memory (PSS) then", "MB", lambda start: start.memory),
    ]


@dataclass(frozen=True, slots=True)
class _Start:
    """One start: milliseconds from exec, and MB of all processes."""

    first_list: float
    headlines: float
    memory: float


def _start(start: Callable[[], Terminal], first: Callable[[Terminal], tuple[int, int]]) -> _Start:
    with start() as terminal:
        a_list, headlines = (terminal.arrived(at) - terminal.started for at in first(terminal))
        until_rested(terminal)  # newswall still looks through the folder
        space = memory(terminal)
        terminal.press("q", "q")
        terminal.wait_exit(60)
    return _Start(a_list * 1000, headlines * 1000, space)


def _first_of_newswall(terminal: Terminal) -> tuple[int, int]:
    """Return the offsets of the first list and of the first headlines: they are the same."""
    at = terminal.wait_for_bytes(A_HEADLINE, timeout=60)
    return at, at


def _first_of_newsboat(terminal: Terminal) -> tuple[int, int]:
    feeds = terminal.wait_for_bytes(_FIRST_FEED, timeout=PATIENCE)
    terminal.press("enter")
    return feeds, terminal.wait_for_bytes(b"Articles in", feeds, timeout=60)
