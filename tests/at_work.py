"""A newsroom at work on a folder, without a screen, and a library to look at."""

import os
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

from tui.library import EVERYTHING, Library, prepare
from tui.newsroom import Newsroom
from tui.places import places_for
from tui.status import Status

PATIENCE = 20.0
"""Seconds after which a test gives up waiting."""


class Reader:
    """A newsroom at work on a folder, and a library to look at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.prepared = prepare(places_for(folder))
        self.library = Library(self.prepared.places)
        self.changed = threading.Event()
        self.told: list[tuple[float, Status]] = []
        """What the newsroom said of itself, and when (monotonic), from first to last."""
        self.newsroom = Newsroom(str(folder), self.prepared, self._hear)
        self.newsroom.start()

    def _hear(self) -> None:
        self.told.append((time.monotonic(), self.newsroom.status))
        self.changed.set()

    def close(self) -> None:
        """End the newsroom and close the library."""
        self.newsroom.stop()
        self.library.close()
        self.prepared.close()

    def titles(self) -> list[str]:
        """What is in the library, newest first."""
        self.library.refresh()
        return [headline.title for headline in self.library.window(EVERYTHING, 0, 1000)]

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something is so, looking again whenever the newsroom calls."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < deadline, (self.titles(), self.newsroom.status)
            self.changed.wait(0.05)
            self.changed.clear()

    def shows(self, *titles: str) -> None:
        """Wait until these titles are in the library and no others."""
        self.until(lambda: sorted(self.titles()) == sorted(titles))

    def worker(self) -> int:
        """The process that reads for us."""
        found: list[str] = []

        def is_there() -> bool:
            command = ["pgrep", "-P", str(os.getpid()), "-f", "tui.readers.worker"]
            found[:] = subprocess.run(command, capture_output=True, text=True).stdout.split()
            return bool(found)

        self.until(is_there)
        return int(found[0])


def note(title: str, body: str = "Some words.") -> str:
    """Return a note as Markdown."""
    return f"---\ntitle: {title}\ndate: 2026-11-20\ntags: [one]\n---\n\n{body}\n"


def replace(path: Path, text: str) -> None:
    """Replace a file as editors and sync tools do."""
    draft = path.with_name(f".{path.name}.tmp")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
