"""Listens to a folder and waits for what it expects; never for time alone."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from watchdog.observers.api import BaseObserver, EventEmitter

from tui.folder import Changes, Folder, FolderState, Signature, Skipped


class Listener:
    """Everything that a folder told so far."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.told: list[str] = []
        """Each path as often as it was told, in order."""
        self.files: dict[str, Signature] = {}
        self.gone: list[str] = []
        self.skipped: tuple[Skipped, ...] | None = None
        self.complete = False
        self.states: list[FolderState] = []

    @property
    def state(self) -> FolderState:
        return self.states[-1]

    def hear(self, timeout: float = 0.25) -> Changes:
        """Take what the folder tells next."""
        changes = self.folder.next(timeout)
        assert not set(changes.changed) & set(changes.gone)
        self.told += changes.changed
        self.files.update(changes.changed)
        for path in changes.gone:
            del self.files[path]
        self.gone += changes.gone
        self.skipped = self.skipped if changes.skipped is None else changes.skipped
        self.complete = changes.complete
        self.states.append(changes.state)
        return changes

    def until(self, expected: Callable[[], Any], *, within: float = 15.0) -> float:
        """Listen till `expected()`, fail after `within` seconds; return the seconds it took."""
        began = time.monotonic()
        while not expected():
            spent = time.monotonic() - began
            assert spent < within, f"told: {self.told[-20:]}, gone: {self.gone}, {self.state}"
            self.hear()
        return time.monotonic() - began

    def swept(self) -> None:
        """Ask for a look at the whole folder, and listen till it is done."""
        before = self.state.scanned
        self.folder.look_again()
        self.until(lambda: self.state.kind != "offline" and self.state.scanned != before)

    def first_reading(self) -> None:
        """Listen till the whole folder has been looked at."""
        self.until(lambda: self.complete)


def inotify_descriptors() -> list[str]:
    """Return the numbers of the inotify instances that this process holds."""
    found = []
    for name in os.listdir("/proc/self/fd"):
        try:
            if "inotify" in os.readlink(f"/proc/self/fd/{name}"):
                found.append(name)
        except OSError:
            continue
    return found


def inotify_watches() -> int:
    """Return how many inotify watches this process holds."""
    tables = [Path(f"/proc/self/fdinfo/{name}") for name in inotify_descriptors()]
    return sum(table.read_text().count("inotify wd:") for table in tables)


def save(path: Path, text: str = "news") -> None:
    """Save as editors and sync tools do: a temporary file beside it takes its place."""
    beside = path.with_name(f".{path.name}.tmp")
    beside.write_text(text)
    os.replace(beside, path)


def age(path: Path, seconds: float = 3600.0) -> None:
    """Let the file have been written a while ago."""
    then = time.time() - seconds
    os.utime(path, (then, then))


class MuteEmitter(EventEmitter):
    """Lives, and never says anything."""

    def queue_events(self, timeout: float) -> None:
        """Wait for the end."""
        self.stopped_event.wait(timeout)


def mute_observer() -> BaseObserver:
    """Return an observer that looks alive in every way."""
    return BaseObserver(MuteEmitter)
