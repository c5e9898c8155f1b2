"""Saved pages: what they say about themselves, and the article without the page around it."""

import json
from datetime import UTC, datetime

import pytest

from tests.readers.clean import assert_clean
from tui.article import Article, Precision
from tui.readers.reading import read_bytes

MTIME = datetime(2026, 11, 22, tzinfo=UTC).timestamp()
TEXT = (
    "<p>The council met on Tuesday and talked about the bridge for three hours, which is longer"
    " than anybody had expected of it, and in the end it was decided to open it.</p>\n"
)


def read(html: str, name: str = "saved-page.html") -> Article:
    result = read_bytes(html.encode("utf-8", "surrogatepass"), name, MTIME)
    assert (result.format, result.problem) == ("html", "")
    (article,) = result.articles
    assert_clean(article)
    return article


def page(head: str = "", body: str = TEXT * 4, title: str = "") -> str:
    titled = f"<title>{title}</title>" if title else ""
    return f"<!doctype html><html><head>{titled}{head}</head><body>{body}</body></html>"


def json_ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


NEWS = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "The bridge is open",
    "description": "At last.",
    "datePublished": "2026-11-20T10:00:00+01:00",
    "author": [{"@type": "Person", "name": "Jo March"}, {"@type": "Person", "name": "Amy March"}],
    "publisher": {"@type": "Organization", "name": "The River Post"},
    "keywords": "Bridges, Rivers",
    "articleSection": "Local",
    "inLanguage": "en-GB",
    "mainEntityOfPage": {"@id": "https://post.example/bridge"},
}

META = """
<meta property="og:title" content="The bridge is open">
<meta property="og:description" content="At last.">
<meta property="og:site_name" content="The River Post">
<meta property="og:url" content="https://post.example/bridge">
<meta property="og:locale" content="en_GB">
<meta property="article:published_time" content="2026-11-20T10:00:00+01:00">
<meta property="article:section" content="Local">
<meta property="article:tag" content="Bridges"><meta property="article:tag" content="Rivers">
<meta name="author" content="By Jo March and Amy March">
"""


@pytest.mark.parametrize(
    "head",
    [
        json_ld(NEWS),
        json_ld([{"@type": "BreadcrumbList"}, NEWS]),
        json_ld({"@graph": [{"@type": "WebPage", "name": "no", "url": "https://x.test/"}, NEWS]}),
        json_ld({"@type": "WebPage", "mainEntity": NEWS}),
        json_ld(
            NEWS | {"@type": ["Article", "ReportageNewsArticle"], "keywords": ["Bridges", "Rivers"]}
        ),
        json_ld({"@type": "Organization", "name": "other"}) + json_ld(NEWS),
        '<script type="application/ld+json">{broken</script>' + json_ld(NEWS),
        f'<script type="application/ld+json"><!-- {json.dumps(NEWS)} --></script>',
        META,
    ],
    ids=["plain", "list", "graph", "entity", "kinds", "second", "broken", "comment", "meta"],
)
def test_what_a_page_says_about_itself_is_read(head: str) -> None:
    article = read(page(head, title="Some other title"))
    assert (article.title, article.summary) == ("The bridge is open", "At last.")
    assert article.published == datetime.fromisoformat("2026-11-20T10:00:00+01:00")
    assert article.precision is Precision.MINUTE
    assert article.authors == ("Jo March", "Amy March")
    assert (article.source, article.section) == ("The River Post", "Local")
    assert article.tags == ("Bridges", "Rivers")
    assert (article.link, article.language) == ("https://post.example/bridge", "en-GB")


