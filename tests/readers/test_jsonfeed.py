"""JSON Feeds, however loosely they are written: an odd field costs itself and not its item."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.hostile import FORMS, Form, Story
from tests.payloads import MARKUP, SEQUENCES, Payload
from tests.readers.clean import assert_clean
from tui.article import Article, Link, Precision, ReadResult
from tui.readers.reading import read_bytes

MTIME = datetime(2026, 11, 22, tzinfo=UTC).timestamp()
VERSION = "https://jsonfeed.org/version/1.1"


def read(document: object, name: str = "feed.json") -> ReadResult:
    return read_bytes(json.dumps(document).encode(), name, MTIME)


def only(item: object, **feed: object) -> Article:
    """Return the one article of a feed with one item."""
    result = read({"version": VERSION, "items": [item]} | feed)
    assert (result.format, result.problem) == ("jsonfeed", "")
    (article,) = result.articles
    return article


def test_every_field_of_an_item_is_read() -> None:
    article = only(
        {
            "id": "tag:example.org,2026:1",
            "url": "https://example.org/1",
            "title": "The bridge is open",
            "summary": "At last.",
            "content_html": "<p>It <em>is</em> open.</p>",
            "date_published": "2026-11-20T10:00:00+09:00",
            "authors": [{"name": "Jo March"}, {"name": "Amy March"}],
            "tags": ["Bridges", "#Rivers", "bridges"],
            "language": "en-GB",
        },
        title="The River Post",
    )
    assert article == Article(
        title="The bridge is open",
        guid="tag:example.org,2026:1",
        link="https://example.org/1",
        summary="At last.",
        body="It *is* open.",
        published=datetime.fromisoformat("2026-11-20T10:00:00+09:00"),
        precision=Precision.MINUTE,
        authors=("Jo March", "Amy March"),
        tags=("Bridges", "Rivers"),
        source="The River Post",
        language="en-GB",
    )


def test_html_goes_before_text() -> None:
    assert (
        only({"id": "1", "content_text": "text", "content_html": "<b>html</b>"}).body == "**html**"
    )


def test_plain_text_keeps_its_paragraphs_and_means_no_markdown() -> None:
    article = only({"id": "1", "content_text": "One *star*\nand a line\n\n# no heading <b>"})
    assert article.body == "One \\*star\\*  \nand a line\n\n\\# no heading \\<b>"


def test_what_the_item_does_not_say_is_taken_from_the_feed() -> None:
    article = only({"id": "1", "title": "T"}, authors=[{"name": "Jo"}], language="de", title="Feed")
    assert (article.authors, article.language, article.source) == (("Jo",), "de", "Feed")
    assert only({"id": "1"}, author={"name": "Version 1"}).authors == ("Version 1",)


def test_the_link_is_the_items_own_or_the_page_that_it_is_about() -> None:
    both = {"id": "1", "url": "https://a.test/1", "external_url": "https://b.test/2"}
    assert only(both).link == "https://a.test/1"
    assert only({"id": "1", "external_url": "https://b.test/2"}).link == "https://b.test/2"
    assert (
        only({"id": "1", "url": "/1"}, home_page_url="https://a.test/blog").link
        == "https://a.test/1"
    )
    assert only({"id": "1", "url": "javascript:alert(1)"}).link == ""


def test_an_item_without_a_title_is_named_by_its_first_words() -> None:
    text = "A short note about the ferry, which is late again today as it was yesterday and before."
    assert only({"id": "1", "content_text": "Late."}).title == "Late."
    assert only({"id": "1", "content_text": text}).title.startswith("A short note about the ferry")
    assert len(only({"id": "1", "content_text": text * 20}).title) <= 81
    assert only({"id": "1", "content_html": "<h2>Head</h2><p>text</p>"}).title == "Head"
    assert only({"id": "1"}).title == "Feed"


@pytest.mark.parametrize(
    ("field", "value", "attribute", "expected"),
    [
        ("title", 123, "title", "123"),
        ("title", 1.10, "title", "1.1"),
        ("title", None, "title", "Feed"),
        ("title", ["a"], "title", "Feed"),
        ("title", True, "title", "Feed"),
        ("id", 7, "guid", "7"),
        ("id", [1], "guid", ""),
        ("tags", "a, b", "tags", ("a", "b")),
        ("tags", [1, None, {"name": "x"}, ["y"], "z"], "tags", ("1", "x", "z")),
        ("tags", {"a": 1}, "tags", ()),
        ("authors", None, "authors", ()),
        ("authors", "Jo", "authors", ("Jo",)),
        ("authors", {"name": "Jo"}, "authors", ("Jo",)),
        ("authors", ["Jo", 5, {"name": None}, {}], "authors", ("Jo", "5")),
        ("author", {"name": "Jo"}, "authors", ("Jo",)),
        ("url", 5, "link", ""),
        ("url", "http://[", "link", ""),
        ("content_text", 5, "body", "5"),
        ("content_html", {"a": 1}, "body", ""),
        ("summary", [], "summary", ""),
        ("date_published", "soon", "published", None),
        ("date_published", 10**30, "published", None),
        ("date_published", {}, "published", None),
        ("language", "x" * 500, "language", ""),
        ("_newswall", "ours", "section", ""),
        ("_newswall", {"related": 5, "section": []}, "section", ""),
    ],
    ids=repr,
)
def test_a_value_of_another_type_never_costs_the_item(
    field: str, value: object, attribute: str, expected: object
) -> None:
    article = only({"id": "keep", field: value} if field != "id" else {field: value})
    assert getattr(article, attribute) == expected


@pytest.mark.parametrize("items", [[None, 5, "x", [], {"id": "1", "title": "kept"}]])
def test_an_item_that_is_none_does_not_cost_the_others(items: list[object]) -> None:
    result = read({"version": VERSION, "items": items})
    assert [article.title for article in result.articles] == ["kept"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (
            b'{"version": "https://jsonfeed.org/version/1", "items": {}}',
            "a JSON Feed without a list of items",
        ),
        (b'{"version": "https://jsonfeed.org/version/1"}', "a JSON Feed without a list of items"),
        (
            b'{"version": "https://jsonfeed.org/version/1", "items": [[{"title": "T"}], "T"]}',
            "a JSON Feed in which no item is an object",
        ),
        (b'{"name": "package", "version": "1.0"}', "JSON, but not a JSON Feed"),
        (b"[1, 2]", "JSON, but not a JSON Feed"),
        (b'"text"', "no JSON: it begins with neither { nor ["),
        (b"[" * 100_000, "JSON, but nested too deeply to be read"),
        (b'{"a":' * 100_000, "JSON, but nested too deeply to be read"),
        (b'{"version": "x",\n"items": [', "JSON that breaks off in line 2"),
        (b'{"version": "x",\n"items": [}]}', "JSON that is damaged in line 2"),
        (b"nothing", "no JSON: it begins with neither { nor ["),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_no_feed_is_told_in_a_sentence(data: bytes, problem: str) -> None:
    result = read_bytes(data, "a.json", MTIME)
    assert (result.articles, result.problem) == ((), problem)


def test_numbers_of_any_size_and_no_numbers_are_survived() -> None:
    data = b'{"items": [{"id": %s, "title": "T", "rank": NaN, "x": -Infinity, "y": 1e999}]}'
    (article,) = read_bytes(data % (b"9" * 5000), "a.json", MTIME).articles
    assert article.guid.startswith("9" * 900)
    assert len(article.guid) < 1100


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_feed_is_read_in_every_unicode_encoding(encoding: str) -> None:
    text = '{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "title": "Größe"}]}'
    (article,) = read_bytes(text.encode(encoding), "a.json", MTIME).articles
    assert article.title == "Größe"


NO_JSON = """
[,]  [1,]  [1,,2]  ["a",]  [1 2]  [1:2]  ["a"  [  ]  [[]  {]  [}  {"a"}  {"a":}  {:1}  {a:1}  {1:1}
{"a":1,}  {"a":1,,"b":2}  {"a" 1}  {"a":1 "b":2}  {'a':1}  {"a":'b'}  {"a":1}}  {"a":1}#  {"a":1}//x
[01]  [+1]  [-]  [.5]  [5.]  [1e]  [1e+]  [0x1]  [1_0]  [- 1]  [--1]  [1.2.3]  [Inf]  [nan]  [True]
[nul]  ["\\x41"]  ["\\u12"]  ["\\ud8"]  ["\\"  ["\ta"]  ["a\\"]  [\"a]  [a"]  ['a']  [`a`]
[“a”]  ["a""b"]  /*x*/{}  {}{}  []x  {"a":[}  {"items":[{}{}]}  {"items":{"a":1}}  {"items":}
{"items":[,{"id":"1"}]}
["\ud800"]  {"a":"\udfff"}  ["\ufffe"]  ["\x7f"]  [1e9999]  [-0]  [1E-9999]
[123456789012345678901234567890]
""".split()  # noqa: SIM905
"""What RFC 8259 calls no JSON, and what it leaves to who reads it."""


@pytest.mark.parametrize("text", NO_JSON)
def test_what_is_hardly_json_is_a_problem_alone_and_costs_no_item_before_it(text: str) -> None:
    for data in (text.encode("utf-8", "surrogatepass"), text.encode("utf-16", "surrogatepass")):
        alone = read_bytes(data, "a.json", MTIME)
        assert alone.problem.startswith(("JSON", "no JSON", "a JSON Feed", "not text"))
        assert alone.articles == ()
    feed = f'{{"items": [{{"id": "1", "title": "Canary"}}, {{"id": "2", "x": {text}}}]}}'
    result = read_bytes(feed.encode("utf-8", "surrogatepass"), "a.json", MTIME)
    assert result.articles[0].title == "Canary"
    assert result.problem.startswith("JSON that") or len(result.articles) == 2


def test_a_control_character_within_a_string_costs_nothing() -> None:
    data = b'{"items": [{"id": "1", "title": "A\nb\tc\x1b[31m"}, {"id": "2", "title": "Canary"}]}'
    result = read_bytes(data, "a.json", MTIME)
    assert [article.title for article in result.articles] == ["A b c", "Canary"]
    assert result.problem == ""


def test_two_ids_that_differ_only_by_what_is_cleaned_off_stay_two() -> None:
    items = [{"id": "a\u200bb"}, {"id": "ab"}, {"id": "x" * 100_000}, {"id": "x" * 100_001}]
    articles = read({"version": VERSION, "items": items}).articles
    assert len({article.guid for article in articles}) == 4


def test_what_newswall_wrote_is_read_back_as_it_was() -> None:
    item = {
        "id": "1",
        "title": "T",
        "content_text": "A *word* and a [link](https://a.test/)",
        "date_published": "2026-11-01T00:00:00+00:00",
        "_newswall": {
            "file": "a.txt",
            "format": "text",
            "section": "Business",
            "source": "The Post",
            "date_precision": "month",
            "related": [{"title": "Other", "url": "https://a.test/o"}, {"title": "Bare"}, 5, {}],
        },
    }
    article = only(item, title="newswall")
    assert article.body == "A *word* and a [link](https://a.test/)"
    assert (article.section, article.source) == ("Business", "The Post")
    assert article.precision is Precision.MONTH
    assert article.related == (Link("Other", "https://a.test/o"), Link("Bare"))
    assert read(item).articles[0].section == "Business"
    assert [a.section for a in read([item, item]).articles] == ["Business", "Business"]


def test_what_pretends_to_come_from_newswall_is_tamed_all_the_same() -> None:
    article = only({"id": "1", "content_text": "<script>x</script> ![i](x)", "_newswall": {"x": 1}})
    assert_clean(article)
    assert "script" not in article.body


def test_a_hundred_thousand_items_are_all_there() -> None:
    items = [{"id": str(n), "title": f"T{n}"} for n in range(100_000)]
    assert len(read({"version": VERSION, "items": items}).articles) == 100_000


@pytest.mark.parametrize("end", range(40, 520, 31))
def test_wherever_a_feed_breaks_off_the_whole_items_before_are_read(end: int) -> None:
    items = [{"id": str(n), "title": name, "x": {"y": ["}]"]}} for n, name in enumerate("ABCDEF")]
    feed = json.dumps({"version": VERSION, "title": 'The "Post"', "n": 1.5, "items": items})
    whole = feed[:end].count("}},") + (end >= len(feed))
    result = read_bytes(feed[:end].encode(), "feed.json", MTIME)
    titles = [article.title for article in result.articles]
    assert titles[:whole] == list("ABCDEF"[:whole])
    assert len(titles) <= whole + 1
    assert {article.source for article in result.articles} <= {'The "Post"'}
    assert result.problem == ("" if end >= len(feed) else "JSON that breaks off in line 1")


def test_a_feed_damaged_in_an_item_gives_those_before_it_and_names_the_line() -> None:
    feed = '{"items": [\n{"id": "1", "title": "A"},\n{"id": "2", "title": B},\n{"id": "3"}]}'
    result = read_bytes(feed.encode(), "feed.json", MTIME)
    assert [article.title for article in result.articles] == ["A"]
    assert result.problem == "JSON that is damaged in line 3"


@pytest.mark.parametrize("form", FORMS["jsonfeed"], ids=lambda form: form.spelling)
@pytest.mark.parametrize("payload", [*SEQUENCES, *MARKUP], ids=lambda payload: payload.name)
def test_no_field_carries_what_a_terminal_obeys(
    form: Form, payload: Payload, tmp_path: Path
) -> None:
    path = form.write(tmp_path, Story("Probe", payload.text, datetime(2026, 11, 20, tzinfo=UTC)))
    result = read_bytes(path.read_bytes(), path.name, MTIME)
    assert result.articles or result.problem
    for article in result.articles:
        assert_clean(article)


def test_an_item_that_says_it_is_breaking_has_that_tag() -> None:
    item = {"id": "1", "title": "T", "tags": ["sea"]}
    assert only({**item, "_newswall": {"breaking": True}}).tags == ("sea", "breaking")
    assert only({**item, "breaking": True}).tags == ("sea", "breaking")
    assert only({**item, "_newswall": {"breaking": False}}).tags == ("sea",)
