"""One editor for one library: a lock that the system releases when its process dies."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from tui.library import disk
from tui.places import Places

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError(*error.args) from None

    _look = _take
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _look(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)


_WAYS = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)


def _open(path: Path) -> int:
    with suppress(FileExistsError):
        disk.make_file(path)
    return os.open(path, _WAYS)


class Lock:
    """An exclusive lock on a file that is created when missing and stays when released.

    Raises BlockingIOError when another holds it, OSError when the file system has no locks. What
    stands at `path` and is no file, or none of ours, is set aside.
    """

    def __init__(self, path: Path) -> None:
        if os.path.lexists(path) and not disk.is_plain_file(path):
            disk.set_aside(path)
        self._path = path
        try:
            self._handle = _open(path)
        except PermissionError:  # of another user, as `sudo newswall` may have left it
            disk.set_aside(path)
            self._handle = _open(path)
        try:
            _take(self._handle)
            if not self.holds():  # it was taken away between the opening and the locking
                raise BlockingIOError(path)
        except OSError:
            os.close(self._handle)
            raise

    def holds(self) -> bool:
        """Tell whether the lock still keeps others out: not when its file was deleted."""
        found = os.fstat(self._handle)
        return disk.identity(self._path) == (found.st_dev, found.st_ino)

    @staticmethod
    def is_held(path: Path) -> bool:
        """Tell, without taking it for longer than that, whether somebody holds the lock."""
        try:
            handle = os.open(path, _WAYS)
        except OSError:
            return False
        try:
            _look(handle)
        except BlockingIOError:
            return True
        except OSError:
            return False
        finally:
            os.close(handle)
        return False

    def close(self) -> None:
        """Let the next one in."""
        os.close(self._handle)


def is_busy(places: Places) -> bool:
    """Tell whether an editor, here or in another process, has the library."""
    return Lock.is_held(disk.beside(places.library, ".lock"))
