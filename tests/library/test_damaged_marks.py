"""Marks that are damaged, foreign, out of reach or of another time."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.library.harming import DAMAGES, hurt, older
from tests.library.making import article, desk, filing, fill
from tui.library import EVERYTHING, Counts, Library, disk, parse_query
from tui.places import Places


def test_a_directory_where_the_journal_of_the_marks_belongs_is_set_aside(places: Places) -> None:
    fill(places)
    disk.beside(places.marks, "-journal").unlink(missing_ok=True)
    disk.beside(places.marks, "-journal").mkdir()
    with desk(places) as room:
        room.mark("9", read=True)
        assert room.editor.notices == room.library.notices == ()
    with desk(places) as room:
        assert room.library.counts() == Counts(300, 298)


@pytest.mark.parametrize("damage", [damage for damage in DAMAGES if damage is not older])
def test_damaged_marks_are_set_aside_and_come_back_from_the_library(
    places: Places, damage: Callable[[Path], None]
) -> None:
    fill(places)
    damage(places.marks)
    with desk(places) as room:
        assert any("marks.db was damaged" in notice for notice in room.editor.notices)
        assert list(places.marks.parent.glob("marks.db.bad-1"))
        assert room.library.counts() == Counts(300, 299)
        assert room.titles(parse_query("is:starred")) == ["8"]
    places.library.unlink()
    with desk(places) as room:
        assert room.titles() == ["8"]
        room.editor.apply([filing("7.xml", article("7", guid="7"))])
        assert room.unread() == ["8"]


def test_marks_that_a_crash_emptied_come_back_from_the_library(places: Places) -> None:
    fill(places)
    os.truncate(places.marks, 0)
    with desk(places) as room:
        assert room.library.counts() == Counts(300, 299)
        assert room.titles(parse_query("is:starred")) == ["8"]


def test_marks_that_turn_out_damaged_in_use_are_set_aside(places: Places) -> None:
    fill(places)
    with desk(places) as room:
        hurt(places.marks)
        room.mark("9", read=True)
        room.editor.adopt_marks()
        assert list(places.marks.parent.glob("marks.db.bad-1"))
        assert room.library.counts() == Counts(300, 298)
        assert any("marks.db was damaged" in notice for notice in room.library.notices)
    with desk(places) as room:
        assert room.library.counts() == Counts(300, 298)


def test_a_damaged_copy_of_a_starred_article_costs_no_other(places: Places) -> None:
    with desk(places) as room:
        room.editor.apply([filing(f"{n}.xml", article(f"{n}", guid=f"{n}")) for n in (1, 2)])
        room.mark("1", "2", starred=True)
    with closing(sqlite3.connect(places.marks)) as db:
        db.execute("UPDATE kept SET packed = x'00' WHERE key = ?", (b"g:1",))
        db.commit()
    places.library.unlink()
    with desk(places) as room:
        assert room.titles() == ["2"]
        assert room.editor.notices == ()


def test_marks_of_a_newer_version_are_left_alone(places: Places) -> None:
    fill(places)
    with closing(sqlite3.connect(places.marks)) as db:
        db.execute("PRAGMA user_version = 9999")
    before = places.marks.read_bytes()
    with desk(places) as room:
        room.mark("9", read=True)
        assert not room.stored("9").unread
        assert any("newer" in notice for notice in room.library.notices)
        assert room.titles(parse_query("is:starred")) == ["8"]
    assert places.marks.read_bytes() == before


def test_marks_are_not_set_aside_because_somebody_asks_when_they_are_closed(
    places: Places,
) -> None:
    fill(places)
    with closing(Library(places)) as library:
        number = library.ids(EVERYTHING, 0, 1)[0]
    assert library.setting("theme") is None
    with suppress(sqlite3.ProgrammingError):
        library.mark([number], read=True)
    assert not list(places.marks.parent.glob("*bad*"))
