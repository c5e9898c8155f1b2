"""The cheap second check: a directory's modification time moves when a name comes, goes or is
replaced, whether or not anybody announces it."""

import os
import time
from collections.abc import Iterable

_LAG = 0.3
"""Seconds that the announcement of a change may lag behind the change."""


class DirectoryTimes:
    """The modification time of each directory of the folder, when it was last looked at."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}
        """Directory to nanoseconds."""
        self._suspected: set[str] = set()

    def refresh(self, root: str, directories: Iterable[str], swept: dict[str, int]) -> None:
        """Read the times of some directories anew; also in what a sweep under way has `swept`.

        To be called before the files in them are looked at: what happens from then on shows.
        """
        for directory in directories:
            for known in (self.known, swept):
                if directory in known:
                    known[directory] = _mtime(root, directory)

    def forget(self, directories: Iterable[str], swept: dict[str, int]) -> None:
        """Look at some directories no longer, nor at what a sweep under way has `swept`."""
        for directory in directories:
            self.known.pop(directory, None)
            swept.pop(directory, None)

    def moved(self, root: str, *, announced: bool) -> bool:
        """Tell whether anything moved that no hint accounts for.

        Where changes are `announced`, one whose announcement may be on its way does not count yet.
        """
        suspected = set()
        now = time.time()
        moved = False
        for directory, before in self.known.items():
            mtime = _mtime(root, directory)
            if mtime == before:
                continue
            suspected.add(directory)
            if not announced or directory in self._suspected or now - mtime / 1e9 > _LAG:
                moved = True
        self._suspected = suspected
        return moved


def _mtime(root: str, directory: str) -> int:
    """Return the time in nanoseconds, one that no directory has when it cannot be read."""
    try:
        return os.stat(f"{root}/{directory}").st_mtime_ns
    except OSError:
        return -1
