"""One round of the conductor's work: what changed in the folder, read, and filed in the library."""

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from tui.folder import Changes, Folder, Signature
from tui.library import Editor, Filing
from tui.readers.desk import FileReading, ReadingDesk

TOO_LONG = 1.0
"""Seconds after which the files of one go that are not read yet have to wait again."""
MOST = 250
"""Files read and filed in one go at most."""
SLICE = 0.25
"""Seconds that one go should take: then new changes get their turn before those that wait."""
FRESH = 10.0
"""Seconds after its last change in which a file with a problem may still be being written."""
PATIENCE = (0.1, 0.2, 0.4, 0.8, 1.6)
"""Seconds to wait before each further try at such a file (its last good version stays shown)."""


@dataclass(slots=True)
class _Departure:
    """Files that vanished, held until what came in the same moment is read: it may be a move."""

    gone: tuple[str, ...]
    arrivals: set[str]


@dataclass(slots=True)
class _Tray:
    """What is waiting to be read and filed."""

    waiting: dict[str, Signature] = field(default_factory=dict)
    taken: dict[str, Signature] = field(default_factory=dict)
    departures: list[_Departure] = field(default_factory=list)
    skipped: tuple[tuple[str, str], ...] | None = None
    tries: dict[str, int] = field(default_factory=dict)

    def add(self, changes: Changes) -> None:
        """Put new changes in front of older ones, the newest files first."""
        for path in changes.gone:
            self.waiting.pop(path, None)
            self.tries.pop(path, None)
        for departure in self.departures:  # what is back again is not gone
            departure.gone = tuple(p for p in departure.gone if p not in changes.changed)
        if changes.changed:
            newest_first = sorted(
                changes.changed.items(), key=lambda item: item[1].mtime_ns, reverse=True
            )
            older = {p: s for p, s in self.waiting.items() if p not in changes.changed}
            self.waiting = dict(newest_first) | older
        if changes.gone:
            self.departures.append(_Departure(changes.gone, set(changes.changed)))
        if changes.skipped is not None:
            self.skipped = tuple((item.path, item.reason) for item in changes.skipped)

    def take(self, count: int) -> list[str]:
        """Take the next files to read."""
        paths = list(islice(self.waiting, count))
        self.taken = {path: self.waiting.pop(path) for path in paths}
        return paths

    def put_back(self, paths: list[str]) -> None:
        """Put files that were taken and not read in front of the others."""
        if paths:
            self.waiting = {path: self.taken[path] for path in paths} | self.waiting

    def take_gone(self, read: Iterable[str]) -> tuple[str, ...]:
        """Take the departures whose arrivals are all read now."""
        if not self.departures:
            return ()
        gone: list[str] = []
        for departure in self.departures:
            departure.arrivals.difference_update(read)
            departure.arrivals.intersection_update(self.waiting)
            if not departure.arrivals:
                gone.extend(departure.gone)
        self.departures = [departure for departure in self.departures if departure.arrivals]
        return tuple(gone)


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
        self._tray = _Tray()
        self._batch = 8
        self.done = 0
        """Files read since the last time that none was waiting."""

    @property
    def waiting(self) -> int:
        """Files that are still to be read."""
        return len(self._tray.waiting)

    @property
    def unsure(self) -> int:
        """Files that will be tried again."""
        return len(self._tray.tries)

    def look(self, timeout: float) -> Changes:
        """Wait for changes, at most `timeout` seconds while nothing is waiting to be read."""
        changes = self._folder.next(0 if self._tray.waiting else timeout)
        self._tray.add(changes)
        self._editor.keep_mount(self._folder.mount)
        if not self._tray.waiting:
            self.done = 0
        return changes

    def adopt_marks(self) -> bool:
        """Take over marks that were made since; return whether that changed the library."""
        changed = self._editor.adopt_marks()
        owed = self._editor.take_owed()
        if owed:
            self._folder.read_again(owed)
        return changed

    def work(self) -> bool:
        """Read and file a batch of what waits; return whether the library changed."""
        return self._file_some()

    def _file_some(self) -> bool:
        tray = self._tray
        paths = tray.take(self._batch)
        filings: list[Filing] = []
        if paths:
            began = time.monotonic()
            root = os.path.realpath(self._root)
            readings = self._desk.read([os.path.join(root, path) for path in paths])
            read = 0
            for path, reading in zip(paths, readings, strict=False):
                read += 1
                filing = self._judge(path, reading)
                if filing is not None:
                    filings.append(filing)
                if time.monotonic() - began > TOO_LONG:
                    break
            else:
                if read < len(paths):
                    return False  # the desk was closed: this is the end
            tray.put_back(paths[read:])
            paths = paths[:read]
            self.done += read
            self._fit_batch(read, time.monotonic() - began)
        gone = tray.take_gone(paths)
        skipped, tray.skipped = tray.skipped, None
        if not (filings or gone or skipped is not None):
            return False
        applied = self._editor.apply(filings, gone, skipped)
        if applied.read_again:
            self._folder.read_again(applied.read_again)
        return applied.changed

    def _fit_batch(self, files: int, seconds: float) -> None:
        """Take more files at once while they are quick, one at a time while they hang."""
        fitting = int(SLICE * files / max(seconds, 0.001))
        self._batch = max(1, min(fitting, 2 * self._batch, MOST))

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
        return Filing(path, reading.signature, reading.digest, mtime, reading.result)
