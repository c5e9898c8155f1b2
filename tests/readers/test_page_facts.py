"""What a page says about itself, in all the ways in which pages say it, and say it wrong."""

import json
import time

import pytest

from tests.readers.test_pages import META, NEWS, TEXT, json_ld, page, read

SCRIPT = '<script type="application/ld+json">{}</script>'
JSON = json.dumps(NEWS)
ORGANIZATION = {"@type": "Organization", "@id": "https://post.example/#org", "name": "River Post"}
PERSON = {"@type": "Person", "@id": "#jo", "name": "Jo March"}


@pytest.mark.parametrize(
    "script",
    [
        JSON.replace("}", ",}").replace("]", ",]"),
        JSON.replace("At last.", "At\n last."),
        JSON.replace("At last.", "At last\\. \\'"),
        JSON.replace('"', "&quot;"),
        f"//<![CDATA[\n{JSON}\n//]]>",
        f"<!-- {JSON} -->;",
        '{"@type": "BreadcrumbList"}\n' + JSON,
        JSON[:-30],
        JSON.replace('"@context"', "'@context'"),
    ],
    ids=["commas", "lines", "escapes", "entities", "cdata", "comment", "row", "cut", "quotes"],
)
def test_json_that_is_none_still_tells_of_the_article(script: str) -> None:
    article = read(page(SCRIPT.format(script), title="Some other title"))
    assert article.title == "The bridge is open"
    assert article.published is not None
    assert article.published.isoformat() == "2026-11-20T10:00:00+01:00"
    assert "Jo March" in article.authors
    assert article.source == "The River Post"


def test_references_inside_json_ld_lead_to_their_names() -> None:
    news = NEWS | {"publisher": {"@id": ORGANIZATION["@id"]}, "author": [{"@id": "#jo"}]}
    article = read(page(json_ld({"@graph": [news, ORGANIZATION, PERSON]})))
    assert (article.source, article.authors) == ("River Post", ("Jo March",))


def test_an_address_is_no_name() -> None:
    news = NEWS | {"publisher": {"@id": ORGANIZATION["@id"]}, "author": "https://post.example/jo"}
    article = read(page(json_ld(news)))
    assert (article.source, article.authors) == ("post.example", ())


def test_of_several_articles_the_one_that_the_page_shows_is_read() -> None:
    teaser = NEWS | {"headline": "A ferry has sunk", "datePublished": "2020-01-01"}
    body = f"<h1>The bridge is open</h1>{TEXT * 4}"
    for objects in ([teaser, NEWS], [NEWS, teaser]):
        article = read(page(json_ld(objects), body))
        assert article.title == "The bridge is open"
        assert article.published is not None
        assert article.published.year == 2026


def test_the_name_of_the_paper_in_json_ld_is_no_headline() -> None:
    paper = {"@type": "NewsMediaOrganization", "name": "The River Post", "headline": "All news"}
    assert read(page(json_ld(paper), title="The bridge is open")).title == "The bridge is open"


def test_a_change_of_the_page_is_no_date_of_publication() -> None:
    changed = {key: value for key, value in NEWS.items() if key != "datePublished"}
    told = json_ld(changed | {"dateModified": "2026-11-21T08:00:00Z"})
    published = '<meta property="article:published_time" content="2026-11-19T07:00:00Z">'
    for head, day in ((told + published, 19), (told, 21)):
        article = read(page(head))
        assert article.published is not None
        assert article.published.day == day


def test_microdata_of_the_article_is_read_and_that_of_its_comments_is_not() -> None:
    comment = """<div itemscope itemtype="http://schema.org/Comment"><b itemprop="author">Troll</b>
        <time itemprop="datePublished" datetime="2026-11-21">x</time></div>"""
    body = f"""{comment}<article itemscope itemtype="http://schema.org/NewsArticle">
        <h2 itemprop="headline">The bridge is open</h2>
        <span itemprop="author" itemscope itemtype="http://schema.org/Person">Words of
        <a itemprop="name">Jo March</a>, reporter</span>
        <span itemprop="datePublished" content="2026-11-20T10:00:00+01:00">yesterday</span>
        <span itemprop="articleSection">Local</span>{TEXT * 4}</article>{comment}"""
    article = read(page(body=body, title="Other words"))
    assert (article.title, article.section) == ("The bridge is open", "Local")
    assert article.authors == ("Jo March",)
    assert article.published is not None
    assert article.published.isoformat() == "2026-11-20T10:00:00+01:00"


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        ("", '<p class="byline">By <a>Jo March</a> and Amy March</p>', ("Jo March", "Amy March")),
        ("", '<a rel="author" href="/jo">Jo March</a>', ("Jo March",)),
        ("", '<span class="author-name">Jo March</span>', ("Jo March",)),
        ("", '<aside><span class="author">Ann Other</span></aside>', ()),
        ("", '<div id="comments"><span class="author">Ann Other</span></div>', ()),
        ("", '<span class="author">Log in</span>', ()),
        ("", '<p class="byline">Our staff went up and down the river for this.</p>', ()),
        ('<meta name="author" content="Jo March, Amy March, and Beth March">', "",
         ("Jo March", "Amy March", "Beth March")),
        ('<meta name="author" content="The River Post"><meta property="og:site_name" '
         'content="River Post">', '<p class="byline">Von Jo March</p>', ("Jo March",)),
        ('<meta name="author" content="https://post.example/jo">', "", ()),
        ("", "<h3 class='author'>by Jo March<br>Monday, November 18</h3>", ("Jo March",)),
        (json_ld(NEWS | {"author": [{"@type": "Organization", "name": "Bell House"}, PERSON]}),
         "", ("Jo March",)),
        (json_ld(NEWS | {"author": {"@type": "Organization", "name": "Bell House"}}),
         "", ("Bell House",)),
    ],
)  # fmt: skip
def test_authors_are_people_or_else_who_stands_in_for_them(
    head: str, body: str, authors: tuple[str, ...]
) -> None:
    assert read(page(head, f"<article>{body}{TEXT * 4}</article>", "Bridge")).authors == authors


