"""Where in a text the words of a query stand."""

import pytest

from tui.library import parse_query
from tui.library.highlighting import Folded, literally, words_of

TEXT = "Der Café-Besitzer sagte: «Straße» ist ﬁne – 東京都の人, don’t go to Łódź é ½\nEnd of it"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("cafe", ["Café"]),
        ("CAF", ["Caf"]),
        ("afe", []),
        ("strasse lodz", ["Straße", "Łódź"]),
        ("fin", ["ﬁn"]),
        ("東京", ["東京"]),
        ("京都", ["京都"]),
        ('"don t"', ["don’t"]),
        ('"ist fine"', ["ist ﬁne"]),
        ('"ist fin"', []),
        ('"1 2" OR "2 end"', ["½"]),
        ("-cafe -(x OR go)", []),
        ("sagte tag:cafe is:unread since:2d file:go", ["sagte"]),
        ("title:sagte source:go (cafe OR author:besitz)", ["Café", "Besitz", "sagte", "go"]),
        ("e", ["é", "E"]),
    ],
)
def test_the_words_that_are_sought_are_found_as_they_are_written(
    query: str, found: list[str]
) -> None:
    pattern = words_of(parse_query(query))
    places = Folded(TEXT).find(pattern) if pattern else ()
    assert [TEXT[start:end] for start, end in places] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("fé-be", ["fé-Be"]),
        ("aße", ["aße"]),
        ("asse", ["aße"]),
        ("t ﬁn", ["t ﬁn"]),
        ("½ end", []),
        (".*", []),
    ],
)
def test_a_text_is_found_as_it_stands_in_a_line(text: str, found: list[str]) -> None:
    pattern = literally(text)
    assert pattern
    assert [TEXT[start:end] for start, end in Folded(TEXT).find(pattern)] == found


def test_nothing_is_looked_for_where_there_is_nothing() -> None:
    assert literally(" \n ") is None
    assert words_of(parse_query("-a is:read")) is None


def test_places_are_right_behind_letters_that_become_two() -> None:
    text = "ß" * 50 + " ferry " + "ﬁ" * 50 + " ferry"
    pattern = literally("ferry")
    assert pattern
    assert [text[start:end] for start, end in Folded(text).find(pattern)] == ["ferry", "ferry"]
