"""The body of a saved page: the text, with nothing again that stands above it."""

from datetime import UTC, datetime

import pytest

from tests.readers.clean import assert_clean
from tui.article import Article
from tui.readers.reading import read_bytes

MTIME = datetime(2026, 11, 22, tzinfo=UTC).timestamp()
FIRST = (
    "The council met on Tuesday and talked about the bridge for three hours, which is longer"
    " than anybody had expected of it, and in the end it was decided to open it."
)
SECOND = (
    "Two boats were waiting below with their lamps lit, and the older of the two captains rang"
    " his bell until the mayor asked him, kindly and twice, to stop doing that."
)
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p>" * 2
HEAD = """
<meta property="og:title" content="The bridge is open">
<meta property="og:site_name" content="The River Post">
<meta property="article:published_time" content="2026-11-20T10:00:00+01:00">
<meta property="article:section" content="Local">
<meta name="author" content="Jo March">
"""
DECK = "After three hours of talk the council let the boats go through."
DECKED = f'{HEAD}<meta name="description" content="{DECK}">'
TITLE = "<h1>The bridge is open</h1>"


def read(body: str, head: str = HEAD) -> Article:
    html = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    result = read_bytes(html.encode(), "saved-page.html", MTIME)
    assert (result.format, result.problem) == ("html", "")
    (article,) = result.articles
    assert_clean(article)
    return article


@pytest.mark.parametrize(
    ("top", "head"),
    [
        (f"<p>Local</p>{TITLE}<p>Jo March, 20 November 2026, 10:00</p>", HEAD),
        (f"<p>Around the river</p>{TITLE}<p>By <a href='/jo'>Jo March</a> in Ellory</p>", HEAD),
        (f"{TITLE}<p>The River Post</p><p>20 November 2026</p><p>4 min read</p>", HEAD),
        (f"{TITLE}<p>{DECK}</p><p>By Jo March</p>", DECKED),
        ("<h1>The bridge is open | The River Post</h1><p>By Jo March</p>", HEAD),
        ("<h1>The bridge is …</h1><p>By Jo March</p>", HEAD),
        ("<h2>The bridge is <em>open</em>!</h2>", HEAD),
        ("<p>By Jo March | Published 20 November 2026</p>", HEAD),
        ("<p>Share on Facebook</p><p>Jo March</p>", HEAD),
    ],
)
def test_the_top_of_a_body_does_not_repeat_what_stands_above_it(top: str, head: str) -> None:
    assert read(f"<article>{top}{TEXT}</article>", head).body.startswith(FIRST)


@pytest.mark.parametrize(
    ("top", "head", "first"),
    [
        (f"{TITLE}<p>{DECK}</p>", DECKED, DECK),
        ("<p>Jo March knows every bridge of the river by its number.</p>", HEAD, "Jo March knows"),
        ("<p>Jo March met the mayor of the lower town at last</p>", HEAD, "Jo March met"),
        ("<p>On 3 May 1911 the first one fell</p>", HEAD, "On 3 May 1911"),
        ("<h2>The bridge is open to ships of all kinds</h2>", HEAD, "## The bridge is open to"),
        ("<h2>What it cost</h2>", HEAD, "## What it cost"),
        ("<h2>The bridge is closed on Sundays</h2>", HEAD, "## The bridge is closed"),
        ("<ul><li>Jo March</li><li>Amy March</li></ul>", HEAD, "- Jo March"),
    ],
)
def test_the_top_of_a_body_keeps_what_is_news(top: str, head: str, first: str) -> None:
    assert read(f"<article>{top}{TEXT}</article>", head).body.startswith(first)


def test_text_above_the_headline_stays_when_the_headline_goes() -> None:
    body = read(f"<article><p>{SECOND}</p>{TITLE}<p>{FIRST}</p>{TEXT}</article>").body
    assert body.startswith(f"{SECOND}\n\n{FIRST}")


def test_the_caption_of_a_table_stands_above_its_row_of_headings() -> None:
    table = (
        "<table><caption>Ships in <b>two</b> years</caption><tr><th>Year</th><th>Ships</th></tr>"
        "<tr><td>2025</td><td>12</td></tr><tr><td>2026</td><td>14</td></tr></table>"
    )
    shown = "Ships in two years\n\n| Year | Ships |\n| --- | --- |\n| 2025 | 12 |"
    assert shown in read(f"<article>{TEXT}{table}{TEXT}</article>").body


def test_the_caption_of_a_picture_is_kept_in_its_place() -> None:
    figure = "<figure><img src='a.jpg' alt=''><figcaption>{}</figcaption></figure>"
    caption = figure.format("The mayor with <a href='https://x.example/'>two lamps</a>.")
    teaser = figure.format("<a href='/other'>Another bridge has fallen</a>")
    gallery = caption + teaser + caption
    body = read(f"<article><p>{FIRST}</p>{gallery}<p>{SECOND}</p>{TEXT}</article>").body
    assert body.startswith(f"{FIRST}\n\n*The mayor with two lamps.*\n\n{SECOND}")
    assert body.count("two lamps") == 1
    assert "Another bridge" not in body
