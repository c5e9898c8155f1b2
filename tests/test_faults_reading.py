"""Files that cannot be read for a while: they are listed, and shown as soon as they can."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.at_work import Reader, note
from tui import intake
from tui.readers.process import WorkerProcess
from tui.readers.safe_open import Unreadable, read_regular


def test_files_for_which_no_reader_could_be_started_are_read_when_one_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "PATIENCE", (0.1,))
    monkeypatch.setattr(intake, "LATER", 0.5)
    with monkeypatch.context() as shortage:

        def refuse(*_: object) -> None:
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

        shortage.setattr(WorkerProcess, "__init__", refuse)
        reader = Reader(tmp_path)
        try:
            reader.shows()
            (tmp_path / "a.md").write_text(note("Read late"))
            reader.until(lambda: not reader.titles() and len(reader.library.problems()) == 1)
            assert "no reader could be started" in reader.library.problems()[0].reason
            shortage.undo()
            reader.shows("Read late")
            reader.until(lambda: reader.library.problems() == [])
        finally:
            reader.close()


def failing_once(method: Callable[..., Any], number: int) -> Callable[..., Any]:
    """Return `method`, which fails with this error when it is called first."""
    failures = [OSError(number, os.strerror(number))]

    def fail_once(*arguments: Any, **options: Any) -> Any:
        if failures:
            raise failures.pop()
        return method(*arguments, **options)

    return fail_once


@pytest.mark.parametrize("number", [errno.EIO, errno.ESTALE, errno.ENOMEM])
@pytest.mark.parametrize("step", ["open", "fstat", "read"])
def test_a_disk_that_fails_at_any_step_makes_a_file_that_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    file = tmp_path / "a.md"
    file.write_text("news")
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    function = failing_once(getattr(os, step), number)
    with monkeypatch.context() as fault:
        fault.setattr(os, step, function)
        fault.setattr(os, "supports_dir_fd", {*os.supports_dir_fd, function})
        with pytest.raises(Unreadable) as raised:
            read_regular(str(file), 100)
    assert raised.value.retry
    assert os.strerror(number).lower() in str(raised.value)
    assert read_regular(str(file), 100).data == b"news"
    assert before == (len(os.listdir("/proc/self/fd")) if before else 0)


def test_a_file_that_is_never_finished_keeps_its_last_good_version_and_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "PATIENCE", (0.05, 0.1))
    feed = "<rss version='2.0'><channel><title>S</title><item><title>{}</title></item>"
    file = tmp_path / "feed.xml"
    file.write_text(feed.format("Whole") + "</channel></rss>")
    reader = Reader(tmp_path)
    try:
        reader.shows("Whole")
        file.write_text("<rss version='2.0'><channel><title>S</title><item><tit")
        reader.until(lambda: reader.titles() == ["Whole"] and bool(reader.library.problems()))
        file.write_text(feed.format("Finished") + "</channel></rss>")
        reader.shows("Finished", "Whole")
        reader.until(lambda: reader.library.problems() == [])
    finally:
        reader.close()
