"""The reading desk: files are put on it, workers read them, readings are taken from it.

A file that hangs, crashes or bloats its worker becomes a problem, the worker is replaced, and the
other files go on meanwhile. Nothing here parses: no library of any format is imported in this
process.
"""

import os
import selectors
import threading
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from types import TracebackType

from tui.readers.crew import Crew
from tui.readers.process import Job
from tui.readers.wire import FileReading

__all__ = ["FileReading", "ReadingDesk"]

AHEAD = 256
"""Files of one `read` that are on the desk at once."""
_LONG = 3600.0


class ReadingDesk:
    """Reads files in worker processes, which start with the first file and are kept.

    `workers` processes read; some more are started when files take long and others wait behind.
    `time_limit` is in seconds for one file, `memory_limit` in bytes of address space for one
    worker, `size_limit` in bytes for one file. `close` is for any thread, the rest for one; `put`
    and `take` are for files that come and go, `read` for some that are at hand, and whoever uses
    the one leaves the other alone meanwhile.
    """

    def __init__(
        self,
        *,
        workers: int = 1,
        time_limit: float = 5.0,
        memory_limit: int = 1 << 30,
        size_limit: int = 8 << 20,
    ) -> None:
        self._ears = selectors.DefaultSelector()
        self._crew = Crew(self._ears, workers, (time_limit, memory_limit, size_limit))
        self._numbered = 0
        self._left_at = time.monotonic()
        self._at_work = threading.Lock()
        self._closing = threading.Lock()
        self._closed = False
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

    def put(self, paths: Iterable[str]) -> None:
        """Put files, by their absolute paths, behind those that wait; reading begins at once."""
        with self._at_work:
            if not self._closed:
                self._put(paths)
                self._crew.hand_out()

    def take(self, timeout: float = 0.0) -> list[FileReading]:
        """Take the readings that are done, in the order in which they were done.

        Waits up to `timeout` seconds for the first one, if any file is on the desk. A bad file
        never raises, it has a problem. A desk that is closed gives nothing.
        """
        return [reading for _, reading in self._take(timeout)]

    def read(self, paths: Iterable[str]) -> Iterator[FileReading]:
        """Yield one reading for each of the absolute `paths`, in order, as soon as it is there.

        A bad file never raises, it has a problem. The readings end early when the desk is closed.
        """
        waiting = iter(paths)
        done: dict[int, FileReading] = {}
        with self._at_work:
            due = self._numbered
        try:
            while True:
                with self._at_work:
                    room = AHEAD - self._crew.pending - len(done)
                    if room > AHEAD // 2:
                        self._put(islice(waiting, room))
                    finished = self._closed or not (self._crew.pending or done)
                if finished:
                    return
                done.update((job.number, reading) for job, reading in self._take(_LONG))
                while due in done:
                    yield done.pop(due)
                    due += 1
        finally:
            with self._at_work:
                self._crew.clear_the_desk()

    def close(self) -> None:
        """End the workers, at once and for good; also while another thread waits for readings."""
        with self._closing:
            if self._closed:
                return
            self._closed = True
            os.write(self._wake, b"\0")
        with self._at_work:
            self._crew.dismiss_all()
            self._ears.close()
            os.close(self._wake_up)
            os.close(self._wake)

    def _put(self, paths: Iterable[str]) -> None:
        jobs = [Job(number, path) for number, path in enumerate(paths, self._numbered)]
        self._numbered += len(jobs)
        self._crew.put(jobs)

    def _take(self, timeout: float) -> list[tuple[Job, FileReading]]:
        """Work until something is done, at most `timeout` seconds; return what is done."""
        with self._at_work:
            now = time.monotonic()
            until = now + timeout
            self._crew.excuse(now - self._left_at)
            try:
                while not self._closed:
                    self._crew.hand_out()
                    nothing_to_wait_for = self._crew.done or not self._crew.pending
                    self._crew.listen(0.0 if nothing_to_wait_for else until - time.monotonic())
                    if nothing_to_wait_for or self._crew.done or time.monotonic() >= until:
                        self._crew.hand_out()
                        return self._crew.take_done()
                return []
            finally:
                self._left_at = time.monotonic()
