"""HTML that is broken or made to hurt: its text is kept, and it takes little time."""

import re
import time
from collections.abc import Callable
from html import unescape

import pytest
from markdown_it import MarkdownIt

from tui.readers.html.fragment import to_markdown, to_text

_PARSER = MarkdownIt("commonmark").enable("table")


def shown(markdown: str) -> str:
    """Return what a Markdown reader shows, words and code in one line."""
    return " ".join(unescape(re.sub(r"<[^<>]*>", " ", _PARSER.render(markdown))).split())


def test_text_after_the_end_of_a_page_is_kept() -> None:
    assert to_markdown("<body><p>a</p></body></html><p>b</p>") == "a\n\nb"


def test_text_after_a_tag_or_quote_that_nobody_closed_is_kept() -> None:
    assert to_markdown('a <a href="http://e.org>b</a> c <b>d</b>') == "a b c **d**"
    assert shown(to_markdown("<p>if a <b then c")) == "if a <b then c"
    assert to_markdown("<p>cut off <a href='http://e.o") == "cut off"
    assert shown(to_markdown("<p>a<!-- b <i>c</i>")) == "a b c"


def test_text_behind_a_frame_that_nobody_closed_is_kept() -> None:
    for frame in ("<embed src=x>", "<object data=x>", "<iframe src=x>", "<iframe src=x />"):
        assert to_markdown(f"a {frame} <b>b</b>") == "a **b**"
        assert to_text(f"a {frame} <b>b</b>") == "a b"
    assert to_markdown("a<iframe src=x>no frames here</iframe> b") == "a b"


def deep(tag: str, levels: int) -> str:
    return f"before{f'<{tag}>x ' * levels}CANARY{f'</{tag}>' * levels}after"


HOSTILE: dict[str, Callable[[], str]] = {
    **{
        f"{levels} {tag}": lambda tag=tag, levels=levels: deep(tag, levels)  # type: ignore[misc]
        for tag in ("div", "b", "ul><li", "blockquote", "table><tr><td", "my-tag", "sup", "a")
        for levels in (300, 2000, 2100)
    },
    "100000 div": lambda: deep("div", 100_000),
    "100000 b": lambda: deep("b", 100_000),
    "100000 lists": lambda: deep("ul><li", 100_000),
    "ampersands": lambda: "&" * 1_000_000 + "CANARY",
    "less-than signs": lambda: "<" * 1_000_000 + " CANARY",
    "open tags": lambda: '<a "' * 20_000 + " CANARY",
    "open comments": lambda: "<!--" * 200_000 + "CANARY",
    "comments": lambda: "<!-- x -->" * 100_000 + "CANARY",
    "cdata": lambda: "<![CDATA[" * 20_000 + "CANARY",
    "attributes": lambda: f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>CANARY",
    "attributes with signs": lambda: (
        f"""<p {" ".join(f'a{n}=">"' for n in range(50_000))}>CANARY"""
    ),
    "data address": lambda: f'<img src="data:{"A" * 1_000_000}">CANARY',
    "wide table": lambda: f"<table>{('<tr>' + '<td>x' * 3000) * 50}</table>CANARY",
    "breaks": lambda: "x<br>" * 100_000 + "CANARY",
    "paragraphs": lambda: "<p>x" * 100_000 + "CANARY",
    "stars": lambda: "*" * 300_000 + "CANARY",
    "backticks": lambda: f"<code>{'`' * 100_000}</code>CANARY",
    "underscores": lambda: "_" * 300_000 + "CANARY",
    "emphasis": lambda: "<i>「x」</i>y" * 50_000 + "CANARY",
    "scripts": lambda: "<script>" * 50_000 + "CANARY",
    "spaces": lambda: f"<p>{' ' * 3_000_000}CANARY",
    "lines of code": lambda: f"<pre>{chr(10) * 500_000}CANARY</pre>",
    "links": lambda: "<a href=http://e.org/x>l</a> " * 30_000 + "CANARY",
    "accents": lambda: "a" + "\u0301" * 500_000 + "CANARY",
    "nul": lambda: "a\0b\ud800CANARY",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_piece_takes_little_time_and_keeps_its_text(name: str) -> None:
    source = HOSTILE[name]()
    start = time.process_time()
    markdown, text = to_markdown(source, "http://base.org/"), to_text(source)
    assert time.process_time() - start < 4
    assert "CANARY" in markdown
    assert "CANARY" in text or name == "scripts"


def test_deep_lists_stay_within_what_markdown_parsers_can_nest() -> None:
    markdown = to_markdown("<ul><li>x " * 100 + "CANARY")
    assert "CANARY" in shown(markdown)
    assert shown(markdown).count("x") == 100


def test_twice_the_input_takes_twice_the_time() -> None:
    def spent(source: str) -> float:
        start = time.process_time()
        to_markdown(source, "http://base.org/")
        return time.process_time() - start

    piece = '<div><p>some <b>words</b> &amp; <a href="/x">more</a></p><ul><li>a<li>b</ul></div>'
    spent(piece)
    assert spent(piece * 4000) < 3.5 * spent(piece * 2000)
