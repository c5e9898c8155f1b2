"""Accidents at the reading desk: files that hang, crash or bloat their reader; killed workers."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.brake import Brake, slow_note
from tests.processes import ROOT, wait_until
from tests.readers.desk_files import Clock, note, problems, story, the_worker, titles
from tui.readers.desk import ReadingDesk
from tui.readers.process import Job, WorkerProcess

Library = Callable[[str], None]


def test_a_worker_killed_between_two_files_is_replaced_and_nothing_is_lost(
    desk: ReadingDesk, tmp_path: Path
) -> None:
    list(desk.read([story(tmp_path, "one")]))
    worker = the_worker()
    worker.kill()
    wait_until(lambda: not worker.alive, "the worker dies")
    assert titles(list(desk.read([story(tmp_path, "two")]))) == ["Title of two"]


def test_a_worker_killed_at_any_moment_of_many_files_costs_none_of_them(
    desk: ReadingDesk, tmp_path: Path
) -> None:
    paths = [story(tmp_path, f"file{number}") for number in range(600)]
    readings = []
    for reading in desk.read(paths):
        readings.append(reading)
        if len(readings) in {1, 70, 71, 300}:
            the_worker().kill()
    assert [reading.path for reading in readings] == paths
    assert not any(problems(readings))


DIES_ONCE = """
import os, pathlib, signal
died = pathlib.Path({died!r})
if not died.exists():
    died.touch()
    os.kill(os.getpid(), signal.SIGKILL)
class TOMLDecodeError(Exception): pass
def loads(source): return {{'title': 'Read at the second try'}}
"""


def test_a_file_in_work_when_its_worker_dies_is_read_once_more(
    desk: ReadingDesk, tmp_path: Path, library: Library
) -> None:
    library(DIES_ONCE.format(died=str(tmp_path / "died")))
    assert titles(list(desk.read([note(tmp_path)]))) == ["Read at the second try"]


def test_the_death_of_a_worker_that_had_nothing_to_do_is_no_fault_of_the_next_file(
    desk: ReadingDesk, tmp_path: Path, library: Library
) -> None:
    library(DIES_ONCE.format(died=str(tmp_path / "died")))
    list(desk.read([story(tmp_path, "one")]))
    worker = the_worker()
    worker.kill()
    wait_until(lambda: not worker.alive, "the worker dies")
    assert titles(list(desk.read([note(tmp_path)]))) == ["Read at the second try"]


def test_a_file_that_kills_two_workers_is_a_problem_and_the_others_are_read(
    desk: ReadingDesk, tmp_path: Path, library: Library
) -> None:
    deaths = tmp_path / "deaths"
    library(
        "import os, signal\n"
        f"with open({str(deaths)!r}, 'a') as file: file.write('x')\n"
        "os.kill(os.getpid(), signal.SIGSEGV)\n"
    )
    paths = [story(tmp_path, "before"), note(tmp_path), story(tmp_path, "after")]
    readings = list(desk.read(paths))
    assert problems(readings) == ["", "makes its reader crash", ""]
    assert titles(readings) == ["Title of before", "Title of after"]
    assert readings[1].signature is not None
    assert deaths.read_text() == "xx"


def test_a_file_that_hangs_its_reader_is_a_problem_and_the_others_are_read(
    tmp_path: Path, library: Library
) -> None:
    library("while True: pass")
    paths = [story(tmp_path, "before"), note(tmp_path), story(tmp_path, "after")]
    with ReadingDesk(time_limit=1.5) as desk:
        readings = list(desk.read(paths))
    assert problems(readings) == ["", "took longer than 1.5 s to read", ""]
    assert titles(readings) == ["Title of before", "Title of after"]
    assert readings[1].signature is not None


def test_a_worker_that_was_stopped_is_replaced(tmp_path: Path) -> None:
    with ReadingDesk(time_limit=1) as desk:
        list(desk.read([story(tmp_path, "one")]))
        os.kill(the_worker().pid, signal.SIGSTOP)
        paths = [story(tmp_path, "two"), story(tmp_path, "three")]
        assert titles(list(desk.read(paths)))[-1] == "Title of three"


def test_time_in_which_nobody_asks_is_not_time_that_a_file_takes(
    tmp_path: Path, brake: Brake, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr("tui.readers.desk.time", clock)
    monkeypatch.setattr("tui.readers.crew.time", clock)
    monkeypatch.setattr("tui.readers.process.time", clock)
    with ReadingDesk(time_limit=5) as desk:
        readings = desk.read([story(tmp_path, "one"), slow_note(tmp_path / "slow.md")])
        got = [next(readings)]
        clock.ahead += 100
        brake.let_go()
        got += readings
    assert titles(got) == ["Title of one", "Slow"]


def test_a_file_that_needs_too_much_memory_is_a_problem_and_the_others_are_read(
    desk: ReadingDesk, tmp_path: Path, library: Library
) -> None:
    library("hoard = [bytearray(1 << 28) for _ in range(32)]")
    paths = [story(tmp_path, "before"), note(tmp_path), story(tmp_path, "after")]
    readings = list(desk.read(paths))
    assert problems(readings) == ["", "needed too much memory to read", ""]
    assert titles(readings) == ["Title of before", "Title of after"]


def test_a_worker_that_had_grown_large_is_replaced_after_the_file(
    desk: ReadingDesk, tmp_path: Path, library: Library
) -> None:
    library(
        "len(b'x' * (450 << 20))\n"
        "class TOMLDecodeError(Exception): pass\n"
        "def loads(source): return {'title': 'Large'}\n"
    )
    list(desk.read([story(tmp_path, "one")]))
    first = the_worker()
    readings = list(desk.read([note(tmp_path), story(tmp_path, "two")]))
    assert titles(readings) == ["Large", "Title of two"]
    assert the_worker() != first


READS_WHEN_LARGE = """
import os, sys
from tests.processes import descendants
from tui.readers.desk import ReadingDesk
from tui.readers.worker import HEAVY

