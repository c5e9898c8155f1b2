"""Feeds that are not what they should be: cut off, not well-formed, wrongly encoded, no feed."""

import re

import pytest

from tests.readers.feedmaking import atom, only, read, rss
from tui.article import ReadResult


def titles(result: ReadResult) -> list[str]:
    return [article.title for article in result.articles]


def item(title: str, text: str = "Text") -> str:
    return (
        f"<title>{title}</title><link>https://e.org/{title}</link><description>{text}</description>"
    )


def test_a_feed_that_breaks_off_gives_what_is_there_and_says_so() -> None:
    feed = rss(*(f"\n{item(name)}\n" for name in "ABCD"))
    cut = feed[: feed.index("<title>D") + len("<title>D</title>")]
    result = read(cut)
    assert titles(result) == ["A", "B", "C", "D"]
    assert re.fullmatch(r"line 13: not well-formed: .*", result.problem)
    in_the_middle = feed[: feed.index("<title>C") + len("<tit")]
    assert titles(read(in_the_middle)) == ["A", "B"]


@pytest.mark.parametrize("end", range(60, 1100, 23))
def test_wherever_a_feed_breaks_off_the_whole_items_before_are_read(end: int) -> None:
    feed = rss(*(item(name) for name in "ABCDEF"))
    whole = feed[:end].count("</item>")
    result = read(feed[:end])
    assert titles(result)[:whole] == list("ABCDEF"[:whole])
    assert result.problem or end >= len(feed)


def test_a_broken_item_costs_no_other_and_the_line_is_named() -> None:
    result = read(rss(item("A"), "\n\n" + item("B <b>x"), item("C", "<p>un<br>closed"), item("D")))
    assert [title[0] for title in titles(result)] == ["A", "B", "C", "D"]
    assert result.articles[2].body == "un  \nclosed"
    assert result.problem == (
        "line 6: not well-formed: Opening and ending tag mismatch: b line 6 and title"
    )


def test_html_that_was_not_escaped_is_read_as_html() -> None:
    text = "<p>One &amp; <b>two</b><br>three</p><img src=x><hr> & <a href=https://e.org/>link</a>"
    result = read(rss(item("A"), item("B", text)))
    assert result.articles[1].body == "One & **two**  \nthree\n\n& [link](https://e.org/)"


def test_an_item_that_nobody_closed_ends_where_the_next_one_begins() -> None:
    feed = rss(item("A"), item("B"), item("C")).replace("</item>", "", 2)
    assert titles(read(feed)) == ["A", "B", "C"]


def test_items_in_cdata_are_text() -> None:
    text = "<![CDATA[<item><title>Not me</title></item>]]>"
    result = read(rss(item("A", text), item("B & <c")))
    assert titles(result) == ["A", "B & <c"]
    assert "Not me" in result.articles[0].body


def test_a_broken_atom_feed_is_taken_apart_too() -> None:
    entry = '<title>{0}</title><link href="/{0}"/><content type="html">{1}</content>'
    broken = atom(entry.format("A", "a"), entry.format("B", "<p>b<br>c"), entry.format("C", "c"))
    result = read(broken.replace("<feed ", '<feed xml:base="https://base.org/" '))
    assert (result.format, titles(result)) == ("atom", ["A", "B", "C"])
    assert result.articles[1].link == "https://base.org/B"
    assert result.articles[1].body == "b  \nc"
    assert result.problem.startswith("line 4: not well-formed")


@pytest.mark.parametrize(
    ("title", "read_as"),
    {
        "A & B": "A & B",
        "A&B;C &nosuch; D": "A&B;C &nosuch; D",
        "caf&eacute;&nbsp;&ndash;&hellip;": "café –…",
        "a&#27;b&#0;c&#xFFFF;d&#99999999;e&#xD800;": "abcd\ufffde",
        "a\x01\x02b\x1bc": "abc",
        "a&#x1b;[31mb&#27;[0m &#027;[1;2Hc \x1b[2Jd &#27;[ e": "ab c d [ e",
        "<![CDATA[A & B &eacute;]]>": "A & B é",
    }.items(),
)
def test_small_faults_are_mended_and_not_worth_a_problem(title: str, read_as: str) -> None:
    assert only(rss(f"<title>{title}</title>")).title == read_as


def test_addresses_in_cdata_keep_their_ampersands_when_a_feed_is_mended() -> None:
    feed = rss("<title>A & B</title><link><![CDATA[https://e.org/?a=1&b=2]]></link>")
    assert only(feed).link == "https://e.org/?a=1&b=2"


