"""Pages compared as text, at the widths of a phone and of a desk."""

from textwrap import dedent

import pytest

from tests.page.pages import page
from tui.article import Link
from tui.page import Document, Page, Span, cell_len, compose

EVERYTHING = dedent("""\
    # Bridge opens again

    The council agreed on *Tuesday* to open the [old bridge](https://example.org/bridge) again, said
    Ms Ito. More [here](https://example.org/more).

    ## Votes

    | Name | Votes | Remark |
    |:-----|------:|--------|
    | Ito  | 1,203 | elected |
    | Berg | 99    | |

    ### Reactions

    > Late, but not too late, said the mayor of the old town.
    >
    > - good
    > - better

    1. one
    2. two, which is longer than a narrow column

       with a second paragraph

    ```
    total = 1203 + 99
        # indented, and too long for thirty cells
    ```

    ***

    新しい橋が「東京」で開通した、と都知事は十日に発表した。

    افتتاح الجسر القديم من جديد يوم الثلاثاء.
    """)

AT_60 = """\
Bridge opens again
━━━━━━━━━━━━━━━━━━
Source: Herald
Date: Sunday, 22 November

The council agreed on Tuesday to open the old bridge[1]
again, said Ms Ito. More here[2].

Votes
─────

Name │ Votes │ Remark
─────┼───────┼────────
Ito  │ 1,203 │ elected
Berg │    99 │

Reactions

▎ Late, but not too late, said the mayor of the old town.
▎
▎ • good
▎ • better

1. one

2. two, which is longer than a narrow column

   with a second paragraph

    total = 1203 + 99
        # indented, and too long for thirty cells

────────────────────────────────────────────────────────────

新しい橋が「東京」で開通した、と都知事は十日に発表した。

افتتاح الجسر القديم من جديد يوم الثلاثاء.

────────────────────────────────────────────────────────────

• Ferry stops[3]
• Words only

────────────────────────────────────────────────────────────

[1] https://example.org/bridge
[2] https://example.org/more
[3] https://example.org/ferry
"""

AT_30 = """\
Bridge opens again
━━━━━━━━━━━━━━━━━━
Source: Herald
Date: Sunday, 22 November

The council agreed on Tuesday
to open the old bridge[1]
again, said Ms Ito. More
here[2].

Votes
─────

Name │ Votes │ Remark
─────┼───────┼────────
Ito  │ 1,203 │ elected
Berg │    99 │

Reactions

▎ Late, but not too late, said
▎ the mayor of the old town.
▎
▎ • good
▎ • better

1. one

2. two, which is longer than a
   narrow column

   with a second paragraph

  total = 1203 + 99
      # indented, and too long
   for thirty cells

──────────────────────────────

新しい橋が「東京」で開通した、
と都知事は十日に発表した。

افتتاح الجسر القديم من جديد
يوم الثلاثاء.

──────────────────────────────

• Ferry stops[3]
• Words only

──────────────────────────────

[1] https://example.org/bridge
[2] https://example.org/more
[3] https://example.org/ferry
"""


def everything() -> Document:
    return compose(
        "Bridge opens again",
        [("Source", "Herald"), ("Date", "Sunday, 22 November")],
        EVERYTHING,
        related=[Link("Ferry stops", "https://example.org/ferry"), Link("Words only")],
    )


@pytest.mark.parametrize(("width", "expected"), [(60, AT_60), (30, AT_30)])
def test_an_article_with_everything_in_it(width: int, expected: str) -> None:
    assert Page(everything(), width).text() == expected


def test_text_is_as_wide_as_it_reads_well_and_tables_take_what_they_need() -> None:
    text = "word " * 40 + "\n\n|a|b|\n|-|-|\n|" + "x" * 50 + "|" + "y" * 50 + "|\n"
    wide = page(text, 120)
    assert max(cell_len("".join(span.text for span in wide.line(y))) for y in range(3)) <= 76
    assert max(map(cell_len, wide.text().splitlines())) == 103


def test_a_table_too_wide_gets_narrower_columns_with_a_line_between_the_rows() -> None:
    text = (
        "| Place | What happened | Votes |\n|--|--|:-:|\n"
        "| Ito | The council opened the bridge again after two years | 7 |\n"
        "| 東京都 | Nothing | 12 |\n"
    )
    assert page(text, 44).text() == dedent("""\
        Place  │ What happened               │ Votes
        ━━━━━━━┿━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┿━━━━━━
        Ito    │ The council opened the      │   7
               │ bridge again after two      │
               │ years                       │
        ───────┼─────────────────────────────┼──────
        東京都 │ Nothing                     │  12
        """)


def test_a_table_for_which_there_is_no_room_becomes_records() -> None:
    head = "|" + "|".join(f"Column {n}" for n in range(7)) + "|\n" + "|-" * 7 + "|\n"
    row = "|" + "|".join(f"value number {n}" for n in range(6)) + "||\n"
    lines = page(head + row + row, 80).text().splitlines()
    assert lines[:7] == [*[f"Column {n}: value number {n}" for n in range(6)], ""]
    assert len(lines) == 13
    assert page("|Name|Remark|\n|-|-|\n|Ito|" + "long " * 9 + "|\n", 38).text() == dedent("""\
        Name: Ito
        Remark: long long long long long long
          long long long
        """)


@pytest.mark.parametrize("width", [8, 9, 17, 30, 60, 76, 120, 200])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    document = everything()
    deep = page("> - > - > - > deep words\n>\n>       code\n\n" + "|a|b|c|\n|-|-|-|\n|東京|2|3|\n")
    for shown in (Page(document, width), deep.at(width)):
        rows = [shown.line(y) for y in range(shown.height)]
        assert max(cell_len("".join(span.text for span in row)) for row in rows) <= width


def test_spans_of_a_line_tell_style_and_link() -> None:
    shown = page("# Head\n\nThe [bridge](https://example.org/b)")
    assert shown.line(0) == [Span("Head", "title")]
    assert shown.line(1) == [Span("━━━━", "rule")]
    assert shown.line(3) == [
        Span("The "),
        Span("bridge", "link", 1),
        Span("[1]", "number", 1),
    ]
    assert shown.links[0] == Link("bridge", "https://example.org/b")


def test_a_line_outside_the_page_is_empty() -> None:
    shown = page("one")
    assert (shown.line(-1), shown.line(1), shown.height) == ([], [], 1)
    empty = page("")
    assert (empty.height, empty.text(), empty.row_of(empty.anchor(5))) == (0, "", 0)


def test_only_what_is_asked_for_is_laid_out() -> None:
    shown = page("a short line\n\n" * 10_000)
    shown.line(40)
    assert shown.lay_out(0) < 50
    assert not shown.complete


def test_the_height_of_a_long_page_is_an_estimate_until_all_is_laid_out() -> None:
    shown = page("a short line\n\n" * 10_000)
    assert abs(shown.height - 19_999) < 200
    assert not shown.complete
    shown.lay_out(20_000)
    assert shown.complete
    assert shown.height == 19_999


def test_the_height_of_an_ordinary_page_is_exact_from_the_start() -> None:
    shown = page("words and more words " * 2_500)
    assert shown.height == len(shown.text().splitlines())
    assert shown.complete
