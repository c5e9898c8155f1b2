"""`newswall export`: documents that other programs read, and newswall reads back."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from tests.at_work import note
from tui.article import Article, Link, Precision, ReadResult
from tui.cli import main
from tui.exporting.atom import atom
from tui.exporting.opml import opml
from tui.feed_document import rfc3339
from tui.library import StoredArticle, keys
from tui.output import say_json
from tui.page import plain
from tui.readers.feeds.whereabouts import Whereabouts, whereabouts
from tui.readers.reading import read_bytes, read_file

SAMPLES = Path(__file__).parent.parent / "feeds"
NASTY = Article(
    title='<b>"Tags" & ]]> \ufffe entities&amp; \x0c</b>',
    guid="not an address",
    link="https://a.example/?a=1&b='2'",
    summary="A *short* <i>summary</i> of it.",
    body="# Head\n\nSome **bold** & <script>alert(1)</script> ]]>"
    "\n\n| a | b |\n| --- | --- |\n| 1 | 2 |",
    published=datetime(2026, 3, 1, 12, 30, 15, tzinfo=timezone(timedelta(hours=9))),
    precision=Precision.MINUTE,
    authors=("Ann & Bo",),
    tags=("a<b", "https://tag.example/x", "日本"),
    section="R&D",
    source="The <Paper>",
    language="en-GB",
    related=(Link("More & more", "https://b.example/"), Link("Only words")),
)


def stored(articles: tuple[Article, ...], file: str = "f.xml") -> list[StoredArticle]:
    return [
        StoredArticle(at, keyed.key, keyed.article, (file,), "rss", True, False, 1e9 - at)
        for at, keyed in enumerate(keys(articles, file))
    ]


def as_atom(articles: tuple[Article, ...]) -> bytes:
    return "".join(atom(stored(articles), "newswall", "n")).encode()


def shown(article: Article) -> list[str]:
    """What a reader sees of a body; how the columns of a table are aligned is not kept."""
    return plain(article.body, 76).replace("─", "").split()


def samples() -> Iterator[Article]:
    for path in sorted(SAMPLES.rglob("*")):
        if path.suffix in (".xml", ".rdf", ".json", ".md"):
            yield from read_file(str(path)).result.articles


def test_newswall_reads_the_same_news_out_of_the_atom_feed_that_it_writes() -> None:
    articles = stored(tuple(samples()))
    back = read_bytes("".join(atom(articles, "newswall", "n")).encode(), "x.atom", 0.0)
    assert not back.problem
    assert len(back.articles) == len(articles) > 20
    for before, after in zip((one.article for one in articles), back.articles, strict=True):
        for name in ("title", "link", "tags", "section", "language", "summary"):
            assert getattr(after, name) == getattr(before, name)
        assert shown(after) == shown(before)
        if before.published is not None:
            assert after.published == before.published.replace(microsecond=0)
        if before.source:
            assert after.source == before.source
        if before.authors:
            assert after.authors == before.authors


def test_what_xml_and_html_would_obey_is_text_in_atom() -> None:
    data = as_atom((NASTY, replace(NASTY, guid="urn:x:1", published=None)))
    root = etree.fromstring(data)  # well-formed, or it raises
    assert b"<script>" not in data.replace(b"&lt;", b"<").replace(b"&amp;lt;", b"")
    back = read_bytes(data, "x.atom", 0.0).articles[0]
    assert back.title == '<b>"Tags" & ]]> entities&amp; </b>'
    assert (back.link, back.tags, back.section) == (NASTY.link, NASTY.tags, NASTY.section)
    assert (back.authors, back.source) == (NASTY.authors, NASTY.source)
    assert back.related == (Link("More & more", "https://b.example/"),)
    assert "alert(1)" in back.body
    assert "| 1 | 2 |" in back.body
    names = {"a": "http://www.w3.org/2005/Atom"}
    ids = [found.text for found in root.findall(".//a:id", names)]
    assert len(set(ids)) == 3
    assert ids[2] == "urn:x:1"
    for entry in root.findall("a:entry", names):  # what RFC 4287 (4.1.2) demands of each
        for needed in ("a:id", "a:title", "a:updated", "a:author/a:name"):
            assert entry.find(needed, names) is not None
    parsed = feedparser.parse(data)
    assert not parsed.bozo
    assert parsed.entries[0].author == "Ann & Bo"
    assert parsed.entries[0].published == "2026-03-01T12:30:15+09:00"


def test_json_is_read_back_to_the_letter_and_has_html_for_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.md").write_text(note("One", "Some *words*\nin two lines."))
    assert main(["export", str(folder)]) == 0
    text = capsys.readouterr().out
    (item,) = json.loads(text)["items"]
    assert item["content_html"] == "<p>Some <em>words</em>\nin two lines.</p>\n"
    (before,) = read_file(str(folder / "a.md")).result.articles
    (after,) = read_bytes(text.encode(), "x.json", 0.0).articles
    assert replace(after, guid="", source="") == replace(before, guid="", source="")


@pytest.mark.parametrize("form", ["json", "atom", "opml", "markdown"])
def test_filter_and_limit_hold_for_every_format(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    for title in ("Ferry", "Train", "Tram"):
        text = note(title).replace("tags:", f"source: {title} Gazette\ntags:")
        (tmp_path / f"{title}.md").write_text(text)
    main(["export", str(tmp_path), "--format", form, "--filter", "-train"])
    both = capsys.readouterr().out
    assert ("Ferry" in both, "Train" in both, "Tram" in both) == (True, False, True)
    main(["export", str(tmp_path), "--format", form, "--filter", "-train", "--limit", "1"])
    one = capsys.readouterr().out
    assert ("Ferry" in one) != ("Tram" in one)
    with pytest.raises(SystemExit) as ended:
        main(["export", str(tmp_path), "--filter", "("])
    assert ended.value.code == 2


@pytest.mark.parametrize(
    ("text", "feed", "home"),
    [
        ('<rss><channel><link>https://a.example/</link><atom:link rel="self" '
         'href="https://a.example/f?x=1&amp;y=2"/><item><link>https://a.example/1</link>',
         "https://a.example/f?x=1&y=2", "https://a.example/"),
        ("<feed><link href='https://b.example/'/><link rel='self' href='https://b.example/f'/>"
         "<entry><link rel='alternate' href='https://b.example/1'/></entry>",
         "https://b.example/f", "https://b.example/"),
        ('{"version": "", "feed_url": "https://c.example/f", "home_page_url": "https://c.example/"',
         "https://c.example/f", "https://c.example/"),
        ("<rss><channel><title>x</title><item><link>https://a.example/1</link>", "", ""),
        ("<feed><link rel='self' href='javascript:x'/>", "", ""),
    ],
)  # fmt: skip
def test_a_feed_tells_where_it_lives(text: str, feed: str, home: str) -> None:
    assert whereabouts(text.encode()) == Whereabouts(feed, home)


def test_a_sea_of_spaces_keeps_nobody_waiting_for_the_address_of_a_feed() -> None:
    start = time.process_time()
    whereabouts(b"<rss><channel><link>" + b" " * 65_000 + b"<")
    assert time.process_time() - start < 2  # a quadratic step takes half a minute


def test_sources_are_listed_with_the_addresses_that_their_files_tell(tmp_path: Path) -> None:
    (tmp_path / "f.xml").write_text(
        '<rss><channel><link>https://a.example/</link><link rel="self" href="https://a.example/f"/>'
    )
    articles = (Article("One", source='The "Paper" & Co'), Article("Two", source="Notes"))
    known, unknown = stored(articles)
    pieces = opml(str(tmp_path), [known, unknown._replace(format="markdown")], "newswall")
    root = etree.fromstring("".join(pieces).encode())
    assert [dict(outline.attrib) for outline in root.iter("outline")] == [
        {
            "text": 'The "Paper" & Co',
            "type": "rss",
            "xmlUrl": "https://a.example/f",
            "htmlUrl": "https://a.example/",
        },
        {"text": "Notes"},
    ]
    back = read_bytes(etree.tostring(root), "x.opml", 0.0)
    assert back == ReadResult("opml")


def test_documents_are_written_while_articles_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    out = []

    def articles() -> Iterator[StoredArticle]:
        for number in range(4):
            out.append(number)
            yield from stored((replace(NASTY, guid=f"urn:{number}"),))

    pieces = atom(articles(), "t", "n")
    while "<entry" not in next(pieces):
        pass
    assert out == [0]
    written = []

    def items() -> Iterator[int]:
        for number in range(3):
            written.append(capsys.readouterr().out)
            yield number

    say_json({"a": 1, "items": [], "z": {}}, "items", items())
    assert all(written)
    assert json.loads("".join(written) + capsys.readouterr().out) == {
        "a": 1,
        "items": [0, 1, 2],
        "z": {},
    }


def test_a_date_is_written_as_rfc_3339_knows_it() -> None:
    odd = timezone(timedelta(minutes=34, seconds=8))
    assert rfc3339(datetime(1900, 1, 1, 0, 34, 8, tzinfo=odd)) == "1900-01-01T00:00:00Z"
    assert rfc3339(datetime(2026, 1, 1, tzinfo=UTC)) == "2026-01-01T00:00:00Z"


def test_exported_files_are_utf_8_whatever_the_terminal_speaks(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(note("日本語"), "utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "tui.cli", "export", str(tmp_path), "--format", "atom"],
        cwd=SAMPLES.parent,
        env={"PYTHONIOENCODING": "latin-1", "PATH": "", "HOME": str(tmp_path / ".home")},
        capture_output=True,
        timeout=60,
    )
    assert "日本語" in ran.stdout.decode("utf-8")
