"""The log: one line a record, nothing in it that a terminal would obey, never large.

It names files and errors; it holds no text of any article.
"""

import errno
import logging
import logging.handlers
import os
import stat
import threading
import traceback
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from tui.text import visible_path

MOST = 512 * 1024
"""Bytes after which the log is turned over once."""


class _OneLine(logging.Formatter):
    """Escapes what is not printable; of an exception only its type and the places it passed."""

    def format(self, record: logging.LogRecord) -> str:
        words = f"{self.formatTime(record)} {record.levelname} {record.name}: {record.getMessage()}"
        if record.exc_info and record.exc_info[0] is not None:
            frames = traceback.extract_tb(record.exc_info[2])
            path = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames[::-1])
            words = f"{words} [{record.exc_info[0].__name__}: {path}]"
        return visible_path(words)


class _OwnFile(logging.handlers.RotatingFileHandler):
    """Writes to a regular file and to nothing that another put in its place."""

    def _open(self) -> TextIOWrapper:
        """Open the log for appending; raise OSError where it is a link, a pipe or a device."""
        with suppress(FileNotFoundError):
            _must_be_regular(os.lstat(self.baseFilename))
        ways = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        for way in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY"):
            ways |= getattr(os, way, 0)
        number = os.open(self.baseFilename, ways, 0o600)
        try:
            _must_be_regular(os.fstat(number))
            if hasattr(os, "fchmod"):
                os.fchmod(number, 0o600)
        except OSError:
            os.close(number)
            raise
        return open(number, "a", encoding=self.encoding, errors=self.errors)


def _must_be_regular(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "not a regular file")


def open_log(path: Path) -> Path | None:
    """Send the log to `path`; return it, or None when it cannot be written (nothing is logged).

    What is there and no regular file, such as a link or a pipe, is left alone.
    Warnings of libraries and exceptions of threads go there too, never to the terminal.
    """
    root = logging.getLogger()
    logging.captureWarnings(True)
    logging.raiseExceptions = False
    handler: logging.Handler
    try:
        missing = [each for each in (path.parent, *path.parent.parents) if not each.exists()]
        for directory in reversed(missing):
            directory.mkdir(exist_ok=True, mode=0o700)  # of each: `parents=True` forgets the mode
        handler = _OwnFile(
            path, maxBytes=MOST, backupCount=1, encoding="utf-8", errors="backslashreplace"
        )
    except OSError:
        root.addHandler(logging.NullHandler())
        return None
    handler.setFormatter(_OneLine())
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    return path


def log_dying_threads() -> None:
    """Send what ends a thread to the log: the terminal is not for tracebacks."""

    def log(dying: threading.ExceptHookArgs) -> None:
        name = dying.thread.name if dying.thread else "a thread"
        error = dying.exc_value or dying.exc_type()
        logging.getLogger(__name__).error("%s died", name, exc_info=error)

    threading.excepthook = log
