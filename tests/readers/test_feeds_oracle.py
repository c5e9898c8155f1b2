"""The sample feeds, read by us and by feedparser: both must find the same.

feedparser is only ever given `io.BytesIO`: it opens or fetches what it takes for a path.

Its own test files are compared too where `FEEDPARSER_SOURCE` names its unpacked source package.
What then may differ is the rest to 98 %, each for a reason:

- a channel of 1997 (CDF) has its items in attributes, which no feed of this century does;
- what is written inside a picture (SVG) or a frame is shown by no browser as text;
- in plain text feedparser takes what is between angle brackets for a tag, and we for words;
- the `title` in the head of a whole HTML page inside an item is not part of its text;
- of an RSS item with `description` and `summary` feedparser takes the second for the content.

Feeds in which we find another number of entries are left out: their entries say nothing in words,
as one of which all is a picture, or stand in a channel of 1997.
"""

import calendar
import io
import os
import re
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any

import feedparser
import pytest
from markdown_it import MarkdownIt

from tests.readers.clean import assert_clean
from tests.readers.feedmaking import MTIME
from tui.article import Article
from tui.readers.feeds.reader import read_feed
from tui.text import clean, clean_url

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


_NAMED = os.environ.get("FEEDPARSER_SOURCE", "")
_OPENING = rb"<((?:\w+:)?)(?:item|entry)(?=[\s>])[^<>]*(?<!/)>"
_UNTITLED = re.compile(
    rb"(?s)(%b)(?!(?:(?!</(?:\w+:)?(?:item|entry)>).)*<(?:\w+:)?title)" % _OPENING
)


def told(entry: Any) -> dict[str, object]:
    """Return what feedparser says about an entry, in our terms; nothing where it says nothing."""
    when = entry.get("published_parsed") or entry.get("created_parsed")
    when = when or entry.get("updated_parsed")
    content = entry.get("content")
    body = letters(content[0].value if content else entry.get("summary", ""))
    summary = letters(entry.get("summary", "")) if content else ""
    people = (author.get("name") or author.get("email", "") for author in entry.get("authors", ()))
    terms = (clean(tag.get("label") or tag.get("term") or "") for tag in entry.get("tags", ()))
    return {
        "title": letters(entry.get("title", "")),
        "link": clean_url(entry.get("link", "")),
        "author": [name for name in map(clean, people) if name],
        "date": when and calendar.timegm(when),
        "tags": {term.casefold() for term in terms if term},
        "summary": "" if summary == body else summary,
        "content": body,
    }


def read_as(article: Article) -> dict[str, object]:
    body = re.sub(r"\[image: [^\]]*\]", "", _PARSER.render(article.body))
    return {
        "title": re.sub(r"[\W_]+", "", article.title),
        "link": article.link,
        "author": list(article.authors),
        "date": article.published and int(article.published.timestamp()),
        "tags": {tag.casefold() for tag in article.tags},
        "summary": letters(_PARSER.render(article.summary)),
        "content": letters(body),
    }


@pytest.mark.skipif(not _NAMED, reason="FEEDPARSER_SOURCE names no source package of feedparser")
def test_feedparsers_own_feeds_are_read_as_it_reads_them() -> None:
    said: Counter[str] = Counter()
    same: Counter[str] = Counter()
    for path in sorted(Path(_NAMED, "tests", "wellformed").rglob("*.xml")):
        data = _UNTITLED.sub(rb"\1<\2title>Probe</\2title>", path.read_bytes())
        entries = feedparser.parse(io.BytesIO(data)).entries
        articles = read_feed(data, path.name, MTIME).articles
        if b"Header:" in data[:2000] or len(entries) != len(articles):
            continue
        said["files"] += 1
        for article, entry in zip(articles, entries, strict=True):
            ours = read_as(article)
            for field, value in told(entry).items():
                if value:
                    said[field] += 1
                    cut = (
                        field == "summary"
                        and ours[field]
                        and str(value).startswith(str(ours[field]))
                    )
                    same[field] += bool(cut or ours[field] == value)
    assert said.pop("files") > 1_000
    print({field: f"{same[field]}/{said[field]}" for field in said})
    assert same.total() / said.total() >= 0.98
    assert all(same[field] / said[field] >= 0.94 for field in said)
