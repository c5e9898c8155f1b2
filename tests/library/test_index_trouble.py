"""The full-text index after damage, kills, full disks and on a network: it costs no find."""

import itertools
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.library.harming import directory, foreign, half, hurt, link, text, zeros
from tests.library.making import Desk, desk
from tests.library.searching import hasty, index, shelf, titles
from tests.library.test_processes import ROUNDS, child, lines
from tests.pretending import pretend_mounted
from tui.library import Counts, Library, disk, indexing, parse_query, searchfile
from tui.places import Places


def lost(path: Path) -> None:
    for file in path.parent.glob("search.db*"):
        file.unlink()


def begin_anew(path: Path) -> None:
    searchfile.drop(path)  # with its log, which would be played into the new one
    searchfile.SearchFile(path, 1).close()


def of_another_time(path: Path) -> None:
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setattr(searchfile, "_EDITION", "0")
    begin_anew(path)
    monkeypatch.undo()


def of_another_library(path: Path) -> None:
    begin_anew(path)
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
