"""How well clippings are understood: each field that a NAME.json beside a NAME.txt asks about.

`python -m tests.bench clippings` prints `score_folder`; the tests ask `wrong_fields` of each case.
What a case may say: `mtime` (date of the file, ISO), and of the article `title` (null: derived
from the text) or `title_starts_with`, `published` (date, or with a time, or null), `authors`,
`section`, `source`, `tags`, `url`, `summary`, `headings`, `quotes`, `related` (titles),
`must_contain` and `must_not_contain` (of the body), and `news`: which lines of the text are the
body ("5-9 12", counted from 1). What it does not name is not asked.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tui.article import Article
from tui.readers.clipping.reader import read_clipping

HERE = Path(__file__).parent
SAVED = "2025-10-03"
"""When a clipping was saved that does not say."""


@dataclass(frozen=True, slots=True)
class Case:
    """A clipping and what a reader should make of it."""

    name: str
    text: str
    expected: Mapping[str, Any]

    @property
    def news(self) -> str:
        """The lines of the text that are the article's body."""
        lines = self.text.split("\n")
        spans = [span.partition("-") for span in self.expected["news"].split()]
        return "\n".join(
            line for first, _, last in spans for line in lines[int(first) - 1 : int(last or first)]
        )

    def read(self) -> Article:
        """Return the article that the reader makes of the text."""
        saved = datetime.fromisoformat(self.expected.get("mtime", SAVED)).replace(tzinfo=UTC)
        result = read_clipping(self.text, f"{self.name}.txt", saved.timestamp())
        assert result.format == "text"
        (article,) = result.articles
        return article


def cases(folder: Path = HERE) -> Iterator[Case]:
    """Yield the cases of a folder by name."""
    for path in sorted(folder.glob("*.txt")):
        expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
        yield Case(path.stem, path.read_text("utf-8"), expected)


def wrong_fields(article: Article, expected: Mapping[str, Any]) -> dict[str, str]:
    """Return the fields that are not as expected, each with what it is instead."""
    return {
        field: told
        for field, check in _CHECKS.items()
        if field in expected and (told := check(article, expected[field])) is not None
    }


def score_folder(folder: Path = HERE) -> dict[str, tuple[int, int]]:
    """Return for each field how many clippings have it right, and how many were asked."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for case in cases(folder):
        fields = [field for field in _CHECKS if field in case.expected]
        wrong = wrong_fields(case.read(), case.expected)
        asked.update(fields)
        right.update(field for field in fields if field not in wrong)
    return {field: (right[field], asked[field]) for field in _CHECKS if asked[field]}


def body_f1(case: Case) -> float:
    """Return how well the words of a clipping's body are those of its lines that are news."""
    return word_f1(_plain(case.read().body), case.news)


def word_f1(found: str, wanted: str) -> float:
    """Return the F1 of the words of two texts as bags; a CJK character is a word."""
    ours, theirs = _bag(found), _bag(wanted)
    both = sum(ours.values()) + sum(theirs.values())
    return 2 * sum((ours & theirs).values()) / both if both else 1.0


def _bag(text: str) -> Counter[str]:
    return Counter(
        re.findall(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+", text.lower())
    )


Check = Callable[[Article, Any], str | None]


def _equal(value: Callable[[Article], Any]) -> Check:
    """Return a check that a field is what is expected; null stands for nothing."""

    def check(article: Article, expected: Any) -> str | None:
        found = value(article)
        return None if found == (expected or type(found)()) else repr(found)

    return check


def _title(article: Article, expected: str | None) -> str | None:
    return None if expected is None or article.title == expected else repr(article.title)


def _title_start(article: Article, expected: str) -> str | None:
    fits = article.title.startswith(expected) and len(article.title) <= 120
    return None if fits else repr(article.title)


def _published(article: Article, expected: str | None) -> str | None:
    found = article.published.isoformat() if article.published else ""
    return None if found.startswith(expected or "") and bool(found) == bool(expected) else found


def _contains(article: Article, expected: Iterable[str]) -> str | None:
    text = _plain(article.body)
    missing = [phrase for phrase in expected if phrase not in text]
    return f"without {missing}" if missing else None


def _lacks(article: Article, expected: Iterable[str]) -> str | None:
    text = _plain(article.body)
    kept = [phrase for phrase in expected if phrase in text]
    return f"with {kept}" if kept else None


def _headings(article: Article) -> list[str]:
    return [_plain(line[3:]) for line in article.body.split("\n") if line.startswith("## ")]


def _quotes(article: Article) -> list[str]:
    return [_plain(line[2:]) for line in article.body.split("\n") if line.startswith("> ")]


def _plain(markdown: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown).replace("**", "")


_CHECKS: dict[str, Check] = {
    "title": _title,
    "title_starts_with": _title_start,
    "published": _published,
    "authors": _equal(lambda article: list(article.authors)),
    "section": _equal(lambda article: article.section),
    "source": _equal(lambda article: article.source),
    "tags": _equal(lambda article: list(article.tags)),
    "url": _equal(lambda article: article.link),
    "summary": _equal(lambda article: _plain(article.summary)),
    "language": _equal(lambda article: article.language),
    "headings": _equal(_headings),
    "quotes": _equal(_quotes),
    "related": _equal(lambda article: [link.title for link in article.related]),
    "must_contain": _contains,
    "must_not_contain": _lacks,
}
