"""The log: one line a record, nothing that a terminal would obey, no text of any article."""

import logging
import os
import stat
import threading
from pathlib import Path

import pytest

from tui import journal


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = journal.open_log(tmp_path / "state" / "newswall.log")
    assert path is not None
    return path


def test_a_record_is_one_line_whatever_it_holds(log: Path) -> None:
    logging.getLogger("tui.x").warning("a\n2026-01-01 ERROR fake\x1b]52;c;QQ==\x07\u2028b\u202e")
    (line,) = log.read_text(encoding="utf-8").split("\n")[:-1]
    assert line.isprintable()
    assert "tui.x: a" in line


def test_an_exception_is_told_without_its_words(log: Path) -> None:
    try:
        raise ValueError("CANARY of an article")
    except ValueError:
        logging.getLogger("tui.x").exception("it failed")
    text = log.read_text(encoding="utf-8")
    assert "CANARY" not in text
    assert "ValueError" in text
    assert "test_journal.py" in text


def test_the_log_is_for_its_owner_only(log: Path) -> None:
    assert log.stat().st_mode & 0o777 == 0o600
    assert log.parent.stat().st_mode & 0o777 == 0o700


def test_every_directory_that_is_made_for_the_log_is_for_its_owner_only(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        assert not refused(tmp_path / "home" / "state" / "newswall.log")
    finally:
        os.umask(before)
    for directory in (tmp_path / "home", tmp_path / "home" / "state"):
        assert stat.S_IMODE(directory.stat().st_mode) == 0o700


def test_a_log_does_not_grow_without_end(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20_000):
        logging.getLogger("tui.x").warning("the same error, for the %dth time", number)
    assert sum(file.stat().st_size for file in log.parent.iterdir()) <= 2 * journal.MOST


def refused(path: Path) -> bool:
    """Tell whether `path` is not taken for the log."""
    return journal.open_log(path) is None


def test_where_nothing_can_be_written_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    assert refused(tmp_path / "state" / "newswall.log")


@pytest.mark.parametrize("read", [False, True])
def test_a_pipe_in_the_place_of_the_log_is_left_alone(tmp_path: Path, read: bool) -> None:
    path = tmp_path / "newswall.log"
    os.mkfifo(path, 0o644)
    end = os.open(path, os.O_RDONLY | os.O_NONBLOCK) if read else None
    try:
        assert refused(path)
        assert stat.S_IMODE(path.lstat().st_mode) == 0o644
    finally:
        if end is not None:
            os.close(end)


@pytest.mark.parametrize("there", [False, True])
def test_a_link_in_the_place_of_the_log_is_not_followed(tmp_path: Path, there: bool) -> None:
    target = tmp_path / "precious"
    if there:
        target.write_text("mine")
        target.chmod(0o644)
    (tmp_path / "newswall.log").symlink_to(target)
    assert refused(tmp_path / "newswall.log")
    assert target.exists() == there
    if there:
        assert (target.read_text(), stat.S_IMODE(target.stat().st_mode)) == ("mine", 0o644)


def test_a_link_put_there_later_is_not_followed_when_the_log_is_turned_over(
    log: Path, tmp_path: Path
) -> None:
    target = tmp_path / "precious"
    (handler,) = (h for h in logging.getLogger().handlers if isinstance(h, journal._OwnFile))
    handler.close()
    log.unlink()
    log.symlink_to(target)
    logging.getLogger("tui.x").warning("words")
    assert not target.exists()


def test_an_old_log_is_for_its_owner_only_too(tmp_path: Path) -> None:
    path = tmp_path / "newswall.log"
    path.write_text("old\n")
    path.chmod(0o644)
    assert not refused(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text() == "old\n"


def test_a_thread_that_dies_is_logged_and_not_printed(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = threading.excepthook
    journal.log_dying_threads()
    try:
        thread = threading.Thread(target=lambda: 1 / 0, name="doomed")
        thread.start()
        thread.join()
    finally:
        threading.excepthook = before
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert capsys.readouterr().err == ""
