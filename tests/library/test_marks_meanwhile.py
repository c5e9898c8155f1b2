"""Marks that are made while somebody else writes: the editor, another screen, one that hangs."""

import itertools
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.library.making import Desk, desk, disagreements, note
from tui.library import EVERYTHING, Counts, Library, markfile
from tui.places import Places


def test_marks_made_while_another_one_holds_the_file_are_shown_at_once_and_saved_when_they_can_be(
    room: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that was stopped in the middle of writing may hold them for hours."""
    room.editor.apply([note(f"{n}.md", f"{n}", minutes=n) for n in range(4)])
    room.mark("1", starred=True)
    room.editor.adopt_marks()
    room.mark("3", read=True)
    library, numbers = room.library, room.library.ids(EVERYTHING, 0, 4)
    with closing(sqlite3.connect(room.places.marks, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        for number in numbers[:2]:
            assert not library.mark([number], read=True)
            library.refresh()
        assert library.counts() == Counts(4, 1)
        assert time.monotonic() - began < 1, "each of them waited for the other one"
        assert room.unread() == ["2"]
        assert room.stored("1").starred
        (told,) = library.notices
        assert "wait in memory" in told
        other.execute("COMMIT")
    monkeypatch.setattr("tui.library.marks._RETRY", 0.0)
    library.refresh()
    assert library.notices == ()
    room.editor.adopt_marks()
    assert room.unread() == ["2"]
    assert room.stored("1").starred


def test_news_is_filed_while_another_one_holds_the_marks_and_gets_its_marks_afterwards(
    places: Places,
) -> None:
    with desk(places) as room:
        room.editor.apply([note("read.md", "read"), note("star.md", "star", minutes=1)])
        room.mark("read", read=True)
        room.mark("star", starred=True)
        room.editor.apply([], ["read.md"])
        with closing(sqlite3.connect(places.marks, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            assert room.editor.apply([note("read.md", "read"), note("new.md", "new")]).changed
            assert room.titles() == ["new", "read", "star"]
            (told,) = room.editor.notices
            assert "Marks cannot be read" in told
            assert room.stored("star").starred
            other.execute("COMMIT")
        assert room.editor.adopt_marks()
        assert room.editor.notices == ()
        assert room.unread() == ["new", "star"]
        assert room.stored("star").starred
    assert disagreements(places) == []


def test_a_note_that_comes_back_elsewhere_waits_for_marks_that_another_one_holds(
    room: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.editor.apply([note("here.md", "read")])
    room.mark("read", read=True)
    room.editor.apply([], ["here.md"])
    with closing(sqlite3.connect(room.places.marks, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert not room.editor.apply([note("there.md", "read")]).changed
        other.execute("COMMIT")
    monkeypatch.setattr("tui.library.editor._RETRY", 0.0)
    assert room.editor.adopt_marks()
    assert room.titles() == ["read"]
    assert room.unread() == []


def test_news_filed_beside_marks_that_cannot_be_opened_gets_its_marks_when_they_can_be(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk(places) as room:
        room.editor.apply([note("read.md", "read")])
        room.mark("read", read=True)
        room.editor.apply([], ["read.md"])
    away = places.marks.parent.rename(places.marks.parent.with_name("away"))
    places.marks.parent.write_text("in the way")
    with desk(places) as room:
        room.editor.apply([note("read.md", "read")])
        assert room.unread() == ["read"]
        places.marks.parent.unlink()
        away.rename(places.marks.parent)
        monkeypatch.setattr("tui.library.marks._RETRY", 0.0)
        assert room.editor.adopt_marks()
        assert room.unread() == []


def test_a_command_waits_for_another_one_that_writes_marks(room: Desk) -> None:
    room.editor.apply([note("a.md", "one")])
    with (
        closing(Library(room.places, patience=10)) as library,
        closing(
            sqlite3.connect(room.places.marks, isolation_level=None, check_same_thread=False)
        ) as other,
    ):
        ids = library.ids(EVERYTHING, 0, 1)
        other.execute("BEGIN IMMEDIATE")
        end = threading.Timer(0.5, other.execute, ("COMMIT",))
        end.start()
        assert library.mark(ids, read=True), "it gave up as soon as a screen does"
        end.join()


def test_marks_that_are_locked_at_any_step_of_the_start_keep_no_editor_out(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = markfile._identity
    for step in range(3):
        left = itertools.count(-step)

        def ask_late(db: sqlite3.Connection, left: Iterator[int] = left) -> bytes:
            if next(left) == 0:
                raise sqlite3.OperationalError("database is locked")
            return ask(db)

        monkeypatch.setattr(markfile, "_identity", ask_late)
        with desk(places) as room:
            room.editor.apply([note("a.md", "one")])
            assert room.titles() == ["one"]
