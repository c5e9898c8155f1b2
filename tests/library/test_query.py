"""The language of the search line."""

import pytest

from tests.library.making import Desk, article, filing
from tui.library import EVERYTHING, QueryError, parse_query, tagged
from tui.library.query import Kind, Term


@pytest.fixture
def shelf(room: Desk) -> Desk:
    """A library with something to find."""
    told = [
        article(
            "Ferry runs again",
            source="Harbour Daily",
            tags=("North Sea", "Ships"),
            body="Wind. " * 99 + "The ferry crosses\nthe sound.",
        ),
        article(
            "Election in Émile's town",
            source="Gazette",
            tags=("vote",),
            summary='A "close" race, says C:\\temp',
        ),
        article(
            "Straße closed",
            source="Gazette",
            section="Traffic",
            tags=("ships",),
            authors=("Ida Quay",),
        ),
    ]
    room.editor.apply([filing("a.xml", *told)])
    room.mark("Straße closed", read=True, starred=True)
    return room


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "FES"),
        ("ferry", "F"),
        ("FERRY", "F"),
        ("ferry again", "F"),
        ("again ferry", "F"),
        ("ferry vote", ""),
        ('"runs again"', "F"),
        ('"again runs"', ""),
        ('"crosses the sound"', "F"),
        ("émile", "E"),
        ("E\u0301MILE", "E"),
        ("STRASSE", "S"),
        ("close", "ES"),
        ('"close" race', "E"),
        ("c:\\temp", "E"),
        ("vote", "E"),
        ("traffic", "S"),
        ("quay", "S"),
        ("gazette", "ES"),
        ("guid", ""),
        ("tag:ships", "FS"),
        ("TAG:Ships", "FS"),
        ("tag:#ships", "FS"),
        ('tag:"north  sea"', "F"),
        ("tag:ship", ""),
        ("source:gaz", "ES"),
        ('source:"harbour d"', "F"),
        ("is:unread", "FE"),
        ("is:READ", "S"),
        ("is:starred", "S"),
        ("-is:starred", "FE"),
        ("-ferry", "ES"),
        ("-tag:ships", "E"),
        ("-source:gazette", "F"),
        ('-"runs again" -is:read', "E"),
        ('tag:ships tag:"north sea"', "F"),
        ("tag:ships is:unread ferry", "F"),
        ("-", ""),
        ("https://e.org", ""),
    ],
)
def test_a_query_finds(shelf: Desk, text: str, found: str) -> None:
    assert sorted(title[0] for title in shelf.titles(parse_query(text))) == sorted(found)


@pytest.mark.parametrize(
    ("text", "position", "word"),
    [
        ('ferry "runs', 6, "partner"),
        ('tag:"x', 4, "partner"),
        ("ferry tag:", 6, "value"),
        ("-source:", 0, "value"),
        ('a ""', 2, "nothing"),
        ("is:new", 3, "new"),
        ("tag:#", 0, "value"),
    ],
)
def test_a_mistake_is_said_where_it_stands(text: str, position: int, word: str) -> None:
    with pytest.raises(QueryError) as error:
        parse_query(text)
    assert error.value.position == position
    assert word in error.value.message


@pytest.mark.parametrize(
    "text",
    ["ferry", '"north sea" -vote', 'tag:"north sea" -is:read', "source:gazette c:\\temp", "- x"],
)
def test_a_query_can_be_written_down_and_read_again(text: str) -> None:
    query = parse_query(text)
    assert parse_query(query.text) == query


def test_queries_that_say_the_same_are_equal() -> None:
    assert parse_query("  ") == EVERYTHING
    assert parse_query("Ferry  ferry tag:SHIPS") == parse_query("ferry tag:ships")
    assert tagged("Ships") == parse_query("tag:ships")
    assert parse_query("-x").terms == (Term(Kind.WORDS, "x", negated=True),)
