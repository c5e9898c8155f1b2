"""Atom 1.0 and 0.3: which element says what."""

import base64
from datetime import UTC, datetime

import pytest

from tests.readers.feedmaking import atom, only, read, rss
from tui.article import Link, Precision

OLD = """<feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="de">
<title>Alt</title><link rel="alternate" type="text/html" href="https://alt.example/"/>
<entry><title mode="escaped" type="text/html">&lt;b&gt;Fett&lt;/b&gt;</title>
<link rel="alternate" type="text/html" href="https://alt.example/1"/><id>urn:1</id>
<issued>2025-10-28T10:00:00Z</issued><modified>2025-10-29T10:00:00Z</modified>
<author><name>Ida</name></author>{}</entry></feed>"""


def test_an_entry_is_an_article_with_all_its_fields() -> None:
    article = only(
        atom(
            """<title type="html">Ferry &amp;amp; &lt;i&gt;port&lt;/i&gt;</title><id>urn:ferry</id>
            <link rel="self" href="/self"/><link href="/ferry"/>
            <link rel="related" href="https://o.org/x" title="An older story"/>
            <published>2025-10-28T14:33:00+01:00</published><updated>2025-10-29T00:00:00Z</updated>
            <author><name>Ana Sá</name><email>a@e.org</email></author>
            <author><name>Bo</name></author>
            <category term="sea" label="The Sea"/><category term="wind"/>
            <category term="https://s.example/kind#post" scheme="https://s.example/g#kind"/>
            <category term="https://only.an/address"/>
            <summary>Short.</summary>
            <content type="html">&lt;p&gt;The &lt;b&gt;whole&lt;/b&gt;</content>""",
            root='xml:lang="en-gb"',
        )
    )
    assert article.title == "Ferry & port"
    assert (article.guid, article.link) == ("urn:ferry", "https://harbour.example/ferry")
    assert article.published == datetime(2025, 10, 28, 13, 33, tzinfo=UTC)
    assert article.precision is Precision.MINUTE
    assert article.authors == ("Ana Sá", "Bo")
    assert article.tags == ("The Sea", "wind")
    assert (article.body, article.summary) == ("The **whole**", "Short.")
    assert (article.source, article.language) == ("Harbour", "en-GB")
    assert article.related == (Link("An older story", "https://o.org/x"),)


XHTML = '<div xmlns="http://www.w3.org/1999/xhtml"><p>a <b>b</b></p><ul><li>c</li></ul></div>'


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ("<content>plain * text</content>", "plain \\* text"),
        ("<content type='text'>a &lt; b\n\n&amp;amp; c</content>", "a < b\n\n\\&amp; c"),
        ("<content type='html'>&lt;p&gt;a &amp;amp; b&lt;/p&gt;</content>", "a & b"),
        ("<content type='html'><![CDATA[<p>a<br>b]]></content>", "a  \nb"),
        (f"<content type='xhtml'>{XHTML}</content>", "a **b**\n\n- c"),
        ("<content type='text/html'>&lt;i&gt;a&lt;/i&gt;</content>", "*a*"),
        ("<content type='text/plain; charset=x'>a_b *c*</content>", "a_b \\*c\\*"),
        ("<content type='application/xhtml+xml'>&lt;p&gt;a&lt;/p&gt;</content>", "a"),
        (f"<content type='application/xml'>{XHTML}</content>", "a **b**\n\n- c"),
        ("<content>&lt;p&gt;HTML said to be text&lt;/p&gt;</content>", "HTML said to be text"),
        ("<content type='image/png'>iVBORw0KGgo=</content><summary>S</summary>", "S"),
        ("<content src='https://e.org/long'/><summary>S</summary>", "S"),
        ("<summary type='html'>&lt;b&gt;only&lt;/b&gt;</summary>", "**only**"),
        (
            "<media:group><media:description>one\n\ntwo</media:description></media:group>",
            "one\n\ntwo",
        ),
        ("<content>one&amp;nbsp;two &amp;#8217; three</content>", "one two ’ three"),
        (
            "<content type='html'><div xmlns='http://www.w3.org/1999/xhtml'>"
            "an &lt;b&gt;escaped&lt;/b&gt; one</div></content>",
            "an **escaped** one",
        ),
        ("<content/>", ""),
    ],
)
def test_a_text_construct_is_read_by_its_type(content: str, body: str) -> None:
    assert only(atom(f"<title>T</title>{content}")).body == body


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ("<content type='text/html' mode='escaped'>&lt;i&gt;a&lt;/i&gt;</content>", "*a*"),
        ("<content type='text/plain' mode='escaped'>a *b*</content>", "a \\*b\\*"),
        (f"<content type='application/xhtml+xml' mode='xml'>{XHTML}</content>", "a **b**\n\n- c"),
        (
            "<content type='text/html' mode='base64'>"
            f"\n{base64.encodebytes('<p>Größe</p>'.encode()).decode()}</content>",
            "Größe",
        ),
        ("<content type='text/html' mode='base64'>no base64!</content><summary>S</summary>", "S"),
    ],
)
def test_atom_0_3_is_read_with_its_modes(content: str, body: str) -> None:
    article = only(OLD.format(content))
    assert article.body == body
    assert (article.title, article.guid, article.link) == ("Fett", "urn:1", "https://alt.example/1")
    assert article.published == datetime(2025, 10, 28, 10, tzinfo=UTC)
    assert (article.authors, article.language, article.source) == (("Ida",), "de", "Alt")


