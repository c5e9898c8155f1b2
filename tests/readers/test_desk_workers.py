"""The life of the desk's workers: how they start, what they cannot reach, and how they all end."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.processes import ROOT, descendants, environment, wait_until
from tests.readers.desk_files import note, problems, story, the_worker, titles
from tui.readers.desk import FileReading, ReadingDesk

Library = Callable[[str], None]


def test_the_worker_starts_with_the_first_file_and_is_kept(
    desk: ReadingDesk, tmp_path: Path
) -> None:
    assert not descendants(os.getpid())
    list(desk.read([story(tmp_path, "one")]))
    first = the_worker()
    list(desk.read([story(tmp_path, "two")]))
    assert the_worker() == first


def test_the_worker_has_a_session_of_its_own_and_none_of_our_files(
    desk: ReadingDesk, tmp_path: Path
) -> None:
    opened = (tmp_path / "ours").open("w")
    os.set_inheritable(opened.fileno(), True)
    list(desk.read([story(tmp_path, "one")]))
    pid = the_worker().pid
    held = {os.readlink(entry) for entry in Path(f"/proc/{pid}/fd").iterdir()}
    opened.close()
    assert os.getsid(pid) == pid
    assert {name.partition(":")[0] for name in held} == {"/dev/null", "pipe"}


def test_no_module_of_the_current_folder_gets_into_the_worker(
    desk: ReadingDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json", "tui", "tomllib"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert titles(list(desk.read([note(tmp_path)]))) == ["A note"]


def test_a_worker_ends_when_the_program_is_killed(tmp_path: Path) -> None:
    code = (
        "import sys; from tui.readers.desk import ReadingDesk; desk = ReadingDesk();"
        "list(desk.read(sys.argv[1:])); print('read', flush=True); sys.stdin.read()"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", code, story(tmp_path, "one")],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"read\n"
        (worker,) = descendants(program.pid)
        program.kill()
    wait_until(lambda: not worker.alive, "the worker ends")


def test_a_worker_that_hangs_ends_too_when_the_program_is_killed(
    tmp_path: Path, library: Library
) -> None:
    library(f"open({str(tmp_path / 'hangs')!r}, 'w').close()\nwhile True: pass")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'broken')!r});"
        "from tui.readers.desk import ReadingDesk;"
        "list(ReadingDesk(time_limit=1).read(sys.argv[1:]))"
    )
    program = subprocess.Popen([sys.executable, "-c", code, note(tmp_path)], cwd=ROOT)
    with program:
        wait_until((tmp_path / "hangs").exists, "the worker hangs")
        (worker,) = descendants(program.pid)
        program.kill()
    wait_until(lambda: not worker.alive, "the worker ends")


def test_closing_ends_a_reading_in_another_thread_and_leaves_nothing_open(
    tmp_path: Path, library: Library
) -> None:
    library(f"open({str(tmp_path / 'hangs')!r}, 'w').close()\nwhile True: pass")
    before = set(os.listdir("/proc/self/fd"))
    desk = ReadingDesk(time_limit=60)
    got: list[FileReading] = []
    paths = [story(tmp_path, "one"), note(tmp_path), story(tmp_path, "two")]
    thread = threading.Thread(target=lambda: got.extend(desk.read(paths)), daemon=True)
    thread.start()
    wait_until((tmp_path / "hangs").exists, "the worker hangs")
    worker = the_worker()
    desk.close()
    thread.join(5)
    assert not thread.is_alive()
    assert not worker.alive
    assert set(os.listdir("/proc/self/fd")) == before
    assert titles(got) == ["Title of one"]


def test_a_desk_that_is_closed_twice_or_was_never_used_leaves_nothing_open(
    tmp_path: Path,
) -> None:
    before = set(os.listdir("/proc/self/fd"))
    desk = ReadingDesk()
    desk.close()
    desk.close()
    assert list(desk.read([story(tmp_path, "one")])) == []
    assert set(os.listdir("/proc/self/fd")) == before


def test_many_deaths_leave_no_file_descriptor_behind(desk: ReadingDesk, tmp_path: Path) -> None:
    paths = [story(tmp_path, "one")]
    list(desk.read(paths))
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(5):
        the_worker().kill()
        assert titles(list(desk.read(paths))) == ["Title of one"]
    assert len(os.listdir("/proc/self/fd")) == before


def test_files_are_given_back_to_be_read_later_when_no_worker_can_be_started(
    desk: ReadingDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [story(tmp_path, f"file{number}") for number in range(100)]
    monkeypatch.setattr(sys, "executable", str(tmp_path / "missing"))
    readings = list(desk.read(paths))
    assert set(problems(readings)) == {"no reader could be started: no such file or directory"}
    assert len(readings) == 100
    assert all(reading.retry and reading.signature is None for reading in readings)
    monkeypatch.undo()
    assert len(titles(list(desk.read(paths)))) == 100


def test_files_are_given_back_when_every_worker_ends_at_once(
    desk: ReadingDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    (reading,) = desk.read([story(tmp_path, "one")])
    assert reading.result.problem == "no reader could be started: it ends at once"
    assert reading.retry