len(b"x" * (HEAVY + (8 << 20)))
workers = set()
with ReadingDesk() as desk:
    for path in sys.argv[1:]:
        list(desk.read([path]))
        workers |= descendants(os.getpid())
print(len(workers))
"""


def test_a_worker_does_not_take_the_size_of_who_started_it_for_its_own(tmp_path: Path) -> None:
    paths = [story(tmp_path, name) for name in ("one", "two", "three")]
    command = [sys.executable, "-c", READS_WHEN_LARGE, *paths]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    assert done.stdout == "1\n"


def test_a_mistake_of_a_reader_is_a_problem_that_names_the_place_and_no_word_of_the_file(
    desk: ReadingDesk, tmp_path: Path, library: Library
) -> None:
    library("raise LookupError('a word of the file')")
    (reading,) = desk.read([note(tmp_path)])
    assert reading.result.problem.startswith("its reader failed: LookupError at matter.py:")
    assert "a word" not in reading.result.problem


def test_what_a_library_prints_does_not_get_between_the_answers(
    desk: ReadingDesk, tmp_path: Path, library: Library, capfd: pytest.CaptureFixture[str]
) -> None:
    library(
        "import os, sys, warnings\n"
        "print('printed', flush=True); os.write(1, b'written'); os.write(2, b'warned')\n"
        "warnings.warn('careful'); assert not sys.stdin.read()\n"
        "class TOMLDecodeError(Exception): pass\n"
        "def loads(source): return {'title': 'Loud'}\n"
    )
    assert titles(list(desk.read([note(tmp_path)]))) == ["Loud"]
    assert capfd.readouterr() == ("", "")


def test_a_worker_that_says_what_no_worker_says_is_replaced(
    desk: ReadingDesk, tmp_path: Path, library: Library
) -> None:
    library(
        "import os\n"
        "for handle in range(3, 9):\n"
        "    try: os.write(handle, b'\\xff' * 64)\n"
        "    except OSError: pass\n"
    )
    readings = list(desk.read([note(tmp_path), story(tmp_path, "after")]))
    assert problems(readings) == ["makes its reader crash", ""]


def test_a_worker_that_never_stops_talking_is_late_all_the_same(
    tmp_path: Path, library: Library
) -> None:
    library(
        "import os, time\n"
        "said = b'\\x00\\xff\\xff\\xff'\n"  # a long frame is announced, and comes byte by byte
        "while True:\n"
        "    for handle in range(3, 9):\n"
        "        try: os.write(handle, said)\n"
        "        except OSError: pass\n"
        "    said = b' '\n"
        "    time.sleep(0.05)\n"
    )
    with ReadingDesk(time_limit=1) as desk:
        readings = list(desk.read([note(tmp_path), story(tmp_path, "after")]))
    assert problems(readings) == ["took longer than 1 s to read", ""]


def test_nothing_stays_of_an_answer_that_was_cut_short(tmp_path: Path) -> None:
    items = ",".join(f'{{"id": "{n}", "content_text": "{"word " * 4000}"}}' for n in range(100))
    path = tmp_path / "many.json"
    path.write_text(f'{{"items": [{items}]}}')
    job, got = Job(0, str(path)), []
    for whole in (False, True):
        worker = WorkerProcess(20, 1 << 30, 8 << 20)
        worker.add([job])
        worker.flush()
        wait_until(lambda: got.extend(worker.receive()) or job.size > 1 << 19, "some of the answer")  # noqa: B023
        wait_until(lambda: got.extend(worker.receive()) or got or not whole, "the answer")  # noqa: B023
        assert bool(got) == whole
        worker.end()
    assert len(got[0][1].result.articles) == 100
