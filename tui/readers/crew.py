"""Who reads what: files are handed to workers, and whoever hangs or dies is replaced.

Workers are told files ahead, so that they never wait for the desk. When one of them takes long with
a file, those behind it are taken back, and one worker more goes on with them.
"""

import contextlib
import math
import os
import selectors
import time
from collections import deque
from collections.abc import Iterable

from tui.article import ReadResult
from tui.readers.process import Job, WorkerGone, WorkerProcess
from tui.readers.safe_open import signature_of
from tui.readers.wire import FileReading

START_LIMIT = 30.0
"""Seconds that a worker may take to start, on a machine that is busy with other things."""
STARTS = 3
"""Workers in a row that may fail to start before the files at hand are given back unread."""
WINDOW = 128
"""Files that a worker is told ahead."""
FALLS = 2
"""Workers that may die with the same file in work before it is the file's problem: one may have
been killed for a reason of its own."""
SLOW = 0.3
"""Seconds after which a file no longer holds up those behind it."""
COLD = 1.5
"""The same while a library is imported for the file: another worker would have to do it again."""
MORE = 2
"""Workers more than usual that there may be at most."""
MOST_SLOWED = 2.5
"""A file may take so many times its time at most while other programs want the processors; at 3
its worker ends itself."""


class Crew:
    """The workers and the files they have; listens with the selector of the desk."""

    def __init__(
        self, ears: selectors.BaseSelector, size: int, limits: tuple[float, int, int]
    ) -> None:
        self.done: list[tuple[Job, FileReading]] = []
        """What is read, to be taken."""
        self.pending = 0
        """Files that were put and not taken."""
        self._ears = ears
        self._size = size
        self._limits = limits
        self._workers: list[WorkerProcess] = []
        self._quick: deque[Job] = deque()
        """Files to be handed out, first those that come back from a worker."""
        self._aside: list[WorkerProcess] = []
        """Workers that are busy with a slow file while others read what was behind it."""
        self._failed_starts = 0

    def put(self, jobs: list[Job]) -> None:
        """Take on files, behind those that wait."""
        self._quick += jobs
        self.pending += len(jobs)

    def take_done(self) -> list[tuple[Job, FileReading]]:
        """Take what is read."""
        done, self.done = self.done, []
        self.pending -= len(done)
        return done

    def excuse(self, seconds: float) -> None:
        """Leave out the last `seconds`: who is blocked because nobody listens is not slow."""
        for worker in self._workers:
            worker.since += seconds

    def hand_out(self) -> None:
        """Let every worker have enough to do; start one where there is more to do."""
        for worker in self._ordinary():
            if len(worker.jobs) <= WINDOW * 3 // 4:
                self._tell(worker, WINDOW - len(worker.jobs))
        while self._quick and len(self._ordinary()) < self._size:
            if not self._start():
                break
        ordinary = self._ordinary()
        idle = [worker for worker in ordinary if not worker.jobs]
        for worker in idle[: len(ordinary) - self._size]:
            self._dismiss(worker)

    def listen(self, timeout: float) -> None:
        """Wait until a worker says something or is late, and deal with it."""
        next_look = min(map(self._next_look, self._workers), default=math.inf)
        if next_look == math.inf:
            timeout = 0.0  # nobody is at work
        wait = min(timeout, next_look - time.monotonic())
        for key, events in self._ears.select(max(0.0, wait)):
            worker = key.data
            if worker not in self._workers:
                continue
            if events & selectors.EVENT_WRITE:
                self._flush(worker)
            else:
                self._hear(worker)
        now = time.monotonic()
        for worker in tuple(self._workers):
            if self._next_look(worker) > now:
                continue
            if self._deadline(worker) <= now:
                if not self._grant_more(worker, now):
                    self._late(worker)
            else:
                self._set_aside(worker)

    def clear_the_desk(self) -> None:
        """Forget all files; part from workers that still read for somebody who stopped asking."""
        for worker in tuple(self._workers):
            if _is_busy(worker):
                self._dismiss(worker)
        self._quick.clear()
        self.done.clear()
        self.pending = 0

    def dismiss_all(self) -> None:
        """End all workers."""
        for worker in tuple(self._workers):
            self._dismiss(worker)

    # -- workers at work ---------------------------------------------------------------------

    def _ordinary(self) -> list[WorkerProcess]:
        return [worker for worker in self._workers if worker not in self._aside]

    def _start(self) -> bool:
        """Start a worker on the next files; False when there is none to be had."""
        try:
            worker = WorkerProcess(*self._limits)
        except OSError as error:
            self._not_started(os.strerror(error.errno or 0).lower())
            return False
        self._workers.append(worker)
        self._ears.register(worker.hears, selectors.EVENT_READ, worker)
        self._tell(worker, WINDOW)
        return True

    def _tell(self, worker: WorkerProcess, count: int) -> None:
        """Give a worker the next files."""
        was_idle = not worker.jobs
        worker.add([self._quick.popleft() for _ in range(min(count, len(self._quick)))])
        if not self._flush(worker) and was_idle:  # it was dead before: no fault of these files
            self._take_back(worker.jobs)
            worker.jobs.clear()
            self._fallen(worker)

    def _flush(self, worker: WorkerProcess) -> bool:
        """Send what the worker's pipe takes, and listen for room if that was not all.

        False when it is dead: that is heard where its last answers are.
        """
        try:
            more = worker.flush()
        except WorkerGone:
            return False
        if more and worker.speaks not in self._ears.get_map():
            self._ears.register(worker.speaks, selectors.EVENT_WRITE, worker)
        elif not more and worker.speaks in self._ears.get_map():
            self._ears.unregister(worker.speaks)
        return True

    def _hear(self, worker: WorkerProcess) -> None:
        try:
            for job, reading in worker.receive():
                self.done.append((job, reading))
                self._failed_starts = 0
        except WorkerGone:
            self._fallen(worker)
            return
        if worker.leaving:
            self._dismiss(worker)
            self._take_back(worker.jobs)
        elif worker in self._aside and not _is_busy(worker):
            self._aside.remove(worker)

    # -- workers that take long, or die --------------------------------------------------------

    def _deadline(self, worker: WorkerProcess) -> float:
        limit = worker.since + (self._limits[0] if worker.ready else START_LIMIT)
        return max(limit, worker.excused)

    def _grant_more(self, worker: WorkerProcess, now: float) -> bool:
        """Give a late worker the time that others took from it; tell whether there was any."""
        if worker.ready:
            slowed = min(MOST_SLOWED, worker.slowed())
            worker.excused = worker.since + self._limits[0] * slowed
        return worker.excused > now

    def _next_look(self, worker: WorkerProcess) -> float:
        """Return when (monotonic) the worker is late, or holds up others."""
        if not _is_busy(worker):
            return math.inf
        deadline = self._deadline(worker)
        holds_up = len(worker.jobs) > 1 or (worker.jobs and self._quick)
        if worker.ready and holds_up and worker not in self._aside and len(self._aside) < MORE:
            return min(worker.since + (COLD if worker.loading else SLOW), deadline)
        return deadline

    def _set_aside(self, worker: WorkerProcess) -> None:
        """Let a worker go on with its slow file alone."""
        self._aside.append(worker)
        self._take_back(worker.recall())
        self._flush(worker)

    def _late(self, worker: WorkerProcess) -> None:
        """Replace a worker that took too long with a file, or that never came."""
        self._dismiss(worker)
        if worker.ready and worker.jobs:
            limit = f"{self._limits[0]:g} s"
            self._give_up(worker.jobs.popleft(), f"took longer than {limit} to read")
        self._take_back(worker.jobs)
        if not worker.ready:
            self._not_started(f"it takes longer than {START_LIMIT:g} s to start")

    def _fallen(self, worker: WorkerProcess) -> None:
        """Replace a worker that died; what it had in work is read once more."""
        self._dismiss(worker)
        if worker.ready and worker.jobs:
            worker.jobs[0].falls += 1
            if worker.jobs[0].falls == FALLS:
                self._give_up(worker.jobs.popleft(), "makes its reader crash")
        self._take_back(worker.jobs)
        if not worker.ready:
            self._not_started("it ends at once")

    def _not_started(self, reason: str) -> None:
        """Count a worker that did not start; in the end give back unread what was at hand."""
        self._failed_starts += 1
        if self._failed_starts < STARTS or self._workers:
            return
        for _ in range(min(WINDOW, len(self._quick))):
            job = self._quick.popleft()
            result = ReadResult("", problem=f"no reader could be started: {reason}")
            self.done.append((job, FileReading(job.path, result, retry=True)))

    def _give_up(self, job: Job, problem: str) -> None:
        """File a problem, with the file's signature so that it is not tried for ever."""
        try:
            signature = signature_of(os.lstat(job.path))
        except (OSError, ValueError):
            signature = None
        reading = FileReading(job.path, ReadResult("", problem=problem), b"", signature)
        self.done.append((job, reading))

    def _take_back(self, jobs: Iterable[Job]) -> None:
        self._quick.extendleft(reversed(tuple(jobs)))

    def _dismiss(self, worker: WorkerProcess) -> None:
        for pipe in (worker.hears, worker.speaks):
            with contextlib.suppress(KeyError):
                self._ears.unregister(pipe)
        self._workers.remove(worker)
        if worker in self._aside:
            self._aside.remove(worker)
        worker.end()


def _is_busy(worker: WorkerProcess) -> bool:
    """Tell whether it reads, or may be reading what was taken back from it."""
    return bool(worker.jobs or worker.recalled)
