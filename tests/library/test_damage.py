"""Databases that are damaged, foreign, out of reach or of another time."""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.library.making import article, desk, filing
from tui.library import (
    EVERYTHING,
    Counts,
    Editor,
    Library,
    LibraryBusy,
    LibraryDamaged,
    parse_query,
    prepare,
)
from tui.places import Places


def filled(places: Places) -> None:
    """A library of 300 articles, of which one is read and one starred."""
    with desk(places) as room:
        room.editor.apply(
            [
                filing(
                    f"{n}.xml", article(f"{n}", guid=f"{n}", minutes=n, body=os.urandom(900).hex())
                )
                for n in range(300)
            ]
        )
        room.mark("7", read=True)
        room.mark("8", starred=True)


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
    filled(places)
    damage(places.library)
    with desk(places) as room:
        assert any("set aside" in notice for notice in room.editor.notices)
        assert list(places.library.parent.glob("library.db.bad-1"))
        room.editor.apply([filing("7.xml", article("7", guid="7"))])
        assert room.titles() == ["7", "8"]
        assert room.unread() == ["8"]


def test_a_library_of_a_newer_version_is_set_aside_under_that_name(places: Places) -> None:
    filled(places)
    with closing(sqlite3.connect(places.library)) as db:
        db.execute("PRAGMA user_version = 9999")
    with closing(Library(places)) as library:
        assert library.counts() == Counts(0, 0)
    with closing(Editor(places)) as editor:
        assert "newer" in editor.notices[0]
    assert places.library.with_name("library.db.newer-1").exists()


def test_setting_aside_never_overwrites_what_was_set_aside_before(places: Places) -> None:
    for n in (1, 2, 3):
        filled(places)
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


@pytest.mark.parametrize("damage", [zeros, half, text, foreign, directory, link, no_tables])
def test_damaged_marks_are_set_aside_and_come_back_from_the_library(
    places: Places, damage: Callable[[Path], None]
) -> None:
    filled(places)
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
    filled(places)
    os.truncate(places.marks, 0)
    with desk(places) as room:
        assert room.library.counts() == Counts(300, 299)
        assert room.titles(parse_query("is:starred")) == ["8"]


def test_marks_that_turn_out_damaged_in_use_are_set_aside(places: Places) -> None:
    filled(places)
    with desk(places) as room:
        hurt(places.marks)
        room.mark("9", read=True)
        room.editor.adopt_marks()
        assert list(places.marks.parent.glob("marks.db.bad-1"))
        assert room.library.counts() == Counts(300, 298)
        assert any("marks.db was damaged" in notice for notice in room.library.notices)
    with desk(places) as room:
        assert room.library.counts() == Counts(300, 298)


def test_marks_of_a_newer_version_are_left_alone(places: Places) -> None:
    filled(places)
    with closing(sqlite3.connect(places.marks)) as db:
        db.execute("PRAGMA user_version = 9999")
    before = places.marks.read_bytes()
    with desk(places) as room:
        room.mark("9", read=True)
        assert not room.stored("9").unread
        assert any("newer" in notice for notice in room.library.notices)
        assert room.titles(parse_query("is:starred")) == ["8"]
    assert places.marks.read_bytes() == before


def hurt(path: Path) -> None:
    """Overwrite all pages of a database but the first, as a failing disk might."""
    with path.open("r+b") as file:
        size = path.stat().st_size
        file.seek(8192)
        file.write(b"\xa5" * (size - 8192))


def test_a_library_that_turns_out_damaged_in_use_is_built_anew_by_the_next_editor(
    places: Places,
) -> None:
    filled(places)
    hurt(places.library)
    with closing(Library(places)) as library:
        assert library.window(EVERYTHING, 0, 20) == []
        assert library.notices
        with closing(Editor(places)) as editor:
            editor.apply([filing("a.xml", article("one"))])
            assert library.refresh()
            assert [h.title for h in library.window(EVERYTHING, 0, 9)] == ["one", "8"]


