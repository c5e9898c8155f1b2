"""Where the databases are, who may read them, and what happens when they have no place."""

import os
import stat
from contextlib import closing
from pathlib import Path

import pytest

from tests.library.making import article, desk, filing
from tui.library import (
    Counts,
    Editor,
    Library,
    LibraryBusy,
    LibraryDamaged,
    LibraryUnusable,
    fallback,
    marks,
    parse_query,
    prepare,
)
from tui.places import Places


def test_only_one_editor_has_a_library(places: Places) -> None:
    with closing(Editor(places)), pytest.raises(LibraryBusy):
        Editor(places)
    with closing(Editor(places)):
        pass


def test_an_editor_whose_lock_was_deleted_lets_the_next_one_have_the_library(
    places: Places,
) -> None:
    with closing(Editor(places)) as first:
        places.library.with_name("library.db.lock").unlink()
        with closing(Editor(places)) as second:
            with pytest.raises(LibraryDamaged):
                first.apply([filing("a.xml", article("one"))])
            assert second.apply([filing("a.xml", article("one"))]).changed
            assert second.notices == ()


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


def test_the_last_one_to_go_leaves_no_log_behind(places: Places) -> None:
    prepared = prepare(places)
    with closing(Library(places)) as screen:
        with closing(Editor(places)) as editor:
            editor.apply([filing("a.xml", article("one"))])
            while editor.index_some(1.0):
                pass
            assert screen.refresh()
            assert len(screen.window(parse_query("one"), 0, 9)) == 1
        assert {path.name for path in places.library.parent.iterdir()} > {"library.db-wal"}
        prepared.close()
        assert screen.counts() == Counts(1, 1)
    prepared.close()
    left = {path.name for path in places.library.parent.iterdir()}
    assert left == {"library.db", "library.db.lock", "search.db"}
    with closing(Library(places)) as screen:
        assert screen.counts() == Counts(1, 1)


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
    assert len(prepared.notices) == 1
    with desk(prepared.places) as room:
        room.editor.apply([filing("a.xml", article("one"))])
        room.mark("one", read=True)
        assert room.unread() == []
        assert len(room.library.notices) == 1
    prepared.close()
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_where_no_file_may_grow_the_library_is_in_memory_for_this_run(
    nowhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(fallback, "_why_not", lambda directory: "too large")
    monkeypatch.setattr("tui.library.marks._RETRY", 0.0)
    with closing(prepare(Places(nowhere / "library.db", nowhere / "marks.db"))) as prepared:
        assert len(prepared.notices) == 1
        for turn in range(2):
            with desk(prepared.places) as room:
                room.editor.apply([filing(f"{turn}.xml", article(f"{turn}", minutes=turn))])
                room.mark(f"{turn}", read=True)
                assert room.titles() == ["0", "1"][: turn + 1]
                assert room.unread() == ["0"] * turn, "marks that wait are gone with their desk"
        assert prepared.places.library.stat().st_size == 0
        prepared.places.library.unlink()
        with desk(prepared.places) as room:
            assert room.titles() == ["0", "1"], "whoever tidies up takes nothing away"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_an_editor_without_a_place_says_so_and_can_be_had_when_there_is_one(
    nowhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "_RETRY", 0.0)
    places = Places(nowhere / "library.db", nowhere / "marks.db")
    with closing(Library(places)) as library:
        with pytest.raises(LibraryUnusable, match="Not a directory"):
            Editor(places)
        (tmp_path / "file").unlink()
        with closing(Editor(places)) as editor:
            assert editor.apply([filing("a.xml", article("one"))]).changed
            library.refresh()
            assert library.counts() == Counts(1, 1)
            assert editor.notices == library.notices == ()


def test_a_library_without_a_place_is_empty_and_keeps_marks_in_memory(nowhere: Path) -> None:
    with closing(Library(Places(nowhere / "library.db", nowhere / "marks.db"))) as library:
        assert library.counts() == Counts(0, 0)
        library.keep_setting("theme", "day")
        assert library.setting("theme") == "day"
        assert library.notices
