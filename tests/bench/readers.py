"""What reading costs by itself: CPU time for a small file of each kind, and for feeds by the MB.

Feeds of one's own are measured too where `NEWSWALL_BENCH_FEEDS` names their folder.
"""

import os
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

from lxml import etree

from tests.bench.corpus import Item, article, atom, json_feed, markdown, rss
from tests.bench.subjects import Run
from tests.bench.table import Figure
from tui.readers import finish
from tui.readers.feeds import item as feeditem
from tui.readers.reading import read_bytes, read_file
from tui.readers.recall import Recall

SMALL: dict[str, Callable[[Item], str]] = {
    "md": markdown,
    "xml": lambda item: rss([item]),
    "atom": lambda item: atom([item]),
    "json": lambda item: json_feed([item]),
}
MTIME = 1_764_000_000.0


def measure(run: Run) -> list[Figure]:
    """Read small files and feeds in this process."""
    count = run.samples(400)
    rounds = 2 if run.short else 7
    figures = [_small(run.shop, suffix, count, rounds) for suffix in SMALL]
    feeds = [rich_feed(range(start, start + 100)).encode() for start in range(0, count, 100)]
    figures += _feeds("feeds like those of blogs", feeds, count, rounds)
    if own := os.environ.get("NEWSWALL_BENCH_FEEDS"):
        found = [path.read_bytes() for path in sorted(Path(own).iterdir()) if path.is_file()]
        figures += _feeds("feeds of one's own", found, count, rounds)
    return figures


def _small(shop: Path, suffix: str, count: int, rounds: int) -> Figure:
    paths = [shop / f"{number}.{suffix}" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(SMALL[suffix](article(number)), "utf-8")
    seconds = _least(rounds, lambda: [read_file(str(path)) for path in paths])
    size = sum(path.stat().st_size for path in paths) / count
    for path in paths:
        path.unlink()
    return Figure(
        f"reading a small file, {suffix}",
        *(count, seconds / count * 1e6, "µs"),
        note=f"{size:,.0f} bytes each",
        target="≤ 150 µs" if suffix == "md" else "",
    )


def _feeds(name: str, feeds: list[bytes], count: int, rounds: int) -> list[Figure]:
    """Read feeds for the first time and once more, beside lxml that only parses them."""
    size = sum(map(len, feeds)) / 1e6

    def read() -> None:
        for data in feeds:
            read_bytes(data, "feed.xml", MTIME)

    def read_first() -> None:
        feeditem.recall = finish.recall = Recall()
        read()

    alone = size / _least(rounds, lambda: [etree.fromstring(data) for data in feeds])
    first = size / _least(rounds, read_first)
    again = size / _least(rounds, read)
    return [
        Figure(f"{name}, {times}", count, speed, "MB/s", alone, beside="lxml alone")
        for times, speed in (("first time", first), ("once more", again))
    ]


def _least(rounds: int, task: Callable[[], object]) -> float:
    """Return the least CPU time, in seconds, that the task took: others only make it longer."""
    spent = []
    for _ in range(rounds):
        begun = time.process_time()
        task()
        spent.append(time.process_time() - begun)
    return min(spent)


def rich_feed(numbers: range) -> str:
    """Return a feed whose bodies are made like those of blogs: links, emphasis, pictures, lists."""
    return rss([article(number) for number in numbers]).replace(escape("</p><p>"), escape(_BETWEEN))


_BETWEEN = (
    ' It was <em>not</em> the first time, <a href="https://news.example/a?b=1&amp;c=2" '
    'target="_blank" rel="noopener">as was reported</a>.</p>\n<p class="wp-block">'
    '<img loading="lazy" src="https://news.example/i.jpg" alt="The harbour" width="640"/></p>\n'
    "<h3>What is known</h3>\n<ul>\n<li><strong>First</strong>: the bridge&#8217;s piers</li>\n"
    "<li>Then <code>N-12</code>, the road</li>\n</ul>\n<blockquote><p>&#8220;It holds&#8221;, "
    "<span class='who'>she said</span>.</p></blockquote>\n<p>"
)