@pytest.mark.parametrize(
    ("title", "text"),
    {
        "<title>AT&amp;amp;T</title>": "AT&amp;T",
        "<title type='text'>a &lt;b&gt;</title>": "a <b>",
        "<title type='html'>AT&amp;amp;T &lt;em&gt;x&lt;/em&gt;</title>": "AT&T x",
        "<title type='html'>&amp;lt;b&amp;gt;</title>": "<b>",
        f"<title type='xhtml'>{XHTML}</title>": "a bc",
        "<title><![CDATA[Plain & simple]]></title>": "Plain & simple",
        "<title/><content>First words</content>": "First words",
    }.items(),
)
def test_a_title_is_plain_text(title: str, text: str) -> None:
    assert only(atom(title)).title == text


@pytest.mark.parametrize(
    ("links", "link"),
    {
        "<link href='a'/>": "https://harbour.example/a",
        "<link type='application/json' href='/j'/><link type='text/html' href='/h'/>": (
            "https://harbour.example/h"
        ),
        "<link rel='alternate' type='application/pdf' href='/p'/>": "https://harbour.example/p",
        "<link rel='enclosure' href='/e'/>": "",
        "<link rel='edit' href='/e'/><id>https://e.org/by-id</id>": "https://e.org/by-id",
        "<content src='/out'/><link rel='self' href='/s'/>": "https://harbour.example/out",
        "<link href='javascript:x'/>": "",
    }.items(),
)
def test_the_link_is_the_page(links: str, link: str) -> None:
    assert only(atom(f"<title>T</title>{links}")).link == link


