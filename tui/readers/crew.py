"""Who reads what: files are handed to workers, and whoever hangs or dies is replaced.

Workers are told files ahead, so that they never wait for the desk. When one of them takes long with
a file, those behind it are taken back and read by another: at most one worker more than usual, so
that of several slow files all but one wait until the quick ones are done.
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
WINDOW = 64
"""Files that a worker is told ahead."""
FALLS = 2
"""Workers that may die with the same file in work before it is the file's problem: one may have
been killed for a reason of its own."""
SLOW = 0.3
"""Seconds after which a file lets those behind it go first."""


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
        self._slow: deque[Job] = deque()
        """Files that took long while another one took long already."""
        self._aside: WorkerProcess | None = None
        """The worker that is busy with a slow file while others read the quick ones."""
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
        for worker in tuple(self._workers):
            if worker is not self._aside and len(worker.jobs) <= WINDOW // 2:
                self._tell(worker, self._quick, WINDOW - len(worker.jobs))
        while self._quick and len(self._workers) - (self._aside is not None) < self._size:
            started = self._start()
            if started is None:
                return
            self._tell(started, self._quick, WINDOW)
        if self._slow and self._aside is None:
            idle = (worker for worker in self._workers if not worker.jobs)
            self._aside = next(idle, None) or self._start()
            if self._aside is not None:
                self._tell(self._aside, self._slow, 1)

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
                self._late(worker)
            else:
                self._set_aside(worker)

    def clear_the_desk(self) -> None:
        """Forget all files; part from workers that still read for somebody who stopped asking."""
        for worker in tuple(self._workers):
            if worker.jobs:
                self._dismiss(worker)
        for pile in (self._quick, self._slow, self.done):
            pile.clear()
        self.pending = 0

    def dismiss_all(self) -> None:
        """End all workers."""
        for worker in tuple(self._workers):
            self._dismiss(worker)

    # -- workers at work ---------------------------------------------------------------------

    def _start(self) -> WorkerProcess | None:
        """Start a worker; None when there is none to be had."""
        try:
            worker = WorkerProcess(*self._limits)
        except OSError as error:
            self._not_started(os.strerror(error.errno or 0).lower())
            return None
        self._workers.append(worker)
        self._ears.register(worker.hears, selectors.EVENT_READ, worker)
        return worker

    def _tell(self, worker: WorkerProcess, pile: deque[Job], count: int) -> None:
        """Give a worker the next files of `pile`."""
        was_idle = not worker.jobs
        worker.add([pile.popleft() for _ in range(min(count, len(pile)))])
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
        elif worker is self._aside and not worker.jobs:
            self._bring_back(worker)

    # -- workers that take long, or die --------------------------------------------------------

    def _deadline(self, worker: WorkerProcess) -> float:
        return worker.since + (self._limits[0] if worker.ready else START_LIMIT)

    def _next_look(self, worker: WorkerProcess) -> float:
        """Return when (monotonic) the worker is late, or holds up others."""
        if not worker.jobs:
            return math.inf
        deadline = self._deadline(worker)
        holds_up = len(worker.jobs) > 1 or self._quick
        if worker.ready and worker is not self._aside and holds_up:
            return min(worker.since + SLOW, deadline)
        return deadline

    def _set_aside(self, worker: WorkerProcess) -> None:
        """Let a worker go on with its slow file alone; a second slow file waits for the first."""
        self._take_back(worker.recall())
        if self._aside is None:
            self._aside = worker
        else:
            self._dismiss(worker)
            self._slow.append(worker.jobs.popleft())

    def _bring_back(self, worker: WorkerProcess) -> None:
        """Let a worker that has read its slow file read others, unless it is not needed.

        One that was told files which were taken back may have begun them: it is ended.
        """
        if worker.recalled:
            self._dismiss(worker)
        elif self._slow:
            self._tell(worker, self._slow, 1)
        else:
            self._aside = None
            if len(self._workers) > self._size:
                self._dismiss(worker)

    def _late(self, worker: WorkerProcess) -> None:
        """Replace a worker that took too long with a file, or that never came."""
        self._dismiss(worker)
        if worker.ready:
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
        pile = self._quick or self._slow
        for _ in range(min(WINDOW, len(pile))):
            job = pile.popleft()
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
        if worker is self._aside:
            self._aside = None
        worker.end()
