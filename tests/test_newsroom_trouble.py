"""Files that hang, folders that go, databases that fail: the newsroom goes on."""

import os
import signal
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partialmethod
from pathlib import Path

import pytest

from tests.at_work import Reader, note, replace
from tests.brake import Brake, slow_note
from tests.library.harming import hurt_table
from tui.library import EVERYTHING
from tui.library.lock import Lock
from tui.one_look import looked_through
from tui.readers.desk import ReadingDesk


def test_a_file_half_written_keeps_its_last_good_version(reader: Reader) -> None:
    feed = "<rss version='2.0'><channel><title>S</title><item><title>Whole</title></item>"
    end = "</channel></rss>"
    file = reader.folder / "feed.xml"
    file.write_text(feed + end)
    reader.shows("Whole")
    with file.open("w") as writer:
        writer.write(feed.replace("Whole", "Half"))
        writer.flush()
        os.fsync(writer.fileno())
        (reader.folder / "other.md").write_text(note("Other"))
        reader.until(lambda: "Other" in reader.titles())
        assert "Half" not in reader.titles()
        assert reader.library.problems() == []
        reader.until(lambda: reader.newsroom.status.half_written == ("feed.xml",))
        writer.write(end)
    reader.shows("Half", "Whole", "Other")  # what fell off a feed stays for a while
    reader.until(lambda: reader.newsroom.status.half_written == ())


def test_a_worker_that_is_killed_loses_nothing(reader: Reader) -> None:
    (reader.folder / "a.md").write_text(note("Before"))
    reader.shows("Before")
    os.kill(reader.worker(), signal.SIGKILL)
    (reader.folder / "b.md").write_text(note("After"))
    reader.shows("Before", "After")


def test_a_file_with_a_problem_is_listed_and_the_others_are_shown(folder: Path) -> None:
    (folder / "bad.json").write_text("{ this is no json")
    (folder / "good.md").write_text(note("Good"))
    os.mkfifo(folder / "pipe.xml")
    os.utime(folder / "bad.json", (1, 1))
    with closing(Reader(folder)) as reader:
        reader.shows("Good")
        reader.until(lambda: len(reader.library.problems()) == 2)
        reasons = {p.file: p.reason for p in reader.library.problems()}
        assert set(reasons) == {"bad.json", "pipe.xml"}
        assert all(reasons.values())


def test_a_folder_that_is_missing_comes_alive_when_it_is_made(tmp_path: Path) -> None:
    with closing(Reader(tmp_path / "later")) as reader:
        reader.until(lambda: reader.newsroom.status.kind == "offline")
        assert "does not exist" in reader.newsroom.status.reason
        reader.folder.mkdir()
        (reader.folder / "a.md").write_text(note("At last"))
        reader.shows("At last")
        reader.until(lambda: reader.newsroom.status.kind == "live")


def test_a_lost_folder_keeps_what_was_shown(reader: Reader, tmp_path: Path) -> None:
    (reader.folder / "a.md").write_text(note("Still here"))
    reader.shows("Still here")
    reader.folder.rename(tmp_path / "away")
    reader.until(lambda: reader.newsroom.status.kind == "offline")
    assert reader.titles() == ["Still here"]
    (tmp_path / "away").rename(reader.folder)
    reader.until(lambda: reader.newsroom.status.kind == "live")
    assert reader.titles() == ["Still here"]


def test_a_newsroom_that_starts_again_reads_only_what_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        (folder / f"{number}.md").write_text(note(f"Note {number}"))
    first = Reader(folder)
    first.until(lambda: first.newsroom.status.settled and len(first.titles()) == 5)
    first.close()
    (folder / "2.md").unlink()
    replace(folder / "3.md", note("Note 3, again"))
    put, asked = ReadingDesk.put, list[str]()

    def note_and_put(desk: ReadingDesk, paths: Iterable[str]) -> None:
        asked.extend(paths := list(paths))
        put(desk, paths)

    monkeypatch.setattr(ReadingDesk, "put", note_and_put)
    with closing(Reader(folder)) as second:
        second.shows("Note 0", "Note 1", "Note 3, again", "Note 4")
    assert asked == [str(folder / "3.md")]


