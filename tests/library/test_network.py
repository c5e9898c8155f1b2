"""A library on another machine's disk, where SQLite cannot share its memory of the log."""

import sqlite3
import sys
import time
from contextlib import closing

import pytest

from tests.library.making import article, desk, disagreements, filing, fill
from tests.library.test_processes import check, child, lines
from tests.pretending import pretend_mounted
from tui.library import EVERYTHING, Counts, Editor, Library, parse_query
from tui.places import Places

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc is Linux")


@pytest.fixture
def remote(places: Places, monkeypatch: pytest.MonkeyPatch) -> Places:
    """Where a library would be, on a network."""
    top = places.library.parent.parent
    pretend_mounted(monkeypatch, top, "nfs4")
    return places


def beside(places: Places) -> set[str]:
    return {path.name for path in places.library.parent.iterdir()}


def test_a_library_on_a_network_keeps_no_log_in_shared_memory(remote: Places) -> None:
    with desk(remote) as room, closing(Library(remote)) as other:
        room.editor.apply([filing("a.xml", article("one", guid="1"))])
        assert room.titles() == ["one"]
        assert other.refresh()
        room.editor.apply([filing("a.xml", article("two", guid="1"))])
        room.mark("two", read=True)
        assert room.editor.adopt_marks()
        assert other.refresh()
        assert other.counts() == Counts(1, 0)
        assert beside(remote) <= {"library.db", "library.db-journal", "library.db.lock"}
    assert disagreements(remote) == []


@pytest.mark.parametrize("end", ["COMMIT", "ROLLBACK"])
def test_a_screen_waits_for_a_writer_only_for_a_moment_and_goes_on_to_show_what_it_had(
    remote: Places, end: str
) -> None:
    with desk(remote) as room:
        told = [article(f"{n}", guid=f"{n}", minutes=n, tags=("Sea",)) for n in range(3)]
        room.editor.apply([filing("a.xml", *told)])
        library = room.library
        library.refresh()
        ids = library.ids(EVERYTHING, 0, 3)

        def shown() -> object:
            query = parse_query("is:unread")
            lists = library.days(query), library.window(query, 0, 9), library.tags()
            one = library.headline(ids[1]), library.article(ids[1])
            return library.counts(query), *lists, *one, library.position(query, ids[1])

        before = shown()
        with closing(sqlite3.connect(remote.library, isolation_level=None)) as writer:
            writer.execute("BEGIN EXCLUSIVE")
            writer.execute("UPDATE state SET revision = revision + 1")
            began = time.monotonic()
            assert library.counts(parse_query("is:unread")) == Counts(3, 3)
            assert library.is_behind, "though that needed no question"
            assert shown() == before
            assert library.window(EVERYTHING, 0, 2) == []
            assert not library.refresh()
            assert time.monotonic() - began < 1, "each question waited"
            assert library.notices == ()
            assert library.is_behind
            writer.execute(end)
        assert library.refresh()
        assert not library.is_behind
        assert len(library.window(EVERYTHING, 0, 2)) == 2
        assert not library.refresh()


def test_answers_are_remembered_only_where_a_writer_keeps_readers_out(places: Places) -> None:
    with desk(places) as room:
        room.editor.apply([filing("a.xml", article("one", tags=("Sea",)))])
        assert [tag.tag for tag in room.library.tags()] == ["Sea"]
        assert not room.library.answers


def test_a_library_that_came_to_a_network_with_its_log_is_built_anew(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(places)
    pretend_mounted(monkeypatch, places.library.parent.parent, "cifs")
    with closing(Library(places)) as screen, closing(Editor(places)) as editor:
        assert any("network" in notice for notice in editor.notices)
        editor.apply([filing("a.xml", article("one"))])
        assert screen.refresh()
        assert screen.counts() == Counts(2, 2)
    fill(places)
    monkeypatch.undo()
    with desk(places) as room:
        assert room.editor.notices == ()
        assert room.library.counts() == Counts(301, 300)
        with closing(sqlite3.connect(places.library)) as db:
            assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_change_on_a_network_that_was_cut_off_is_undone_before_it_is_read(
    remote: Places,
) -> None:
    for wanted in (1, 7, 30):
        with child(remote, "edit-remote") as process:
            for count, _line in enumerate(lines(process), 1):
                if count == wanted:
                    process.kill()
        with desk(remote) as room:
            assert room.editor.notices == ()
            assert room.library.counts().articles == len(room.titles())
        assert disagreements(remote) == []
        assert check(remote.library) == "ok"
