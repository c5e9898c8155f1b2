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

    def read(self, root: str, directories: Iterable[str]) -> dict[str, int]:
        """Return the times of some directories as they are now, without those unknown or gone."""
        times = {}
        for directory in directories:
            if directory in self.known:
                try:
                    times[directory] = os.stat(f"{root}/{directory}").st_mtime_ns
                except OSError:
                    continue
        return times

    def moved(self, root: str, *, announced: bool) -> bool:
        """Tell whether anything moved that no hint accounts for.

        Where changes are `announced`, one whose announcement may be on its way does not count yet.
        """
        suspected = set()
        now = time.time()
        moved = False
        for directory, before in self.known.items():
            try:
                mtime = os.stat(f"{root}/{directory}").st_mtime_ns
            except OSError:
                mtime = -1
            if mtime == before:
                continue
            suspected.add(directory)
            if not announced or directory in self._suspected or now - mtime / 1e9 > _LAG:
                moved = True
        self._suspected = suspected
        return moved
