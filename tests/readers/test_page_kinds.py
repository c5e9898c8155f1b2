"""Pages of every kind: each gives what a reader would look for in it, or says what it is."""

import json

import pytest

from tests.readers.test_page_body import FIRST, HEAD, SECOND
from tests.readers.test_pages import MTIME, json_ld, page, read
from tui.article import Article
from tui.readers.reading import read_bytes

PROSE = f"<p>{FIRST}</p><p>{SECOND}</p>"
MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>Weather</a></li></ul></nav>"
FRONT = '<link rel="canonical" href="https://post.example/">'
INSIDE = '<link rel="canonical" href="https://post.example/local/">'


def teasers(many: int) -> str:
    return "".join(
        f'<div><h3><a href="/n/{n}">Bridge number {n} is open</a></h3><p>At last.</p></div>'
        for n in range(many)
    )


@pytest.mark.parametrize(
    ("head", "many"),
    [(FRONT, 12), (INSIDE, 30), (INSIDE + json_ld({"@type": "CollectionPage"}), 6)],
    ids=["front page", "many", "says so"],
)
def test_a_page_of_headlines_says_that_it_is_one_and_lists_them(head: str, many: int) -> None:
    article = read(page(head, MENU + teasers(many), "All of our news | The River Post"))
    assert article.title == "All of our news"
    assert article.body.startswith(
        f"*A page of {many} headlines, without an article of its own*\n\n"
        "- [Bridge number 0 is open](https://post.example/n/0)\n"
    )
    assert article.body.count("\n- ") == many


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (INSIDE, PROSE * 3 + teasers(10)),
        (FRONT, PROSE + teasers(3)),
        (INSIDE + '<meta property="og:type" content="article">', f"<p>{FIRST}</p>" + teasers(30)),
    ],
    ids=["text", "few", "article"],
)
def test_an_article_among_many_headlines_is_no_list(head: str, body: str) -> None:
    assert read(page(head, f"<article>{body}</article>")).body.startswith(FIRST)


def test_a_live_blog_is_read_with_all_its_posts() -> None:
    posts = "".join(
        f'<article><time datetime="2026-11-20T1{n}:00:00Z">1{n}:00</time><h2>Report {n}</h2>'
        f"<p>Boat {n} has passed below the bridge, and the mayor took off his hat to it.</p>"
        f"</article>"
        for n in range(9)
    )
    body = read(page(body=f"<main><h1>Bridge live</h1><p>{FIRST}</p>{posts}</main>")).body
    for n in range(9):
        assert f"Boat {n} has passed" in body


def test_a_live_blog_that_is_only_in_json_ld_is_read_from_there() -> None:
    updates = [{"@type": "BlogPosting", "headline": f"Report {n}", "articleBody": f"Boat {n}."}
               for n in range(3)]  # fmt: skip
    live = {"@type": "LiveBlogPosting", "headline": "Bridge live", "liveBlogUpdate": updates}
    article = read(page(json_ld(live), MENU + "<div id='app'></div>"))
    assert article.body == "\n\n".join(f"Report {n}\n\nBoat {n}." for n in range(3))


def test_a_stub_before_a_paywall_is_what_there_is_unless_the_page_holds_all() -> None:
    stub = f"<article><p>{FIRST}</p><p>Subscribe now</p></article>"
    says = '<meta property="og:type" content="article">'
    assert read(page(says, stub)).body == FIRST
    whole = {"@type": "NewsArticle", "headline": "Bridge", "articleBody": f"{FIRST}\n{SECOND}" * 4}
    assert SECOND in read(page(json_ld(whole), stub)).body


def test_a_film_is_shown_by_its_description() -> None:
    film = {"@type": "VideoObject", "name": "The bridge opens", "description": FIRST,
            "uploadDate": "2026-11-20"}  # fmt: skip
    article = read(page(json_ld(film), f"{MENU}<main><h1>The bridge opens</h1><video></video>"))
    assert (article.title, article.summary, article.body) == ("The bridge opens", FIRST, "")
    assert article.published is not None


def test_a_gallery_is_told_by_its_captions() -> None:
    figures = "".join(
        f"<figure><img src='{n}.jpg'><figcaption>Lamp {n} burns above the river, as it has since "
        "the old mayor lit it.</figcaption></figure>"
        for n in range(8)
    )
    body = read(page(HEAD, f"<main><h1>Lamps</h1><p>{FIRST}</p>{figures}</main>")).body
    assert [f"Lamp {n} burns" in body for n in range(8)] == [True] * 8


def test_a_page_for_telephones_is_a_page() -> None:
    head = '<script async src="https://cdn.ampproject.org/v0.js"></script>'
    body = f"""<amp-sidebar><ul><li>Home</li></ul></amp-sidebar><article><h1>The bridge</h1>
        <amp-img src="a.jpg"></amp-img>{PROSE}<amp-ad></amp-ad>{PROSE}</article>"""
    assert read(page(head, body, "The bridge")).body.startswith(f"{FIRST}\n\n{SECOND}")


def test_a_page_of_documentation_keeps_its_code_and_tables() -> None:
    body = f"""<main><h1>Lamps</h1><p>{FIRST}</p><h2>Features</h2>
        <table><tr><th>Name</th><th>Sense</th></tr><tr><td>height</td><td>of it</td></tr></table>
        <h2>Use</h2><pre><code>lamp --on\nlamp --off</code></pre><p>{SECOND}</p></main>"""
    text = read(page(body=MENU + body, title="Lamps")).body
    for part in ("## Features\n\n| Name | Sense |", "```\nlamp --on\nlamp --off\n```"):
        assert part in text


def test_lists_of_a_short_page_are_not_lost() -> None:
    recipe = """<h1>Soup</h1><p>It warms the ferrymen of Ellory on every morning of the year.</p>
        <h2>Take</h2><ul><li>1 onion</li><li>Salt</li></ul><ol><li>Boil all.</li></ol>"""
    menu = f"<ul>{''.join(f'<li><a>Menu {n}</a></li>' for n in range(5))}</ul>"
    body = read(page(body=MENU + menu + recipe, title="Soup")).body
    assert "Menu" not in body
    assert "- 1 onion\n- Salt" in body
    assert "1. Boil all." in body
    assert "Weather" not in body


def test_a_page_whose_text_is_not_in_the_file_says_so_and_shows_its_title() -> None:
    html = page(
        "<script>window.data = " + json.dumps({"text": FIRST}) + "</script>",
        f"{MENU}<div id=root></div><noscript>Switch scripts on to see this page.</noscript>",
        "The bridge is open",
    )
    result = read_bytes(html.encode(), "page.html", MTIME)
    assert [(each.title, each.body) for each in result.articles] == [("The bridge is open", "")]
    assert result.problem.startswith("only a title")


@pytest.mark.parametrize(
    "script", ["วันนี้สะพานเปิดแล้วและเรือสองลำรออยู่ข้างล่าง", "新しい橋が開いて、二隻の船が下で待っていた"]
)
def test_text_in_a_script_without_word_spaces_is_text(script: str) -> None:
    article: Article = read(page(body=f"{MENU}<article><p>{script * 6}</p></article>"))
    assert article.body == script * 6
