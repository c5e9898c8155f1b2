"""The full-text index: it grows beside the library, may be lost, and changes nothing of a find."""

import random
import tracemalloc
from array import array
from contextlib import closing

import pytest

from tests.library.making import Desk, desk, note
from tests.library.searching import hasty, index, shelf, titles
from tui.library import Listing, Order, QueryError, indexing, lookup, parse_query, searchfile, view
from tui.library.lookup import Lookup
from tui.library.searchable import FIELDS
from tui.library.searchfile import SearchFile
from tui.places import Places


def test_the_index_follows_what_is_added_revised_and_removed(room: Desk) -> None:
    room.editor.apply([note("a.md", "Ferry", body="departs"), note("b.md", "Train", body="halts")])
    with hasty(room.places) as library:
        assert titles(library, "departs") == []
        index(room)
        assert titles(library, "departs") == ["Ferry"]
        room.editor.apply([note("a.md", "Ferry", body="arrives")])
        assert titles(library, "departs OR arrives") == []
        index(room)
        assert titles(library, "departs") == []
        assert titles(library, "arrives") == ["Ferry"]
        room.editor.apply([], ["a.md"])
        assert titles(library, "arrives") == []
        assert titles(library, "-arrives") == ["Train"]


def test_while_it_grows_the_newest_are_found_first_and_nothing_is_missed(room: Desk) -> None:
    shelf(room, 6)
    index(room)
    shelf(room, 6, start=100)
    shelf(room, 3, start=50)
    with hasty(room.places) as quick, hasty(room.places, 2) as library:
        assert titles(quick, "ferry") == [f"ferry {n}" for n in range(6)]
        assert titles(library, "ferry") == [f"ferry {n}" for n in (*range(6), 50, 51)]
        assert quick.indexed() == pytest.approx(6 / 15)
        everything = [*range(6), *range(50, 53), *range(100, 106)]
        told = [f"ferry {n}" for n in everything if n != 5]
        assert titles(room.library, 'ferry -"5"') == told


def test_the_newest_articles_go_into_the_index_first(
    room: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "MOST_ENTRIES", 1)
    shelf(room, 5)
    found = []
    with hasty(room.places) as library:
        more = True
        while more:
            more = room.editor.index_some(0)
            library.refresh()
            found.append(titles(library, "ferry"))
    assert sorted(found, key=len) == found
    assert [f"ferry {n}" for n in range(2)] in found
    assert found[-1] == [f"ferry {n}" for n in range(5)]


def test_who_saw_a_part_is_told_when_there_is_more(room: Desk) -> None:
    shelf(room, 3)
    with hasty(room.places) as library:
        library.refresh()
        assert titles(library, "ferry") == []
        assert (library.refresh(), library.indexed()) == (False, 0)
        index(room)
        assert library.refresh()
        assert len(titles(library, "ferry")) == 3
        assert (library.refresh(), library.indexed()) == (False, 1)
        shelf(room, 1, start=9)
        assert library.indexed() == 0.75


def test_nothing_is_left_to_do_when_all_is_indexed(room: Desk) -> None:
    assert not room.editor.index_some(1)
    shelf(room, 3)
    index(room)
    asked: list[str] = []
    room.editor._db.set_trace_callback(asked.append)
    assert not room.editor.index_some(1)
    assert asked == []


def test_an_index_that_was_closed_half_filled_is_filled_later(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "MOST_ENTRIES", 2)
    with desk(places) as room:
        shelf(room, 9)
        for _ in range(6):
            assert room.editor.index_some(0)
        shelf(room, 2, start=20)
    assert [file.name for file in places.library.parent.glob("search.db*")] == ["search.db"]
    with desk(places) as room, hasty(places) as library:
        assert 0 < len(titles(library, "ferry")) < 9
        index(room)
        assert len(titles(library, "ferry")) == 11


