"""The language of the search line."""

from datetime import datetime

import pytest

from tests.library.making import Desk, article, filing
from tests.library.searching import index
from tui.library import EVERYTHING, QueryError, parse_query, tagged
from tui.library.fields import FIELDS
from tui.library.grammar import DEEPEST, LONGEST
from tui.library.query import Not, Term


@pytest.fixture
def shelf(room: Desk) -> Desk:
    """A library with something to find: Ferry, Election and Straße."""
    told = [
        article(
            "Ferry runs again",
            source="Harbour Daily",
            tags=("North Sea", "Ships"),
            body="Wind. " * 99 + "The ferry crosses\nthe [deep](https://e.org/hidden) sound.",
        ),
        article(
            "Election in Émile's town",
            minutes=90,
            source="Gazette",
            tags=("vote",),
            summary='A "close" race, says C:\\temp',
        ),
        article(
            "Straße closed",
            minutes=3000,
            source="Gazette",
            section="Traffic",
            tags=("ships",),
            authors=("Ida Quay", "Bo Stern"),
        ),
    ]
    room.editor.apply(
        [filing("2026/sea.xml", *told[:1]), filing("Été.xml", told[1]), filing("c.xml", told[2])]
    )
    room.mark("Straße closed", read=True, starred=True)
    return room


FOUND = [
    ("", "FES"),
    ("ferry", "F"),
    ("FERRY", "F"),
    ("fer", "F"),
    ("f", "F"),
    ("erry", ""),
    ("ferry again", "F"),
    ("again ferry", "F"),
    ("ferry vote", ""),
    ('"runs again"', "F"),
    ('"runs agai"', ""),
    ('"again runs"', ""),
    ('"crosses the deep sound"', "F"),
    ("hidden", ""),
    ('"sea ships"', ""),
    ('"quay bo"', ""),
    ("émile", "E"),
    ("emile's", "E"),
    ("E\u0301MILE", "E"),
    ("STRASSE", "S"),
    ("close", "ES"),
    ('"close"', "E"),
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
    ('source:"harbour daily"', "F"),
    ("source:quay", ""),
    ("title:ferry", "F"),
    ("title:wind", ""),
    ("title:f", "F"),
    ("title:w", ""),
    ("author:ida", "S"),
    ('author:"ida quay"', "S"),
    ("section:traf", "S"),
    ("file:2026/", "F"),
    ("file:SEA", "F"),
    ("file:été", "E"),
    ("is:unread", "FE"),
    ("is:READ", "S"),
    ("is:starred", "S"),
    ("-is:starred", "FE"),
    ("-ferry", "ES"),
    ("NOT ferry", "ES"),
    ("not ferry", ""),
    ("--ferry", "F"),
    ("-tag:ships", "E"),
    ("-source:gazette", "F"),
    ('-"runs again" -is:read', "E"),
    ('tag:ships tag:"north sea"', "F"),
    ("tag:ships is:unread ferry", "F"),
    ("ferry OR election", "FE"),
    ("ferry or election", ""),
    ("ferry AND again", "F"),
    ("gazette closed OR ferry", "FS"),
    ("gazette (closed OR ferry)", "S"),
    ("tag:ships -(ferry OR traffic)", ""),
    ("NOT (ferry OR traffic)", "E"),
    ("((gazette))", "ES"),
    ("since:1d", "FE"),
    ("since:2h", "F"),
    ("before:2h is:unread", "E"),
    ("before:today", "S"),
    ("since:yesterday", "FE"),
    ("-", "FES"),
    ("ferry — again!", "F"),
    ("https://e.org", ""),
    ("12:30 tags: ::x foo:/bar ferry:", ""),
    ('"tags:foo" OR "bla:xx"', ""),
    ("tag:\udcff OR file:\udcff OR \udcffx", ""),
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_a_query_finds(shelf: Desk, text: str, found: str) -> None:
    assert sorted(title[0] for title in shelf.titles(parse_query(text))) == sorted(found)


def test_the_index_finds_what_reading_finds(shelf: Desk) -> None:
    index(shelf)
    for text, found in FOUND:
        titles = shelf.titles(parse_query(text))
        assert sorted(title[0] for title in titles) == sorted(found), text


@pytest.mark.parametrize(
    ("text", "position", "word"),
    [
        ('ferry "runs', 6, "partner"),
        ('tag:"x', 4, "partner"),
        ('tag:"x\\"', 4, "partner"),
        ("ferry tag:", 6, "value"),
        ("-source:", 1, "letter"),
        ("title:— x", 6, "letter"),
        ('a ""', 2, "nothing"),
        ("is:odd", 3, "unread, read, starred, muted and new"),
        ("tag:#", 4, "value"),
        ("since:soon", 6, "2025-10-01"),
        ("before:2025-13-01", 7, "2025-13-01"),
        ("(ferry", 0, "never closed"),
        ("ferry) x", 5, "never opened"),
        ("ferry ()", 6, "nothing"),
        ("OR ferry", 0, "before"),
        ("ferry OR", 6, "behind"),
        ("(ferry OR) x", 7, "behind"),
        ("ferry NOT", 6, "behind"),
        ("AND ferry", 0, "both"),
        ("(" * (DEEPEST + 2), DEEPEST + 1, "inside"),
        ("-" * (DEEPEST + 2) + "x", DEEPEST + 1, "inside"),
        ("x" * (LONGEST + 1), LONGEST, "longer"),
        ("tags:foo", 0, "but tag: is"),
        ("ferry -sourc:x", 7, "but source: is"),
        ('(Auther:"ida quay")', 1, "but author: is"),
        ("after:2d", 0, "but since: is"),
        ("ferry bla:xx", 6, "quote it"),
    ],
)
def test_a_mistake_is_said_where_it_stands(text: str, position: int, word: str) -> None:
    with pytest.raises(QueryError) as error:
        parse_query(text)
    assert (error.value.position, word in error.value.message) == (position, True)


@pytest.mark.parametrize(
    "text",
    [
        "ferry",
        '"north sea" -vote',
        'tag:"north sea" -is:read',
        "source:gazette c:\\temp",
        "- x",
        "a b OR c -(d OR e f)",
        "--a",
        "-(a b)",
        '"OR" "tag:x" "-x" "ferry"',
        'tag:"5\\" pipe" tag:")" file:f(x) "back\\\\slash"',
        "since:2d before:monday",
    ],
)
def test_a_query_can_be_written_down_and_read_again(text: str) -> None:
    query = parse_query(text)
    assert parse_query(query.text) == query


def test_the_example_of_each_field_is_a_query_of_its_own() -> None:
    for name, field in FIELDS.items():
        condition = parse_query(field.example).condition
        assert isinstance(condition, Term)
        assert condition.field == name


def test_a_tag_can_hold_any_character() -> None:
    for tag in ('5" pipe', ")", "(", '"', "\\", "a:b", "OR", "-x", "north sea"):
        assert parse_query(tagged(tag).text) == tagged(tag), tag


def test_queries_that_say_the_same_are_equal() -> None:
    assert parse_query("  ") == EVERYTHING
    assert parse_query("Ferry  ferry tag:SHIPS") == parse_query("(ferry AND tag:ships)")
    assert tagged("Ships") == parse_query('tag:"ships"')
    assert parse_query("NOT x").condition == Not(Term("", "x"))
    assert parse_query('"trade"') != parse_query("trade")


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("3h", (2026, 3, 31, 6, 30)),
        ("2d", (2026, 3, 29, 9, 30)),
        ("1w", (2026, 3, 24, 9, 30)),
        ("1m", (2026, 2, 28, 9, 30)),
        ("13m", (2025, 2, 28, 9, 30)),
        ("today", (2026, 3, 31)),
        ("yesterday", (2026, 3, 30)),
        ("tuesday", (2026, 3, 31)),
        ("Wed", (2026, 3, 25)),
        ("2025-10-01", (2025, 10, 1)),
        ("2025-10", (2025, 10, 1)),
        ("2025", (2025, 1, 1)),
    ],
)
def test_a_moment_is_local_time(room: Desk, text: str, since: tuple[int, ...]) -> None:
    now = datetime(2026, 3, 31, 9, 30)  # a Tuesday
    room.clock.time = now.timestamp()
    moment = datetime(*since).timestamp()  # type: ignore[arg-type]
    told = [
        article(name, guid=name, published=datetime.fromtimestamp(moment + step).astimezone())
        for name, step in (("at", 0), ("before", -1))
    ]
    room.editor.apply([filing("a.xml", *told, mtime=now.timestamp())])
    assert room.titles(parse_query(f"since:{text}")) == ["at"]
    assert room.titles(parse_query(f"before:{text}")) == ["before"]


