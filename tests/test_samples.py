"""The news in feeds/ is the first thing that a person reads here: each file must be read well."""

import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from tui.article import Article, Precision, ReadResult
from tui.readers.reading import read_bytes
from tui.text import tag_key

FEEDS = Path(__file__).parent.parent / "feeds"
LAST_WORD = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
"""No sample is younger; also the time at which every file counts as written."""

INTENDED = {
    "bridge-letters.feed.json": ("jsonfeed", 8),
    "bustan.rss.xml": ("rss", 3),
    "clippings/carillon.txt": ("text", 1),
    "clippings/heritage-apples.txt": ("text", 1),
    "clippings/tokyo-visit-2025-10-28.txt": ("text", 1),
    "clippings/yoru-no-toshokan.txt": ("text", 1),
    "fil-du-canal.rss.xml": ("rss", 6),
    "harbour-daily.rss.xml": ("rss", 9),
    "minato.rdf": ("rdf", 5),
    "notes/2026-11-15-pan-de-pueblo.md": ("markdown", 1),
    "notes/japan-pledges-reading-list.md": ("markdown", 1),
    "pages/o-eletrico-que-virou-sala-de-leitura.html": ("html", 1),
    "pages/the-map-and-the-money.html": ("html", 1),
    "science/peat-and-patience.md": ("markdown", 1),
    "science/perigee.atom.xml": ("atom", 6),
    "weltblick.atom.xml": ("atom", 6),
}


@cache
def reading(name: str) -> ReadResult:
    path = FEEDS / name
    return read_bytes(path.read_bytes(), path.name, LAST_WORD.timestamp())


def articles() -> list[Article]:
    return [article for name in INTENDED for article in reading(name).articles]


def titled(start: str) -> Article:
    (found,) = [article for article in articles() if article.title.startswith(start)]
    return found


def _bare(line: str) -> str:
    return line.lstrip("# ").strip("*_ ")


def test_the_folder_holds_the_intended_samples_and_nothing_else() -> None:
    files = {path.relative_to(FEEDS).as_posix() for path in FEEDS.rglob("*") if path.is_file()}
    assert files == set(INTENDED)


@pytest.mark.parametrize("name", INTENDED)
def test_every_sample_is_read_as_what_it_is_and_without_a_problem(name: str) -> None:
    result = reading(name)
    assert result.problem == ""
    assert (result.format, len(result.articles)) == INTENDED[name]


def test_the_samples_fill_a_newsroom() -> None:
    assert len(articles()) >= 40
    assert len({tag_key(tag) for article in articles() for tag in article.tags}) >= 20


def test_every_article_has_a_title_of_its_own_and_something_to_read() -> None:
    titles = [article.title for article in articles()]
    assert len(set(titles)) == len(titles)
    assert [title for title in titles if not title or len(title) > 120] == []
    assert [article.title for article in articles() if not article.body + article.summary] == []


def test_no_sample_is_younger_than_the_last_word_and_one_is_undated() -> None:
    undated = [article.title for article in articles() if article.published is None]
    assert len(undated) == 1
    assert "carillon" in undated[0]
    assert [a.title for a in articles() if a.published and a.published > LAST_WORD] == []


@pytest.mark.parametrize(
    ("start", "published", "precision"),
    [
        ("Night ferry", "2026-11-22T04:10:00+00:00", Precision.MINUTE),
        ("Der Nachtzug", "2026-11-22T05:15:00+01:00", Precision.MINUTE),
        ("対米投資", "2026-11-22T13:20:00+09:00", Precision.MINUTE),
        ("A typeface", "2026-11-22T08:45:00+05:30", Precision.MINUTE),
        ("Peat and patience", "2026-11-12T08:00:00-03:30", Precision.MINUTE),
        ("El horno", "2026-11-15T09:30:00+01:00", Precision.MINUTE),
        ("The map and the money", "2026-11-19T12:00:00-05:00", Precision.MINUTE),
        ("O elétrico", "2026-11-21T08:30:00+00:00", Precision.MINUTE),
    ],
)
def test_a_sample_keeps_the_moment_that_it_names(
    start: str, published: str, precision: Precision
) -> None:
    article = titled(start)
    assert article.published == datetime.fromisoformat(published)
    assert article.precision is precision


@pytest.mark.parametrize(
    ("start", "day", "precision"),
    [
        ("In Tokyo", "2025-10-28", Precision.DAY),
        ("Reading list", "2026-10-28", Precision.DAY),
        ("Volunteers find nine apples", "2026-11-21", Precision.MINUTE),
        ("閉館後の図書館", "2026-11-21", Precision.MINUTE),
    ],
)
def test_a_sample_without_a_zone_keeps_its_day(start: str, day: str, precision: Precision) -> None:
    article = titled(start)
    assert article.published is not None
    assert article.published.date().isoformat() == day
    assert article.precision is precision


