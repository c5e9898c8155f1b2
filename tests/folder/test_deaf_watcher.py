"""A watcher that lies, dies, refuses or says nothing: everything appears all the same."""

import errno
import os
import threading
from pathlib import Path

import pytest
from watchdog.observers.api import BaseObserver
from watchdog.observers.inotify import InotifyObserver
from watchdog.observers.inotify_c import InotifyFD

from tests.folder.listening import Listener, age, inotify_watches, mute_observer, save
from tui.folder import watch
from tui.folder.hints import Hints
from tui.folder.observer import new_observer

inotify = pytest.mark.skipif(not hasattr(os, "eventfd"), reason="inotify is Linux")


def readers() -> list[threading.Thread]:
    """The private threads of watchdog that read from inotify and die without a word."""
    return [thread for thread in threading.enumerate() if isinstance(thread, InotifyFD)]


def confuse_the_books(heard: Listener, root: Path) -> None:
    """Let watchdog hold two watches under one path, and take the newer of them away."""
    (root / "a").mkdir()
    heard.until(lambda: inotify_watches() == 2)
    os.rename(root / "a", root.parent / "a")
    (root / "a").mkdir()
    heard.until(lambda: inotify_watches() == 3)
    (root / "a").rmdir()
    heard.until(lambda: inotify_watches() == 2)


@inotify
def test_the_names_inside_watchdog_that_the_health_check_needs_are_there() -> None:
    observer = new_observer()
    try:
        assert isinstance(observer, InotifyObserver)
        assert isinstance(observer._inotify_fd, threading.Thread)
    finally:
        observer.start()
        observer.stop()
        observer.join()


@inotify
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_dead_reader_of_inotify_is_replaced(root: Path, listen) -> None:
    heard = listen(root)
    first = readers()
    confuse_the_books(heard, root)
    (root.parent / "a").rmdir()
    heard.until(lambda: not first[0].is_alive(), within=5.0)
    heard.until(lambda: readers() and readers() != first, within=5.0)
    save(root / "a.md")
    assert heard.until(lambda: "a.md" in heard.files) < 0.5
    assert heard.state.kind == "live"


@inotify
def test_a_watcher_whose_books_are_wrong_can_be_put_down(disk: Path, listen) -> None:
    """The same sequence without its end: watchdog's own stop raises KeyError and leaks."""
    heard = listen(disk)
    confuse_the_books(heard, disk)
    save(disk / "a.md")
    heard.until(lambda: "a.md" in heard.files)
    heard.folder.close()
    assert readers() == []


def test_a_handler_that_fails_looks_at_everything_and_goes_on(
    root: Path, listen, monkeypatch
) -> None:
    heard = listen(root)
    first = set(threading.enumerate())
    whole = Hints.whole
    failures = []

    def fail_once(hints: Hints, path: str) -> None:
        if not failures:
            failures.append(path)
            raise RuntimeError("a payload that hurts")
        whole(hints, path)

    monkeypatch.setattr(Hints, "whole", fail_once)
    save(root / "a.md")
    heard.until(lambda: "a.md" in heard.files, within=2.0)
    assert failures == ["a.md"]
    save(root / "b.md")
    assert heard.until(lambda: "b.md" in heard.files) < 0.5
    assert set(threading.enumerate()) == first


@pytest.mark.parametrize("number", [errno.EMFILE, errno.ENOSPC])
def test_a_system_that_refuses_to_watch_is_polled_until_it_relents(
    disk: Path, listen, number: int
) -> None:
    refusals = []

    def refuse_once() -> BaseObserver:
        if not refusals:
            refusals.append(number)
            raise OSError(number, os.strerror(number))
        return new_observer()

    heard = listen(disk, make_observer=refuse_once)
    assert heard.state.kind == "polling"
    assert "refuses to watch" in heard.state.reason
    if number == errno.ENOSPC:
        assert "limit of inotify watches" in heard.state.reason
    save(disk / "a.md")
    heard.until(lambda: "a.md" in heard.files, within=5.0)
    heard.until(lambda: heard.state.kind == "live")
    assert refusals == [number]
    save(disk / "b.md")
    assert heard.until(lambda: "b.md" in heard.files) < 0.5


def test_a_start_that_fails_halfway_leaves_nothing(disk: Path, listen, monkeypatch) -> None:
    """`listen` counts threads and inotify descriptors at the end."""
    full = OSError(errno.ENOSPC, "inotify watch limit reached")

    def no_watch(*_: object) -> None:
        raise full

    monkeypatch.setattr(InotifyFD, "add_callback", no_watch)
    heard = listen(disk)
    assert heard.state.kind == "polling"
    save(disk / "a.md")
    heard.until(lambda: "a.md" in heard.files, within=5.0)
    assert readers() == []


