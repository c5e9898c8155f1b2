"""The place of a reader is kept over a new width and a new version of the article."""

from tests.page.pages import page
from tui.page import Span


def paragraphs(count: int, before: str = "") -> str:
    return before + "".join(f"{n} paragraph " + "word " * 60 + "\n\n" for n in range(count))


def test_the_place_survives_a_new_width() -> None:
    wide = page(paragraphs(20), 100)
    row = next(
        y for y in range(wide.height) if wide.line(y)[:1] and "12 para" in wide.line(y)[0].text
    )
    narrow = wide.at(30)
    there = narrow.row_of(wide.anchor(row))
    assert narrow.line(there)[0].text.startswith("12 paragraph")
    assert wide.row_of(narrow.anchor(there)) == row
    assert narrow.at(30) is narrow


def test_a_place_within_a_long_paragraph_survives_about() -> None:
    wide = page("word " * 2000, 76)
    narrow = wide.at(38)
    assert narrow.row_of(wide.anchor(50)) == 50 * narrow.height // wide.height


def test_the_place_survives_a_new_version_with_text_and_links_added_above() -> None:
    text = paragraphs(5) + "See [this](https://example.org/x) now.\n\n" + paragraphs(5)
    old, new = page(text), page("An [update](https://example.org/new).\n\n" + text)
    row = next(y for y in range(old.height) if old.line(y)[:1] == [Span("See ")])
    assert new.line(new.row_of(old.anchor(row)))[0] == Span("See ")


def test_the_place_of_a_paragraph_that_is_gone_is_where_it_was() -> None:
    old, new = page("one\n\ntwo\n\nthree\n\nfour"), page("one\n\nthree\n\nfour")
    assert new.row_of(old.anchor(2)) == 2
    assert page("one").row_of(old.anchor(99)) == 0
