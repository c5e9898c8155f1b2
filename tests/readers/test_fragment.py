"""Pieces of HTML as Markdown: which forms are kept and what stays text."""

import re
from html import unescape

import pytest
from lxml import etree
from markdown_it import MarkdownIt

from tests.readers.clean import assert_safe
from tui.readers.html.fragment import to_markdown, to_text
from tui.readers.html.mdtext import plain_to_markdown

_PARSER = MarkdownIt("commonmark").enable("table")


def shown(markdown: str) -> str:
    """Return what a Markdown reader shows, words and code in one line."""
    return " ".join(unescape(re.sub(r"<[^<>]*>", " ", _PARSER.render(markdown))).split())


def html(markdown: str) -> str:
    """Return the HTML of the Markdown on one line, without space between tags."""
    return re.sub(r">\s+<", "><", _PARSER.render(markdown)).strip().replace("\n", " ")


FORMS = {
    "<h1>One</h1><h3>Three</h3>": "# One\n\n### Three",
    "<h2><div>In a <b>block</b></div> #</h2>": "## In a block\n\n## \\#",
    "<h2>C #</h2>": "## C \\#",
    "<p>One\n two&nbsp;three</p>\n<p>Four": "One two three\n\nFour",
    "<div>One<div>Two</div>three</div>": "One\n\nTwo\n\nthree",
    "one<br>two<br/>three": "one  \ntwo  \nthree",
    "one<br><br>two<br>": "one\n\ntwo",
    "<hr>a<hr>": "a",
    "<ul><li>a<li>b</ul>": "- a\n- b",
    "<ol><li>a</li><li>b</li></ol>": "1. a\n2. b",
    "<ol start=7><li>a<li>b</ol>": "7. a\n8. b",
    "<ol start='x'><li>a</ol>": "1. a",
    "<ul><li>a<ol><li>b<li>c</ol></li><li>d</ul>": "- a\n  1. b\n  2. c\n- d",
    "<ul><li>a<ol start=3><li>b</ol></ul>": "- a\n\n  3. b",
    "<ul><li><p>a</p><p>b</p></li><li>c</ul>": "- a\n\n  b\n- c",
    "<ul><li></li><li>b</ul>": "- b",
    "<ul><li>a</ul><ul><li>b</ul>": "- a\n\n* b",
    "<ol><li>a</ol><ol><li>b</ol>": "1. a\n\n1) b",
    "<li>alone": "- alone",
    "<blockquote><p>a</p><p>b</p></blockquote>c": "> a\n>\n> b\n\nc",
    "<blockquote>a</blockquote><blockquote>b</blockquote>": "> a\n\n> b",
    "<blockquote><ul><li>a<li>b</ul></blockquote>": "> - a\n> - b",
    "<ul><li><blockquote>a</blockquote>": "- > a",
    "<pre>  a\n\n   b &lt;c&gt;\n</pre>": "```\n  a\n\n   b <c>\n```",
    "<pre><code class='language-Rust'>fn</code></pre>": "```rust\nfn\n```",
    "<pre>```</pre>": "````\n```\n````",
    "<pre>a<br>b</pre>": "```\na\nb\n```",
    "<code><pre>a\nb</pre></code>": "```\na\nb\n```",
    "<ul><li>a<pre>x\ny</pre></ul>": "- a\n\n  ```\n  x\n  y\n  ```",
    "use <code>a  *b*</code>": "use `a *b*`",
    "<code>`</code> <code>a`</code>": "`` ` `` `` a` ``",
    "<b>bold</b> <strong>too</strong> <i>it</i> <em>too</em>": "**bold** **too** *it* *too*",
    "<b> a </b>b": "**a** b",
    "a<b> b</b>": "a **b**",
    "<b></b><i> </i>a": "a",
    "<b><b>a</b></b>": "**a**",
    "<b>a</b><b>b</b>": "**ab**",
    "<b>a</b><i>b</i>": "**a**b",
    "<b><i>a</i></b>": "***a***",
    "<b>a<br></b>b": "**a**  \nb",
    "<b><div>a</div><div>b</div></b>": "**a**\n\n**b**",
    "a<b>(b)</b>c": "a(b)c",
    "x <b>(b)</b> c": "x **(b)** c",
    "<b>「日本」</b>は": "「日本」は",
    "<dl><dt>Term<dd>Meaning</dl>": "**Term**\n\nMeaning",
    "x<sup>2</sup> 10<sup>-6</sup> 1<sup>st</sup>": "x² 10⁻⁶ 1st",
    "<q>so</q>": "“so”",
    "<ruby>東<rp>(</rp><rt>ひがし</rt><rp>)</rp></ruby>": "東(ひがし)",
    "<details><summary>S</summary>T</details>": "S\n\nT",
    "<figure><img src=x><figcaption>Cap</figcaption></figure>": "Cap",
    "<my-tag>a</my-tag><o:p>b</o:p>": "ab",
    "": "",
    " \n ": "",
    "<!-- a -->": "",
}