def test_what_a_reader_finds_damaged_the_editor_gives_up(places: Places) -> None:
    filled(places)
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
    filled(places)
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


def test_only_one_editor_has_a_library(places: Places) -> None:
    with closing(Editor(places)), pytest.raises(LibraryBusy):
        Editor(places)
    with closing(Editor(places)):
        pass


@pytest.mark.parametrize("umask", [0, 0o022, 0o777])
def test_files_and_directories_are_private_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    top = tmp_path / "top"
    places = Places(top / "cache" / "x" / "library.db", top / "state" / "marks.db")
    before = os.umask(umask)
    try:
        with desk(places) as room:
            room.editor.apply([filing("a.xml", article("one"))])
            room.mark("one", starred=True)
            found = {path: stat.S_IMODE(path.stat().st_mode) for path in [top, *top.rglob("*")]}
    finally:
        os.umask(before)
    assert {path.name: oct(mode) for path, mode in found.items() if mode & 0o077} == {}
    assert {
        path.name: oct(mode) for path, mode in found.items() if mode not in (0o600, 0o700)
    } == {}
    assert {"library.db", "library.db-wal", "marks.db"} <= {path.name for path in found}


def test_nothing_is_written_through_a_link_that_was_put_there(
    places: Places, tmp_path: Path
) -> None:
    target = tmp_path / "target"
    target.write_text("precious")
    for path in (places.library, places.marks):
        path.parent.mkdir(parents=True)
        for ending in ("", ".new", ".lock", "-wal", "-journal"):
            path.with_name(path.name + ending).symlink_to(target)
    with desk(places) as room:
        room.editor.apply([filing("a.xml", article("one"))])
        room.mark("one", read=True)
        assert room.unread() == []
    assert target.read_text() == "precious"


@pytest.fixture
def nowhere(tmp_path: Path) -> Path:
    """A directory that cannot be made; as root, who may write anywhere, below a plain file."""
    (tmp_path / "file").touch()
    return tmp_path / "file" / "directory"


def test_what_cannot_be_written_gets_a_place_for_this_run(
    nowhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    prepared = prepare(Places(nowhere / "library.db", nowhere / "marks.db"))
    assert len(prepared.notices) == 2
    with desk(prepared.places) as room:
        room.editor.apply([filing("a.xml", article("one"))])
        room.mark("one", read=True)
        assert room.editor.adopt_marks()
        assert room.unread() == []
    prepared.close()
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_marks_that_cannot_be_written_can_be_read(
    places: Places, nowhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    filled(places)
    real = "tui.library.fallback._why_not"
    monkeypatch.setattr(real, lambda path: "is read-only" if path.name == "state" else "")
    prepared = prepare(places)
    assert prepared.places.library == places.library
    with desk(prepared.places) as room:
        assert room.titles(parse_query("is:starred")) == ["8"]
        room.mark("9", read=True)
        number = room.stored("10").id
        assert room.library.counts() == Counts(300, 298)
    prepared.close()
    monkeypatch.undo()
    with closing(Library(places)) as library:
        library.mark([number], read=True)
    with desk(places) as room:
        assert room.library.counts() == Counts(300, 298)
        assert room.stored("9").unread


def test_an_editor_without_a_place_makes_one_and_removes_it(
    nowhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with closing(Editor(Places(nowhere / "library.db", nowhere / "marks.db"))) as editor:
        assert editor.notices
        assert editor.apply([filing("a.xml", article("one"))]).changed
        assert editor.places.library.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_library_without_a_place_is_empty_and_keeps_marks_in_memory(nowhere: Path) -> None:
    with closing(Library(Places(nowhere / "library.db", nowhere / "marks.db"))) as library:
        assert library.counts() == Counts(0, 0)
        library.keep_setting("theme", "day")
        assert library.setting("theme") == "day"
        assert library.notices
