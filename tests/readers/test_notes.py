"""Notes: front matter in its dialects, and Markdown that is tamed without being rewritten."""

from datetime import UTC, datetime

import pytest

from tests.readers.clean import assert_clean, assert_safe
from tui.article import Article, Precision
from tui.readers.notes.markdown import plain, safe_markdown
from tui.readers.reading import read_bytes

MTIME = datetime(2026, 11, 22, tzinfo=UTC).timestamp()


def read(text: str, name: str = "note.md") -> Article:
    result = read_bytes(text.encode("utf-8", "surrogatepass"), name, MTIME)
    assert (result.format, result.problem) == ("markdown", "")
    (article,) = result.articles
    assert_clean(article)
    return article


YAML = """---
title: "The bridge: open at last"
date: 2026-11-20T10:00:00+01:00
authors: [Jo March, Amy March]
tags:
  - Bridges
  - "#Rivers"
keywords: ferry, museum
category: Local
source: The River Post
canonical_url: https://example.org/bridge
description: It took *nine* years.
slug: bridge-open
lang: en-GB
---

It is **open**.
"""

TOML = """+++
title = "The bridge: open at last"
date = 2026-11-20T10:00:00+01:00
description = "It took *nine* years."
slug = "bridge-open"
lang = "en-GB"
[taxonomies]
tags = ["Bridges", "Rivers"]
keywords = ["ferry", "museum"]
[params]
authors = ["Jo March", "Amy March"]
category = "Local"
source = "The River Post"
canonical_url = "https://example.org/bridge"
+++

It is **open**.
"""

JSON = """{
  "title": "The bridge: open at last", "date": "2026-11-20T10:00:00+01:00",
  "authors": [{"name": "Jo March"}, {"name": "Amy March"}],
  "tags": ["Bridges", "Rivers"], "keywords": "ferry, museum", "category": ["Local"],
  "source": "The River Post", "canonical_url": "https://example.org/bridge",
  "description": "It took *nine* years.", "slug": "bridge-open", "lang": "en-GB"
}

It is **open**.
"""

PELICAN = """Title: The bridge: open at last
Date: 2026-11-20T10:00:00+01:00
Authors: Jo March, Amy March
Tags: Bridges, Rivers, ferry, museum
Category: Local
Source: The River Post
Url: https://example.org/bridge
Summary: It took *nine* years.
Slug: bridge-open
Lang: en-GB

It is **open**.
"""


