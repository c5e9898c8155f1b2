"""The sample feeds, read by us and by feedparser: both must find the same.

feedparser is only ever given `io.BytesIO`: it opens or fetches what it takes for a path.
"""

import calendar
import io
import re
from html import unescape
from pathlib import Path
from typing import Any

import feedparser
import pytest
from markdown_it import MarkdownIt

from tests.readers.clean import assert_clean
from tests.readers.feedmaking import MTIME
from tui.article import Article
from tui.readers.feeds import read_feed

SAMPLES = sorted(
    path
    for path in (Path(__file__).parents[2] / "feeds").rglob("*")
    if path.suffix in {".xml", ".rdf", ".atom", ".rss"}
)


_PARSER = MarkdownIt("commonmark").enable("table")


def letters(html: str) -> str:
    """Return the letters and digits of what HTML shows."""
    return re.sub(r"[\W_]+", "", unescape(re.sub(r"<[^<>]*>", "", html)))


def assert_same(article: Article, entry: Any, feed: Any) -> None:
    assert article.title == " ".join(entry.get("title", "").split())
    assert article.link == entry.get("link", "")
    assert article.guid in {entry.get("id", ""), ""}
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    assert (article.published is None) == (when is None)
    if article.published is not None:
        assert article.published.timestamp() == calendar.timegm(when)
    authors = [author.get("name", "") for author in entry.get("authors", ())]
    assert list(article.authors) == [name for name in authors if name] or not any(authors)
    tags = [tag.get("label") or tag["term"] for tag in entry.get("tags", ())]
    assert [tag.casefold() for tag in article.tags] == [
        tag.casefold() for tag in dict.fromkeys(tags)
    ]
    if not entry.get("source"):
        assert article.source == " ".join(feed.get("title", "").split())
    content = entry.get("content")
    body = content[0].value if content else entry.get("summary", "")
    assert letters(_PARSER.render(article.body)) == letters(body)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_feed_is_read_as_feedparser_reads_it(path: Path) -> None:
    data = path.read_bytes()
    result = read_feed(data, path.name, MTIME)
    oracle = feedparser.parse(io.BytesIO(data))
    assert result.problem == ""
    assert len(result.articles) == len(oracle.entries) > 0
    for article, entry in zip(result.articles, oracle.entries, strict=True):
        assert_clean(article)
        assert_same(article, entry, oracle.feed)


def test_there_are_sample_feeds_of_every_kind() -> None:
    formats = {read_feed(path.read_bytes(), path.name, MTIME).format for path in SAMPLES}
    assert formats == {"rss", "rdf", "atom"}