def test_xml_base_is_followed_from_the_feed_down_to_the_entry() -> None:
    entry = """<entry xml:base="b/"><title>T</title><link href="c"/>
        <content type="html">&lt;a href="d"&gt;x&lt;/a&gt;</content></entry>"""
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://e.org/a/">
        <link href="https://home.example/"/>{entry}</feed>"""
    article = only(feed)
    assert article.link == "https://e.org/a/b/c"
    assert article.body == "[x](https://e.org/a/b/d)"


@pytest.mark.parametrize(
    "content",
    [
        """<content type="html" xml:base="k/">&lt;a href="d"&gt;x&lt;/a&gt;</content>""",
        """<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml" xml:base="k/">
        <a href="d">x</a></div></content>""",
        """<content type="xhtml" xml:base="/a/b/"><div xmlns="http://www.w3.org/1999/xhtml"
        xml:base="k/"><a href="d">x</a></div></content>""",
        """<summary type="html" xml:base="https://e.org/a/b/k/">&lt;a href="d"&gt;x</summary>""",
    ],
)
def test_xml_base_is_followed_down_to_the_text(content: str) -> None:
    link = '<link xml:base="https://other.org/" href="c"/>'
    article = only(atom(f"<title>T</title>{link}{content}", root='xml:base="https://e.org/a/b/"'))
    assert article.link == "https://other.org/c"
    assert article.body == "[x](https://e.org/a/b/k/d)"


def test_authors_are_those_of_the_entry_else_of_its_source_else_of_the_feed() -> None:
    head = "<title>H</title><author><name>Feed</name></author>"
    source = "<source><title>Origin</title><author><name>Source</name></author></source>"
    assert only(atom("<title>T</title>", head=head)).authors == ("Feed",)
    copied = only(atom(f"<title>T</title>{source}", head=head))
    assert (copied.authors, copied.source) == (("Source",), "Origin")
    own = f"<title>T</title>{source}<author><name/><email>e@e.org</email></author>"
    assert only(atom(own, head=head)).authors == ("e@e.org",)


def test_an_entry_alone_is_a_feed_of_one() -> None:
    result = read('<entry xmlns="http://www.w3.org/2005/Atom"><title>Alone</title></entry>')
    assert (result.format, [article.title for article in result.articles]) == ("atom", ["Alone"])


def test_the_prefix_of_a_namespace_does_not_matter() -> None:
    feed = """<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>F</a:title>
        <a:entry><a:title>T</a:title><a:link href="https://e.org/"/></a:entry></a:feed>"""
    article = only(feed)
    assert (article.title, article.link, article.source) == ("T", "https://e.org/", "F")
    odd = rss("<x:title xmlns:x='http://www.w3.org/2005/Atom'>From Atom</x:title>")
    assert only(odd).title == "From Atom"


@pytest.mark.parametrize(
    "namespace", ["https://www.w3.org/2005/Atom", "http://www.w3.org/2005/atom/", "urn:own"]
)
def test_a_namespace_that_is_misspelt_does_not_cost_the_entries(namespace: str) -> None:
    feed = atom("<title>One</title>", "<title>Two</title>")
    feed = feed.replace('xmlns="http://www.w3.org/2005/Atom"', f'xmlns="{namespace}"')
    for text, problem in ((feed, ""), (feed.removesuffix("</entry>\n</feed>"), "line 4")):
        result = read(text)
        assert [article.title for article in result.articles] == ["One", "Two"]
        assert result.problem[:6] == problem


def test_an_unknown_namespace_of_atom_is_read_by_its_names() -> None:
    feed = """<feed xmlns:atom="http://www.w3.org/2005/Atom"><title>F</title><entry><title>T</title>
        <link href='https://e.org/'/><atom:link rel='x' href='https://e.org/x'/><id>1</id>
        <author><name>Ana</name></author><published>2025-10-28</published><category term='Sea'/>
        <summary>S</summary><content type='html'>&lt;b&gt;C&lt;/b&gt;</content></entry></feed>"""
    article = only(feed)
    assert (article.title, article.link, article.source) == ("T", "https://e.org/", "F")
    assert (article.guid, article.authors, article.tags) == ("1", ("Ana",), ("Sea",))
    assert (article.summary, article.body) == ("S", "**C**")
    assert article.published is not None


def test_the_words_of_a_script_are_no_part_of_a_title() -> None:
    title = (
        '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">The <b>crane</b>'
        "<script>go()</script> stays<style>b { color: red }</style></div></title>"
    )
    assert only(atom(title)).title == "The crane stays"


def test_of_a_date_that_is_told_twice_the_last_counts() -> None:
    dates = "<updated>2010-12-01T10:14:55Z</updated><updated>2003-12-31T10:14:55Z</updated>"
    assert only(atom(f"<title>x</title>{dates}")).published == datetime(
        2003, 12, 31, 10, 14, 55, tzinfo=UTC
    )
