"""Marks whose file may not be read or written for a while: they wait, and nothing is forgotten."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.library.making import article, desk, filing, fill, places_in
from tui.library import EVERYTHING, Library, marks
from tui.places import Places

pytestmark = pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX")
NOBODY = 65534


@pytest.fixture
def nobodys(monkeypatch: pytest.MonkeyPatch) -> Iterator[Places]:
    """A library of somebody who may not do everything, which is who runs the test."""
    monkeypatch.setattr(marks, "_RETRY", 0.0)
    shop = Path(tempfile.mkdtemp(prefix="newswall-test-"))
    almighty = os.geteuid() == 0
    if almighty:
        os.chown(shop, NOBODY, NOBODY)
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
    try:
        places = places_in(shop)
        fill(places)
        yield places
    finally:
        if almighty:
            os.seteuid(0)
            os.setegid(0)
        shutil.rmtree(shop)


def starred(library: Library) -> list[str]:
    library.refresh()
    return [h.title for h in library.window(EVERYTHING, 0, 400) if h.starred]


@pytest.mark.parametrize("mode", [0o000, 0o400], ids=["unreadable", "read-only"])
@pytest.mark.parametrize("what", ["the file", "its directory"])
def test_marks_that_may_not_be_written_at_the_start_are_saved_when_they_may(
    nobodys: Places, what: str, mode: int
) -> None:
    path = nobodys.marks if what == "the file" else nobodys.marks.parent
    before = path.stat().st_mode
    path.chmod(mode)
    with desk(nobodys) as room:
        assert any("wait in memory" in notice for notice in room.library.notices)
        room.mark("9", starred=True)
        room.library.keep_setting("theme", "night")
        assert "9" in starred(room.library)
        assert any("wait in memory" in notice for notice in room.library.notices)
        path.chmod(before)
        assert starred(room.library) == ["8", "9"]
        assert room.library.notices == ()
        room.editor.adopt_marks()
        assert room.editor.notices == ()
    with closing(Library(nobodys)) as library:
        assert starred(library) == ["8", "9"]
        assert library.setting("theme") == "night"


@pytest.mark.parametrize("what", ["the file", "its directory"])
def test_marks_that_may_not_be_read_any_more_in_use_are_kept(nobodys: Places, what: str) -> None:
    path = nobodys.marks if what == "the file" else nobodys.marks.parent
    before = path.stat().st_mode
    with desk(nobodys) as room:
        path.chmod(0)
        room.mark("9", starred=True)
        assert starred(room.library) == ["8", "9"]
        room.editor.apply([filing("a.xml", article("new", guid="new"))])
        assert "new" in room.titles()
        path.chmod(before)
        room.mark("10", starred=True)
        assert starred(room.library) == ["8", "9", "10"]
        assert room.library.notices == ()
    with desk(nobodys) as room:
        assert starred(room.library) == ["8", "9", "10"]


def test_a_lock_that_is_another_users_locks_nobody_out(nobodys: Places) -> None:
    lock = nobodys.library.with_name("library.db.lock")
    lock.chmod(0)
    with desk(nobodys) as room:
        assert room.editor.notices == ()
        assert room.editor.apply([filing("a.xml", article("new"))]).changed
    assert lock.with_name("library.db.lock.bad-1").exists()


def test_marks_that_became_another_users_are_said_to_wait(nobodys: Places) -> None:
    """As after `sudo newswall`, which may leave a journal that only root may read."""
    with desk(nobodys) as room:
        journal = nobodys.marks.with_name("marks.db-journal")
        journal.touch()
        journal.chmod(0)
        room.mark("9", starred=True)
        assert "9" in starred(room.library)
        assert room.library.notices
        journal.chmod(0o600)
        assert starred(room.library) == ["8", "9"]
        assert room.library.notices == ()