OG = '<meta property="og:title" content="{}">'


@pytest.mark.parametrize(
    ("head", "body", "page_title", "title", "source"),
    [
        (OG.format("Short for friends"), "<h1>The bridge is open</h1>",
         "The bridge is open - River Post", "The bridge is open", "River Post"),
        (OG.format("Short for friends"), "<h1>River Post</h1>",
         "The bridge is open - River Post", "Short for friends", "River Post"),
        (OG.format("The bridge is open • River Post"), "<h1>River Post</h1>",
         "The bridge is open • River Post", "The bridge is open", "River Post"),
        (OG.format("River Post | The bridge is open"), "<h1>The bridge is open</h1>",
         "The bridge is open | River Post", "The bridge is open", "River Post"),
        ("", "<h1>The bridge is open</h1>", "The bridge is open » Local » River Post",
         "The bridge is open", "River Post"),
        ("", "<h1>The bridge is open</h1>", "River Post: The bridge is open",
         "The bridge is open", "River Post"),
        (OG.format("The bridge is open at last and for …"), "",
         "The bridge is open at last and for good", "The bridge is open at last and for good", ""),
        (OG.format("Tom &amp;amp; Jerry&amp;#039;s bridge"), "", "", "Tom & Jerry's bridge", ""),
    ],
)  # fmt: skip
def test_the_headline_is_what_the_page_shows_without_the_site_around_it(
    head: str, body: str, page_title: str, title: str, source: str
) -> None:
    article = read(page(head, f"{body}{TEXT * 4}", page_title))
    assert (article.title, article.source) == (title, source)
    assert article.body.startswith("The council met")


@pytest.mark.parametrize(
    ("head", "body", "tags"),
    [
        ("", '<p><a rel="tag" href="/t/1">Bridges</a>, <a rel="tag">Rivers</a></p>',
         ("Bridges", "Rivers")),
        ("", '<div class="post-tags">Tags: <a>Bridges</a> <a>Rivers</a></div>',
         ("Bridges", "Rivers")),
        ("", '<aside><p class="tags"><a>Bridges</a></p></aside>', ()),
        ("", "".join(f'<a rel="tag">Tag {n}</a> ' for n in range(30)), ()),
        ("", '<a rel="tag">Weather</a> <a rel="tag">Get alerts for these topics</a>',
         ("Weather",)),
        (META, '<a rel="tag">Other</a>', ("Bridges", "Rivers")),
        ('<meta name="news_keywords" content="Bridges; Rivers">', "", ("Bridges", "Rivers")),
        ('<meta name="keywords" content="the, bridge, is, open">', "", ()),
        ('<meta name="keywords" content="' + ", ".join(f"word{n}" for n in range(40)) + '">', "",
         ()),
    ],
)  # fmt: skip
def test_tags_are_those_that_the_page_has_for_its_readers(
    head: str, body: str, tags: tuple[str, ...]
) -> None:
    assert read(page(head, TEXT * 4 + body, "The bridge is open")).tags == tags


def test_a_category_of_a_blog_is_the_section() -> None:
    body = f'{TEXT * 4}<a rel="category tag">Local</a> <a rel="tag">Bridges</a>'
    article = read(page(body=body))
    assert (article.section, article.tags) == ("Local", ("Bridges",))


def test_a_summary_that_is_only_the_name_of_the_site_is_none() -> None:
    head = '<meta name="description" content="River Post"><meta property="og:site_name" '
    assert read(page(head + 'content="The River Post">')).summary == ""


@pytest.mark.parametrize(
    "head",
    [
        "<h1>" * 2000 + "x" * 1_000_000,
        '<b itemprop="author" itemscope>' * 2000 + "x" * 1_000_000,
        '<span class="byline">' * 2000 + "x" * 1_000_000,
        "<time>" * 2000 + "x" * 1_000_000,
        f'<meta name="keywords" content="{" " * 9_000}x">' * 100,
        SCRIPT.format('{"headline":"' + '"author":{' * 90_000),
        SCRIPT.format('{"headline":"a\\' * 60_000),
        SCRIPT.format("{" * 500_000),
    ],
    ids=["h1", "author", "byline", "time", "spaces", "loose", "quotes", "braces"],
)
def test_facts_in_one_another_take_no_longer_for_it(head: str) -> None:
    begin = time.process_time()
    read(page(body=f"{head}</b></h1></time></span><p>canary</p>"))
    assert time.process_time() - begin < 3
