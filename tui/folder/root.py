"""The watched folder itself: is it there, is it still the same one, and if not, why."""

import errno
import os
import stat
from dataclasses import dataclass
from typing import NamedTuple

from tui.text import visible_path


class Identity(NamedTuple):
    """Tells one directory from another that took its place."""

    device: int
    inode: int


@dataclass(frozen=True, slots=True)
class Absent:
    """Why the folder cannot be read now: a sentence for people."""

    reason: str


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
    """Tell whether the folder holds nothing at all, not even a hidden file."""
    try:
        with os.scandir(root) as entries:
            return next(entries, None) is None
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
    """Return the sentence for a folder that is suddenly empty and on another disk."""
    return Absent(
        f"The folder {visible_path(root)} is empty and on another disk than before: "
        "what was mounted there is gone. It will be read as soon as it is back."
    )
