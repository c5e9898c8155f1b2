"""Spellings of one tag, from the articles that carry them to the search that finds them."""

import pytest

from tests.library.making import Desk, article, desk, filing
from tui.library import parse_query
from tui.library.tagnames import tag_identity

__all__ = ["desk"]


@pytest.mark.parametrize(
    "spellings",
    [
        ("Climate Change", "ClimateChange", "climate-change", "CLIMATE_CHANGE", "climate change"),
        ("Café", "cafe\u0301", "CAFÉ"),
        ("東京 都", "東京都"),
    ],
)
def test_spellings_of_one_tag_have_one_identity(spellings: tuple[str, ...]) -> None:
    assert len({tag_identity(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("C", "C++"), ("C", "C#"), ("paypal", "pаypal"), ("-", "_"), ("é", "e")]
)
def test_other_tags_are_other_tags(one: str, other: str) -> None:
    assert tag_identity(one) != tag_identity(other)


def test_a_hashtag_and_its_words_are_counted_as_one_and_shown_as_most_spell_it(room: Desk) -> None:
    spellings = ["ClimateChange", "Climate Change", "climate-change", "Climate Change", "Bees"]
    room.editor.apply(
        [
            filing("a.xml", *(article(f"N{n}", guid=str(n), tags=(name,))
                              for n, name in enumerate(spellings)))
        ]
    )  # fmt: skip
    room.library.refresh()
    assert [(tag.tag, tag.articles) for tag in room.library.tags()] == [
        ("Climate Change", 4), ("Bees", 1)
    ]  # fmt: skip
    room.mark("N0", read=True)
    assert [tag.unread for tag in room.library.tags()] == [3, 1]
    for text in ("tag:climatechange", 'tag:"climate change"', "tag:#ClimateChange"):
        assert len(room.titles(parse_query(text))) == 4


def test_a_hashtag_is_found_by_the_words_that_it_is_made_of(room: Desk) -> None:
    room.editor.apply([filing("a.xml", article("One", tags=("TradeRelations2025",)))])
    for text in ("relations", "trade", "traderelations2025", "2025"):
        assert room.titles(parse_query(text)) == ["One"], text
