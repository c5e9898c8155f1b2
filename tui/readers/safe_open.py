"""Opening a file that somebody else put there: a FIFO must not block, a link must not lead away."""

import errno
import os
import stat
from dataclasses import dataclass

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a FIFO without a writer would block the open for ever
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)  # a terminal device must not become the worker's
    | getattr(os, "O_BINARY", 0)
)
_DIRECTORY = (
    getattr(os, "O_PATH", os.O_RDONLY)
    | getattr(os, "O_DIRECTORY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
_SENTENCES = {
    errno.EACCES: "no permission to read it",
    errno.EPERM: "no permission to read it",
    errno.ELOOP: "a symbolic link: not followed",
    errno.ENXIO: "not a regular file",  # a socket
    errno.EISDIR: "not a regular file",
    errno.ENODEV: "not a regular file",
}
_GONE = (errno.ENOENT, errno.ENOTDIR)


class Unreadable(Exception):
    """The file cannot be read; `str()` is a sentence for the person who put it there."""

    def __init__(self, sentence: str, *, retry: bool = False) -> None:
        super().__init__(sentence)
        self.retry = retry
        """Whether it may be different soon."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The bytes of a file, and the file as it was after they had been read."""

    data: bytes
    signature: tuple[int, int, int, int]
    """(size, mtime_ns, ino, ctime_ns)."""
    steady: bool
    """Nothing changed between the first and the last byte."""

    @property
    def mtime(self) -> float:
        """Seconds since the epoch."""
        return self.signature[1] / 1e9


def read_regular(path: str, limit: int) -> Contents:
    """Return what the regular file at the absolute `path` holds, at most `limit` + 1 bytes of it.

    No part of the path may be a symbolic link: one may have come into a folder just now.
    More bytes than `limit` mean that the file is too large. The number counts that was read, not
    `st_size`, which a growing or a special file gets wrong. Raises Unreadable.
    """
    try:
        handle = _open(path)
    except (OSError, ValueError) as error:
        raise _unreadable(error) from error
    try:
        before = os.fstat(handle)
        if not stat.S_ISREG(before.st_mode):
            raise Unreadable("not a regular file")
        data = _read(handle, min(before.st_size, limit) + 1, limit + 1)
        after = signature_of(os.fstat(handle))
    except OSError as error:
        raise _unreadable(error) from error
    finally:
        os.close(handle)
    steady = after == signature_of(before) and (len(data) > limit or len(data) == after[0])
    return Contents(data, after, steady)


def signature_of(found: os.stat_result) -> tuple[int, int, int, int]:
    """Return what tells one version of a file from the next: four numbers of 64 signed bits.

    Inodes above 2**63 and dates beyond the year 2262 are wrapped around, as a database needs.
    """
    return (
        found.st_size,
        _signed(found.st_mtime_ns),
        _signed(found.st_ino),
        _signed(found.st_ctime_ns),
    )


def _signed(number: int) -> int:
    return (number + (1 << 63)) % (1 << 64) - (1 << 63)


def _open(path: str) -> int:
    """Open a file step by step where the system can: no step may turn into a link meanwhile."""
    if os.open not in os.supports_dir_fd or not path.startswith("/"):
        return os.open(path, _FLAGS)
    *above, name = path.split("/")
    directory = os.open("/", _DIRECTORY)
    try:
        for step in filter(None, above):
            below = os.open(step, _DIRECTORY, dir_fd=directory)
            os.close(directory)
            directory = below
        return os.open(name, _FLAGS, dir_fd=directory)
    finally:
        os.close(directory)


def _read(handle: int, first: int, limit: int) -> bytes:
    """Read to the end or to `limit` bytes; `first` is the size of the first bite."""
    parts = []
    bite, size = first, 0
    while size < limit and (data := os.read(handle, min(bite, limit - size))):
        parts.append(data)
        size += len(data)
        bite = 1 << 20
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _unreadable(error: OSError | ValueError) -> Unreadable:
    if not isinstance(error, OSError):
        return Unreadable("its name holds a character that no file name can hold")
    if error.errno in _GONE:
        return Unreadable("no longer there", retry=True)
    if error.errno in _SENTENCES:
        return Unreadable(_SENTENCES[error.errno])
    reason = os.strerror(error.errno).lower() if error.errno else "unknown error"
    return Unreadable(f"cannot be read: {reason}", retry=True)
