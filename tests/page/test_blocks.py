"""Markdown becomes the blocks that it means, and hostile Markdown becomes plain text."""

import time

import pytest

from tui.article import Link
from tui.page import STYLES, Links, Paragraph, Span, parse
from tui.page.blocks import Block, Code, Heading, Rule, Table, words
from tui.page.effort import is_too_much
from tui.page.markdown import MAX_ROWS


def blocks(markdown: str) -> list[Block]:
    return parse(markdown, Links())


def spans(markdown: str) -> list[Span]:
    (block,) = blocks(markdown)
    assert isinstance(block, Paragraph | Heading)
    return list(block.spans)


def shown(block: Block) -> str:
    """What stands left of a text block and in it."""
    assert isinstance(block, Paragraph)
    return words(block.inset.first) + words(block.spans)


def test_words_have_the_styles_of_the_marks_around_them() -> None:
    assert spans("*em* **strong** ***both*** `code` ![a *cat*](c.png)") == [
        Span("em", "em"),
        Span(" "),
        Span("strong", "strong"),
        Span(" "),
        Span("both", "em strong"),
        Span(" "),
        Span("code", "code"),
        Span(" "),
        Span("a cat", "image"),
    ]


def test_text_struck_out_is_shown_so_and_lone_tildes_stay() -> None:
    assert spans("~~*gone* and~~ ~ 5 ~~ or \\~~6~~") == [
        Span("gone", "s em"),
        Span(" and", "s"),
        Span(" ~ 5 ~~ or ~~6~~"),
    ]


def test_every_style_is_of_the_closed_set() -> None:
    text = "# a `b`\n## c *d*\n> - **e** ~~k~~ [f](https://x.org) ![g](h)\n\n|i|\n|-|\n|j|\n"
    found: set[str] = set()
    for block in blocks(text):
        lines = [block.inset.first, block.inset.rest]
        match block:
            case Paragraph(spans) | Heading(spans):
                lines.append(spans)
            case Table(header, rows):
                lines += [*header, *[cell for row in rows for cell in row]]
        found |= {style for line in lines for span in line for style in span.style.split()}
    assert found == {
        *("title", "heading", "code", "em", "strong", "s", "link", "number", "image"),
        *("quote", "marker", "head"),
    }
    assert found < STYLES


def test_headings_keep_their_level() -> None:
    assert blocks("# One\n\nThree\n---\n\n###### Six") == [
        Heading((Span("One", "title"),), 1),
        Heading((Span("Three", "heading"),), 2),
        Heading((Span("Six", "heading"),), 6),
    ]


def test_links_are_numbered_by_address_in_order_of_appearance() -> None:
    links = Links()
    (block,) = parse(
        "[One](https://one.example/), <https://two.example>, [again](https://one.example/), [r]\n\n"
        "[r]: https://three.example/ä",
        links,
    )
    assert isinstance(block, Paragraph)
    assert block.spans == (
        Span("One", "link", 1),
        Span("[1]", "number", 1),
        Span(", "),
        Span("https://two.example", "link", 2),
        Span("[2]", "number", 2),
        Span(", "),
        Span("again", "link", 1),
        Span("[1]", "number", 1),
        Span(", "),
        Span("r", "link", 3),
        Span("[3]", "number", 3),
    )
    assert links.all() == (
        Link("One", "https://one.example/"),
        Link("https://two.example", "https://two.example"),
        Link("r", "https://three.example/%C3%A4"),
    )


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "/news", "data:text/html,x", "http://me@x.org", "x:y"]
)
def test_a_link_with_another_address_is_only_its_words(address: str) -> None:
    links = Links()
    (block,) = parse(f"see [the *news*]({address})", links)
    assert isinstance(block, Paragraph)
    assert block.spans == (Span("see the "), Span("news", "em"))
    assert links.all() == ()


def test_a_link_without_words_shows_its_address() -> None:
    assert spans("[](https://one.example/)")[0] == Span("https://one.example/", "link", 1)


def test_html_is_text() -> None:
    assert spans("a <b onclick='x'>b</b> <!-- c -->") == [Span("a <b onclick='x'>b</b> <!-- c -->")]
    assert spans("<script>\nx\n</script>") == [Span("<script> x </script>")]


def test_entities_bring_in_no_invisible_characters() -> None:
    assert spans("a&#x202e;b&ZeroWidthSpace;c&#10;d &amp; &lt;") == [Span("abc d & <")]


def test_lines_of_the_source_flow_and_hard_breaks_stay() -> None:
    assert spans("one\ntwo  \nthree\\\nfour") == [Span("one two\nthree\nfour")]
    assert spans("新しい橋が、\n開通した。\nReuters") == [Span("新しい橋が、開通した。 Reuters")]
    assert spans("새 다리가\n열렸다") == [Span("새 다리가 열렸다")]


