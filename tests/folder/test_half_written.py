"""A file is told when it is whole: when it is closed, or when nobody writes it any more."""

import os
import subprocess
import time
from pathlib import Path

import pytest

from tests.folder.listening import age, mute_observer, save


def test_a_file_is_told_as_soon_as_its_writer_closes_it(root: Path, listen) -> None:
    heard = listen(root)
    with open(root / "a.md", "w") as file:
        file.write("half")
        file.flush()
        heard.hear(0.4)
        assert heard.told == []
        file.write(" and half")
    assert heard.until(lambda: heard.told == ["a.md"]) < 0.5
    assert heard.files["a.md"].size == len("half and half")


def test_a_copy_made_by_another_program_is_told_whole(disk: Path, listen) -> None:
    original = disk.parent / "original.md"
    original.write_text("news " * 100_000)
    heard = listen(disk)
    subprocess.run(["cp", str(original), str(disk / "a.md")], check=True)
    heard.until(lambda: "a.md" in heard.files)
    assert heard.files["a.md"].size == 500_000
    assert heard.told == ["a.md"]


def test_a_file_that_nobody_closes_appears_after_two_quiet_seconds(disk: Path, listen) -> None:
    heard = listen(disk)
    with open(disk / "a.md", "w") as file:
        file.write("news")
        file.flush()
        took = heard.until(lambda: heard.told == ["a.md"])
        assert 1.5 < took < 4.0


def test_a_file_written_bit_by_bit_waits_for_its_last_bit(disk: Path, listen) -> None:
    heard = listen(disk)
    with open(disk / "a.md", "w") as file:
        for bit in range(8):
            file.write("bit ")
            file.flush()
            began = time.monotonic()
            heard.until(lambda began=began: heard.hear(0.3) and time.monotonic() > began + 0.3)
            assert heard.told == [], f"told after bit {bit}"
        heard.until(lambda: heard.told == ["a.md"])
    assert heard.files["a.md"].size == 32


def test_a_file_that_is_written_on_and_on_is_told_in_the_end(
    disk: Path, listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.folder.register.LONGEST", 1.5)
    heard = listen(disk)
    with open(disk / "log.txt", "w") as file:

        def writes_on() -> None:
            file.write("line\n")
            file.flush()

        heard.until(lambda: writes_on() or heard.told == ["log.txt"])


def test_an_old_file_found_without_announcement_is_told_at_once(disk: Path, listen) -> None:
    heard = listen(disk, make_observer=mute_observer)
    outside = disk.parent / "old.md"
    outside.write_text("news")
    age(outside)
    os.rename(outside, disk / "old.md")
    heard.swept()
    assert heard.told == ["old.md"]


def test_a_young_file_that_was_moved_in_is_told_at_once(root: Path, listen) -> None:
    """Nobody writes under another name what was renamed after its last write."""
    heard = listen(root, make_observer=mute_observer)
    outside = root.parent / "young.md"
    outside.write_text("news")
    written = outside.stat().st_mtime_ns
    while True:
        outside.chmod(0o600)
        if outside.stat().st_ctime_ns > written:
            break
    os.rename(outside, root / "young.md")
    heard.swept()
    assert heard.told == ["young.md"]


def test_a_young_file_found_while_polling_waits_until_it_is_quiet(disk: Path, listen) -> None:
    heard = listen(disk, poll=True)
    (disk / "a.md").write_text("news")
    heard.swept()
    assert heard.told == []
    heard.until(lambda: heard.told == ["a.md"], within=4.0)


def test_a_file_dated_in_the_future_is_told_when_it_is_quiet(disk: Path, listen) -> None:
    heard = listen(disk, poll=True)
    (disk / "a.md").touch()
    os.utime(disk / "a.md", (time.time() + 86400, time.time() + 86400))
    heard.until(lambda: heard.told == ["a.md"], within=6.0)


def test_a_young_file_of_the_first_reading_is_told_once_more_when_polling(
    disk: Path, listen
) -> None:
    """Its writer may go on within the same tick of the clock, and nobody would announce it."""
    for name in ("young.md", "other.md"):
        (disk / name).write_text("news")
    heard = listen(disk, poll=True)
    assert sorted(heard.told) == ["other.md", "young.md"]
    heard.until(lambda: sorted(heard.told) == ["other.md"] * 2 + ["young.md"] * 2, within=4.0)


def test_a_rewrite_that_changes_no_time_and_no_size_is_told(root: Path, listen) -> None:
    """Older kernels, FAT and Samba have ticks long enough for two states of one file."""
    save(root / "a.md", "one")
    heard = listen(root)
    signature = heard.files["a.md"]
    open(root / "a.md", "r+").close()
    heard.until(lambda: heard.told == ["a.md"] * 2)
    assert heard.files["a.md"] == signature
