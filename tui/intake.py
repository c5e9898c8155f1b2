"""One round of the conductor's work: what changed in the folder, read, and filed in the library.

Workers read ahead while this thread looks at the folder and files what they read before.
"""

import os
import time
from collections.abc import Sequence
from itertools import islice

from tui.folder import Changes, Folder
from tui.library import Editor, Filing
from tui.readers.desk import FileReading, ReadingDesk
from tui.tray import Tray

AHEAD = 128
"""Files on the desk at most: a change that comes then waits behind them, some 50 ms."""
AHEAD_FIRST = 64
"""The same while not all files are known: newer ones may be found."""
AHEAD_SIZE = 128 << 10
"""Bytes of these files, or one larger file."""
FULL = 64
"""Readings that are filed in one go; more would only hold up what waits longer."""
SLICE = 0.1
"""Seconds after which readings are filed though there are fewer."""
SLICE_FIRST = 0.25
"""Seconds between two filings while not all files are known: that goes first."""
QUIET = 0.02
"""Seconds without a reading after which those that are there are filed, and changes looked for."""
SWEEP = 0.02
"""Seconds that go into a look at the whole folder, if there is one, between two rounds."""
SWEEP_FIRST = 0.1
"""The same while not all files are known."""
NEWEST = 0.5
"""Seconds after all files are known within which the newest ones are filed."""
INDEX_SLICE = 0.03
"""Seconds that go into the full-text index between two looks at the folder."""
INDEX_PACE = 1.0
"""Seconds between two words that the index reaches further."""
FRESH = 10.0
"""Seconds after its last change in which a file with a problem may still be being written."""
PATIENCE = (0.1, 0.2, 0.4, 0.8, 1.6)
"""Seconds to wait before each further try at such a file (its last good version stays shown)."""

LATER = 30.0
"""Seconds before a file is tried again that could not be read for a reason that may pass."""
MOST_NAMED = 20
"""Files that may be half written, and are named."""