def test_without_any_event_everything_still_appears(disk: Path, listen) -> None:
    (disk / "sub").mkdir()
    (disk / "sub" / "rewritten.md").write_text("news")
    (disk / "removed.md").write_text("news")
    heard = listen(disk, make_observer=mute_observer)
    assert heard.state.kind == "live"
    save(disk / "new.md")
    save(disk / "sub" / "rewritten.md", "replaced")
    (disk / "removed.md").unlink()
    (disk / "more").mkdir()
    save(disk / "more" / "deep.md")
    heard.until(lambda: heard.files.keys() == {"new.md", "sub/rewritten.md", "more/deep.md"})
    heard.until(lambda: heard.told.count("sub/rewritten.md") == 2)
    heard.until(lambda: heard.state.kind == "polling")
    assert "does not announce every change" in heard.state.reason
    with open(disk / "new.md", "a") as file:
        file.write(" rewritten in place")
    heard.until(lambda: heard.told.count("new.md") == 2, within=8.0)


def test_what_comes_without_an_event_shows_in_the_time_of_its_directory(disk: Path, listen) -> None:
    (disk.parent / "old.md").write_text("news")
    age(disk.parent / "old.md")
    heard = listen(disk, make_observer=mute_observer)
    os.rename(disk.parent / "old.md", disk / "old.md")
    assert heard.until(lambda: "old.md" in heard.files) < 3.0
    (disk / "old.md").unlink()
    assert heard.until(lambda: heard.gone == ["old.md"]) < 3.0


def test_a_deaf_watcher_is_replaced_once_in_a_minute_and_no_more(disk: Path, monkeypatch) -> None:
    monkeypatch.setattr(watch, "GRACE", 0.0)
    made = []
    watching = watch.Watch(Hints(), make_observer=lambda: made.append(1) or mute_observer())
    try:
        watching.begin(str(disk))
        for count in (2, 2, 2):
            watching.unannounced("a.md")
            watching.check(1)
            assert len(made) == count
            assert watching.polling_reason
    finally:
        watching.end()


def test_what_is_found_after_an_overflow_proves_nothing(disk: Path, monkeypatch) -> None:
    monkeypatch.setattr(watch, "GRACE", 0.0)
    watching = watch.Watch(Hints(), make_observer=mute_observer)
    try:
        watching.begin(str(disk))
        watching.unannounced("a.md")
        watching.forgive()
        assert not watching.check(1)
        assert not watching.polling_reason
    finally:
        watching.end()


def test_a_watcher_that_hears_again_is_trusted_again(disk: Path, listen, monkeypatch) -> None:
    monkeypatch.setattr(watch, "_PROBATION", 0.5)
    made = []

    def mute_at_first() -> BaseObserver:
        made.append(mute_observer() if not made else new_observer())
        return made[-1]

    heard = listen(disk, make_observer=mute_at_first)
    save(disk / "a.md")
    heard.until(lambda: heard.state.kind == "polling")
    heard.until(lambda: len(made) == 2)
    save(disk / "b.md")
    heard.until(lambda: heard.state.kind == "live")


def test_too_many_directories_are_looked_at_and_not_watched(
    disk: Path, listen, monkeypatch
) -> None:
    monkeypatch.setattr(watch, "MOST_DIRECTORIES", 5)
    for number in range(10):
        (disk / str(number)).mkdir()
    heard = listen(disk)
    heard.until(lambda: heard.state.kind == "polling")
    assert "too many to watch" in heard.state.reason
    assert inotify_watches() == 1
    save(disk / "7" / "a.md")
    heard.until(lambda: "7/a.md" in heard.files, within=5.0)
    for number in range(6):
        os.rename(disk / str(number), disk.parent / str(number))
    heard.until(lambda: heard.state.kind == "live")
    save(disk / "7" / "b.md")
    assert heard.until(lambda: "7/b.md" in heard.files) < 0.5


def test_a_change_on_its_way_is_no_proof_against_the_watcher(disk: Path, listen) -> None:
    heard = listen(disk)
    for number in range(30):
        save(disk / f"{number}.md")
        heard.swept()
    heard.until(lambda: len(heard.files) == 30)
    (disk / "0.md").chmod(0o600)
    os.truncate(disk / "1.md", 1)
    heard.swept()
    heard.until(lambda: heard.told.count("1.md") == 2)
    heard.swept()
    assert {state.kind for state in heard.states} == {"live"}


def test_a_file_cut_short_is_found_by_the_sweep(disk: Path, listen) -> None:
    """truncate(2) closes nothing, so that nobody announces it."""
    save(disk / "a.md", "a long text")
    heard = listen(disk)
    os.truncate(disk / "a.md", 3)
    heard.until(lambda: heard.told == ["a.md"] * 2)
    assert heard.files["a.md"].size == 3


def test_polling_when_asked_for_needs_no_watcher(disk: Path, listen) -> None:
    (disk / "a.md").write_text("news")
    heard = listen(disk, poll=True)
    assert heard.state.kind == "polling"
    assert heard.state.reason == "The folder is looked at every few seconds, as asked for."
    assert readers() == []
    save(disk / "b.md")
    (disk / "a.md").unlink()
    heard.until(lambda: heard.files.keys() == {"b.md"}, within=5.0)
    (disk / "b.md").write_text("in place")
    heard.until(lambda: heard.told.count("b.md") == 2, within=8.0)
