"""Databases that are damaged, foreign, out of reach or of another time."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.library.making import article, desk, filing, fill
from tui.library import (
    EVERYTHING,
    Counts,
    Editor,
    Library,
    LibraryDamaged,
    disk,
    parse_query,
)
from tui.places import Places


def zeros(path: Path) -> None:
    path.write_bytes(bytes(5000))


def half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def text(path: Path) -> None:
    path.write_text("This is no database.\n" * 300)


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE recipe (name)")


def directory(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "precious").touch()


def link(path: Path) -> None:
    target = path.with_name("target")
    path.rename(target)
    path.symlink_to(target)


def older(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 0")


def no_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type='table'").fetchall():
            db.execute(f"DROP TABLE {name}")


DAMAGES = [zeros, half, text, foreign, directory, link, older, no_tables]


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


def test_a_directory_where_the_journal_of_the_marks_belongs_is_set_aside(places: Places) -> None:
    fill(places)
    disk.beside(places.marks, "-journal").unlink(missing_ok=True)
    disk.beside(places.marks, "-journal").mkdir()
    with desk(places) as room:
        room.mark("9", read=True)
        assert room.editor.notices == room.library.notices == ()
    with desk(places) as room:
        assert room.library.counts() == Counts(300, 298)


@pytest.mark.parametrize("damage", [zeros, half, text, foreign, directory, link, no_tables])
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


def hurt(path: Path, head: int = 8192) -> None:
    """Overwrite a file but for its head, of a database the first page, as a failing disk might."""
    with path.open("r+b") as file:
        size = path.stat().st_size
        file.seek(head)
        file.write(b"\xa5" * (size - head))


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
    with closing(sqlite3.connect(places.library)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name='file'").fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
    with places.library.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
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
