"""The whole way of the news without a screen: a real folder, real workers, real databases."""

import os
import signal
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from functools import partialmethod
from pathlib import Path

import pytest

from tui.library import EVERYTHING, Library, prepare
from tui.newsroom import Newsroom
from tui.one_look import looked_through
from tui.places import places_for
from tui.readers.desk import ReadingDesk

PATIENCE = 20.0
"""Seconds after which a test gives up waiting."""


class Reader:
    """A newsroom at work on a folder, and a library to look at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.prepared = prepare(places_for(folder))
        self.library = Library(self.prepared.places)
        self.changed = threading.Event()
        self.newsroom = Newsroom(str(folder), self.prepared, self.changed.set)
        self.newsroom.start()

    def close(self) -> None:
        self.newsroom.stop()
        self.library.close()
        self.prepared.close()

    def titles(self) -> list[str]:
        """What is in the library, newest first."""
        self.library.refresh()
        return [headline.title for headline in self.library.window(EVERYTHING, 0, 1000)]

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something is so, looking again whenever the newsroom calls."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < deadline, (self.titles(), self.newsroom.status)
            self.changed.wait(0.05)
            self.changed.clear()

    def shows(self, *titles: str) -> None:
        self.until(lambda: sorted(self.titles()) == sorted(titles))

    def worker(self) -> int:
        """The process that reads for us."""
        found: list[str] = []

        def is_there() -> bool:
            command = ["pgrep", "-P", str(os.getpid()), "-f", "tui.readers.worker"]
            found[:] = subprocess.run(command, capture_output=True, text=True).stdout.split()
            return bool(found)

        self.until(is_there)
        return int(found[0])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    news = tmp_path / "news"
    news.mkdir()
    return news


@pytest.fixture
def reader(folder: Path) -> Iterator[Reader]:
    opened = Reader(folder)
    yield opened
    opened.close()


def note(title: str, body: str = "Some words.") -> str:
    return f"---\ntitle: {title}\ndate: 2026-11-20\ntags: [one]\n---\n\n{body}\n"


def replace(path: Path, text: str) -> None:
    """Replace a file as editors and sync tools do."""
    draft = path.with_name(f".{path.name}.tmp")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def test_what_happens_in_the_folder_happens_in_the_library(reader: Reader) -> None:
    news = reader.folder
    (news / "a.md").write_text(note("First"))
    reader.shows("First")
    replace(news / "a.md", note("First, corrected"))
    reader.shows("First, corrected")
    (news / "a.md").rename(news / "b.md")
    (news / "c.md").write_text(note("Second"))
    reader.shows("First, corrected", "Second")
    (news / "c.md").unlink()
    reader.shows("First, corrected")


def test_a_folder_of_news_is_moved_in_and_out(reader: Reader, tmp_path: Path) -> None:
    box = tmp_path / "box"
    (box / "deep").mkdir(parents=True)
    (box / "x.md").write_text(note("X"))
    (box / "deep" / "y.md").write_text(note("Y"))
    box.rename(reader.folder / "box")
    reader.shows("X", "Y")
    (reader.folder / "box").rename(tmp_path / "out")
    reader.shows()


def test_a_marked_article_stays_marked_when_its_file_is_renamed(reader: Reader) -> None:
    (reader.folder / "a.md").write_text(note("Kept"))
    reader.shows("Kept")
    (headline,) = reader.library.window(EVERYTHING, 0, 10)
    reader.library.mark([headline.id], read=True)
    reader.newsroom.wake()
    (reader.folder / "a.md").rename(reader.folder / "z.md")
    reader.until(lambda: [f.file for f in reader.library.files()] == ["z.md"])
    (headline,) = reader.library.window(EVERYTHING, 0, 10)
    assert not headline.unread


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
        writer.write(end)
    reader.shows("Half", "Whole", "Other")  # what fell off a feed stays for a while


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
    reader = Reader(folder)
    try:
        reader.shows("Good")
        reader.until(lambda: len(reader.library.problems()) == 2)
        reasons = {p.file: p.reason for p in reader.library.problems()}
        assert set(reasons) == {"bad.json", "pipe.xml"}
        assert all(reasons.values())
    finally:
        reader.close()


def test_a_folder_that_is_missing_comes_alive_when_it_is_made(tmp_path: Path) -> None:
    reader = Reader(tmp_path / "later")
    try:
        reader.until(lambda: reader.newsroom.status.kind == "offline")
        assert "does not exist" in reader.newsroom.status.reason
        reader.folder.mkdir()
        (reader.folder / "a.md").write_text(note("At last"))
        reader.shows("At last")
        reader.until(lambda: reader.newsroom.status.kind == "live")
    finally:
        reader.close()


def test_a_lost_folder_keeps_what_was_shown(reader: Reader, tmp_path: Path) -> None:
    (reader.folder / "a.md").write_text(note("Still here"))
    reader.shows("Still here")
    reader.folder.rename(tmp_path / "away")
    reader.until(lambda: reader.newsroom.status.kind == "offline")
    assert reader.titles() == ["Still here"]
    (tmp_path / "away").rename(reader.folder)
    reader.until(lambda: reader.newsroom.status.kind == "live")
    assert reader.titles() == ["Still here"]


def test_a_second_newsroom_follows_and_takes_over(reader: Reader) -> None:
    (reader.folder / "a.md").write_text(note("One"))
    reader.shows("One")
    second = Reader(reader.folder)
    try:
        second.until(lambda: second.newsroom.status.follows)
        (reader.folder / "b.md").write_text(note("Two"))
        second.shows("One", "Two")
        reader.newsroom.stop()
        second.until(lambda: not second.newsroom.status.follows)
        (reader.folder / "c.md").write_text(note("Three"))
        second.shows("One", "Two", "Three")
    finally:
        second.close()


def test_a_newsroom_that_starts_again_reads_only_what_changed(folder: Path) -> None:
    for number in range(5):
        (folder / f"{number}.md").write_text(note(f"Note {number}"))
    first = Reader(folder)
    first.until(lambda: first.newsroom.status.settled and len(first.titles()) == 5)
    first.close()
    (folder / "2.md").unlink()
    replace(folder / "3.md", note("Note 3, again"))
    second = Reader(folder)
    try:
        second.shows("Note 0", "Note 1", "Note 3, again", "Note 4")
    finally:
        second.close()


def test_one_look_for_a_command_reads_everything_and_leaves_nothing_running(folder: Path) -> None:
    for number in range(300):
        (folder / f"{number}.md").write_text(note(f"Note {number}"))
    with looked_through(str(folder)) as look:
        assert look.library.counts(EVERYTHING).articles == 300
        assert list(look.complaints) == []


def test_a_command_beside_a_dashboard_sees_what_the_dashboard_files(reader: Reader) -> None:
    (reader.folder / "a.md").write_text(note("One"))
    with looked_through(str(reader.folder)) as look:
        titles = [headline.title for headline in look.library.window(EVERYTHING, 0, 10)]
    assert titles == ["One"]


def test_a_missing_folder_is_a_complaint_of_the_command(tmp_path: Path) -> None:
    with looked_through(str(tmp_path / "none")) as look:
        ((_, reason),) = look.complaints
        assert "does not exist" in reason


def test_other_readers_read_every_file_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.md").write_text(note("One"))
    (folder / "b.md").write_text(note("Two"))
    first = Reader(folder)
    first.shows("One", "Two")
    before = first.prepared.places.library
    first.close()
    with sqlite3.connect(before) as library:  # as if an older newswall had understood less
        library.execute("UPDATE article SET title='Once misread' WHERE title='One'")
        library.execute("UPDATE article SET version=x'00'")
    (folder / "b.md").unlink()
    monkeypatch.setattr("tui.readers.edition.edition", lambda: "a later one")
    second = Reader(folder)
    try:
        second.shows("One")
    finally:
        second.close()


def test_a_folder_behind_a_link_is_read(folder: Path, tmp_path: Path) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "a.md").write_text(note("One"))
    (tmp_path / "link").symlink_to(folder)
    with looked_through(str(tmp_path / "link")) as look:
        titles = [headline.title for headline in look.library.window(EVERYTHING, 0, 10)]
    assert titles == ["One"]


def test_a_file_that_goes_and_comes_back_in_a_burst_is_there(reader: Reader) -> None:
    (reader.folder / "a.md").write_text(note("Back again"))
    reader.shows("Back again")
    (reader.folder / "a.md").unlink()
    for number in range(600):
        (reader.folder / f"{number}.md").write_text(note(f"Note {number}", f"Words {number}."))
        if number == 100:
            (reader.folder / "a.md").write_text(note("Back again"))
    reader.until(lambda: reader.library.refresh() is not None and reader.newsroom.status.settled
                 and reader.library.counts(EVERYTHING).articles >= 601)  # fmt: skip
    assert "Back again" in [a.article.title for a in reader.library.articles(EVERYTHING)]


def test_a_library_damaged_where_its_files_are_listed_is_built_anew(folder: Path) -> None:
    for number in range(50):
        (folder / f"{number}.md").write_text(note(f"Note {number}", f"Words {number}."))
    first = Reader(folder)
    first.until(lambda: len(first.titles()) == 50 and first.newsroom.status.settled)
    path = first.prepared.places.library
    first.close()
    damage_table(path, "file")
    second = Reader(folder)
    try:
        second.until(lambda: len(second.titles()) == 50 and second.newsroom.status.settled)
        (folder / "new.md").write_text(note("New"))
        second.until(lambda: "New" in second.titles())
        assert not second.newsroom.status.follows
    finally:
        second.close()
    damage_table(path, "file")
    with looked_through(str(folder)) as look:
        assert look.library.counts(EVERYTHING).articles == 51


def damage_table(path: Path, table: str) -> None:
    """Overwrite the root page of a table."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name=?", (table,)).fetchone()
    (size,) = db.execute("PRAGMA page_size").fetchone()
    db.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


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
    reader = Reader(folder)
    try:
        reader.until(lambda: len(reader.titles()) == 60)
        for number in range(12):
            replace(folder / f"slow{number}.json", feed)
        reader.until(lambda: reader.newsroom.status.waiting > 0)
        (folder / "good.md").write_text(note("Good"))
        reader.until(lambda: "Good" in reader.titles())
        assert reader.newsroom.status.waiting > 0  # it did not have to wait for all of them
    finally:
        reader.close()


def test_what_cannot_be_saved_is_said(folder: Path, home: Path) -> None:
    (folder / "a.md").write_text(note("One"))
    (home / "state" / "newswall").write_text("no directory")
    reader = Reader(folder)
    try:
        reader.shows("One")
        assert any("wait in memory" in notice for notice in reader.newsroom.status.notices)
    finally:
        reader.close()