def test_words_are_found_by_reading_where_there_is_no_full_text_search(
    room: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (indexing, lookup, view):
        monkeypatch.setattr(module, "has_fts5", lambda: False)
    shelf(room, 3)
    assert not room.editor.index_some(1)
    assert not searchfile.search_path(room.places.library).exists()
    assert room.titles(parse_query("fer -2")) == ["ferry 0", "ferry 1"]
    assert room.library.indexed() == 1


def test_an_index_of_texts_that_are_mostly_gone_is_begun_anew(
    room: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_SPARE", 5)
    sizes = []
    for n in range(20):
        room.editor.apply([note("a.md", "Ferry", body=f"word{n}")])
        index(room)
        with closing(Lookup(room.places.library)) as found:
            found.refresh(room.editor._db.execute("SELECT born FROM state").fetchone()[0])
            sizes.append(len(found._wordings) - 1)
        assert room.titles(parse_query(f"word{n}")) == ["Ferry"]
    assert max(sizes) <= 8


@pytest.mark.parametrize("changes", [1, 10_000_000])
def test_what_is_held_of_the_index_does_not_grow_with_the_changes_of_a_life(
    places: Places, changes: int
) -> None:
    born, held = 1_000, array("I", [7, 7 + changes, 8 + changes])
    with desk(places):
        pass  # makes the directory
    with (
        closing(SearchFile(searchfile.search_path(places.library), born)) as file,
        closing(Lookup(places.library)) as found,
    ):
        for wording in held:
            file.add(born + wording, [["ferry"]] * len(FIELDS))
        file.commit(born + max(held) + 1, 0)
        tracemalloc.start()
        found.refresh(born)
        entries = found.entries(array("I", [8 + changes, 3, 7]))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert (list(entries.of(bytearray(b"abcd"))), entries.missing) == ([*b"dab"], b"\0\1\0")
    assert peak < 1_000_000


def test_words_are_found_in_any_order_of_the_list(room: Desk) -> None:
    shelf(room, 6)
    index(room)
    room.mark("ferry 1", "ferry 4", read=True)
    room.library.refresh()
    words = parse_query('ferry -"2"')
    for order, numbers in (
        (Order.NEWEST, (0, 1, 3, 4, 5)),
        (Order.OLDEST, (5, 4, 3, 1, 0)),
        (Order.UNREAD, (0, 3, 5, 1, 4)),
    ):
        listing = Listing(words, order)
        shown = room.library.window(listing, 0, 9)
        assert [headline.title for headline in shown] == [f"ferry {n}" for n in numbers]
        for offset, headline in enumerate(shown):
            assert room.library.position(listing, headline.id) == offset
            assert room.library.window(listing, offset, 1) == [headline]


SIGNS = [
    *"\"()*:^-+{},.\\/'  \t\0\n",
    "OR",
    "NOT",
    "NEAR(",
    "AND",
    "title:",
    "ferry",
    "é",
    "市",
    "x",
]


def test_nothing_that_is_typed_is_syntax_of_the_index(room: Desk) -> None:
    shelf(room, 3)
    read = {}
    rnd = random.Random(3)
    typed = ["".join(rnd.choices(SIGNS, k=rnd.randrange(1, 9))) for _ in range(600)]
    for indexed in (False, True):
        for query in typed:
            try:
                found = titles(room.library, query)
            except QueryError:
                continue
            assert read.setdefault(query, found) == found, query
        assert room.library.notices == ()
        if not indexed:
            index(room)
            room.library.refresh()
            room.library._view._selections.clear()
    assert len(read) > 100


@pytest.mark.parametrize("indexed", [False, True])
def test_a_whole_paragraph_finds_the_articles_that_have_all_of_it(
    room: Desk, indexed: bool
) -> None:
    chance = random.Random(4)
    words = [f"w{number}x" for number in range(90)]
    told = {f"T{n}t": chance.sample(words, 60) for n in range(200)}
    room.editor.apply(
        [note(f"{title}.md", title, body=" ".join(said)) for title, said in told.items()]
    )
    if indexed:
        index(room)
    for asked, more, left_out in [
        (told["T41t"], "", ""),
        (told["T41t"][:20], "", ""),
        (told["T41t"][:9], "", "T41t"),
        (told["T41t"][:15], "absent", ""),
    ]:
        query = " ".join([*asked, more, left_out and f"-{left_out}"])
        found = [t for t, said in told.items() if set(asked) <= set(said) and t != left_out]
        room.library.refresh()
        assert sorted(titles(room.library, query)) == sorted([] if more else found), query


def test_further_words_are_looked_for_in_the_few_articles_that_are_left(
    room: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = " ".join(f"w{number}x" for number in range(60))
    room.editor.apply([note("a.md", "Ferry", body=body), note("b.md", "Train", body="halts")])
    index(room)
    asked = []
    hits = Lookup.hits
    monkeypatch.setattr(Lookup, "hits", lambda self, one: asked.append(one) or hits(self, one))
    room.library.refresh()
    assert titles(room.library, body) == ["Ferry"]
    assert titles(room.library, f"{body} absent") == []
    assert len(asked) < 10
