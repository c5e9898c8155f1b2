"""Marks of notes that get other names meanwhile: none is lost, and none makes a second article."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager

import pytest

from tests.library.making import Desk, desk, note
from tui.library.marking import Change
from tui.library.marks import Marks
from tui.library.renames import Renames
from tui.library.transaction import transaction
from tui.places import Places


@pytest.mark.parametrize("mark", ["read", "starred"])
def test_a_mark_made_in_the_moment_of_a_rename_is_kept_beside_those_of_before(
    room: Desk, monkeypatch: pytest.MonkeyPatch, mark: str
) -> None:
    """The screen has looked up the article, and the editor is done before it writes the mark."""
    room.editor.apply([note("old.md", "one")])
    room.mark("one", read=mark == "starred")
    record = Marks.record

    def record_late(marks: Marks, changes: Sequence[Change]) -> bool:
        monkeypatch.undo()
        room.editor.apply([note("new.md", "one")], ["old.md"])
        return record(marks, changes)

    number = room.stored("one").id
    monkeypatch.setattr(Marks, "record", record_late)
    assert room.library.mark([number], **{mark: True})
    room.editor.adopt_marks()
    assert room.unread() == []
    assert room.titles() == ["one"]
    assert room.stored("one").starred is (mark == "starred")


def test_a_mark_made_while_a_rename_is_written_down_goes_along(
    room: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.editor.apply([note("old.md", "one"), note("other.md", "two", minutes=1)])
    room.mark("one", starred=True)
    forget = Marks.forget

    def forget_late(marks: Marks, renamed: Mapping[str, str]) -> None:
        with closing(Marks(room.places.marks)) as screen:
            screen.record([Change(key, read=True) for key in renamed])
        forget(marks, renamed)

    monkeypatch.setattr(Marks, "forget", forget_late)
    room.editor.apply([note("new.md", "one")], ["old.md"])
    room.editor.adopt_marks()
    assert room.unread() == ["two"]
    assert room.stored("one").starred
    with closing(sqlite3.connect(room.places.marks)) as db:
        assert db.execute("SELECT count(*) FROM mark").fetchone() == (1,)


def test_marks_are_not_dropped_before_those_that_replace_them_are_saved(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk(places) as room:
        room.editor.apply([note("old.md", "one")])
        room.mark("one", read=True)
    monkeypatch.setattr("tui.library.marks._PATIENCE", 0.0)
    with closing(Marks(places.marks, 0.0)) as marks:
        (mark,) = marks.since(0)
        with closing(sqlite3.connect(places.marks, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            marks.rename({mark.key: "new"})
        marks.forget({mark.key: "new"})
        with closing(Marks(places.marks)) as after_a_kill:
            assert any(mark.read for mark in after_a_kill.since(0))


def test_a_mark_that_waits_while_its_note_is_renamed_again_and_again_goes_along(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.library.editor._PATIENCE", 0.0)
    with desk(places) as room:
        room.editor.apply([note("a.md", "one"), note("other.md", "two", minutes=1)])
        room.mark("one", read=True)
        number = room.stored("one").id
        with closing(sqlite3.connect(places.marks, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert not room.library.mark([number], starred=True)
            room.editor.apply([note("b.md", "one")], ["a.md"])
            room.editor.apply([note("c.md", "one")])
            room.editor.apply([], ["b.md"])
            other.execute("COMMIT")
            monkeypatch.setattr("tui.library.marks._RETRY", 0.0)
            room.library.refresh()
            other.execute("BEGIN IMMEDIATE")
            assert room.editor.adopt_marks()
            assert room.titles() == ["one", "two"], "while it cannot be brought along yet"
            other.execute("COMMIT")
        room.editor.adopt_marks()
        assert room.titles() == ["one", "two"]
        assert room.stored("one").files == ("c.md",)
        assert room.stored("one").starred
        assert room.unread() == ["two"]
    places.library.unlink()
    with desk(places) as room:
        assert room.titles() == ["one"]
        room.editor.apply([note("c.md", "one")])
        assert room.stored("one").starred
        assert room.unread() == []


@pytest.mark.parametrize("at_once", [True, False])
def test_a_rename_of_which_only_the_marks_were_written_leaves_no_second_article(
    room: Desk, at_once: bool
) -> None:
    """The disk was full by then, or the machine went off; the file is told again."""
    room.editor.apply([note("old.md", "one")])
    room.mark("one", read=True, starred=True)
    room.editor.adopt_marks()
    number = room.stored("one").id
    with closing(Marks(room.places.marks)) as marks:
        (mark,) = marks.since(0)
        marks.rename({mark.key: mark.key.replace("old", "new")})
    room.editor.adopt_marks()
    room.editor.apply([note("new.md", "one")], ["old.md"] if at_once else [])
    room.editor.apply([], [] if at_once else ["old.md"])
    assert room.titles() == ["one"]
    found = room.stored("one")
    assert (found.files, found.gone) == (("new.md",), False)
    assert (found.starred, found.unread) == (True, False)
    assert found.id == number or not at_once


def test_a_rename_that_could_not_be_filed_leaves_no_second_article(
    room: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full when all is to be written, and the note has a third name afterwards."""
    room.editor.apply([note("a.md", "one")])
    room.mark("one", read=True, starred=True)
    room.editor.adopt_marks()

    @contextmanager
    def full(db: sqlite3.Connection) -> Iterator[None]:
        with transaction(db):
            yield
            raise sqlite3.OperationalError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("tui.library.entering.transaction", full)
        assert not room.editor.apply([note("b.md", "one")], ["a.md"]).changed
    room.mark("one", read=False)
    monkeypatch.setattr("tui.library.editor._RETRY", -1.0)
    with monkeypatch.context() as patch:
        patch.setattr("tui.library.entering.transaction", full)
        room.editor.adopt_marks()
        assert room.titles() == ["one"]
    room.editor.apply([note("c.md", "one")], ["b.md"])
    assert room.titles() == ["one"]
    assert room.stored("one").files == ("c.md",)
    assert room.stored("one").starred
    assert room.unread() == ["one"], "which was said last"


def test_a_note_with_the_old_name_of_another_one_keeps_its_own_marks(room: Desk) -> None:
    room.editor.apply([note("a.md", "one")])
    room.editor.apply([note("b.md", "one")], ["a.md"])
    room.editor.apply([note("a.md", "one")])
    room.library.refresh()
    (number,) = (a.id for a in room.library.articles() if a.files == ("a.md",))
    room.library.mark([number], starred=True)
    room.editor.adopt_marks()
    room.library.refresh()
    assert {a.files: a.starred for a in room.library.articles()} == {
        ("a.md",): True,
        ("b.md",): False,
    }


def test_the_key_that_an_article_has_again_is_none_of_before() -> None:
    renames = Renames()
    renames.note({"here": "there"})
    renames.note({"there": "here"})
    assert renames.now("there") == "here"
    assert renames.now("here") is None
