"""The format of a file is told by its content first and by its name second."""

import gzip
import time

import pytest

from tui.readers.reading import read_bytes
from tui.readers.sniff import Kind, NotNews, sniff

RSS = '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>T</title></channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title></feed>'
RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>'
PAGE = "<!doctype html><html><title>T</title><p>text</p></html>"
XHTML = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN"'
    ' "http://www.w3.org/TR/xhtml1/DTD/xhtml1.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml"/>'
)
OPML = '<?xml version="1.0"?>\n<opml version="2.0"><body/></opml>'
JSON_FEED = '{"version": "https://jsonfeed.org/version/1.1", "items": []}'
YAML_NOTE = "---\ntitle: T\n---\ntext"
TOML_NOTE = '+++\ntitle = "T"\n+++\ntext'

CONTENTS = [
    (RSS, Kind.FEED),
    (ATOM, Kind.FEED),
    (RDF, Kind.FEED),
    ("\ufeff\n  " + RSS, Kind.FEED),
    ("<!-- a > b <html> -->\n<?xml-stylesheet href='x'?>\n" + ATOM, Kind.FEED),
    ('<!DOCTYPE rss [<!ENTITY a "b"> <!ENTITY c "d">]>\n<rss version="0.91"></rss>', Kind.FEED),
    ('<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"/>', Kind.FEED),
    ('<div></div>\n<?xml version="1.0"?><rss></rss>', Kind.FEED),
    (PAGE, Kind.HTML),
    (XHTML, Kind.HTML),
    ("<HTML><BODY>text", Kind.HTML),
    ("<!-- saved -->\n<div>text</div>", Kind.HTML),
    (OPML, Kind.OPML),
    (JSON_FEED, Kind.JSON),
    ("\ufeff\n" + JSON_FEED, Kind.JSON),
    ('[{"id": 1}]', Kind.JSON),
    (YAML_NOTE, Kind.MARKDOWN),
    (YAML_NOTE.replace("\n", "\r\n"), Kind.MARKDOWN),
    (TOML_NOTE, Kind.MARKDOWN),
    ("Just text.", Kind.TEXT),
    ("[1] A footnote", Kind.TEXT),
    ("{ braces } in text", Kind.TEXT),
    ("<jane@example.org> wrote:", Kind.TEXT),
    ("---\nno key\n---\ntext", Kind.TEXT),
    ("How to write <rss version='2.0'> by hand", Kind.TEXT),
]


