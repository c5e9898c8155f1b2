"""A file that takes long at the reading desk does not hold up the others."""

import os
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.brake import Brake, slow_note
from tests.processes import PATIENCE, Process, descendants, wait_until
from tests.readers.desk_files import problems, story, titles
from tui.readers.crew import SLOW
from tui.readers.desk import FileReading, ReadingDesk
from tui.readers.process import Job, WorkerProcess


def slow_one(folder: Path, name: str) -> str:
    return slow_note(folder / f"{name}.md", f"Title of {name}")


def taken(desk: ReadingDesk, count: int) -> list[FileReading]:
    """Take readings until there are so many."""
    readings: list[FileReading] = []
    wait_until(lambda: readings.extend(desk.take(0.1)) or len(readings) >= count, f"{count} files")
    return readings


def test_readings_come_in_the_order_in_which_they_are_done(
    desk: ReadingDesk, tmp_path: Path, brake: Brake
) -> None:
    desk.put([slow_one(tmp_path, "slow"), story(tmp_path, "a"), story(tmp_path, "b")])
    assert titles(taken(desk, 2)) == ["Title of a", "Title of b"]
    brake.let_go()
    assert titles(taken(desk, 1)) == ["Title of slow"]
    assert desk.take(PATIENCE) == []  # nothing is on the desk: nothing is waited for


def test_a_file_that_is_put_while_another_hangs_is_read_at_once(
    desk: ReadingDesk, tmp_path: Path, brake: Brake
) -> None:
    desk.put([slow_one(tmp_path, "slow")])
    wait_until(lambda: desk.take(0.05) or brake.begun, "the slow file is begun")
    desk.put([story(tmp_path, "good")])
    assert titles(taken(desk, 1)) == ["Title of good"]
    brake.let_go()
    assert titles(taken(desk, 1)) == ["Title of slow"]


def test_two_slow_files_do_not_hold_up_the_quick_ones(
    desk: ReadingDesk, tmp_path: Path, brake: Brake
) -> None:
    slow = [slow_one(tmp_path, f"slow{number}") for number in range(2)]
    desk.put([*slow, *(story(tmp_path, f"quick{number}") for number in range(300))])
    assert {title[:14] for title in titles(taken(desk, 300))} == {"Title of quick"}
    assert len(descendants(os.getpid())) == 3  # each slow file has one, the others have one
    brake.let_go()
    readings = taken(desk, 2)
    assert sorted(titles(readings)) == ["Title of slow0", "Title of slow1"]
    assert not any(problems(readings))
    assert brake.begun == 2  # none was begun again


def test_a_library_that_takes_long_to_import_is_no_reason_to_start_another_worker(
    desk: ReadingDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.readers.crew.COLD", PATIENCE)
    workers: set[Process] = set()
    got: list[FileReading] = []
    with closing(Brake(tmp_path / "brake", monkeypatch, importing=True)) as brake:
        desk.put([story(tmp_path, "first"), slow_one(tmp_path, "note"), story(tmp_path, "last")])
        wait_until(lambda: got.extend(desk.take(0.05)) or brake.begun, "the import is begun")
        since = time.monotonic()
        wait_until(
            lambda: got.extend(desk.take(0.05)) or time.monotonic() > since + 2 * SLOW,
            "it takes long",
        )
        workers |= descendants(os.getpid())
    wait_until(lambda: got.extend(desk.take(0.05)) or len(got) == 3, "all are read")
    assert workers == descendants(os.getpid())
    assert len(workers) == 1


def test_many_slow_files_are_read_by_few_workers_which_are_no_more_than_needed_afterwards(
    desk: ReadingDesk, tmp_path: Path, brake: Brake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.readers.crew.COLD", 0.05)
    desk.put(slow_one(tmp_path, f"slow{number}") for number in range(20))
    wait_until(lambda: desk.take(0.05) or brake.begun == 3, "all workers are busy")
    assert len(descendants(os.getpid())) == 3
    brake.let_go()
    readings = taken(desk, 20)
    assert sorted(titles(readings)) == sorted(f"Title of slow{number}" for number in range(20))
    wait_until(
        lambda: desk.take() or len(descendants(os.getpid())) == 1,
        "workers beyond the usual one end",
    )
    desk.put([story(tmp_path, "after")])
    assert titles(taken(desk, 1)) == ["Title of after"]


def test_files_that_hang_together_are_problems_and_the_next_ones_are_read(
    tmp_path: Path, brake: Brake
) -> None:
    slow = [slow_one(tmp_path, f"slow{number}") for number in range(4)]
    with ReadingDesk(time_limit=0.7) as desk:
        desk.put([*slow, story(tmp_path, "quick")])
        readings = taken(desk, 5)
    assert {reading.path for reading in readings} >= set(slow)
    assert sorted(problems(readings)) == ["", *["took longer than 0.7 s to read"] * 4]


def test_a_worker_that_is_killed_with_a_slow_file_is_no_fault_of_the_file(
    desk: ReadingDesk, tmp_path: Path, brake: Brake
) -> None:
    desk.put([slow_one(tmp_path, "slow"), story(tmp_path, "quick")])
    taken(desk, 1)
    assert brake.begun == 1
    workers = descendants(os.getpid())
    for worker in workers:
        worker.kill()
    wait_until(lambda: not any(worker.alive for worker in workers), "both workers die")
    wait_until(lambda: desk.take(0.05) or brake.begun == 2, "the slow file is begun again")
    desk.put([story(tmp_path, "other")])
    brake.let_go()
    readings = taken(desk, 2)
    assert sorted(titles(readings)) == ["Title of other", "Title of slow"]
    assert not any(problems(readings))


def test_a_file_that_was_begun_when_it_was_taken_back_is_read_for_nobody(
    tmp_path: Path, brake: Brake
) -> None:
    first, back = Job(0, story(tmp_path, "first")), Job(1, slow_one(tmp_path, "back"))
    worker = WorkerProcess(20, 1 << 30, 8 << 20)
    worker.add([first, back])
    worker.flush()
    wait_until(lambda: brake.begun, "the second file is begun")
    assert worker.recall() == [back]
    worker.flush()
    brake.let_go()
    got: list[tuple[Job, FileReading]] = []
    wait_until(lambda: got.extend(worker.receive()) or not worker.recalled, "it has forgotten")
    worker.end()
    assert [job for job, _ in got] == [first]


@pytest.mark.parametrize(
    ("slowed", "problem"), [(9.0, ""), (2.0, ""), (1.0, "took longer than 1 s to read")]
)
def test_a_file_gets_the_time_that_other_programs_took_from_its_reader(
    tmp_path: Path, brake: Brake, monkeypatch: pytest.MonkeyPatch, slowed: float, problem: str
) -> None:
    def let_it_go_on(worker: WorkerProcess) -> float:
        brake.let_go()
        return slowed

    monkeypatch.setattr(WorkerProcess, "slowed", let_it_go_on)
    with ReadingDesk(time_limit=1) as desk:
        assert problems(list(desk.read([slow_one(tmp_path, "slow")]))) == [problem]


def test_a_reader_can_tell_how_much_others_slow_it() -> None:
    worker = WorkerProcess(1.0, 1 << 30, 8 << 20)
    try:
        assert worker.slowed() >= 1
    finally:
        worker.end()
    assert worker.slowed() == 1
