"""One worker process as the desk sees it: start it, send it paths, hear its answers, end it."""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tui.readers.wire import MAX_ANSWER, Answer, FileReading, Frames, WireError, frame

# The search path is handed over and the rest is -I: no module of that name in the current folder
# and no PYTHON* variable can get in between, and an editable install is found all the same.
_START = (
    "import json, sys; sys.path[:0] = json.loads(sys.argv[1]); "
    "from tui.readers.worker import main; main(*json.loads(sys.argv[2]))"
)
_READ = 1 << 18
_PIPE = 1 << 20
"""Bytes that a worker may be ahead with its answers, where the system lets a pipe hold so many."""
_REAP = 1.0
"""Seconds to wait for a killed process; one that hangs in the kernel is reaped by and by."""


@dataclass(slots=True)
class Job:
    """A file that waits for its answer."""

    number: int
    path: str
    falls: int = 0
    """How often a worker died with it."""
    answer: Answer = field(default_factory=Answer)
    size: int = 0
    """Bytes of the answer so far."""


class WorkerGone(Exception):
    """The worker has ended, or says what no worker says."""


class WorkerProcess:
    """A running worker. Raises OSError when it cannot be started."""

    def __init__(self, time_limit: float, memory_limit: int, size_limit: int) -> None:
        own = str(Path(__file__).parents[2])
        search = [own, *(os.path.abspath(entry) for entry in sys.path if entry)]
        limits = [time_limit, memory_limit, size_limit]
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-I", "-X", "utf8", "-W", "ignore", "-c", _START),
                json.dumps(list(dict.fromkeys(search))),
                json.dumps(limits),
            ],
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # no terminal: neither its signals nor its input
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._to, self._from = self._process.stdin, self._process.stdout
        for pipe in (self._to, self._from):
            os.set_blocking(pipe.fileno(), False)
        _widen(self._from.fileno())
        self._frames = Frames()
        self._outbox = bytearray()
        self.jobs: deque[Job] = deque()
        """What it was told to read and has not answered; the first is in work."""
        self.since = time.monotonic()
        """When it began with the first of its jobs, or was started; monotonic seconds."""
        self.ready = False
        """It runs, and has said so."""
        self.leaving = False
        """It ends of its own accord, and begins no more of its jobs."""
        self.recalled: set[int] = set()
        """The numbers of jobs that were taken back, until it has said that it forgot them."""
        self.loading = False
        """It imports a library for the file in work."""
        self.excused = 0.0
        """Till when (monotonic) it may be late, as others had the processors meanwhile."""

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def hears(self) -> int:
        """The file descriptor that answers come from."""
        return self._from.fileno()

    @property
    def speaks(self) -> int:
        """The file descriptor that requests go to."""
        return self._to.fileno()

    def slowed(self) -> float:
        """Return how much longer than alone it takes, since other programs want the processors.

        1 where that is not known: the times running and waiting to run are Linux's (proc(5),
        `schedstat`).
        """
        try:
            running, waiting, _ = Path(f"/proc/{self.pid}/schedstat").read_text().split()
        except (OSError, ValueError):
            return 1.0
        return 1 + int(waiting) / max(1, int(running))

    def add(self, jobs: list[Job]) -> None:
        """Tell it to read these files after those that it has; `flush` sends it."""
        if not self.jobs and self.ready:
            self.since = time.monotonic()
        self.jobs += jobs
        for job in jobs:
            job.answer, job.size = Answer(), 0  # another worker may have died half-way
            self._outbox += frame({"n": job.number, "path": job.path})

    def recall(self) -> list[Job]:
        """Take back all its jobs but the one in work; `flush` tells it.

        One of them may have begun by then, so nothing else is to be told before it forgot them.
        """
        first, *back = self.jobs
        self.jobs = deque([first])
        if back:
            self.recalled.update(job.number for job in back)
            self._outbox += frame({"forget": True})
        return back

    def flush(self) -> bool:
        """Send what the pipe takes; return whether something is left. Raises WorkerGone."""
        try:
            while self._outbox:
                del self._outbox[: os.write(self.speaks, self._outbox)]
        except BlockingIOError:
            return True
        except OSError as error:
            raise WorkerGone from error
        return False

    def receive(self) -> Iterator[tuple[Job, FileReading]]:
        """Yield the answers that have arrived. Raises WorkerGone after the last of them."""
        try:
            data = os.read(self.hears, _READ)
        except BlockingIOError:
            return
        except OSError as error:
            raise WorkerGone from error
        if not data:
            raise WorkerGone
        if self.jobs:
            self.jobs[0].size += len(data)
            if self.jobs[0].size > MAX_ANSWER:
                raise WorkerGone
        try:
            for message in self._frames.add(data):
                yield from self._take(message)
        except WireError as error:
            raise WorkerGone from error

    def _take(self, message: dict[str, object]) -> Iterator[tuple[Job, FileReading]]:
        if "ready" in message:
            self.ready = True
            self.since = time.monotonic()
        elif "bye" in message:
            self.leaving = True
        elif "loading" in message:
            self.loading = True
        elif "forgot" in message:
            self.recalled.clear()
        elif message.get("n") in self.recalled:
            return  # it had begun this one: somebody else reads it
        elif not self.jobs or message.get("n") != self.jobs[0].number:
            raise WireError("an answer to a question that was not asked")
        else:
            job = self.jobs[0]
            reading = job.answer.add(message, job.path)
            if reading is not None:
                self.jobs.popleft()
                self.loading = False
                self.since, self.excused = time.monotonic(), 0.0
                yield job, reading

    def end(self) -> None:
        """Kill it if it still runs, close the pipes, leave no zombie."""
        with contextlib.suppress(OSError):  # bytes that nobody will read
            self._to.close()
        self._from.close()
        self._process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_REAP)


def _widen(pipe: int) -> None:
    """Let a pipe hold more than its usual 64 KiB (F_SETPIPE_SZ, fcntl(2) of Linux)."""
    if sys.platform == "linux":
        import fcntl

        with contextlib.suppress(OSError):  # more than this user may have
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)
