"""Listens to a folder and waits for what it expects; never for time alone."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

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

    def first_reading(self) -> None:
        """Listen till the whole folder has been looked at."""
        self.until(lambda: self.complete)


def inotify_descriptors() -> int:
    """Return how many inotify instances this process holds."""
    count = 0
    for name in os.listdir("/proc/self/fd"):
        try:
            count += "inotify" in os.readlink(f"/proc/self/fd/{name}")
        except OSError:
            continue
    return count


def save(path: Path, text: str = "news") -> None:
    """Save as editors and sync tools do: a temporary file beside it takes its place."""
    beside = path.with_name(f".{path.name}.tmp")
    beside.write_text(text)
    os.replace(beside, path)


def age(path: Path, seconds: float = 3600.0) -> None:
    """Let the file have been written a while ago."""
    then = time.time() - seconds
    os.utime(path, (then, then))
