"""The reading desk: hands files to worker processes and takes back what they hold.

A file that hangs, crashes or bloats its worker becomes a problem, the worker is replaced, and the
files after it go on. Nothing here parses: no library of any format is imported in this process.
"""

import contextlib
import os
import selectors
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from types import TracebackType

from tui.article import ReadResult
from tui.readers.process import Job, WorkerGone, WorkerProcess
from tui.readers.safe_open import signature_of
from tui.readers.wire import FileReading

__all__ = ["FileReading", "ReadingDesk"]

START_LIMIT = 30.0
"""Seconds that a worker may take to start, on a machine that is busy with other things."""
STARTS = 3
"""Workers in a row that may fail to start before the files at hand are given back unread."""
WINDOW = 64
"""Files that a worker is told ahead, so that it never waits for the desk."""
FALLS = 2
"""Workers that may die with the same file in work before it is the file's problem: one may have
been killed for a reason of its own."""


@dataclass(slots=True)
class _Pile:
    """The files of one call to `read`: still to be handed out, and answered but not yet due."""

    paths: Iterator[str]
    again: deque[Job] = field(default_factory=deque)
    answered: dict[int, FileReading] = field(default_factory=dict)
    due: int = 0
    """The number of the file to be yielded next."""
    numbered: int = 0

    def take(self, count: int) -> list[Job]:
        """Take the next `count` files, first of all those that come back from a dead worker."""
        jobs = [self.again.popleft() for _ in range(min(count, len(self.again)))]
        for path in islice(self.paths, count - len(jobs)):
            jobs.append(Job(self.numbered, path))
            self.numbered += 1
        return jobs

    def next_due(self) -> FileReading | None:
        """Take the next answer in the order of the paths, if it is there."""
        reading = self.answered.pop(self.due, None)
        if reading is not None:
            self.due += 1
        return reading


