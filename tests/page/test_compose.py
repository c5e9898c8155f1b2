"""What stands around the body of an article, and the same page as plain text."""

import subprocess
import sys
from textwrap import dedent

from tui.article import Link
from tui.page import Document, Page, Paragraph, Span, compose, plain


def test_a_title_that_the_body_repeats_is_shown_once() -> None:
    shown = Page(compose("News of the day", [], "# News of the *day*\n\nText."), 60)
    assert shown.text() == "News of the day\n━━━━━━━━━━━━━━━\n\nText.\n"


def test_the_address_of_the_original_is_number_one() -> None:
    document = compose("News", [], "[a](https://a.example/)", link="https://news.example/1")
    assert document.links == (
        Link("News", "https://news.example/1"),
        Link("a", "https://a.example/"),
    )
    assert Page(document, 60).line(2)[0] == Span("https://news.example/1", "link", 1)


def test_plain_text_has_the_same_layout_and_the_addresses_at_the_end() -> None:
    assert plain("Go [there](https://example.org/).", 30) == dedent("""\
        Go there[1].

        ──────────────────────────────

        [1] https://example.org/
        """)
    assert plain("") == ""


def test_plain_text_needs_no_screen_library() -> None:
    program = (
        "import sys; import tui.page as page; early = 'markdown_it' in sys.modules;"
        "page.plain('# a *b*\\n\\n|c|\\n|-|\\n|d|', 40);"
        "print(early, sorted({'rich', 'textual', 'sqlite3', 'lxml'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False []\n"


def test_a_paragraph_made_by_hand_stands_on_the_page() -> None:
    document = Document((Paragraph((Span("by hand", "em"),)),))
    assert Page(document, 20).line(0) == [Span("by hand", "em")]
