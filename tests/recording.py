"""Everything that is written to a terminal, and when each piece of it came."""

import os
import re
import select
import threading
import time
from bisect import bisect_right
from collections.abc import Callable


class Recording:
    """Reads a file descriptor in a thread of its own until its end, or until it is stopped."""

    def __init__(self, source: int, heard: Callable[[bytes], None]) -> None:
        """Record `source`; `heard` is called with each piece of it, in the recording's thread."""
        self._source = source
        self._heard = heard
        self._data = bytearray()
        self._forgotten = 0
        self._ends: list[int] = []
        self._times: list[float] = []
        self._news = threading.Condition()
        self.over = False
        """Nothing more will come."""
        self._stopped, self._stop = os.pipe()
        self._thread = threading.Thread(target=self._run, name="recording", daemon=True)
        self._thread.start()

    def __len__(self) -> int:
        with self._news:
            return self._forgotten + len(self._data)

    def since(self, offset: int = 0) -> bytes:
        """Return what was recorded from `offset` on."""
        with self._news:
            return bytes(self._data[max(0, offset - self._forgotten) :])

    def arrived(self, offset: int) -> float:
        """Return when the byte at `offset` was read, by `time.monotonic`."""
        with self._news:
            return self._times[bisect_right(self._ends, offset)]

    def find(self, pattern: re.Pattern[bytes], since: int) -> int:
        """Return the offset of the first match at or after `since`, -1 when there is none."""
        with self._news:
            found = pattern.search(self._data, max(0, since - self._forgotten))
            return self._forgotten + found.start() if found else -1

    def forget(self, before: int) -> None:
        """Let go of what was recorded before this offset; all offsets stay what they are."""
        with self._news:
            pieces = bisect_right(self._ends, before)
            if pieces:
                del self._data[: self._ends[pieces - 1] - self._forgotten]
                self._forgotten = self._ends[pieces - 1]
                del self._ends[:pieces], self._times[:pieces]

    def wait(self, known: int, timeout: float) -> None:
        """Wait until more than `known` bytes are recorded, or `timeout` seconds."""
        with self._news:
            if self._forgotten + len(self._data) == known:
                self._news.wait(timeout)

    def join(self, timeout: float) -> None:
        """Wait until the end of the source."""
        self._thread.join(timeout)

    def stop(self) -> None:
        """End, if the source has not; what is recorded stays."""
        if self._stop >= 0:
            os.write(self._stop, b"x")
            self._thread.join()
            os.close(self._stop)
            os.close(self._stopped)
            self._stop = -1

    def _run(self) -> None:
        while not self.over:
            ready, _, _ = select.select([self._source, self._stopped], [], [])
            try:
                chunk = os.read(self._source, 65536) if self._source in ready else b""
            except OSError:  # EIO: the last program on this terminal has ended
                chunk = b""
            now = time.monotonic()
            with self._news:
                self._data += chunk
                self._ends.append(self._forgotten + len(self._data))
                self._times.append(now)
                self.over = not chunk
                self._news.notify_all()
            if chunk:
                self._heard(chunk)