def test_new_is_what_came_in_during_the_last_day(room: Desk) -> None:
    room.editor.apply([filing("a.xml", article("known", minutes=2000), article("fresh"))])
    room.editor.settle()
    assert room.titles(parse_query("is:new")) == ["fresh"]
    room.editor.apply([filing("b.xml", article("late", minutes=9000))])
    assert room.titles(parse_query("is:new")) == ["fresh", "late"]
    room.clock.pass_days(0.9)
    room.editor.apply([filing("b.xml", article("late", minutes=9000, body="corrected"))])
    assert room.titles(parse_query("is:new -fresh")) == ["late"]
    room.clock.pass_days(0.2)
    room.library.mark([], read=True)
    room.editor.apply([filing("c.xml", article("last"))])
    assert room.titles(parse_query("is:new")) == ["last"]


@pytest.mark.parametrize("query", ["since:3h", "-before:3h", "is:new"])
def test_what_was_found_by_time_ages_though_no_file_changes(room: Desk, query: str) -> None:
    room.editor.apply([filing("a.xml", article("known"))])
    wanted = parse_query(query)
    assert room.titles(wanted) == ["known"]
    assert room.titles() == ["known"]
    assert not room.library.is_dated
    room.clock.pass_days(2)
    assert room.library.is_dated
    assert room.library.refresh()
    assert room.titles(wanted) == []
    assert room.titles() == ["known"]