def test_a_library_damaged_where_its_files_are_listed_is_built_anew(folder: Path) -> None:
    for number in range(50):
        (folder / f"{number}.md").write_text(note(f"Note {number}", f"Words {number}."))
    first = Reader(folder)
    first.until(lambda: len(first.titles()) == 50 and first.newsroom.status.settled)
    path = first.prepared.places.library
    first.close()
    hurt_table(path, "file")
    with closing(Reader(folder)) as second:
        second.until(lambda: len(second.titles()) == 50 and second.newsroom.status.settled)
        (folder / "new.md").write_text(note("New"))
        second.until(lambda: "New" in second.titles())
        assert not second.newsroom.status.follows
    hurt_table(path, "file")
    with looked_through(str(folder)) as look:
        assert look.library.counts(EVERYTHING).articles == 51


def test_who_lost_the_library_to_another_newswall_says_no_more_that_it_is_gone(
    reader: Reader,
) -> None:
    (reader.folder / "a.md").write_text(note("One"))
    reader.shows("One")
    lock = reader.prepared.places.library.with_name("library.db.lock")
    lock.unlink()
    with closing(Lock(lock)):
        reader.until(lambda: reader.newsroom.status.follows)
        assert any(status.notices for _, status in reader.told)
        assert reader.newsroom.status.notices == ()


def test_a_file_that_hangs_its_reader_does_not_hang_the_end(reader: Reader) -> None:
    (reader.folder / "a.md").write_text(note("Before"))
    reader.shows("Before")
    worker = reader.worker()
    os.kill(worker, signal.SIGSTOP)
    (reader.folder / "b.md").write_text(note("After"))
    reader.until(lambda: reader.newsroom.status.changed_at is not None)
    began = time.monotonic()
    reader.newsroom.stop()
    assert time.monotonic() - began < 2.0


def test_files_that_hang_their_reader_do_not_hide_a_good_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = '{"content_html": "<b"},' * 150_000
    feed = '{"version": "https://jsonfeed.org/version/1.1", "items": [' + items[:-1] + "]}"
    monkeypatch.setattr(
        ReadingDesk, "__init__", partialmethod(ReadingDesk.__init__, time_limit=0.5)
    )
    for number in range(60):
        (folder / f"{number}.md").write_text(note(f"Note {number}", f"Words {number}."))
    with closing(Reader(folder)) as reader:
        reader.until(lambda: len(reader.titles()) == 60)
        for number in range(12):
            replace(folder / f"slow{number}.json", feed)
        reader.until(lambda: reader.newsroom.status.waiting > 0)
        (folder / "good.md").write_text(note("Good"))
        reader.until(lambda: "Good" in reader.titles())
        assert reader.newsroom.status.waiting > 0  # it did not have to wait for all of them


@pytest.fixture
def hanging(brake: Brake, folder: Path) -> Iterator[Reader]:
    """A newsroom in which a worker hangs on the file `slow.md`."""
    with closing(Reader(folder)) as reader:
        slow_note(folder / "slow.md")
        reader.until(lambda: brake.begun)
        yield reader


def test_a_file_saved_while_another_hangs_its_reader_is_shown_at_once(
    hanging: Reader, brake: Brake
) -> None:
    (hanging.folder / "good.md").write_text(note("Good"))
    hanging.shows("Good")
    brake.let_go()
    hanging.shows("Good", "Slow")
    assert hanging.library.problems() == []


def test_a_file_that_goes_while_it_is_read_is_not_shown_afterwards(
    hanging: Reader, brake: Brake
) -> None:
    (hanging.folder / "slow.md").rename(hanging.folder.parent / "out.md")
    (hanging.folder / "good.md").write_text(note("Good"))
    hanging.shows("Good")
    brake.let_go()
    hanging.until(lambda: hanging.newsroom.status.settled)
    assert hanging.titles() == ["Good"]


def test_what_cannot_be_saved_is_said(folder: Path, home: Path) -> None:
    (folder / "a.md").write_text(note("One"))
    (home / "state" / "newswall").write_text("no directory")
    with closing(Reader(folder)) as reader:
        reader.shows("One")
        assert any("wait in memory" in notice for notice in reader.newsroom.status.notices)
