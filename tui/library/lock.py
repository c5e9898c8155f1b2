"""One editor for one library: a lock that the system releases when its process dies."""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """An exclusive lock on a file that is created when missing and stays when released.

    Raises BlockingIOError (PermissionError on Windows) when another holds it, OSError when the file
    system has no locks.
    """

    def __init__(self, path: Path) -> None:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        self._handle = os.open(path, flags, 0o600)
        try:
            _take(self._handle)
        except OSError:
            os.close(self._handle)
            raise

    def release(self) -> None:
        """Let the next one in."""
        os.close(self._handle)