def test_a_prefix_that_nobody_declared_means_what_it_usually_means() -> None:
    feed = """<rss><channel><title>F</title><item><title>T</title><dc:creator>Ana</dc:creator>
        <content:encoded>&lt;b&gt;x&lt;/b&gt;</content:encoded><odd:thing>1</odd:thing></item>
        </channel></rss>"""
    article = only(feed)
    assert (article.authors, article.body) == (("Ana",), "**x**")


BEFORE = (
    *(
        "\n\n ",
        "\ufeff",
        "\ufeff\n",
        "<div>banner</div>",
        "<!-- <rss> -->",
        "junk before ",
        "<?x y?>",
    ),
    "<!DOCTYPE rss SYSTEM 'http://my.netscape.com/publish/formats/rss-0.91.dtd'>",
    "<!DOCTYPE rss [<!ENTITY % HTMLlat1 PUBLIC 'x' 'y'> %HTMLlat1; ]>",
)


@pytest.mark.parametrize("before", BEFORE)
def test_what_stands_before_a_feed_is_skipped(before: str) -> None:
    assert only(before + rss(item("Après"))).title == "Après"


def declared(feed: str, encoding: str) -> str:
    return feed.replace("?>", f" encoding='{encoding}'?>", 1)


@pytest.mark.parametrize(
    ("text", "says", "is_"),
    [
        ("Größe – “Zoë”", "utf-8", "utf-8"),
        ("Größe – “Zoë”", "utf-8", "utf-8-sig"),
        ("Größe – “Zoë”", "utf-8", "cp1252"),
        ("Größe – “Zoë”", "iso-8859-1", "cp1252"),
        ("Größe – “Zoë”", "windows-1252", "cp1252"),
        ("Größe – “Zoë”", "utf-16", "utf-16"),
        ("Größe – “Zoë”", "utf-8", "utf-16"),
        ("Größe – “Zoë”", "", "utf-16-be"),
        ("Größe – “Zoë”", "utf-16", "utf-8"),
        ("Größe – “Zoë”", "no-such-thing", "utf-8"),
        ("Größe – “Zoë”", "utf-7", "utf-8"),
        ("Größe – “Zoë”", "us-ascii", "utf-8"),
        ("Größe", "iso-8859-15", "iso-8859-15"),
        ("Łódź i Kraków, źródło", "iso-8859-2", "iso-8859-2"),
        ("Новости порта сегодня", "koi8-r", "koi8-r"),
        ("Новости порта сегодня", "windows-1251", "cp1251"),
        ("港の新しいニュースです", "Shift_JIS", "cp932"),
        ("港の新しいニュースです", "EUC-JP", "euc-jp"),
        ("港の新しいニュースです", "ISO-2022-JP", "iso-2022-jp"),
        ("港口今天的新闻①", "GB2312", "gb18030"),
        ("항구의 새로운 소식", "EUC-KR", "cp949"),
    ],
)
def test_a_feed_is_read_in_whatever_encoding_it_is(text: str, says: str, is_: str) -> None:
    feed = rss(item(text, f"{text}. {text}."))
    data = (declared(feed, says) if says else feed).encode(is_)
    assert only(data).title == text


def test_a_few_wrong_bytes_spoil_only_themselves() -> None:
    data = rss(item("Größe über Größe"), item("B")).encode().replace(b"Text", b"T\xfft", 1)
    result = read(data)
    assert titles(result) == ["Größe über Größe", "B"]
    assert result.articles[0].body == "T\ufffdt"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"<!DOCTYPE html><html><body><p>Hello</p></body></html>", "an HTML page, not a feed"),
        (b"<html><body><p>Hello<br></body></html>", "an HTML page, not a feed"),
        (b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "an HTML page, not a feed"),
        (b"\n<!-- x --><!doctype HTML>\n<p>Hello", "an HTML page, not a feed"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no feed: its first element is <svg>"),
        (b"", "no feed: nothing of one is in it"),
        (b"Just words", "no feed: nothing of one is in it"),
        (b"\x00\xff\x00\x01" * 50, "no feed: nothing of one is in it"),
        (b"<rss", "no feed: nothing of one is in it"),
    ],
)
def test_what_is_no_feed_is_called_what_it_is(data: bytes, problem: str) -> None:
    result = read(data)
    assert (result.articles, result.format) == ((), "")
    assert result.problem == problem


def test_a_problem_is_one_clean_line() -> None:
    result = read(rss(item("A"), "<b\u202ead>\x9b31m</worse>"))
    assert result.problem.startswith("line 4: not well-formed: ")
    assert result.problem.isprintable()
    assert len(result.problem) <= 300