def test_one_story_is_told_in_every_format() -> None:
    told = {
        reading(name).format
        for name in INTENDED
        for article in reading(name).articles
        if {"japan", "japon"} & {tag_key(tag) for tag in article.tags}
        and re.search("550 (billion|Mill?iard)|5500億|78 trillion", article.body)
    }
    assert told == {"rss", "rdf", "atom", "jsonfeed", "markdown", "html", "text"}


@pytest.mark.parametrize("name", INTENDED)
def test_no_body_tells_its_own_title_again(name: str) -> None:
    for article in reading(name).articles:
        assert article.title not in [_bare(line) for line in article.body.splitlines()]


@pytest.mark.parametrize(
    ("start", "columns"),
    [
        ("Peat and patience", "| Year | Plugs in place |"),
        ("Counting the Leonids", "| Night | Observers |"),
        ("78 trillion yen", "| 78 trillion yen over four years is | which is about |"),
        (
            "The map and the money",
            "three purposes\n\n| Promise | Made | Size | What it was for |\n| --- |",
        ),
    ],
)
def test_a_table_keeps_the_names_of_its_columns(start: str, columns: str) -> None:
    assert columns in titled(start).body


def test_a_feed_in_another_encoding_keeps_its_letters() -> None:
    assert titled("Le pont de bois").title.endswith("raccourcit la vallée de six kilomètres")
    assert "« On trouve toujours, dit-il," in titled("La péniche").body


def test_an_address_is_resolved_against_the_base_of_its_feed() -> None:
    assert titled("Counting the Leonids").link == (
        "https://perigee.example.com/2026/leonids-car-park"
    )


@pytest.mark.parametrize(
    ("start", "first", "last", "chrome"),
    [
        (
            "The map and the money",
            "Few objects of economic diplomacy",
            "All of them, sooner or later, end up on a map.",
            ("two cookies", "Search the archive", "Crossword", "The Sunday Meridian", "Imprint"),
        ),
        (
            "O elétrico",
            "Durante quarenta anos",
            "já está afixado",
            ("utiliza cookies", "Mais lidas", "lontras", "Estatuto editorial"),
        ),
        (
            "In Tokyo",
            "Visitors to Tokyo usually receive a gift.",
            "hold them against a window.",
            ("Copy link", "#Toyota", "More from Business", "Home >"),
        ),
        (
            "Volunteers find nine apples",
            "The tree stood behind a bus shelter",
            "say how the tree is doing.",
            ("Advertisement", "Sign in", "4 min read", "Follow us", "Reproduction"),
        ),
        (
            "The carillon of Saint Aldwyn's",
            "After eleven years of silence, the carillon",
            "neither wants to come down before the other.",
            ("Back to Village Notes", "Top of page"),
        ),
        (
            "閉館後の図書館",
            "灯りの落ちた市立図書館で",
            "ほかの町からの見学も受け付けている。",
            ("シェアする", "ページの先頭へ戻る", "ホーム >"),
        ),
    ],
)
def test_an_article_is_kept_whole_and_its_page_is_left_behind(
    start: str, first: str, last: str, chrome: tuple[str, ...]
) -> None:
    body = titled(start).body
    assert first in body
    assert last in body
    assert [words for words in chrome if words in body] == []


@pytest.mark.parametrize(
    ("start", "source", "author", "tag"),
    [
        ("Night ferry", "The Harbour Daily", "Orla Fenwick", "Ferries"),
        ("Der Nachtzug", "Weltblick am Morgen", "Hanna Brückner", "Bahn"),
        ("対米投資", "みなと通信", "小野寺 航", "トヨタ"),
        ("Бібліотека", "Bridge Letters", "Леся Гнатюк", "насіння"),
        ("حديقة", "بستان", "نور الخطيب", "مكتبات"),
        ("El horno", "Cuaderno de la Sierra", "Jimena Valcárcel", "Pan"),
        ("O elétrico", "Correio da Ribeira", "Leonor Sequeira", "Bibliotecas"),
        ("The map and the money", "Meridian Review", "Clara Whitlock", "SoftBank"),
        ("Volunteers find nine apples", "ORCHARD & LANE", "Rosalind Achterberg", "Apples"),
    ],
)
def test_a_sample_names_its_source_its_writer_and_its_tags(
    start: str, source: str, author: str, tag: str
) -> None:
    article = titled(start)
    assert article.source.casefold() == source.casefold()
    assert author in article.authors
    assert tag in article.tags
