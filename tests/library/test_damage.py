"""Libraries that are damaged, foreign, out of reach or of another time."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.library.harming import DAMAGES, hurt, hurt_table, text
from tests.library.making import article, desk, filing, fill
from tui.library import (
    EVERYTHING,
    Counts,
    Editor,
    Library,
    LibraryDamaged,
    disk,
)
from tui.places import Places


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_library_that_is_none_is_set_aside_and_built_anew(
    places: Places, damage: Callable[[Path], None]
) -> None:
    fill(places)
    damage(places.library)
    with desk(places) as room:
        assert any("set aside" in notice for notice in room.editor.notices)
        assert list(places.library.parent.glob("library.db.bad-1"))
        room.editor.apply([filing("7.xml", article("7", guid="7"))])
        assert room.titles() == ["7", "8"]
        assert room.unread() == ["8"]


def test_a_library_of_a_newer_version_is_set_aside_under_that_name(places: Places) -> None:
    fill(places)
    with closing(sqlite3.connect(places.library)) as db:
        db.execute("PRAGMA user_version = 9999")
    with closing(Library(places)) as library:
        assert library.counts() == Counts(0, 0)
    with closing(Editor(places)) as editor:
        assert "newer" in editor.notices[0]
    assert places.library.with_name("library.db.newer-1").exists()


def test_setting_aside_never_overwrites_what_was_set_aside_before(places: Places) -> None:
    for n in (1, 2, 3):
        fill(places)
        text(places.library)
        with closing(Editor(places)):
            assert len(list(places.library.parent.glob("*.bad-?"))) == n


def test_an_empty_file_in_the_place_of_a_library_is_one_that_has_to_be_built(
    places: Places,
) -> None:
    places.library.parent.mkdir(parents=True)
    places.library.touch()
    with closing(Library(places)) as library, closing(Editor(places)):
        assert library.refresh()


@pytest.mark.parametrize("exists", [False, True])
@pytest.mark.parametrize("place", ["directory", "link", "link to nowhere"])
@pytest.mark.parametrize("ending", [".damaged", ".new", ".new-journal", "-wal", "-shm", "-journal"])
def test_a_directory_or_link_where_a_file_of_the_library_belongs_is_set_aside(
    places: Places, ending: str, place: str, exists: bool
) -> None:
    fill(places)
    if not exists:
        places.library.unlink()
    taken = disk.beside(places.library, ending)
    taken.unlink(missing_ok=True)
    if place == "directory":
        taken.mkdir()
        (taken / "precious").touch()
    else:
        taken.symlink_to(places.marks if place == "link" else "nowhere")
    with desk(places) as room:
        room.editor.apply([filing("new.xml", article("new"))])
        assert "new" in room.titles()
        room.editor.apply([filing("newer.xml", article("newer"))])
        assert "newer" in room.titles()
    if not (exists and ending.startswith(".new")):  # nobody wants that place
        aside = disk.beside(taken, ".bad-1")
        assert aside.is_symlink() or (aside / "precious").exists()
    assert places.marks.stat().st_size > 0


def test_a_library_that_turns_out_damaged_in_use_is_built_anew_by_the_next_editor(
    places: Places,
) -> None:
    fill(places)
    hurt(places.library)
    with closing(Library(places)) as library:
        assert library.window(EVERYTHING, 0, 20) == []
        assert library.notices
        with closing(Editor(places)) as editor:
            editor.apply([filing("a.xml", article("one"))])
            assert library.refresh()
            assert [h.title for h in library.window(EVERYTHING, 0, 9)] == ["one", "8"]


def test_a_library_that_turns_out_damaged_when_other_readers_open_it_is_built_anew(
    places: Places,
) -> None:
    with desk(places, edition="1") as room:
        room.editor.apply([filing(f"{n}.xml", article(f"{n}", guid=f"{n}")) for n in range(200)])
    hurt_table(places.library, "file")
    with desk(places, edition="2") as room:
        assert any("damaged" in notice for notice in room.editor.notices)
        room.editor.apply([filing("7.xml", article("7", guid="7"))])
        assert room.titles() == ["7"]


def test_a_library_of_which_nothing_can_be_read_any_more_answers_with_nothing(
    places: Places,
) -> None:
    with desk(places) as room:
        room.editor.apply([filing("a.xml", article("one"))])
        number = room.stored("one").id
        room.editor.apply([filing("b.xml", article("two"))])
        hurt(places.library.with_name("library.db-wal"), 32)
        assert room.library.window(EVERYTHING, 0, 20) == []
        assert room.library.article(number) is None
        assert room.library.mark([number], read=True)
        assert any("damaged" in notice for notice in room.library.notices)
        with pytest.raises(LibraryDamaged):
            room.editor.adopt_marks()


def test_what_a_reader_finds_damaged_the_editor_gives_up(places: Places) -> None:
    fill(places)
    with desk(places) as room:
        number = room.stored("5").id
        with closing(sqlite3.connect(places.library)) as db:
            db.execute("UPDATE detail SET packed = x'00' WHERE article = ?", (number,))
            db.commit()
        assert room.library.article(number) is None
        with pytest.raises(LibraryDamaged):
            room.editor.adopt_marks()
    with closing(Editor(places)) as editor:
        assert any("damaged" in notice for notice in editor.notices)
        assert editor.signatures() == {}


def test_a_library_that_is_deleted_in_use_is_noticed_by_both_sides(places: Places) -> None:
    fill(places)
    with desk(places) as room:
        for path in places.library.parent.glob("library.db*"):
            path.unlink()
        assert room.library.refresh()
        assert room.library.counts() == Counts(0, 0)
        with pytest.raises(LibraryDamaged):
            room.editor.apply([])


def test_a_log_that_outlived_its_library_is_not_played_into_the_next_one(places: Places) -> None:
    with desk(places) as room:
        room.editor.apply([filing("a.xml", article("old"))])
        logs = {p: p.read_bytes() for p in places.library.parent.glob("library.db-*")}
        assert logs
    places.library.unlink()
    for path, content in logs.items():
        path.write_bytes(content)
    with desk(places) as room:
        assert room.titles() == []
        room.editor.apply([filing("b.xml", article("new"))])
        assert room.titles() == ["new"]