@pytest.mark.parametrize(("source", "markdown"), FORMS.items())
def test_a_form_of_html_is_the_same_form_of_markdown(source: str, markdown: str) -> None:
    assert to_markdown(source) == markdown


def test_a_table_of_data_is_a_table() -> None:
    source = """<table><caption>Votes</caption><thead><tr><th>Who<th>How many</thead>
        <tr><td><a href="https://e.org/a">A|B</a><td><code>x|y</code></tr>
        <tr><td colspan=2>all<tr><td></table>"""
    markdown = to_markdown(source)
    assert markdown.startswith("Votes\n\n| Who | How many |\n| --- | --- |\n| [A\\|B]")
    assert "<td><code>x|y</code></td>" in html(markdown)
    assert markdown.endswith("| all |  |")


@pytest.mark.parametrize(
    "source",
    [
        "<table><tr><td><p>a</p><p>b</p><td>c<tr><td>d<td>e</table>",
        "<table><tr><td><table><tr><td>a<td>b</table><td>c<tr><td>d<td>e</table>",
        "<table><tr><td>a<tr><td>b</table>",
        "<table><tr><td>a<td>b</table>",
        f"<table><tr><td>{'long ' * 200}<td>a<tr><td>b<td>c</table>",
    ],
)
def test_a_table_that_only_lays_things_out_is_paragraphs(source: str) -> None:
    assert "---" not in to_markdown(source)
    assert shown(to_markdown(source)) == " ".join(re.sub(r"<[^<>]*>", " ", source).split())


def test_a_table_is_cut_at_30_columns_and_500_rows_and_says_so() -> None:
    row = "<tr>" + "".join(f"<td>{n}" for n in range(100))
    lines = to_markdown(f"<table>{row * 600}</table>").split("\n")
    assert len(lines) == 1 + 500 + 2
    assert {line.count("|") for line in lines[:-2]} == {31}
    assert lines[-1] == "… 100 more rows"


@pytest.mark.parametrize(
    ("href", "url"),
    {
        "https://e.org/a": "https://e.org/a",
        "/b?x=1&amp;y=2": "https://base.org/b?x=1&y=2",
        "c d": "https://base.org/dir/c%20d",
        "//cdn.org/x": "https://cdn.org/x",
        "https://e.org/a_(b)": r"https://e.org/a_\(b\)",
        "https://e.org/?a&amp;lt;": r"https://e.org/?a\&lt;",
        "mailto:a@e.org": "mailto:a@e.org",
        " https://e.org/\n": "https://e.org/",
    }.items(),
)
def test_a_link_is_made_absolute(href: str, url: str) -> None:
    markdown = to_markdown(f'<a href="{href}">Text</a>', "https://base.org/dir/page")
    assert markdown == f"[Text]({url})"
    assert 'href="' in html(markdown)


REFUSED = (
    *("", "#top", "javascript:alert(1)", "JaVaScRiPt:x", "java\tscript:x", "data:text/html,x"),
    *("file:///etc/passwd", "vbscript:x", "https://user@bank.org/", "http://[broken", "tel:1"),
    *("ssh://-oProxyCommand=x/", "https://e.org/\x07"),
)


@pytest.mark.parametrize("href", REFUSED)
def test_a_link_that_is_not_clean_is_only_its_text(href: str) -> None:
    assert to_markdown(f'<a href="{href}">Text</a>', "https://base.org/") == "Text"


def test_a_relative_link_without_a_base_is_only_its_text() -> None:
    assert to_markdown('<a href="/a">Text</a>') == "Text"


def test_a_link_keeps_what_is_in_it() -> None:
    link = '<a href="https://e.org/">'
    assert to_markdown(f"{link}a <b>b</b>]</a>!") == "[a **b**\\]](https://e.org/)!"
    assert to_markdown(f"Wow!{link}a</a>") == "Wow\\![a](https://e.org/)"
    assert to_markdown(f"{link}<h3>Head</h3><p>Text</p></a>") == (
        "### [Head](https://e.org/)\n\n[Text](https://e.org/)"
    )
    assert to_markdown(f"{link}</a>a{link} </a>b") == "a b"


