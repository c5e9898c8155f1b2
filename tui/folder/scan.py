"""The truth about the folder: what its directories list and what `lstat` says of each file.

Nothing is opened but directories, and no symbolic link is followed: a FIFO cannot block, a loop
cannot trap, and nothing outside the folder is ever looked at.
"""

import errno
import os
import stat
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from time import monotonic

from tui.folder.names import is_hidden, is_ignored, parent
from tui.folder.pagenames import is_companion_name, pages_of
from tui.folder.signature import Signature, packed_status, same_but_inode, signature_of

NOT_REGULAR = "not a regular file"
SYMLINK = "a symbolic link, which is not followed"

_STRIDE = 128
"""Directory entries between two looks at the clock: about 1 ms."""
_MOST_AT_ONCE = 2000
"""Differences after which they are handed over: more would only wait in memory to be read."""
_BY_DESCRIPTOR = os.scandir in os.supports_fd and os.open in os.supports_dir_fd
_DIRECTORY = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_LONGEST = 4000
"""A path longer than this cannot be opened by whoever is to read the file (PATH_MAX is 4096)."""
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}


class Vanished(Exception):
    """Nothing is at this path, or nothing that the folder may show."""


class NotNews(Exception):
    """Something is at this path that is never read; the message says what."""


def look(root: str, path: str) -> Signature:
    """Return the signature of one file.

    Raises `Vanished`, `NotNews`, or OSError when it cannot be told. A path through a symbolic link
    counts as vanished: watchdog goes on to report what is written in a directory that was moved
    away and replaced by a link to it.
    """
    try:
        status = _look(root, path)
    except OSError as error:
        if error.errno in _GONE:
            raise Vanished(path) from error
        raise
    except ValueError as error:
        raise Vanished(path) from error
    if stat.S_ISDIR(status.st_mode):
        raise Vanished(path)
    if not stat.S_ISREG(status.st_mode):
        raise NotNews(_why_not(status))
    return signature_of(status)


def is_beside_its_page(root: str, directory: str) -> bool:
    """Tell whether a directory is one that browsers save beside a page, and its page is there."""
    for page in pages_of(directory):
        try:
            look(root, page)
        except (Vanished, NotNews, OSError):
            continue
        return True
    return False


def _look(root: str, path: str) -> os.stat_result:
    directory, name = parent(path), path.rpartition("/")[2]
    if not directory:
        return os.lstat(f"{root}/{name}")
    if not _BY_DESCRIPTOR:
        return os.lstat(f"{_real(root, directory)}/{name}")
    descriptor = _open(root, directory)
    try:
        return os.stat(name, dir_fd=descriptor, follow_symlinks=False)
    finally:
        os.close(descriptor)