@pytest.mark.parametrize(
    ("title", "head", "expected", "source"),
    [
        (
            "The bridge is open | The River Post",
            META.replace("og:title", "x"),
            "The bridge is open",
            "The River Post",
        ),
        (
            "The bridge is open - The River Post",
            META.replace("og:title", "x"),
            "The bridge is open",
            "The River Post",
        ),
        (
            "The bridge is open – River Post",
            '<link rel="canonical" href="https://www.riverpost.example/b">',
            "The bridge is open",
            "River Post",
        ),
        ("Bridge – a history", "", "Bridge – a history", ""),
        (
            "Bridge: open",
            '<link rel="canonical" href="https://news.example/b">',
            "Bridge: open",
            "news.example",
        ),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(
    title: str, head: str, expected: str, source: str
) -> None:
    article = read(page(head, title=title))
    assert (article.title, article.source) == (expected, source)


def test_the_end_of_the_title_that_the_headline_lacks_is_the_site() -> None:
    article = read(
        page(body=f"<h1>The bridge is open</h1>{TEXT * 4}", title="The bridge is open | Post 24")
    )
    assert (article.title, article.source) == ("The bridge is open", "Post 24")


SAVED = "https://post.example/a?b"
OG_URL = '<meta property="og:url" content="https://post.example/x">'


@pytest.mark.parametrize(
    ("html", "link"),
    [
        (f"<!-- saved from url=(0024){SAVED} -->\n" + page(), SAVED),
        (f"<!--\n Page saved with SingleFile \n url: {SAVED} \n-->" + page(), SAVED),
        (page('<link rel="canonical" href="/bridge">' + OG_URL), "https://post.example/bridge"),
        (
            page('<link rel="canonical" href="https://post.example/">' + OG_URL),
            "https://post.example/x",
        ),
        (page('<link rel="canonical" href="javascript:alert(1)">'), ""),
        (page('<link rel="canonical" href="http://[">'), ""),
        (page(), ""),
    ],
)
def test_the_address_of_the_original_is_found(html: str, link: str) -> None:
    assert read(html).link == link


DATED = '<meta name="date" content="2026-11-20">'
PUBLISHED = '<time itemprop="datePublished" datetime="2026-11-20">x</time>'


@pytest.mark.parametrize(
    ("head", "body", "published", "precision"),
    [
        ("", '<time datetime="2026-11-20T10:00:00Z">x</time>', "2026-11-20 10:00", "minute"),
        ("", '<time datetime="2026-11-01">x</time>' + PUBLISHED, "2026-11-20", "day"),
        (DATED, '<time datetime="2026-11-20T10:00:00Z">x</time>', "2026-11-20 10:00", "minute"),
        (DATED, '<time datetime="2020-01-01T10:00:00Z">x</time>', "2026-11-20", "day"),
        ("", "<time>20 November 2026</time>", "2026-11-20", "day"),
        ("", '<p class="byline">By Jo March | 12 June 2022</p>', "2022-06-12", "day"),
        (DATED.replace("2026-11-20", "some day"), "", None, "unknown"),
        ("", "<footer>© 2019 The Post</footer>", None, "unknown"),
        ("", "<p>In May 2020 the old bridge was closed.</p>", None, "unknown"),
        ("", "", None, "unknown"),
    ],
)
def test_a_date_is_one_that_the_page_gives_and_never_a_year_from_its_foot(
    head: str, body: str, published: str | None, precision: str
) -> None:
    article = read(page(head, f"<article>{body}{TEXT * 4}</article>", "Bridge"))
    expected = datetime.fromisoformat(published).replace(tzinfo=UTC) if published else None
    assert article.published == expected
    assert article.precision == precision


CHROME = """
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<div class="cookie-banner">We use cookies. <button>Accept</button></div>
"""
FOOT = """
<aside><h3>Most read</h3><ul><li><a href="/1">Another story</a></li></ul></aside>
<footer><p>© 2026 The River Post. All rights reserved.</p></footer>
"""


def test_the_article_is_kept_with_its_form_and_the_page_around_it_is_not() -> None:
    body = f"""{CHROME}<article><h1>The bridge is open</h1>{TEXT}
<h2>What it <em>cost</em></h2>{TEXT}
<ul><li>steel</li><li>stone</li></ul>
<ol><li>first</li><li>second</li></ol>
<blockquote><p>It was worth it.</p></blockquote>
<table><tr><th>Year</th><th>Ships</th></tr><tr><td>2025</td><td>12</td></tr></table>
{TEXT}<p>See the <a href="/plan">plan of the bridge</a> and <b>be careful</b>.</p></article>
{FOOT}"""
    link = '<link rel="canonical" href="https://post.example/b">'
    article = read(page(link, body, "The bridge is open"))
    text = article.body
    assert text.startswith("The council met on Tuesday")
    assert "## What it *cost*" in text
    assert "- steel\n- stone" in text
    assert "1. first\n2. second" in text
    assert "> It was worth it." in text
    assert "| Year | Ships |\n| --- | --- |\n| 2025 | 12 |" in text
    assert "[plan of the bridge](https://post.example/plan)" in text
    assert "**be careful**" in text
    for chrome in ("cookies", "Sport", "Most read", "rights reserved"):
        assert chrome not in text


def test_a_page_with_little_text_is_shown_whole() -> None:
    article = read("<html><title>Short</title><body><p>Closed today.</p></body></html>")
    assert (article.title, article.body) == ("Short", "Closed today.")


def test_a_piece_of_html_without_a_head_is_a_page_named_by_its_words() -> None:
    article = read("<p>Closed <b>today</b>.</p>", "old-ferry.html")
    assert (article.title, article.body) == ("Closed today.", "Closed **today**.")


def test_text_of_the_article_that_only_json_ld_holds_is_read() -> None:
    article = read(
        page(json_ld(NEWS | {"articleBody": "All of it\n\nis here."}), "<div id=app></div>")
    )
    assert article.body == "All of it\n\nis here."


def test_a_page_of_nothing_is_a_problem() -> None:
    result = read_bytes(
        b"<html><head></head><body><div id='app'></div></body></html>", "a.html", MTIME
    )
    assert result.problem == "a page without any text"


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "shift_jis"])
def test_a_page_is_read_in_the_encoding_that_it_declares(encoding: str) -> None:
    word = "新しい橋" if encoding == "shift_jis" else "Über die Brücke"
    label = "windows-1252" if encoding == "cp1252" else encoding
    html = page(f'<meta charset="{label}">', f"<p>{word}</p>", word)
    (article,) = read_bytes(html.encode(encoding), "a.html", MTIME).articles
    assert (article.title, article.body) == (word, word)


def test_pictures_that_a_browser_saved_inside_the_page_cost_nothing() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 3_000_000}" alt="">'
    body = f"<article>{TEXT * 3}{picture}<p>It will be painted blue.</p></article>"
    assert read(page(body=body, title="Bridge")).body.endswith("It will be painted blue.")


def test_a_byline_gives_names_and_neither_trades_nor_the_site() -> None:
    head = META.replace("By Jo March and Amy March", "by JO MARCH, National Editor; The River Post")
    assert read(page(head)).authors == ("JO MARCH",)


def test_labels_for_machines_are_no_tags() -> None:
    head = '<meta name="keywords" content="Bridges, @hp-river, type:story, {id}, a_b, Rivers">'
    assert read(page(head)).tags == ("Bridges", "Rivers")
