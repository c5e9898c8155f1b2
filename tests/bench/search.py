"""Searching: how soon a query has its count, days and first window, and what the index costs.

The texts are made of 50,000 words, of which few are common and most are rare, as in a language.
Each search of a kind looks for other words, so that nothing is remembered. Times are those of the
processor, except for the index, which also writes.
"""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate
from pathlib import Path

from tests.bench.corpus import NEWEST
from tests.bench.subjects import Run
from tests.bench.table import Figure, median
from tui.article import Article, Precision, ReadResult
from tui.library import EVERYTHING, Editor, Filing, Library, Query, parse_query
from tui.places import Places

WORDS = 50_000
LENGTH = 300
"""Words of one article."""
WINDOW = 50
"""Headlines that are asked for."""
SLICE = 0.03
"""Seconds that go into the index at once."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A language: its words, the most common first."""

    words: tuple[str, ...]
    weights: tuple[float, ...]

    @staticmethod
    def made() -> "Speech":
        """Return the language, always the same."""
        chance = random.Random(1)
        found: dict[str, None] = {}
        while len(found) < WORDS:
            letters = 2 + len(str(len(found))) + chance.randrange(3)
            found["".join(chance.choices("etaoinshrdlucmfwygpb", k=letters))] = None
        return Speech(tuple(found), tuple(accumulate(1 / (rank + 3) for rank in range(WORDS))))

    def text(self, chance: random.Random, count: int) -> str:
        """Return so many words."""
        return " ".join(chance.choices(self.words, cum_weights=self.weights, k=count))

    def article(self, number: int) -> Article:
        """Return the article with this number, always the same; 0 is the newest."""
        chance = random.Random(number)
        return Article(
            title=self.text(chance, 9),
            guid=str(number),
            body=self.text(chance, LENGTH),
            published=NEWEST - timedelta(minutes=11 * number),
            precision=Precision.MINUTE,
            tags=tuple({f"tag {int(chance.paretovariate(0.7)) % 999}" for _ in range(3)}),
            source=f"Source {chance.randrange(50)}",
        )


def measure(run: Run) -> list[Figure]:
    """Fill libraries and their indexes, and search them."""
    speech = Speech.made()
    return [figure for articles in run.articles for figure in _measure(run, speech, articles)]


def _measure(run: Run, speech: Speech, articles: int) -> Iterator[Figure]:
    places = Places(run.shop / f"search-{articles}.db", run.shop / f"search-{articles}-marks.db")
    with closing(Editor(places)) as editor:
        for start in range(0, articles, 1000):
            numbers = range(start, min(articles, start + 1000))
            editor.apply([_filing(speech.article(number), number) for number in numbers])
        with closing(Library(places)) as library:
            beyond = _milliseconds(lambda: library.counts(parse_query("absent")))
            yield Figure("search without an index, none found", articles, beyond, "ms")
        yield from _index(editor, places, articles)
    with closing(Library(places)) as library:
        first = _milliseconds(lambda: library.counts(parse_query("-absent")))
        yield Figure("search, the first after a start", articles, first, "ms")
        offsets = random.Random(2)
        plain = median(
            [
                _milliseconds(
                    lambda: library.window(EVERYTHING, offsets.randrange(articles), WINDOW)
                )
                for _ in range(run.samples(60))
            ]
        )
        for kind, queries in _queries(speech).items():
            spent = [_milliseconds(lambda q=query: _ask(library, q)) for query in queries]
            found = median([library.counts(query).articles for query in queries])
            yield Figure(
                f"search, {kind}",
                *(articles, median(spent), "ms", plain, f"{found:,.0f} found"),
                beside="a plain window",
                target="≤ 50 ms",
            )
        first, *others = _queries(speech)["a common word"]
        yield Figure(
            "search, tags of a common word, first time",
            *(articles, _milliseconds(lambda: library.tags(first)), "ms", plain),
            beside="a plain window",
        )
        yield Figure(
            "search, tags of a common word",
            articles,
            median([_milliseconds(lambda q=query: library.tags(q)) for query in others]),
            *("ms", plain),
            beside="a plain window",
            target="≤ 100 ms",
        )


def _index(editor: Editor, places: Places, articles: int) -> Iterator[Figure]:
    """Fill the index as a newsroom does."""
    began, used, slices = time.perf_counter(), time.process_time(), []
    more = True
    while more:
        start = time.perf_counter()
        more = editor.index_some(SLICE)
        slices.append(1000 * (time.perf_counter() - start))
    seconds, cpu = time.perf_counter() - began, time.process_time() - used
    size = sum(file.stat().st_size for file in _index_files(places))
    yield Figure("index, articles", articles, articles / seconds, "articles/s")
    yield Figure("index, CPU for 1,000 articles", articles, 1e6 * cpu / articles, "ms")
    yield Figure("index, longest slice", articles, max(slices), "ms", note=f"of {len(slices)}")
    library = places.library.stat().st_size
    note = f"{size / articles / 1000:.1f} kB for an article; the library has {library / 1e6:.0f} MB"
    yield Figure("index, size", articles, size / 1e6, "MB", note=note)


def _index_files(places: Places) -> Iterator[Path]:
    return places.library.parent.glob("search.db*")


def _queries(speech: Speech) -> dict[str, list[Query]]:
    """Return some queries of each kind."""
    word = speech.words.__getitem__
    kinds: dict[str, Callable[[int], str]] = {
        "a common word": word,
        "a rare word": lambda n: word(40_000 + n),
        "none found": lambda n: f"absent{n}",
        "one letter": lambda n: "etaoi"[n],
        "two letters": lambda n: ("et", "ao", "in", "sh", "rd")[n],
        "three letters": lambda n: ("eta", "oin", "shr", "dlu", "cmf")[n],
        "two words": lambda n: f"{word(10 + n)} {word(100 + n)}",
        "two common words": lambda n: f"{word(20 + n)} {word(30 + n)}",
        "a phrase": lambda n: f'"{word(20 + n)} {word(40 + n)}"',
        "a phrase of the most common words": lambda n: f'"{word(n)} {word(n + 1)}"',
        "negation": lambda n: f"{word(50 + n)} -{word(60 + n)}",
        "a word in titles": lambda n: f"title:{word(5 + n)}",
        "a word and a tag": lambda n: f'{word(70 + n)} tag:"tag {n + 1}"',
        "a word of a month": lambda n: f"{word(80 + n)} since:2026-10-0{n + 1}",
    }
    return {
        kind: [parse_query(query(number)) for number in range(5)] for kind, query in kinds.items()
    }


def _ask(library: Library, query: Query) -> None:
    """Ask what a screen asks."""
    library.counts(query)
    library.days(query)
    library.window(query, 0, WINDOW)


def _milliseconds(work: Callable[[], object]) -> float:
    """Return how many milliseconds of the processor `work` takes: it waits for nothing else."""
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


def _filing(article: Article, number: int) -> Filing:
    state = (1, number, 1, 1)
    digest = number.to_bytes(16, "little")
    return Filing(
        f"{number}.md", state, digest, NEWEST.timestamp(), ReadResult("markdown", (article,))
    )
