"""The watched folder itself: is it there, is it still the same one, and if not, why."""

import errno
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from tui.filesystems import mount_point
from tui.folder.names import is_hidden
from tui.text import visible_path


class Identity(NamedTuple):
    """Tells one directory from another that took its place."""

    device: int
    inode: int


@dataclass(frozen=True, slots=True)
class Absent:
    """Why the folder cannot be read now: a sentence for people."""

    reason: str


class Root:
    """The folder as it was last found, and the disk that the known files are on."""

    def __init__(self, path: str, mount: str, apart: Iterable[str] = ()) -> None:
        self.path = path
        self.apart: frozenset[str] = frozenset()
        """Directories in the folder that are not to be entered, relative to it."""
        self._apart = tuple(apart)
        self.identity: Identity | None = None
        """Who the folder is; None while it cannot be read."""
        self.absent: Absent | None = None
        """Why it cannot be read, None when it can."""
        self.mount = mount
        """Where the disk is mounted that the known files are on; empty when unknown."""
        self._settled: Identity | None = None

    def look(self, *, known: bool) -> Identity | Absent:
        """Return who the folder is now, or why it cannot be read.

        `known`: there are files that it should hold. An empty folder on another disk than theirs is
        no empty folder, but one whose disk is not mounted.
        """
        found = look_at_root(self.path)
        if isinstance(found, Absent) or found == self.identity:
            return found
        unreadable = can_be_listed(self.path)
        if unreadable is not None:
            return unreadable
        if known and self._is_elsewhere(found) and is_empty(self.path):
            return not_mounted(self.path)
        return found

    def take(self, found: Identity) -> None:
        """Be the folder that was found from now on."""
        self.absent, self.identity = None, found
        real = os.path.join(os.path.realpath(self.path), "")
        others = [os.path.realpath(each) for each in self._apart]
        inside = (each.removeprefix(real) for each in others if each.startswith(real))
        self.apart = frozenset(each.replace(os.sep, "/") for each in inside)

    def is_apart(self, path: str) -> bool:
        """Tell whether the file at `path` is in a directory that is not to be entered."""
        return any(path.startswith(f"{each}/") for each in self.apart)

    def is_the_same(self) -> bool:
        """Tell whether the folder is still the one that it was when it was found."""
        return look_at_root(self.path) == self.identity

    @property
    def is_settled(self) -> bool:
        """The files that are known are those of the folder that was found."""
        return self.identity == self._settled

    def settle(self) -> None:
        """Take note that the known files are on the disk that the folder is on."""
        if self.identity not in (None, self._settled):
            self._settled = self.identity
            self.mount = self._mount_now()

    def _is_elsewhere(self, found: Identity) -> bool:
        """The number of a device is another one after the next start of the machine, perhaps; the
        place where it is mounted stays, but may be taken by another device while we run."""
        if self._settled is not None and self._settled.device != found.device:
            return True
        return self.mount not in ("", self._mount_now())

    def _mount_now(self) -> str:
        return mount_point(os.path.realpath(self.path))


def look_at_root(root: str) -> Identity | Absent:
    """Return who the folder is, through any symbolic link in its path, or why it is not there.

    Takes about 5 µs, so that it can be asked every second.
    """
    try:
        status = os.stat(root)
    except OSError as error:
        return absent(root, error)
    except ValueError:
        return Absent(f"“{visible_path(root)}” is not a possible name of a folder.")
    if not stat.S_ISDIR(status.st_mode):
        return Absent(
            f"{visible_path(root)} is a file and not a folder. "
            "A folder of that name will be read as soon as it is there."
        )
    if not os.access(root, os.R_OK | os.X_OK):
        return absent(root, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    return Identity(status.st_dev, status.st_ino)


def can_be_listed(root: str) -> Absent | None:
    """Return None when the folder can be opened, else why not."""
    try:
        os.scandir(root).close()
    except OSError as error:
        return absent(root, error)
    return None


def is_empty(root: str) -> bool:
    """Tell whether the folder holds nothing at all, or nothing but what is hidden."""
    try:
        with os.scandir(root) as entries:
            return all(is_hidden(entry.name) for entry in entries)
    except OSError:
        return False


def absent(root: str, error: OSError) -> Absent:
    """Return the sentence for a folder that cannot be read because of `error`."""
    shown = visible_path(root)
    if isinstance(error, FileNotFoundError):
        return Absent(f"The folder {shown} does not exist. It will be read as soon as it is there.")
    if isinstance(error, PermissionError):
        return Absent(f"The folder {shown} may not be read. It will be as soon as it may.")
    why = error.strerror or type(error).__name__
    return Absent(f"The folder {shown} cannot be read: {why}. It will be as soon as it can.")


def not_mounted(root: str) -> Absent:
    """Return the sentence for a folder that is empty, was not, and is on another disk by now."""
    return Absent(
        f"The folder {visible_path(root)} is empty and on another disk than before: "
        "what was mounted there is gone. It will be read as soon as it is back."
    )
