"""HTML walked without a tree: it gives what the tree gives, or it is left to the tree."""

import random
import time

import pytest

from tui.readers.html.elements import Walker
from tui.readers.html.fragment import to_markdown, to_text
from tui.readers.html.tokens import Unsure, walk_tags
from tui.readers.html.tree import parse_html

BASE = "https://base.example/dir/"
TAGS = (
    *("p", "p", "p", "div", "span", "a", "a", "b", "strong", "i", "em", "code", "pre", "ul", "ol"),
    *("li", "li", "blockquote", "h2", "h3", "br", "br", "img", "hr", "section", "figure", "u", "s"),
    *("figcaption", "small", "font", "sup", "sub", "q", "del", "mark", "details", "summary", "P"),
    *("iframe", "script", "video", "nav", "my-tag", "table", "td", "form", "dl", "dt", "wbr"),
)
TEXTS = (
    *("word", " ", "two words", "\n", "\n  ", "\t", "  ", "\xa0", "日本", "「x」", "é", "x\u200by"),
    *("a&amp;b", "&nbsp;", "&#8217;", "&lt;b&gt;", " &amp; ", "&copy;", "&#x27;", "&hellip;"),
    *("AT&T", "&", "&foo;", "&copy", "&amp", "&notit;", "&#146;", "&#0;", "&#10;", "&#xe9;"),
    *("*", "_x_", "[a]", "`", "1. ", "# ", "- ", "!", "a > b", "a < b", "e\u0301", "<!-- c -->"),
)
ATTRIBUTES = (
    *("", ' class="x"', " href='https://e.org/a'", ' href="/b?x=1&amp;y=2"', ' href="c?x=1&y=2"'),
    *(' href="?a&copy=1"', ' href="?a&copy"', " href=/x/y/", ' href="a" href="/b"', ' HREF="/up"'),
    *(' alt="Two dogs"', ' alt="&eacute;t&eacute; a"', " alt=Words", ' alt="a > b"', ' alt="a<b>"'),
    *(
        ' start="3"',
        ' class="language-py"',
        ' class = "lang-js"',
        "\n title='\"'",
        " disabled",
        ' "',
    ),
)
ALONE = {"br", "img", "hr", "wbr"}


def piece(chance: random.Random, depth: int) -> str:
    """Return a text or an element, now and then one without its beginning or end."""
    if not depth or chance.random() < 0.35:
        return chance.choice(TEXTS)
    name = chance.choice(TAGS)
    start = f"<{name}{''.join(chance.choices(ATTRIBUTES, k=chance.choice((0, 0, 1, 2))))}>"
    if name in ALONE:
        return start
    inside = "".join(piece(chance, depth - 1) for _ in range(chance.randint(0, 3)))
    start, end = chance.choices(
        [(start, f"</{name}>"), (start, ""), ("", f"</{name}>"), (f"{start[:-1]}/>", "")],
        [96, 2, 1, 1],
    )[0]
    return f"{start}{inside}{end}"


def without_a_tree(html: str) -> str | None:
    walker = Walker(BASE)
    try:
        walk_tags(html, walker)
    except Unsure:
        return None
    return walker.writer.markdown()


@pytest.mark.parametrize("seed", range(8))
def test_tags_give_what_their_tree_gives_or_are_left_to_it(seed: int) -> None:
    chance = random.Random(seed)
    walked = 0
    for _ in range(1_500):
        html = "".join(piece(chance, chance.randint(1, 6)) for _ in range(3))
        markdown = without_a_tree(html)
        tree = parse_html(html) if "<" in html else None
        if markdown is not None and tree is not None:
            walked += 1
            assert markdown == to_markdown(tree, BASE), html
            assert to_text(html) == to_text(tree), html
    assert walked > 200


@pytest.mark.parametrize(
    "html",
    [
        "<p>a<ul><li>b</li></ul></p>c",
        "<p>a<section><p>b<ul><li>c</li></ul></p></section>d</p>e",
        "<ul><li>a<p>b<ol><li>c</li></ol></p></li></ul>",
        "<h2>a<p>b</p></h2>c",
        "<b>a<p>b</p>c</b>",
        "<p>a<b>b</p>c</b>",
        "<a href='/x'>a<a href='/y'>b</a></a>",
        "<ul><li>a</li><pre>b</pre><li>c</li></ul>",
        "<b/>a</b>",
        "<p>a<!-- b --!> c --> d</p>",
        "<li>a<li>b</li></li>",
        "<img alt='a > b'>c",
        "<script>if (a<b) c</script>d",
        "<style>p</style>a",
        "a<br/>b<hr>c<p/>d",
        "a&ampb<b></b>",
        "<p>a</p>\x00<p>b</p>",
        "<div>" * 300 + "a" + "</div>" * 300,
    ],
)
def test_what_a_parser_moves_about_comes_out_as_it_does(html: str) -> None:
    tree = parse_html(html)
    assert tree is not None
    assert to_markdown(html, BASE) == to_markdown(tree, BASE)
    assert to_text(html) == to_text(tree)


@pytest.mark.parametrize(
    "html",
    [
        '<p>One <a href="/a" rel="nofollow">link</a> &amp; <em>more</em>.</p>\n<p>a<br />b</p>',
        "<div class='c'><h2>Head</h2><ul>\n<li>a</li>\n<li>b</li>\n</ul><!-- more --></div>",
        '<figure><img src="x" alt="A bridge"/><figcaption>Cap</figcaption></figure>text',
        '<pre><code class="language-py">x &lt; <span>1</span></code></pre>',
        "<p>Around<ul><li>a list</li></ul></p>",
        '<p>a</p><script async src="x"></script><iframe src="x"></iframe>',
    ],
)
def test_what_feeds_hold_needs_no_tree(html: str) -> None:
    assert without_a_tree(html) is not None


@pytest.mark.parametrize(
    "html",
    [
        "<p " + "a " * 200_000 + ">x</p>",
        "<p a='" + "x" * 400_000,
        "<b>" * 100_000,
        "<p>" + "&" * 100_000 + "</p>",
        "<p>" + "&a" * 50_000 + "</p>",
        "<!--" * 100_000 + "x",
        "<a b=" * 80_000,
    ],
    ids=lambda html: html[:8],
)
def test_it_gives_up_in_time(html: str) -> None:
    start = time.process_time()
    without_a_tree(html)
    assert time.process_time() - start < 1