class Sweep:
    """One look at the whole folder, in steps, so that a change elsewhere need not wait for its end.

    `known` is what was there before, path to packed signature; the caller keeps it up to date while
    the sweep goes on, and the sweep never changes it. Directories that are `apart` are not entered.
    """

    def __init__(
        self,
        root: str,
        known: Mapping[str, bytes],
        *,
        inodes: bool = True,
        apart: Collection[str] = (),
    ) -> None:
        self.directories: dict[str, int] = {}
        """Each directory, with its modification time in nanoseconds from before it was listed."""
        self.skipped: dict[str, str] = {}
        """What is there and not read, with the reason."""
        self.companions: set[str] = set()
        """Directories that were not entered because their page is beside them."""
        self.missing = set(known)
        """Known files that were not listed (so far)."""
        self.cost = 0.0
        """Seconds spent so far."""
        self.finished = False
        self._root = root
        self._known = known
        self._inodes = inodes
        self._apart = apart
        self._unread: list[str] = []
        self._steps = self._walk()

    def go_on(self, pause: Callable[[], bool]) -> list[tuple[str, Signature]]:
        """Return files that are not as known, found till `pause()` or the end of the folder.

        There are not many more than 2,000, and `pause` is asked about once in a millisecond. Raises
        OSError when the folder itself cannot be read.
        """
        began = monotonic()
        found: list[tuple[str, Signature]] = []
        try:
            for difference in self._steps:
                if difference is not None:
                    found.append(difference)
                elif pause() or len(found) >= _MOST_AT_ONCE:
                    return found
            self.finished = True
            return found
        finally:
            self.cost += monotonic() - began

    def give_up(self) -> None:
        """Close what the sweep has open."""
        self._steps.close()

    def mirror_skipped(self, paths: Iterable[str], skipped: Mapping[str, str]) -> None:
        """Take note of what became of files that the sweep may have passed already."""
        for path in paths:
            if path in skipped:
                self.skipped[path] = skipped[path]
            else:
                self.skipped.pop(path, None)

    def vanished(self) -> Iterator[str]:
        """Yield each known file that the finished sweep did not list, unless it cannot know.

        What lies in a directory that could not be read is taken to be still there.
        """
        blind = tuple(f"{directory}/" for directory in self._unread)
        for path in self.missing:
            if not path.startswith(blind):
                yield path

    def _walk(self) -> Generator[tuple[str, Signature] | None]:
        waiting = [""]
        while waiting:
            directory = waiting.pop()
            if is_companion_name(directory) and is_beside_its_page(self._root, directory):
                self.companions.add(directory)
                continue
            prefix = f"{directory}/" if directory else ""
            try:
                with _listing(self._root, directory) as (entries, mtime):
                    self.directories[directory] = mtime
                    yield from self._list(entries, prefix, waiting)
            except OSError as error:
                if not directory:
                    raise
                if error.errno not in _GONE:
                    self._unread.append(directory)
                    self.skipped[directory] = _cannot("be read", error)

    def _list(
        self, entries: Iterator[os.DirEntry[str]], prefix: str, waiting: list[str]
    ) -> Iterator[tuple[str, Signature] | None]:
        known, missing = self._known, self.missing
        for count, entry in enumerate(entries):
            if not count % _STRIDE:
                yield None
            name = entry.name
            path = prefix + name
            try:
                if entry.is_dir(follow_symlinks=False):
                    if not is_hidden(name) and path not in self._apart:
                        waiting.append(path)
                    continue
                if is_ignored(name):
                    continue
                status = entry.stat(follow_symlinks=False)
            except OSError as error:
                if error.errno not in _GONE:
                    missing.discard(path)
                    self.skipped[path] = _cannot("be looked at", error)
                continue
            if not stat.S_ISREG(status.st_mode):
                self.skipped[path] = _why_not(status)
                continue
            missing.discard(path)
            now, before = packed_status(status), known.get(path)
            if now != before and (
                self._inodes or before is None or not same_but_inode(now, before)
            ):
                yield path, signature_of(status)


@contextmanager
def _listing(root: str, directory: str) -> Iterator[tuple[Iterator[os.DirEntry[str]], int]]:
    """Open a directory and return its entries, with its time from before they are read."""
    if not _BY_DESCRIPTOR:
        path = _real(root, directory)
        mtime = os.stat(path).st_mtime_ns
        with os.scandir(path) as entries:
            yield entries, mtime
        return
    descriptor = _open(root, directory)
    try:
        mtime = os.stat(descriptor).st_mtime_ns
        with os.scandir(descriptor) as entries:
            yield entries, mtime
    finally:
        os.close(descriptor)


def _open(root: str, directory: str) -> int:
    """Open a directory step by step: none of the steps may turn into a symbolic link meanwhile."""
    if len(root) + len(directory) > _LONGEST:
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG))
    descriptor = os.open(root, _DIRECTORY)
    for step in filter(None, directory.split("/")):
        above = descriptor
        try:
            descriptor = os.open(step, _DIRECTORY | os.O_NOFOLLOW, dir_fd=above)
        finally:
            os.close(above)
    return descriptor


def _real(root: str, directory: str) -> str:
    """Return the path of a directory, on a system that cannot open one step by step."""
    path = root
    for step in filter(None, directory.split("/")):
        path = f"{path}/{step}"
        if not stat.S_ISDIR(os.lstat(path).st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    return path


def _why_not(status: os.stat_result) -> str:
    return SYMLINK if stat.S_ISLNK(status.st_mode) else NOT_REGULAR


def _cannot(what: str, error: OSError) -> str:
    return f"cannot {what}: {error.strerror or type(error).__name__}"
