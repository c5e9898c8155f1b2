"""The full-text index: it grows beside the library, may be lost, and changes nothing of a find."""

import itertools
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.library.making import Desk, article, desk, filing, note
from tests.library.test_damage import directory, foreign, half, hurt, link, text, zeros
from tests.library.test_processes import ROUNDS, child, lines
from tests.pretending import pretend_mounted
from tui.library import (
    Counts,
    Library,
    Listing,
    Order,
    QueryError,
    disk,
    indexing,
    lookup,
    parse_query,
    searchfile,
    view,
)
from tui.library.lookup import Lookup
from tui.places import Places


def index(room: Desk) -> None:
    """Let the index be filled."""
    while room.editor.index_some(1):
        pass


def shelf(room: Desk, count: int, word: str = "ferry", start: int = 0) -> None:
    """Fill the library with articles that say a word, the newest first."""
    told = [article(f"{word} {n}", minutes=n, guid=f"{n}") for n in range(start, start + count)]
    room.editor.apply([filing(f"{start}.xml", *told)])


def hasty(places: Places, most: int = 0) -> "closing[Library]":
    """A library that reads so many articles itself where the index ends."""
    return closing(Library(places, most_read=most))


def titles(library: Library, query: str) -> list[str]:
    """The headlines that a query finds."""
    library.refresh()
    return [headline.title for headline in library.window(parse_query(query), 0, 10_000)]


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


def lost(path: Path) -> None:
    for file in path.parent.glob("search.db*"):
        file.unlink()


def of_another_time(path: Path) -> None:
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setattr(searchfile, "_EDITION", "0")
    searchfile.drop(path)  # with its log, which would be played into the new one
    searchfile._create(path, 1)
    monkeypatch.undo()


def of_another_library(path: Path) -> None:
    searchfile.drop(path)  # with its log, which would be played into the new one
    searchfile._create(path, 1)
    with closing(sqlite3.connect(path.with_name("library.db"))) as db:
        (following,) = db.execute("SELECT next_id FROM state").fetchone()
    say_it_is_complete(path, following)


def say_it_is_complete(path: Path, below: int) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE about SET below = ?, waiting = 0", (below,))
        db.commit()


HARM = [zeros, half, text, foreign, directory, link, hurt, lost]
STRANGE = [of_another_time, of_another_library]


@pytest.mark.parametrize(
    ("harm", "opened"),
    [
        *((harm, opened) for harm in HARM for opened in (False, True)),
        *((s, False) for s in STRANGE),
    ],
)
def test_a_damaged_index_is_built_anew_and_nothing_is_missed_meanwhile(
    places: Places, harm: Callable[[Path], None], opened: bool
) -> None:
    told = [f"ferry {n}" for n in range(60)]
    path = searchfile.search_path(places.library)
    with desk(places) as room:
        for n in (5, 4, 3, 2, 1, 0):
            shelf(room, 10, start=10 * n)
            index(room)
        assert titles(room.library, '"ferry 59"') == told[-1:]
        if not opened:
            room.editor._indexer.close()
        harm(path)
        with closing(Library(places)) as library:
            assert titles(library, "ferry") == told
            assert titles(library, '"ferry 59"') == told[-1:]
        index(room)
        shelf(room, 1, start=60)
        index(room)
        with hasty(places) as library:
            assert titles(library, "ferry") == [*told, "ferry 60"]
            assert titles(library, '"ferry 59"') == ["ferry 59"]
        for n in (58, 59):
            assert titles(room.library, f'"ferry {n}"') == [f"ferry {n}"]
        assert titles(room.library, "ferry") == [*told, "ferry 60"]
        assert room.library.indexed() == 1
        assert room.library.notices == room.editor.notices == ()


def test_an_index_that_knows_more_than_the_library_is_begun_anew(places: Places) -> None:
    path = searchfile.search_path(places.library)
    with desk(places) as room:
        shelf(room, 3)
        index(room)
        room.editor._indexer.close()
        (following,) = room.editor._db.execute("SELECT next_id FROM state").fetchone()
        say_it_is_complete(path, following + 5)  # a power cut took five articles back
        shelf(room, 2, start=5)
        index(room)
        with hasty(places) as library:
            assert len(titles(library, "ferry")) == 5


