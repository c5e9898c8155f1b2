"""RSS and RDF: which element says what."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.readers.feedmaking import only, rdf, read, rss
from tui.article import Precision


def test_an_item_is_an_article_with_all_its_fields() -> None:
    article = only(
        rss(
            """<title>Ferry stays in port</title><link>https://harbour.example/ferry</link>
            <guid isPermaLink="false">ferry-1</guid>
            <pubDate>Tue, 28 Oct 2025 14:33:00 +0100</pubDate>
            <dc:creator>Ana Sá</dc:creator><category>Sea</category><category>Wind</category>
            <description>A &lt;b&gt;short&lt;/b&gt; word.</description>
            <content:encoded><![CDATA[<p>The <em>whole</em> story.</p><p>And more.</p>]]>
            </content:encoded>
            <slash:comments>4</slash:comments><wfw:commentRss>https://x</wfw:commentRss>
            <georss:point>45 9</georss:point>""",
            channel="<title>Harbour &amp;amp; Sea</title><language>en-us</language>",
        )
    )
    assert article.title == "Ferry stays in port"
    assert (article.guid, article.link) == ("ferry-1", "https://harbour.example/ferry")
    assert article.published == datetime(2025, 10, 28, 14, 33, tzinfo=timezone(timedelta(hours=1)))
    assert article.published.utcoffset() == timedelta(hours=1)
    assert article.precision is Precision.MINUTE
    assert article.authors == ("Ana Sá",)
    assert article.tags == ("Sea", "Wind")
    assert article.body == "The *whole* story.\n\nAnd more."
    assert article.summary == "A short word."
    assert (article.source, article.language) == ("Harbour & Sea", "en-US")
    assert (article.section, article.related) == ("", ())


@pytest.mark.parametrize(
    ("feed", "format"),
    [
        (rss("<title>A</title>"), "rss"),
        ("<rss version='0.91'><channel><item><title>A</title></item></channel></rss>", "rss"),
        ("<rss><item><title>A</title></item></rss>", "rss"),
        ("<rss><channel/><item><title>A</title></item></rss>", "rss"),
        ("<channel><item><title>A</title></item></channel>", "rss"),
        ("<rss><channel><items><item><title>A</title></item></items></channel></rss>", "rss"),
        (
            "<rss xmlns='http://backend.userland.com/rss2'><channel><item><title>A</title></item>"
            "</channel></rss>",
            "rss",
        ),
        (rdf("<title>A</title>"), "rdf"),
        (
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
            " xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel/><item><title>A</title></item>"
            "</rdf:RDF>",
            "rdf",
        ),
        ("<RSS><CHANNEL><ITEM><TITLE>A</TITLE></ITEM></CHANNEL></RSS>", "rss"),
    ],
)
def test_every_version_of_rss_is_read(feed: str, format: str) -> None:
    result = read(feed)
    assert (result.format, result.problem) == (format, "")
    assert [article.title for article in result.articles] == ["A"]


def test_rdf_has_dublin_core_dates_subjects_and_its_language() -> None:
    article = only(
        rdf(
            "<title>港</title><link>/1</link><dc:date>2025-10-28T09:00:00+09:00</dc:date>"
            "<dc:subject>海</dc:subject><dc:creator>田中</dc:creator><description>船</description>"
        )
    )
    assert (article.guid, article.link) == ("urn:item:0", "https://harbour.example/1")
    assert article.published == datetime(2025, 10, 28, tzinfo=UTC)
    assert (article.tags, article.authors, article.language) == (("海",), ("田中",), "ja")


@pytest.mark.parametrize(
    ("inside", "link"),
    {
        "<link>https://e.org/1</link>": "https://e.org/1",
        "<link><![CDATA[ https://e.org/?a=1&b=2 ]]></link>": "https://e.org/?a=1&b=2",
        "<link>/story</link>": "https://harbour.example/story",
        "<link>javascript:x</link><guid>https://e.org/2</guid>": "https://e.org/2",
        "<guid>https://e.org/2</guid>": "https://e.org/2",
        "<guid isPermaLink='true'>https://e.org/2</guid>": "https://e.org/2",
        "<guid isPermaLink='false'>https://e.org/2</guid>": "",
        "<guid>tag:e.org,2025:1</guid>": "",
        "<atom:link rel='alternate' href='https://e.org/3'/>": "https://e.org/3",
        "<atom:link rel='self' href='https://e.org/3'/>": "",
        "<link href='https://e.org/4'/>": "https://e.org/4",
        "<link>https://feed.example/x</link><feedburner:origLink>https://e.org/5"
        "</feedburner:origLink>": "https://e.org/5",
        "<link>https://user:pass@e.org/</link>": "",
        "": "",
    }.items(),
)
def test_the_link_is_the_first_address_that_leads_to_the_page(inside: str, link: str) -> None:
    assert only(rss(f"<title>A</title>{inside}")).link == link


@pytest.mark.parametrize(
    ("source", "title"),
    {
        "Plain": "Plain",
        "Two\n   lines": "Two lines",
        "AT&amp;amp;T &amp;mdash; news": "AT&T — news",
        "AT&amp;T": "AT&T",
        "&lt;b&gt;Bold&lt;/b&gt; words": "Bold words",
        "<![CDATA[<b>Bold</b> &amp; more]]>": "Bold & more",
        "&amp;lt;b&amp;gt; is a tag": "<b> is a tag",
        "Why &lt;template&gt; is here": "Why <template> is here",
        "&lt;antirez&gt;": "<antirez>",
        "What &lt;slot&gt;x&lt;/slot&gt; does": "What <slot>x</slot> does",
        "How &lt;b&gt; and &lt;i&gt; differ": "How <b> and <i> differ",
        "One&lt;br/&gt;two": "One two",
        "1 &lt; 2 &amp;&amp; 3 &gt; 2": "1 < 2 && 3 > 2",
        "a&lt;script&gt;evil()&lt;/script&gt;b": "ab",
        "How &lt;iframe&gt; works &lt;iframe src='x'&gt;": "How <iframe> works",
        "<b>Inline</b> <i>elements</i>": "Inline elements",
        "It&#146;s &#147;so&#148; &#150; 5 &#128;": "It’s “so” – 5 €",
        "[/] *stars* and [links](x)": "[/] *stars* and [links](x)",
    }.items(),
)
def test_a_title_is_text_whatever_was_done_to_it(source: str, title: str) -> None:
    assert only(rss(f"<title>{source}</title>")).title == title


def test_an_item_without_a_title_takes_its_first_words() -> None:
    text = "The harbour master said that no ship may leave before the storm has gone. " * 3
    title = only(rss(f"<description>&lt;p&gt;{text}&lt;/p&gt;</description>")).title
    assert len(title) <= 121
    assert text.startswith(title.removesuffix("…"))
    assert text[len(title) - 1] == " "
    assert (
        only(rss("<title> </title><description>Short *one*</description>")).title == "Short *one*"
    )
    assert only(rss("<link>https://e.org/a/b</link>")).title == "e.org/a/b"


def test_an_item_that_says_nothing_is_no_article() -> None:
    assert (
        read(rss("", "<guid>1</guid>", "<pubDate>Tue, 28 Oct 2025 14:33:00 GMT</pubDate>")).articles
        == ()
    )


@pytest.mark.parametrize(
    ("inside", "body", "summary"),
    [
        ("<description>One</description>", "One", ""),
        ("<content:encoded>Long</content:encoded>", "Long", ""),
        (
            "<description>&lt;p&gt;S&lt;/p&gt;</description><content:encoded>L</content:encoded>",
            *("L", "S"),
        ),
        ("<description>Same</description><content:encoded>Same</content:encoded>", "Same", ""),
        ("<description>D</description><content:encoded> </content:encoded>", "D", ""),
        ("<description>D</description><itunes:summary>S</itunes:summary>", "D", "S"),
        ("<media:group><media:description>M</media:description></media:group>", "M", ""),
        ("<atom:content type='html'>&lt;p&gt;A&lt;/p&gt;</atom:content>", "A", ""),
        ("<xhtml:body><xhtml:p>X <xhtml:b>y</xhtml:b></xhtml:p></xhtml:body>", "X **y**", ""),
        ("<description><p>In <i>line</i></p></description>", "In *line*", ""),
        ("<description>D</description><summary>S</summary>", "D", "S"),
        ("<body>safe<embed src='x'/> <b>text</b></body>", "safe **text**", ""),
        ("<fullitem>&lt;p&gt;F&lt;/p&gt;</fullitem>", "F", ""),
        ("<itunes:subtitle>I</itunes:subtitle>", "I", ""),
        ("", "", ""),
    ],
)
def test_the_longest_text_is_the_body_and_another_one_the_summary(
    inside: str, body: str, summary: str
) -> None:
    article = only(rss(f"<title>T</title>{inside}"))
    assert (article.body, article.summary) == (body, summary)


def test_links_in_a_body_lead_from_the_page_or_from_what_the_xml_says() -> None:
    html = "<description>&lt;a href='b'&gt;x&lt;/a&gt;</description>"
    item = f"<title>T</title><link>https://e.org/dir/a</link>{html}"
    assert only(rss(item)).body == "[x](https://e.org/dir/b)"
    assert only(rss(f"<title>T</title>{html}")).body == "[x](https://harbour.example/b)"
    assert only(rss(item, root="xml:base='https://base.org/'")).body == "[x](https://base.org/b)"


@pytest.mark.parametrize(
    ("inside", "authors"),
    {
        "<author>ana@e.org (Ana Sá)</author>": ("Ana Sá",),
        "<author>Ana Sá &lt;ana@e.org&gt;</author>": ("Ana Sá",),
        "<author>ana@e.org</author>": ("ana@e.org",),
        "<author>Ana Sá (ana@e.org)</author>": ("Ana Sá",),
        "<author><name>Ana</name><email>ana@e.org</email></author>": ("Ana",),
        "<dc:author>Ana</dc:author>": ("Ana",),
        "<author>Ana <b>Sá</b></author>": ("Ana Sá",),
        "<author>Ana (Paris)</author>": ("Ana (Paris)",),
        "<author>Ana )</author>": ("Ana )",),
        "<dc:creator>Ana</dc:creator><dc:creator>Bo</dc:creator>": ("Ana", "Bo"),
        "<dc:creator>Ana</dc:creator><author>x@e.org</author>": ("Ana",),
        "<itunes:author>Ana</itunes:author>": ("Ana",),
        "<atom:author><atom:name>Ana</atom:name></atom:author>": ("Ana",),
        "<dc:creator><![CDATA[Ana &amp; Bo]]></dc:creator>": ("Ana & Bo",),
        "<author/>": (),
    }.items(),
)
def test_authors_are_names(inside: str, authors: tuple[str, ...]) -> None:
    assert only(rss(f"<title>T</title>{inside}")).authors == authors


def test_tags_come_from_every_kind_of_category_each_once() -> None:
    article = only(
        rss(
            "<title>T</title><category domain='x'>Sea, north</category>"
            "<category>sea, NORTH</category>"
            "<dc:subject>Wind</dc:subject><itunes:keywords>one, two,,two</itunes:keywords>"
            "<media:keywords>three</media:keywords><category>R&amp;amp;D</category><category/>"
            "<media:category label='Film'>a/b</media:category><atom:category label='Label'/>"
            "<itunes:category text='Arts'><itunes:category text='Books'/></itunes:category>"
            "<tags>three, four</tags><category term='atomic'/>"
        )
    )
    assert article.tags == (
        *("Sea, north", "R&D", "Wind", "atomic", "Film", "Label", "Arts", "Books"),
        *("one", "two", "three", "four"),
    )


def test_a_republished_item_names_its_own_source() -> None:
    source = "<source url='https://o.org/feed'>Other Paper</source>"
    assert only(rss(f"<title>T</title>{source}")).source == "Other Paper"
    assert only(rss("<title>T</title><dc:source>Third Paper</dc:source>")).source == "Third Paper"
    assert only(rss("<title>T</title><dc:source>https://o.org/</dc:source>")).source == "Harbour"
    assert only(rss(f"<title>Other Paper</title>{source}")).source == "Harbour"


def test_a_section_is_what_the_feed_calls_one() -> None:
    assert only(rss("<title>T</title><prism:section>Ports</prism:section>")).section == "Ports"


ISSUED = "<issued xmlns='http://purl.org/dc/terms/'>2025-10-24</issued>"


@pytest.mark.parametrize(
    ("inside", "day"),
    {
        "<pubDate>Tue, 28 Oct 2025 10:00:00 EST</pubDate>": (28, 15),
        "<pubDate>soon</pubDate><dc:date>2025-10-27T00:00:00Z</dc:date>": (27, 0),
        "<atom:published>2025-10-26T01:00:00Z</atom:published>": (26, 1),
        "<updated>2025-10-25T02:00:00Z</updated>": (25, 2),
        f"<dc:date>2025-10-25</dc:date>{ISSUED}": (24, 0),
        "<lastBuildDate>Thu, 23 Oct 2025 03:00:00 GMT</lastBuildDate>": (23, 3),
    }.items(),
)
def test_the_date_is_the_first_one_that_is_a_date(inside: str, day: tuple[int, int]) -> None:
    published = only(rss(f"<title>T</title>{inside}")).published
    assert published == datetime(2025, 10, day[0], day[1], tzinfo=UTC)


def test_a_date_that_is_none_is_unknown_and_never_now() -> None:
    for text in ("", "now", "Tue, 35 Foo 2025", "0001-01-01T00:00:00Z", "99999"):
        article = only(rss(f"<title>T</title><pubDate>{text}</pubDate>"))
        assert (article.published, article.precision) == (None, Precision.UNKNOWN)


@pytest.mark.parametrize(
    ("said", "language"),
    {
        "EN": "en",
        "pt_br": "pt-BR",
        "zh-hans-cn": "zh-Hans-CN",
        "de, en": "de",
        "?": "",
        "": "",
    }.items(),
)
def test_a_language_is_spelled_as_usual(said: str, language: str) -> None:
    feed = rss("<title>T</title>", channel=f"<title>H</title><language>{said}</language>")
    assert only(feed).language == language


def test_an_item_may_have_a_language_of_its_own() -> None:
    assert only(rss("<title>T</title><dc:language>fr</dc:language>")).language == "fr"


def test_items_of_several_channels_are_all_read_and_in_order() -> None:
    channel = "<channel><title>{0}</title><item><title>{0}1</title></item></channel>"
    result = read(f"<rss>{channel.format('A')}{channel.format('B')}</rss>")
    assert [(a.title, a.source) for a in result.articles] == [("A1", "A"), ("B1", "B")]


def test_a_feed_without_items_is_read_and_nothing_is_wrong_with_it() -> None:
    result = read(rss())
    assert (result.format, result.articles, result.problem) == ("rss", (), "")