def test_lists_and_quotes_are_what_stands_before_their_blocks() -> None:
    text = "> quoted\n> - one\n>   - two\n> - three\n\n9. nine\n10. ten\n\nend"
    assert [shown(block) for block in blocks(text)] == [
        "▎ quoted",
        "▎ • one",
        "▎   ◦ two",
        "▎ • three",
        " 9. nine",
        "10. ten",
        "end",
    ]
    assert [block.inset.gap is not None for block in blocks(text)] == [
        *(True, True, False, False),
        *(True, False),
        True,
    ]


def test_an_item_with_nothing_in_it_keeps_its_mark() -> None:
    assert [shown(block) for block in blocks("1.\n2. two")] == ["1. ", "2. two"]


def test_code_is_literal() -> None:
    assert blocks("```python\nif *x*:\n\n    y [a](b)\n```\n\n***\n\n    z\n") == [
        Code(("if *x*:", "", "    y [a](b)")),
        Rule(),
        Code(("z",)),
    ]


def test_a_table_has_a_header_and_alignments_and_full_rows() -> None:
    (table,) = blocks("| a | *b* | c |\n|:--|:-:|--:|\n| 1 | 2 |\n")
    assert table == Table(
        ((Span("a", "head"),), (Span("b", "head em"),), (Span("c", "head"),)),
        (((Span("1"),), (Span("2"),), ()),),
        ("left", "center", "right"),
    )


def test_a_long_table_is_cut_and_says_so() -> None:
    table, more = blocks("|a|\n|-|\n" + "|b|\n" * (MAX_ROWS + 1200))
    assert isinstance(table, Table)
    assert len(table.rows) == MAX_ROWS
    assert shown(more) == "… 1,200 more rows"


def test_a_table_of_too_many_columns_stays_text() -> None:
    for columns, kind in ((30, Table), (31, Paragraph)):
        text = "|a" * columns + "|\n" + "|-" * columns + "|\n" + "|b" * columns + "|\n"
        assert isinstance(blocks(text)[0], kind)


def test_indents_end_at_the_deepest_level_and_no_words_are_lost_beyond() -> None:
    (deep,) = blocks("> " * 12 + "deep")
    assert shown(deep) == "▎ " * 12 + "deep"
    (deeper,) = blocks("> " * 15 + "deeper")
    assert shown(deeper) == "▎ " * 12 + "deeper"
    for level in (11, 23, 24, 200):
        for mark in ("> ", "- "):
            assert "".join([shown(block) for block in blocks(mark * level + "end")]).endswith("end")


HOSTILE = {
    "autolinks": "<http://" * 8_000,
    "mails": "a@b.com\n" * 20_000,
    "schemes": "mailto:" * 20_000,
    "stars": "*" * 70_000 + "a",
    "pictures": "![" * 30_000,
    "brackets": "[" * 50_000,
    "wide table": "|a" * 3000 + "|\n" + "|-" * 3000 + "|\n" + ("|b" * 3000 + "|\n") * 50,
    "filled table": "|a" * 29 + "|\n" + "|-" * 29 + "|\n" + "b\n" * 5000,
    "quotes begun again": "> ```\na\n" * 1500,
    "quoted addresses": "> [a]: b\nx\n" * 1500,
    "quotes in quotes": (">" * 20 + "a\n") * 5000,
    "rules": "---\n" * 50_000,
    "empty items": "-\n" * 50_000,
    "lists in lists": "- - - - - - a\n" * 3000,
    "lines": "a\n" * 100_000,
    "one line": "x" * 5_000_000,
    "marks": "a" + "\u0301" * 1_000_000,
    "backticks": " ".join("`" * (n % 300 + 1) for n in range(2000)),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_text_made_to_keep_the_parser_busy_is_shown_soon_and_whole(text: str) -> None:
    blocks("warm")
    begun = time.process_time()
    found = blocks(text)
    assert time.process_time() - begun < 3, "the bound is 0.3 s on an idle machine"
    if is_too_much(text):
        lines = [line for block in found for line in shown(block).split("\n")]
        assert "\n".join(lines) == text.strip("\n")


def test_ordinary_news_is_never_too_much() -> None:
    paragraph = (
        "The *council* opened the [old bridge](https://example.org/b), said `Ms` Ito — “soon”. "
    )
    assert not is_too_much((paragraph * 5 + "\n\n- one\n- two\n\n> said\n\n") * 250)  # 120 kB
    assert not is_too_much(("東京都は十日、「新しい橋」を開通させた。" * 20 + "\n\n") * 900)
    assert not is_too_much("> quoted line of a mail, as people write them\n" * 500)