def test_nothing_is_left_out_after_the_library_could_not_be_read(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "MOST_ENTRIES", 2)
    for turn in range(4):
        with desk(places) as room:
            shelf(room, 20, start=100 * turn)
            for _ in range(4):
                assert room.editor.index_some(0)
        with desk(places) as room:
            for steps in (*range(10 * turn, 700, 40), 0):
                with interrupted(room, steps):
                    room.editor.index_some(0)
            shelf(room, 1, start=100 * turn + 50)
            with interrupted(room, 0):
                room.editor.index_some(0)
            index(room)
            with hasty(places) as library:
                assert len(titles(library, "ferry")) == 21 * (turn + 1)


@contextmanager
def interrupted(room: Desk, steps: int) -> Iterator[None]:
    """Let what the editor asks of its library fail, in a way that passes, after so many steps."""
    taken = itertools.count()
    room.editor._db.set_progress_handler(lambda: next(taken) >= steps, 1)
    yield
    room.editor._db.set_progress_handler(None, 1)


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


def test_on_a_network_the_index_is_filled_without_shared_memory_when_nobody_reads(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend_mounted(monkeypatch, places.library.parent.parent, "nfs4")
    monkeypatch.setattr(searchfile, "PATIENCE", 0.01)
    path = searchfile.search_path(places.library)
    with desk(places) as room:
        shelf(room, 3)
        index(room)
        assert not disk.has_log(path)
        shelf(room, 2, start=7)
        with closing(sqlite3.connect(path)) as other:
            other.execute("BEGIN")
            other.execute("SELECT * FROM about").fetchone()
            for _ in range(5):
                assert room.editor.index_some(0)
        index(room)
        with hasty(places) as library:
            assert len(titles(library, "ferry")) == 5
            assert room.editor.notices == ()


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
            sizes.append(found._known)
        assert room.titles(parse_query(f"word{n}")) == ["Ferry"]
    assert max(sizes) <= 8


def test_the_index_leaves_the_disk_to_the_articles(
    room: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = searchfile.search_path(room.places.library)
    shelf(room, 3)
    monkeypatch.setattr(indexing, "ROOM", 1 << 60)
    monkeypatch.setattr(searchfile.SearchFile, "add", None)
    index(room)
    assert ["disk is nearly full" in notice for notice in room.editor.notices] == [True]
    assert not path.exists()
    monkeypatch.undo()
    monkeypatch.setattr(room.editor._indexer, "_wake_at", 0)
    index(room)
    assert (path.exists(), room.editor.notices) == (True, ())
    (pages,) = room.editor._db.execute("PRAGMA page_count").fetchone()
    room.editor._db.execute(f"PRAGMA max_page_count = {pages}")
    shelf(room, 300, start=10)
    assert (path.exists(), len(room.editor.notices)) == (False, 2)
    assert len(titles(room.library, "ferry")) == 3
    room.editor._db.execute("PRAGMA max_page_count = 1000000")
    monkeypatch.setattr(room.editor, "_tried", 0)
    monkeypatch.setattr(room.editor._indexer, "_wake_at", 0)
    room.editor.adopt_marks()
    index(room)
    with hasty(room.places) as library:
        assert len(titles(library, "ferry")) == 303


def test_articles_are_filed_and_found_while_the_index_has_no_room(places: Places) -> None:
    with child(places, "starve-index") as process:
        said = lines(process)
        assert next(said) == "1 ferry again,ferry"
        assert next(said) == "0 ferry again,ferry"


def test_the_index_finds_what_is_there_after_its_process_was_killed(places: Places) -> None:
    rnd = random.Random(7)
    for _ in range(ROUNDS // 4):
        with child(places, "index") as process:
            promised = lines(process)
            for _ in range(rnd.randrange(1, 60)):
                next(promised)
    queries = ["text", "t", '"text of"', "of -7", "title:3", "turn1 OR turn2"]
    with desk(places) as room:
        found = [titles(room.library, query) for query in queries]
        index(room)
        with hasty(places) as library:
            assert [titles(library, query) for query in queries] == found
        room.editor._indexer.give_up("a test wants to read itself")
        with closing(Library(places)) as library:
            assert [titles(library, query) for query in queries] == found


def test_who_follows_another_process_finds_every_article_at_any_moment(places: Places) -> None:
    with child(places, "index") as process, closing(Library(places)) as library:
        for _, _ in zip(range(60), lines(process), strict=False):
            library.refresh()
            assert library.counts(parse_query("-text")) == Counts(0, 0)
            assert library.counts(parse_query('"text of"')).articles > 0


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
