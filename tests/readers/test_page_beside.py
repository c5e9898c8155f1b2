"""Other news beside the article of a saved page."""

import time
from datetime import UTC, datetime

import pytest

from tests.readers.clean import assert_clean
from tui.article import Link
from tui.readers.reading import read_bytes

MTIME = datetime(2026, 11, 22, tzinfo=UTC).timestamp()
LINK = '<link rel="canonical" href="https://post.example/local/bridge">'
TEXT = "<p>The council met on Tuesday and talked about the bridge, its lamps and its price.</p>"
FIRST = '<a href="/a"><b>The ferry</b> will sail at night</a>'
SECOND = '<a href="https://other.example/b">Otters return to the old weir</a>'
BOTH = (
    Link("The ferry will sail at night", "https://post.example/a"),
    Link("Otters return to the old weir", "https://other.example/b"),
)


def related(beside: str) -> tuple[Link, ...]:
    html = f"<html><head>{LINK}</head><body><article>{TEXT * 6}</article>{beside}</body></html>"
    (article,) = read_bytes(html.encode(), "page.html", MTIME).articles
    assert_clean(article)
    return article.related


@pytest.mark.parametrize(
    "beside",
    [
        f"<aside><h2>Most read</h2><ol><li>{FIRST}</li><li>{SECOND}</li></ol></aside>",
        f"<section class='box related'><h3>{FIRST}</h3><p>Late</p><h3>{SECOND}</h3></section>",
        f"<ul id='most-read'><li>{FIRST}</li><li>{SECOND}</li><li>{FIRST}</li></ul>",
        "<div class='related'>" * 30 + "</div>" * 30 + f"<aside><li>{FIRST}</li>{SECOND}"
        f"<li>{SECOND}</li></aside>",
        f"<aside><aside><li>{FIRST}</li></aside><li>{SECOND}</li></aside>",
        f"<aside><li>{FIRST}</li><li>{SECOND}</li><li><a href='/t'>Politics</a></li></aside>",
        f"<aside><li>{FIRST}</li><li>{SECOND}</li><li><a href='/c'>Terms of use</a></li></aside>",
        f"<aside><li>{FIRST}</li><li>{SECOND}</li><li><a href='#x'>Go down to the end</a></li>"
        "<li><a href='javascript:x()'>Run this in your browser</a></li></aside>",
    ],
)
def test_headlines_in_a_box_of_other_news_are_kept_with_their_addresses(beside: str) -> None:
    assert related(beside) == BOTH


@pytest.mark.parametrize(
    "beside",
    [
        f"<aside><p>Our reporter saw how {FIRST} and how {SECOND}, and came back.</p></aside>",
        f"<aside><ul><li>{FIRST}</li></ul></aside>",
        f"<nav><ul><li>{FIRST}</li><li>{SECOND}</li></ul></nav>",
        f"<section class='unrelated'><ul><li>{FIRST}</li><li>{SECOND}</li></ul></section>",
        f"<aside><li>{FIRST} as the port says</li><li>{SECOND}</li></aside>",
        "<aside><li><a href='/1'>World news</a></li><li><a href='/2'>Local news</a></li></aside>",
        f"<aside><li>{FIRST}</li><li><a href='bridge'>The bridge is open at last</a></li></aside>",
    ],
)
def test_links_that_may_be_something_else_are_left(beside: str) -> None:
    assert related(beside) == ()


def test_a_page_gives_at_most_twenty_other_headlines() -> None:
    entries = "".join(f"<li><a href='/{n}'>Bridge number {n} is open</a></li>" for n in range(90))
    found = related(f"<aside>{entries}</aside>")
    assert [link.url for link in found] == [f"https://post.example/{n}" for n in range(20)]


@pytest.mark.parametrize(
    "beside",
    [
        "<aside>" * 1500 + f"<li>{FIRST}</li><li>{SECOND}</li>",
        f"<aside><li>{FIRST * 2000}</li></aside>" * 3,
        "<aside><li>" + "<a href='/x'>" + "word " * 500_000 + "</a></li></aside>",
    ],
    ids=["deep", "many", "long"],
)
def test_a_page_made_of_boxes_takes_no_longer_for_them(beside: str) -> None:
    begin = time.process_time()
    related(beside)
    assert time.process_time() - begin < 3
