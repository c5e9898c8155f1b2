"""Nothing happens when nothing happens, and little is kept."""

import os
import tracemalloc
from pathlib import Path

import pytest

from tests.folder.listening import age, save
from tui.folder.hints import Hints
from tui.folder.timetable import Timetable


@pytest.fixture
def wakings(monkeypatch) -> list[float]:
    """One entry for each time that the folder stopped waiting."""
    counted: list[float] = []
    wait = Hints.wait

    def count(hints: Hints, until: float, *, calm: bool) -> None:
        wait(hints, until, calm=calm)
        counted.append(until)

    monkeypatch.setattr(Hints, "wait", count)
    return counted


def test_an_idle_folder_wakes_once_in_a_second(disk: Path, listen, wakings) -> None:
    save(disk / "a.md")
    age(disk / "a.md")
    heard = listen(disk)
    del wakings[:]
    scanned = heard.state.scanned
    heard.hear(3.5)
    assert len(wakings) <= 5
    assert heard.state.scanned == scanned


def test_reading_the_files_wakes_nobody(disk: Path, listen, wakings) -> None:
    save(disk / "a.md")
    heard = listen(disk)
    del wakings[:]
    for _ in range(100):
        (disk / "a.md").read_bytes()
        os.listdir(disk)
    heard.hear(1.2)
    assert len(wakings) <= 3
    assert heard.told == ["a.md"]


def test_names_of_no_interest_cause_no_sweep(disk: Path, listen, wakings) -> None:
    heard = listen(disk)
    scanned = heard.state.scanned
    del wakings[:]
    for number in range(10):
        (disk / f".{number}.swp").touch()
        (disk / f"{number}.tmp").touch()
    (disk / ".hidden").mkdir()
    heard.hear(3.2)
    assert len(wakings) <= 5
    assert heard.state.scanned == scanned


def test_what_lies_apart_is_neither_told_nor_listed_nor_heard(disk: Path, listen) -> None:
    """Our own databases in the folder: to read them would change them, and so for ever."""
    own = disk / "own" / "deep"
    own.mkdir(parents=True)
    (own / "library.db").write_text("no news")
    os.mkfifo(own / "pipe")
    (disk / "link").symlink_to(disk)
    (disk / "owner").mkdir()
    save(disk / "owner" / "a.md")
    heard = listen(disk, apart=[str(disk / "link" / "own"), str(disk.parent)])
    save(own / "library.db", "changed")
    save(disk / "b.md")
    heard.until(lambda: "b.md" in heard.files)
    heard.swept()
    assert heard.told == ["owner/a.md", "b.md"]
    assert [each.path for each in heard.skipped] == ["link"]


def test_a_hundred_thousand_files_take_little_memory(disk: Path, listen) -> None:
    for number in range(4000):
        (disk / f"article-{number:06d}.md").touch()
    tracemalloc.start()
    try:
        heard = listen(disk)
        assert len(heard.files) == 4000
        heard.files.clear()
        heard.told.clear()
        kept = tracemalloc.get_traced_memory()[0]
        heard.folder.close()
        del heard
    finally:
        tracemalloc.stop()
    assert kept / 4000 * 100_000 < 25_000_000


@pytest.mark.parametrize(
    ("cost", "fruitful", "live", "polling"),
    [
        (0.001, True, 5, 1),
        (0.001, False, 10, 1),
        (0.05, False, 50, 1),
        (0.1, True, 10, 2),
        (0.7, False, 300, 14),
        (30.0, True, 300, 60),
        (30.0, False, 300, 60),
    ],
)
def test_sweeps_are_the_rarer_the_more_they_cost_and_never_too_rare(
    cost: float, fruitful: bool, live: int, polling: int
) -> None:
    """10,000 files take 0.05 s and 100,000 up to 0.7 s; what changes without a word is found."""
    timetable = Timetable()
    for _ in range(9):
        timetable.end(cost, fruitful=fruitful)
        timetable.tick()
        ended = timetable.tick_due - 1.0
        assert round(timetable.sweep_due(polling=False) - ended) == live
        assert round(timetable.sweep_due(polling=True) - ended) == polling


def test_sweeps_asked_for_do_not_follow_each_other_at_once() -> None:
    timetable = Timetable()
    timetable.end(2.0, fruitful=True)
    timetable.tick()
    now = timetable.tick_due - 1.0
    timetable.ask()
    assert 3.9 < timetable.sweep_due(polling=False) - now <= 4.1
    timetable.ask(spaced=False)
    assert timetable.sweep_due(polling=False) - now < 0.1