@pytest.mark.parametrize("text", [YAML, TOML, JSON, PELICAN], ids=["yaml", "toml", "json", "lines"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_same_facts_are_read_from_every_kind_of_front_matter(text: str, line_end: str) -> None:
    assert read("\ufeff" + text.replace("\n", line_end)) == Article(
        title="The bridge: open at last",
        guid="bridge-open",
        link="https://example.org/bridge",
        summary="It took *nine* years.",
        body="It is **open**.",
        published=datetime.fromisoformat("2026-11-20T10:00:00+01:00"),
        precision=Precision.MINUTE,
        authors=("Jo March", "Amy March"),
        tags=("Bridges", "Rivers", "ferry", "museum"),
        section="Local",
        source="The River Post",
        language="en-GB",
    )


@pytest.mark.parametrize(
    ("matter", "attribute", "expected"),
    [
        ("title: Foo: bar", "title", "Foo: bar"),
        ("title: @home [draft", "title", "@home [draft"),
        ("title: 'it''s'", "title", "it's"),
        ("title: 12:34:56", "title", "12:34:56"),
        ("title: no", "title", "no"),
        ("title: 1.10", "title", "1.10"),
        ("title: |\n  two\n  lines", "title", "two lines"),
        ('title: "\\e[31mred\\0\\a"', "title", "red"),
        ("title: !!python/object/apply:os.system ['true']", "title", "true"),
        ("published: 2026-11-20", "precision", Precision.DAY),
        ("PubDate: Fri, 20 Nov 2026 10:00:00 +0100", "precision", Precision.MINUTE),
        ("date: 2025-13-45", "published", None),
        ("date: soon\nmodified: 2026-11-20", "precision", Precision.DAY),
        ("author: {name: Jo, twitter: jo}", "authors", ("Jo",)),
        ("author: '[[Jo March]]'", "authors", ("Jo March",)),
        ("- a list\n- at the top", "tags", ()),
        ("only a scalar", "tags", ()),
        ("<%= template %>", "tags", ()),
        ("author: Jo and Amy", "authors", ("Jo", "Amy")),
        ("author:\n  - '[[Jo March|Jo]]'\n  - '[[Amy]]'", "authors", ("Jo", "Amy")),
        ("title: '[b] in a title'", "title", "[b] in a title"),
        ("title: '[[Note]] and [[more]]'", "title", "[[Note]] and [[more]]"),
        ("tags: ['[/]', '[[a']", "tags", ("[/]", "[[a")),
        ("title: {en: English, de: Deutsch}", "title", "English"),
        ("source: https://www.e.org/a", "source", "e.org"),
        ("source: https://www.e.org/a", "link", "https://www.e.org/a"),
        ("source: https://e.org/a\nurl: https://f.org/b", "link", "https://f.org/b"),
        ("created: 1619120000000", "published", datetime(2021, 4, 22, 19, 33, 20, tzinfo=UTC)),
        ("date created: Friday, May 1st 2026, 10:00:00 am", "precision", Precision.MINUTE),
        ("layout: post\ntags: ruby gems\ncategories: a b", "tags", ("ruby", "gems", "a", "b")),
        ("layout: post\ntags: ruby gems, perl", "tags", ("ruby gems", "perl")),
        ("tags: ['[[City]]', '[[River|Elbe]]']", "tags", ("City", "Elbe")),
        ("tags: a, b; c", "tags", ("a", "b", "c")),
        ("tags: [a, 'b'\ntitle: x", "tags", ("a", "b")),
        ("title: x: y\ntags: [a,\n  b, c]", "tags", ("a", "b", "c")),
        ("tags: '#a #b'", "tags", ("a", "b")),
        ("tags: climate change", "tags", ("climate change",)),
        ("tags:", "tags", ()),
        ("tags:\n  -\n  - #x\n  - y", "tags", ("y",)),
        ("tags: {a: 1, b: 2}", "tags", ("a", "b")),
        ("tags: [[deep, [deeper]]]", "tags", ("deep", "deeper")),
        ("tags: [1, 2.50, yes]", "tags", ("1", "2.50", "yes")),
        ("tags: &t [a, *t]", "tags", ("a", "*t")),
        ("tags: [x, X, x]", "tags", ("x",)),
        ("categories: [News]\ntags: [a]", "tags", ("a", "News")),
        ("categories: [News]\ntags: [a]", "section", "News"),
        ("categories: '[[News]]'", "section", "News"),
        ("categories: News, Sport", "section", ""),
        ("categories: [News, Sport]", "section", ""),
        ("categories: [News]\nsection: Local", "section", "Local"),
        ("tags: [News]", "section", ""),
        ("url: /posts/1", "link", ""),
        ("url: javascript:alert(1)", "link", ""),
        ("summary: <b>bold</b> ![x](y)", "summary", "**bold**"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_front_matter_is_read_however_it_is_written(
    matter: str, attribute: str, expected: object
) -> None:
    article = read(f"---\n{matter}\n---\ntext canary\n")
    assert getattr(article, attribute) == expected
    assert "text canary" in article.body


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("# Heading\n\ntext", "Heading", "text"),
        ("\n\n## Second level opens\n\ntext", "Second level opens", "text"),
        ("Heading\n=======\ntext", "Heading", "text"),
        ("Heading\n-------\ntext", "Heading", "text"),
        ("# A *bold* `x` [link](http://a.test) &amp; #\n\ntext", "A bold x link &", "text"),
        ("intro\n\n# Late heading\n\ntext", "Late heading", "intro\n\n\ntext"),
        ("---\ntitle: Same\n---\n# Same\n\ntext", "Same", "text"),
        ("---\ntitle: One\n---\n# Other\n\ntext", "One", "# Other\n\ntext"),
        ("```sh\n# comment\n```\n\ntext", "My note", "```sh\n# comment\n```\n\ntext"),
        ("intro\n\n## Not the title\n\ntext", "My note", "intro\n\n## Not the title\n\ntext"),
        ("---\ntags: [a]\n---\n", "My note", ""),
        ("no heading at all", "My note", "no heading at all"),
        ("---\ntitle: Never closed\n\ntext", "Never closed", "text"),
        ("---\ntitle: Never closed\ntags:\n- a\ntext at once\n", "Never closed", "text at once"),
        ("Title: Pelican's\nTags: a\ntext at once\n", "Pelican's", "text at once"),
    ],
)
def test_the_title_is_the_front_matters_or_the_first_heading_or_the_name(
    text: str, title: str, body: str
) -> None:
    article = read(text, "2026-05-01-my-note.md")
    assert article.body == body
    assert article.title == title


@pytest.mark.parametrize(
    ("name", "title", "day"),
    [
        ("2026-05-01-new-bridge.md", "New bridge", "2026-05-01"),
        ("2026-05-01.md", "2026-05-01", "2026-05-01"),
        ("A_plain name.markdown", "A plain name", ""),
        ("20260501 x.md", "20260501 x", ""),
    ],
)
def test_a_name_gives_title_and_day_to_a_note_that_has_none(
    name: str, title: str, day: str
) -> None:
    article = read("---\ndraft: no\n---\n", name)
    assert article.title == title
    assert (article.published.date().isoformat() if article.published else "") == day


@pytest.mark.parametrize(
    "source",
    [
        "# Head\n\nA *b* **c** `d` and\na line  \nbroken.\n\n- one\n- two\n\n1. x\n2. y\n\n> quote",
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n```py\nx = 1\n```\n\n---\n\nend",
        "[words](https://example.org/a?b=c) and a_b_c, 2 * 3 * 4, a > b, AT&T & Co.",
    ],
)
def test_markdown_that_holds_nothing_to_be_tamed_stays_as_it_is(source: str) -> None:
    assert safe_markdown(source) == source


@pytest.mark.parametrize(
    ("source", "tamed"),
    [
        ("a <b>bold</b> word", "a **bold** word"),
        ("<div align=center>\n\n# Head\n\n*text*\n\n</div>", "# Head\n\n*text*"),
        ("x <script>alert(1)</script> y", "x y"),
        ("<style>p{}</style>\n\ntext", "text"),
        ("<!-- comment -->\n\ntext", "text"),
        ("<!-- never closed", "never closed"),
        ("![a bridge](x.png 'title')", "\\[image: a bridge\\]"),
        ("![](file:///dev/zero) text", "text"),
        ("[x](--opt)", "x"),
        ("[x](javascript:alert(1))", "x"),
        ("[x](JaVaScRiPt&#58;alert(1))", "x"),
        ("[x](file:///etc/passwd) [y](ssh://-oProxyCommand=z/)", "x y"),
        ("[x](http://user@evil.test/)", "x"),
        ("[x](<http://a.test/ b>)", "[x](http://a.test/%20b)"),
        ("[x][1]\n\n[1]: data:text/html,hi", "x"),
        ("[x][1]\n\n[1]: http://a.test/", "[x](http://a.test/)"),
        ("<http://a.test/x>", "[http://a.test/x](http://a.test/x)"),
        ("<a href='http://a.test/' onclick='x'>w</a>", "[w](http://a.test/)"),
        ("<iframe src='http://a.test/'>inner</iframe> t", "t"),
        ("&lt;b&gt; &amp;amp; &#42;x&#42;", "\\<b> \\&amp; \\*x\\*"),
        ("- a <i>b</i>\n  - c\n\n3. d\n4. e", "- a *b*\n  - c\n\n3. d\n4. e"),
        ("> quote <u>x</u>\n>\n> more", "> quote x\n>\n> more"),
        ("```html\n<b>code</b>\n```", "```html\n<b>code</b>\n```"),
        ("| a | b |\n|--|--|\n| <b>x</b> | y |", "| a | b |\n| --- | --- |\n| **x** | y |"),
    ],
)
def test_what_is_not_text_is_taken_out_of_markdown(source: str, tamed: str) -> None:
    assert safe_markdown(source) == tamed
    assert_safe(tamed)


def test_a_relative_link_is_resolved_against_the_address_of_the_note() -> None:
    base = "https://example.org/notes/one"
    assert safe_markdown("[x](../two)", base) == "[x](https://example.org/two)"
    assert safe_markdown("[x](../two)") == "x"


def test_a_heading_is_plain_text_as_a_title() -> None:
    assert plain("A *b* `<c>` [d](e) ![f](g) <i>h</i> &amp; \\*") == "A b <c> d f h & *"


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: T\nbreaking: true\ntags: [sea]\n---\nx",
        '+++\ntitle = "T"\nbreaking = true\ntags = ["sea"]\n+++\nx',
        "Title: T\nBreaking: yes\nTags: sea\n\nx",
    ],
)
def test_a_note_that_says_it_is_breaking_has_that_tag(text: str) -> None:
    assert read(text).tags == ("sea", "breaking")
    assert read(text.replace("true", "false").replace("yes", "no")).tags == ("sea",)


def test_a_heading_that_is_longer_than_a_title_loses_no_word() -> None:
    for words in ("many words " * 40, "[" * 40_000):
        note = read(f"# {words}end\n\ntext\n")
        assert "end" in note.body
        assert note.title
