"""What waits to be read: in which order, and what becomes of files that go while they are read."""

from collections.abc import Sequence
from datetime import UTC, datetime

from tui.folder import Changes, FolderState, Signature
from tui.tray import Tray

STATE = FolderState("live", "", datetime(2026, 11, 20, tzinfo=UTC), None)
ALL = (1000, 1 << 30)
"""More files and bytes than there are."""


def told(*changed: str, gone: Sequence[str] = (), complete: bool = True) -> Changes:
    """What the folder tells; a file `name@9` was written at 9, and one without a time at 0."""
    files = {}
    for file in changed:
        name, _, when = file.partition("@")
        files[name] = Signature(100, int(when or 0), 1, 1)
    return Changes(STATE, files, tuple(gone), complete=complete)


def read_all(tray: Tray) -> list[str]:
    """Take and file everything; return what was to be filed."""
    taken = tray.take(*ALL)
    for path in taken:
        tray.is_read(path)
    return [path for path in tray.ready(taken) if tray.is_wanted(path)]


def test_what_the_first_look_finds_is_taken_newest_first_however_it_was_told() -> None:
    tray = Tray()
    tray.add(told("b@5", "a@1", complete=False))
    assert tray.take(1, 1) == ["b"]
    tray.add(told("d@7", "c@3", complete=False))
    tray.add(told("f@0", "e@4"))  # the last part of the same look
    assert tray.take(*ALL) == ["d", "e", "c", "a", "f"]


def test_what_changes_after_the_first_look_goes_first_the_last_change_before_all() -> None:
    tray = Tray()
    tray.add(told("new@9", "old@1"))
    tray.add(told("x@2", "y@3"))
    tray.add(told("moved-here@0"))
    assert tray.take(*ALL) == ["moved-here", "y", "x", "new", "old"]


def test_a_file_that_is_told_twice_is_read_once_in_its_later_turn() -> None:
    tray = Tray()
    tray.add(told("a@1", "b@2"))
    tray.add(told("a@1"))
    assert len(tray) == 2
    assert tray.take(*ALL) == ["a", "b"]


def test_a_file_that_is_told_while_it_is_read_is_read_again_when_it_is_filed() -> None:
    tray = Tray()
    tray.add(told("a"))
    assert tray.take(*ALL) == ["a"]
    tray.add(told("a", "b"))
    assert tray.take(*ALL) == ["b"]
    tray.is_read("a")
    assert tray.ready(["a"]) == ["a"]
    assert tray.is_wanted("a")
    assert tray.take(*ALL) == ["a"]


def test_a_file_that_goes_while_it_is_read_is_not_filed_after_it_is_gone() -> None:
    tray = Tray()
    tray.add(told("a", "b"))
    tray.take(1, 1)
    tray.add(told(gone=["a", "b"]))
    assert tray.take_gone() == ("a", "b")
    assert not tray.is_wanted("a")
    assert len(tray) == 0


def test_a_file_that_goes_and_comes_back_while_it_is_read_is_read_again_and_not_lost() -> None:
    tray = Tray()
    tray.add(told("a"))
    tray.take(*ALL)
    tray.add(told(gone=["a"]))
    tray.add(told("a"))
    assert not tray.is_wanted("a")
    assert read_all(tray) == ["a"]
    assert tray.take_gone() == ()


def test_what_comes_with_a_departure_is_filed_with_it_all_at_once() -> None:
    tray = Tray()
    tray.add(told("old@1"))
    tray.add(told("new/a@2", "new/b@1", gone=["a", "b"]))
    tray.add(told("other@1"))
    read = [*tray.take(2, 1000), *tray.take(1, 1000)]
    assert read == ["other", "new/a", "new/b"]
    assert tray.ready(read[:2]) == ["other"]
    assert tray.take_gone() == ()
    assert tray.ready(read) == read
    assert all(map(tray.is_wanted, read))
    assert tray.take_gone() == ()
    assert read_all(tray) == ["old"]
    assert tray.take_gone() == ("a", "b")


def test_what_is_gone_waits_for_what_was_told_before_and_for_nothing_else() -> None:
    """A folder that is looked through tells first where its files went, and last what is gone."""
    tray = Tray()
    tray.add(told("new/a", "new/b", "c"))
    tray.add(told("new/b", gone=["a", "c"]))
    tray.add(told("later"))
    assert tray.take(2, 1000) == ["later", "new/b"]
    assert tray.is_wanted("new/b")
    assert tray.take_gone() == ()
    assert tray.take(1, 1000) == ["new/a"]
    tray.add(told("new/a", "later"))  # written again meanwhile
    assert tray.is_wanted("new/a")
    assert tray.take_gone() == ("a", "c")


def test_few_bytes_are_read_ahead_but_one_large_file_is() -> None:
    tray = Tray()
    tray.add(told("a@3", "b@2", "c@1"))
    assert tray.take(10, 150) == ["a", "b"]
    assert tray.in_work == 200
    assert tray.take(10, 150 - tray.in_work) == []
    tray.is_read("a")
    tray.is_read("b")
    assert tray.take(10, 150 - tray.in_work) == ["c"]


def test_files_that_changed_after_the_first_look_are_counted_till_they_are_filed_or_gone() -> None:
    tray = Tray()
    tray.add(told("old", "other"))
    assert tray.news == 0
    tray.add(told("a", "b", "c", "old"))
    tray.add(told("a", gone=["b"]))
    assert tray.news == 3
    assert tray.take(1, 1000) == ["a"]
    assert tray.is_news("a")
    assert tray.news == 3
    tray.is_wanted("a")
    assert tray.news == 2
    assert read_all(tray) == ["c", "old", "other"]
    assert tray.news == 0