@pytest.mark.parametrize("name", ["a.txt", "a", "a.xyz", "A.TXT"])
@pytest.mark.parametrize(("content", "kind"), CONTENTS, ids=lambda value: str(value)[:30])
def test_a_name_that_says_nothing_leaves_it_to_the_content(
    content: str, kind: Kind, name: str
) -> None:
    assert sniff(content.encode(), name) is kind


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (RSS, "a.html", Kind.FEED),
        (RSS, "a.md", Kind.FEED),
        (RSS, "a.json", Kind.FEED),
        (PAGE, "a.md", Kind.HTML),
        (PAGE, "a.json", Kind.HTML),
        ("Warning in line 3\n" + PAGE, "a.txt", Kind.HTML),
        (JSON_FEED, "a.xml", Kind.JSON),
        (JSON_FEED, "a.md", Kind.JSON),
        (YAML_NOTE, "a.html", Kind.MARKDOWN),
        (YAML_NOTE, "a.xml", Kind.MARKDOWN),
    ],
)
def test_a_name_that_says_something_else_is_overruled(content: str, name: str, kind: Kind) -> None:
    assert sniff(content.encode(), name) is kind


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        ("Only text", "a.md", Kind.MARKDOWN),
        ("# Heading", "A.Markdown", Kind.MARKDOWN),
        ('<div align="center">logo</div>\n\n# Project', "README.md", Kind.MARKDOWN),
        ('{"title": "T"}\n\ntext', "a.md", Kind.MARKDOWN),
        ("Only text", "a.html", Kind.HTML),
        ("<custom-element>text</custom-element>", "a.htm", Kind.HTML),
        ("not json", "a.json", Kind.JSON),
        ("<broken", "a.rss", Kind.FEED),
        ("junk before <?xml version='1.0'?><rss/>", "a.xml", Kind.FEED),
    ],
)
def test_a_name_decides_where_the_content_leaves_a_choice(
    content: str, name: str, kind: Kind
) -> None:
    assert sniff(content.encode(), name) is kind


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_markup_is_seen_in_any_unicode_encoding(encoding: str) -> None:
    assert sniff(RSS.encode(encoding), "a.txt") is Kind.FEED
    assert sniff(PAGE.encode(encoding), "a.txt") is Kind.HTML


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty file"),
        (b" \r\n\t", "empty file"),
        (b"\xef\xbb\xbf", "empty file"),
        (b"\xff\xfe", "empty file"),
        (b"\0" * 5000, "holds only NUL bytes: it was never written to its end"),
        (b"news\0news", "not text: holds NUL bytes"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not text: looks like PNG image data"),
        (b"%PDF-1.7\n", "not text: looks like a PDF document"),
        (gzip.compress(RSS.encode(), mtime=0), "gzip-compressed: not unpacked"),
        (b"PK\x03\x04\x14\0", "a zip archive (or an Office or e-book file): not unpacked"),
        (b"\x01\x02\x03\x04news", "not text: holds too many control characters"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_no_news_is_told_in_a_sentence(data: bytes, sentence: str) -> None:
    for name in ("a.xml", "a.txt", "a.md", "a.html", "a.json"):
        assert read_bytes(data, name, 0.0).problem == sentence
        assert read_bytes(data, name, 0.0).articles == ()


@pytest.mark.parametrize(
    ("name", "headers"),
    [
        ("a.mhtml", "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n"),
        ("a.txt", "Snapshot-Content-Location: http://a.test/\r\nMIME-Version: 1.0\r\n"),
        ("A.MHT", 'From: "Saved by a browser"\nMIME-Version: 1.0\nContent-Type: text/html\n'),
        ("a.html", "Subject: News\nContent-type: Multipart/Related;\n\tx=y\nMime-version: 1.0\n"),
        ("a.mht", "Subject: News\nMIME-Version: 1.0\nContent-Type: text/html\n"),
    ],
)
def test_a_web_archive_is_told_from_a_text_by_its_headers(name: str, headers: str) -> None:
    result = read_bytes(f"{headers}\nSGVsbG8gd29ybGQ=\n".encode(), name, 0.0)
    assert result.articles == ()
    assert result.problem.startswith("a web archive (MHTML), which is not read: save the page as")


def test_a_text_about_web_archives_is_a_text() -> None:
    text = "News: they are saved\n\nMIME-Version: 1.0\nContent-Type: multipart/related\n"
    assert not read_bytes(text.encode(), "a.txt", 0.0).problem


@pytest.mark.parametrize("name", ["a.xml", "a.rss", "A.Atom", "a.rdf"])
@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (PAGE, "an HTML page, not a feed"),
        (XHTML, "an HTML page, not a feed"),
        ("Warning in line 3\n" + PAGE, "an HTML page, not a feed"),
        ("Just a moment", "plain text, not a feed"),
    ],
)
def test_what_a_server_sends_in_place_of_a_feed_is_no_news(
    content: str, problem: str, name: str
) -> None:
    assert read_bytes(content.encode(), name, 0.0).problem == problem


@pytest.mark.parametrize("name", ["a.xml", "a.txt", "a.json", "a.svg"])
@pytest.mark.parametrize(
    ("content", "root"),
    [
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", "svg"),
        ("<?xml version='1.0'?><urlset/>", "urlset"),
        ("<?xml version='1.0'?><k:kml/>", "kml"),
    ],
)
def test_xml_of_another_kind_is_told_by_its_first_element(
    content: str, root: str, name: str
) -> None:
    problem = f"XML, but no feed: its first element is <{root}>"
    assert read_bytes(content.encode(), name, 0.0).problem == problem


def test_text_with_colour_codes_of_a_terminal_is_text() -> None:
    assert sniff(b"\x1b[31mred\x1b[0m news\x1b[K", "log.txt") is Kind.TEXT


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (OPML, ""),
        ("<opml><body>", "OPML that is damaged in line 1"),
        ("<opml version='2.0'/>", "OPML without a list of subscriptions"),
        (
            '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body>&x;</body></opml>',
            "",
        ),
    ],
)
def test_a_list_of_subscriptions_is_listed_as_what_it_is(content: str, problem: str) -> None:
    result = read_bytes(content.encode(), "a.xml", 0.0)
    assert (result.format, result.articles, result.problem) == ("opml", (), problem)


@pytest.mark.parametrize(
    "unit", ["<!--", "<?", "<!", "<", "<a ", "[", "{ ", "---\n", "<![CDATA[", "<!DOCTYPE [", "{"]
)
def test_the_look_takes_no_longer_than_its_bytes_are_many(unit: str) -> None:
    data = (unit * (1 << 16)).encode()
    begin = time.process_time()
    for name in ("a.txt", "a.xml", "a.md"):
        _kind_or_refusal(data, name)
    assert time.process_time() - begin < 1


def _kind_or_refusal(data: bytes, name: str) -> Kind | str:
    try:
        return sniff(data, name)
    except NotNews as error:
        return str(error)