class Intake:
    """Folder, reading desk and editor at work together; belongs to one thread.

    With `patient=False` (a single look for a command) a file with a problem is filed at once; else
    it is tried again for some seconds while it is fresh, because it may be half written.
    """

    def __init__(
        self, root: str, folder: Folder, desk: ReadingDesk, editor: Editor, *, patient: bool
    ) -> None:
        self._root = root
        self._folder = folder
        self._desk = desk
        self._editor = editor
        self._patient = patient
        self._tray = Tray()
        self._named: dict[str, str] = {}
        """The files on the desk: absolute to relative path."""
        self._read: dict[str, FileReading] = {}
        """What was read and is to be filed."""
        self._filed_at = 0.0
        self._complete = False
        """All files that were there at the start are known."""
        self._newest_till = 0.0
        """Till when (monotonic) what is filed first of them may be on the way."""
        self._indexing = False
        self._told_at = 0.0
        self.done = 0
        """Files filed since the last time that none was waiting."""
        self.is_awaited = False
        """What was filed last is the end of what changed just now, or the newest of all."""
        self.is_owed = False
        """The folder was asked to tell files once more, and has not been looked at since."""

    @property
    def waiting(self) -> int:
        """Files that are still to be read or filed."""
        return len(self._tray)

    @property
    def unsure(self) -> int:
        """Files that will be tried again."""
        return len(self._tray.tries)

    @property
    def half_written(self) -> tuple[str, ...]:
        """Some of them, by name."""
        return tuple(islice(self._tray.tries, MOST_NAMED))

    def look(self, timeout: float) -> Changes:
        """Wait for changes, at most `timeout` seconds while nothing is waiting to be read."""
        sweep = SWEEP if self._complete else SWEEP_FIRST
        busy = self._tray or self._indexing
        changes = self._folder.next(0 if busy else timeout, sweep=sweep if self._tray else 0)
        self._tray.add(changes)
        self.is_owed = False
        if changes.complete and not self._complete:
            self._newest_till = time.monotonic() + NEWEST
        self._complete = changes.complete
        self._editor.keep_mount(self._folder.mount)
        if not self._tray:
            self.done = 0
            if changes.complete and not self.unsure:
                self._editor.settle()
        return changes

    def adopt_marks(self) -> bool:
        """Take over marks that were made since; return whether that changed the library."""
        changed = self._editor.adopt_marks()
        owed = self._editor.take_owed()
        if owed:
            self._ask_again(owed)
        return changed

    def work(self) -> bool:
        """Let files be read, and file some that are; return whether the library changed."""
        self._put_on_the_desk()
        came = self._take_from_the_desk()
        self._put_on_the_desk()
        if self._is_time_to_file(came):
            return self._file()
        return False

    def index(self) -> bool:
        """Go on with the full-text index while nothing waits.

        Returns True, about once a second and at the end, when searches may find more.
        """
        if self._tray:
            return False
        before, self._indexing = self._indexing, self._editor.index_some(INDEX_SLICE)
        now = time.monotonic()
        if not before or (self._indexing and now - self._told_at < INDEX_PACE):
            return False
        self._told_at = now
        return True

    def _put_on_the_desk(self) -> None:
        tray = self._tray
        ahead = AHEAD if self._complete else AHEAD_FIRST
        paths = tray.take(ahead - len(self._named), AHEAD_SIZE - tray.in_work)
        if paths:
            root = os.path.realpath(self._root)
            named = {os.path.join(root, path): path for path in paths}
            self._named |= named
            self._desk.put(named)

    def _take_from_the_desk(self) -> bool:
        """Take what is read; while all files are known, wait a moment for it."""
        readings = self._desk.take(QUIET if self._complete else 0.0)
        for reading in readings:
            path = self._named.pop(reading.path)
            self._read[path] = reading
            self._tray.is_read(path)
        return bool(readings)

    def _is_time_to_file(self, came: bool) -> bool:
        """Tell whether it is better to file what there is than to wait for more."""
        waited = time.monotonic() - self._filed_at
        if not self._complete:
            return waited >= SLICE_FIRST
        return not (came and self._named) or len(self._read) >= FULL or waited >= SLICE

    def _file(self) -> bool:
        tray = self._tray
        ready = tray.ready(self._read)
        news = any(map(tray.is_news, ready))
        filings = []
        for path in ready:
            reading = self._read.pop(path)
            if tray.is_wanted(path):
                filing = self._judge(path, reading)
                if filing is not None:
                    filings.append(filing)
        self.is_awaited = (news and tray.news < FULL) or self._filed_at < self._newest_till
        self.done += len(ready)
        gone = tray.take_gone()
        skipped, tray.skipped = tray.skipped, None
        changed = False
        if filings or gone or skipped is not None:
            applied = self._editor.apply(filings, gone, skipped)
            if applied.read_again:
                self._ask_again(applied.read_again)
            changed = applied.changed
            self._filed_at = time.monotonic()
        return changed

    def _ask_again(self, paths: Sequence[str]) -> None:
        self._folder.read_again(paths)
        self.is_owed = True

    def _judge(self, path: str, reading: FileReading) -> Filing | None:
        """Return what to file, or None while the file may still be being written."""
        mtime = 0.0 if reading.signature is None else reading.signature[1] / 1e9
        fresh = abs(time.time() - mtime) < FRESH
        unsure = reading.retry or (bool(reading.result.problem) and fresh)
        tries = self._tray.tries.get(path, 0)
        if unsure and self._patient and tries < len(PATIENCE):
            self._tray.tries[path] = tries + 1
            self._folder.retry(path, PATIENCE[tries])
            return None
        self._tray.tries.pop(path, None)
        if reading.retry and self._patient:
            self._folder.retry(path, LATER)
        return Filing(path, reading.signature, reading.digest, mtime, reading.result)