class ReadingDesk:
    """Reads files in `workers` processes, which start with the first file and are kept.

    `time_limit` is in seconds for one file, `memory_limit` in bytes of address space for one
    worker, `size_limit` in bytes for one file. `read` is for one thread, `close` for any.
    """

    def __init__(
        self,
        *,
        workers: int = 1,
        time_limit: float = 5.0,
        memory_limit: int = 1 << 30,
        size_limit: int = 8 << 20,
    ) -> None:
        self._workers = workers
        self._limits = (time_limit, memory_limit, size_limit)
        self._crew: list[WorkerProcess] = []
        self._failed_starts = 0
        self._left_at = time.monotonic()
        self._at_work = threading.Lock()
        self._closing = threading.Lock()
        self._closed = False
        self._ears = selectors.DefaultSelector()
        self._wake_up, self._wake = os.pipe()
        self._ears.register(self._wake_up, selectors.EVENT_READ)

    def __enter__(self) -> "ReadingDesk":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, paths: Iterable[str]) -> Iterator[FileReading]:
        """Yield one reading for each of the absolute `paths`, in order, as soon as it is there.

        A bad file never raises, it has a problem. The readings end early when the desk is closed.
        """
        pile = _Pile(iter(paths))
        try:
            while (reading := self._next(pile)) is not None:
                yield reading
        finally:
            self._clear_the_desk()

    def close(self) -> None:
        """End the workers, at once and for good; also while another thread is in `read`."""
        with self._closing:
            if self._closed:
                return
            self._closed = True
            os.write(self._wake, b"\0")
        with self._at_work:
            for worker in tuple(self._crew):
                self._dismiss(worker)
            self._ears.close()
            os.close(self._wake_up)
            os.close(self._wake)

    def _next(self, pile: _Pile) -> FileReading | None:
        """Return the reading that is due, working until it is there; None when all are done."""
        with self._at_work:
            away = time.monotonic() - self._left_at
            for worker in self._crew:  # whoever is blocked because nobody listened is not slow
                worker.since += away
            try:
                while not self._closed:
                    reading = pile.next_due()
                    if reading is not None:
                        return reading
                    self._hand_out(pile)
                    if pile.due in pile.answered:
                        continue
                    if any(worker.jobs for worker in self._crew):
                        self._listen(pile)
                    elif not pile.again:
                        break
                return None
            finally:
                self._left_at = time.monotonic()

    def _hand_out(self, pile: _Pile) -> None:
        """Let every worker have enough to do; start one more while there is more to do."""
        ahead = not pile.again and len(pile.answered) >= WINDOW * self._workers
        for worker in tuple(self._crew):
            if not ahead and len(worker.jobs) <= WINDOW // 2:
                self._tell(worker, pile.take(WINDOW - len(worker.jobs)), pile)
        while len(self._crew) < self._workers and (jobs := pile.take(WINDOW)):
            try:
                worker = WorkerProcess(*self._limits)
            except OSError as error:
                pile.again.extendleft(reversed(jobs))
                self._not_started(pile, os.strerror(error.errno or 0).lower())
                return
            self._crew.append(worker)
            self._ears.register(worker.hears, selectors.EVENT_READ, worker)
            self._tell(worker, jobs, pile)

    def _tell(self, worker: WorkerProcess, jobs: list[Job], pile: _Pile) -> None:
        worker.add(jobs)
        self._flush(worker, pile)

    def _flush(self, worker: WorkerProcess, pile: _Pile) -> None:
        """Send what the worker's pipe takes, and listen for room if that was not all."""
        try:
            more = worker.flush()
        except WorkerGone:
            return  # its end is heard where its last answers are
        if more and worker.speaks not in self._ears.get_map():
            self._ears.register(worker.speaks, selectors.EVENT_WRITE, worker)
        elif not more and worker.speaks in self._ears.get_map():
            self._ears.unregister(worker.speaks)

    def _listen(self, pile: _Pile) -> None:
        """Wait until a worker says something or is late, and deal with it."""
        busy = [worker for worker in self._crew if worker.jobs]
        wait = min(self._deadline(worker) for worker in busy) - time.monotonic()
        heard = self._ears.select(max(0.0, wait))
        for key, events in heard:
            worker = key.data
            if worker not in self._crew:
                continue
            if events & selectors.EVENT_WRITE:
                self._flush(worker, pile)
            else:
                self._hear(worker, pile)
        now = time.monotonic()
        for worker in busy:
            if worker in self._crew and worker.jobs and self._deadline(worker) <= now:
                self._late(worker, pile)

    def _deadline(self, worker: WorkerProcess) -> float:
        return worker.since + (self._limits[0] if worker.ready else START_LIMIT)

    def _hear(self, worker: WorkerProcess, pile: _Pile) -> None:
        try:
            for job, reading in worker.receive():
                pile.answered[job.number] = reading
                self._failed_starts = 0
        except WorkerGone:
            self._fallen(worker, pile)
        else:
            if worker.leaving:
                self._dismiss(worker)
                pile.again.extendleft(reversed(worker.jobs))

    def _late(self, worker: WorkerProcess, pile: _Pile) -> None:
        """Replace a worker that took too long with a file, or that never came."""
        self._dismiss(worker)
        if worker.ready:
            job = worker.jobs.popleft()
            limit = f"{self._limits[0]:g} s"
            pile.answered[job.number] = _given_up(job.path, f"took longer than {limit} to read")
        pile.again.extendleft(reversed(worker.jobs))
        if not worker.ready:
            self._not_started(pile, f"it takes longer than {START_LIMIT:g} s to start")

    def _fallen(self, worker: WorkerProcess, pile: _Pile) -> None:
        """Replace a worker that died; what it had in work is read once more."""
        self._dismiss(worker)
        if worker.ready and worker.jobs:
            worker.jobs[0].falls += 1
            if worker.jobs[0].falls == FALLS:
                job = worker.jobs.popleft()
                pile.answered[job.number] = _given_up(job.path, "makes its reader crash")
        pile.again.extendleft(reversed(worker.jobs))
        if not worker.ready:
            self._not_started(pile, "it ends at once")

    def _not_started(self, pile: _Pile, reason: str) -> None:
        """Count a worker that did not start; in the end give back unread what was at hand."""
        self._failed_starts += 1
        if self._failed_starts >= STARTS and not self._crew:
            for job in pile.take(WINDOW):
                result = ReadResult("", problem=f"no reader could be started: {reason}")
                pile.answered[job.number] = FileReading(job.path, result, retry=True)

    def _dismiss(self, worker: WorkerProcess) -> None:
        for pipe in (worker.hears, worker.speaks):
            with contextlib.suppress(KeyError):
                self._ears.unregister(pipe)
        self._crew.remove(worker)
        worker.end()

    def _clear_the_desk(self) -> None:
        """Part from workers that still read for somebody who has stopped asking."""
        with self._at_work:
            for worker in tuple(self._crew):
                if worker.jobs:
                    self._dismiss(worker)


def _given_up(path: str, problem: str) -> FileReading:
    """Return a reading that failed, with the file's signature so that it is not tried for ever."""
    try:
        signature = signature_of(os.lstat(path))
    except (OSError, ValueError):
        signature = None
    return FileReading(path, ReadResult("", problem=problem), b"", signature)