def test_an_image_is_the_words_that_describe_it() -> None:
    assert shown(to_markdown('<img src="x.png" alt="Two dogs">')) == "[image: Two dogs]"
    assert to_markdown('<img alt=""><img><img alt="IMG_12.JPG"><img alt="7">a') == "a"
    assert to_markdown('So <img alt="🎉" class="emoji">!') == "So 🎉!"


@pytest.mark.parametrize(
    "tag", ["script", "style", "template", "iframe", "svg", "noscript", "object", "select"]
)
def test_what_was_never_meant_to_be_read_is_dropped(tag: str) -> None:
    assert to_markdown(f"a <{tag}>SECRET<!-- x --></{tag}> b") == "a b"
    assert to_text(f"a <{tag}>SECRET</{tag}> b") == "a b"
    assert to_markdown("a<!-- SECRET -->b<!--[if mso]>SECRET<![endif]-->") == "ab"


LITERAL = (
    *("*not* **bold** _not_ __bold__ snake_case", "# no heading", "###### none", "> no quote"),
    *("- no item", "+ no item", "1. no item", "2) no item", "2024. A year", "---", "***", "==="),
    *(
        "```",
        "~~~ no code",
        "`no code`",
        "[no](link)",
        "[no]: http://link",
        "![no](image)",
        "a | b",
    ),
    *("| a | b |", "|---|---|", ":--", "&amp; &lt; &#65; &copy;", "<b>no tag</b>", "<!-- none -->"),
    *("<http://auto.link>", "back\\slash \\*", "a\\", "~~kept~~", "http://e.org/_a_*b*", "=", "-"),
    *(
        "1.",
        "#",
        "1 < 2 && 3 > 2",
        "<3",
        "C:\\dir\\",
        "100% *",
        "\u200b# hidden head",
        "x\u200b*y*",
    ),
    *("\u00a0\u00a0\u00a0\u00a0not code", "a  b", "•\u20291. none", "a&", "&lt", "a<", "!", "$x$"),
)


@pytest.mark.parametrize("text", LITERAL)
@pytest.mark.parametrize(
    "around", ["<p>{}</p>", "<ul><li>{}</li></ul>", "zz<br>{}", "<b>{}</b>", "{}"]
)
def test_text_stays_text(text: str, around: str) -> None:
    source = text.replace("&", "&amp;").replace("<", "&lt;")
    markdown = to_markdown(around.format(source))
    assert_safe(markdown)
    visible = " ".join(text.replace("\u200b", "").split())
    assert shown(markdown).removeprefix("zz ") == visible
    assert "<h" not in html(markdown)
    assert "<code" not in html(markdown)


@pytest.mark.parametrize("text", LITERAL)
def test_plain_text_stays_text_too(text: str) -> None:
    markdown = plain_to_markdown(f"{text}\n{text}\n\n{text}")
    assert_safe(markdown)
    visible = " ".join(text.replace("\u200b", "").split())
    if "\u2029" not in text:
        assert shown(markdown) == f"{visible} {visible} {visible}"


def test_pieces_of_text_make_no_tag_and_no_reference_together() -> None:
    for source in ("&lt;<i></i>b>", "&amp;<i></i>lt;", "&lt;<b>script</b>>", "*<i></i>*a**"):
        markdown = to_markdown(source)
        assert_safe(markdown)
        assert shown(markdown).replace(" ", "") == unescape(re.sub(r"</?\w+>", "", source))


def test_text_without_a_tag_is_plain_text_in_which_blank_lines_count() -> None:
    assert to_markdown("one\ntwo &amp; *three*") == "one two & \\*three\\*"
    assert to_markdown("one\ntwo\n\n\nthree") == "one  \ntwo\n\nthree"


def test_escape_sequences_leave_before_the_text_is_escaped() -> None:
    assert to_markdown("<p>a\x1b[31mb\x9b1mc\x1b]52;c;eA==\x07d</p>") == "abcd"
    assert to_markdown("<p>\x1b[0m# none</p>") == "\\# none"


def test_elements_are_taken_in_any_namespace_with_their_comments_skipped() -> None:
    inner = "a <!-- c --><?pi x?><b>b</b><ul><li>c</li></ul>"
    source = f'<div xmlns="http://www.w3.org/1999/xhtml">{inner}</div>'
    assert to_markdown(etree.fromstring(source)) == "a **b**\n\n- c"
    outer = etree.fromstring("<x><p>inner</p>outer</x>")
    assert to_markdown(outer[0]) == "inner"


def test_words_are_one_line_without_any_form() -> None:
    assert to_text("<h1>A</h1><p>b <b>c</b>d<br>e &lt;f&gt; &amp;amp;</p>") == "A b cd e <f> &amp;"
    assert to_text("a &lt; b\n&eacute;") == "a < b é"
