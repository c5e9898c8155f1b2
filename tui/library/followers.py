"""How those who follow an editor hear of it: they ask, and it answers while it is at work.

A question is a file beside the library, which the editor takes away; the answer is another one.
Nothing is written while nobody asks. An editor that is stopped, hangs, or waits for a disk leaves
the question where it is.
"""

import math
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from tui.library import disk

_QUESTION, _ANSWER = ".ask", ".answer"
PATIENCE = 15.0
"""Seconds without an answer after which the editor is not believed to be at work: one file may take
it five."""
_PAUSE = 5.0
"""Seconds between an answer and the next question."""
_MOST = 4096
"""Bytes of an answer."""


def answer(library: Path, word: str) -> None:
    """Answer `word` to whoever asks; one look at the directory when nobody does."""
    question = disk.beside(library, _QUESTION)
    if not os.path.lexists(question):
        return
    with suppress(OSError):
        place = disk.beside(library, _ANSWER)
        draft = disk.beside(place, ".new")
        for path in (draft, place):
            disk.remove(path)
        disk.make_file(draft)
        draft.write_text(word, "utf-8")
        os.replace(draft, place)
    with suppress(OSError):
        disk.remove(question)


def fall_silent(library: Path) -> None:
    """Take back what was answered: there will be another editor, or none."""
    for ending in (_QUESTION, _ANSWER):
        with suppress(OSError):
            disk.remove(disk.beside(library, ending))


class Follower:
    """Asks the editor of a library again and again."""

    def __init__(self, library: Path) -> None:
        self.word = ""
        """What the editor answered last, empty when nothing."""
        self._library = library
        self._question = disk.beside(library, _QUESTION)
        self._asked: tuple[int, int] | None = None
        self._asked_at = datetime.now(UTC)
        self._since = -math.inf

    def ask(self) -> datetime | None:
        """Ask, if it is time to; return since when nobody answers, None while somebody does."""
        there = _which(self._question)
        waited = monotonic() - self._since
        if there is not None and there == self._asked:
            return self._asked_at if waited > PATIENCE else None
        if self._asked is not None:
            self.word, self._asked, self._since = self._read() or self.word, None, monotonic()
        elif there is not None or waited >= _PAUSE:
            with suppress(OSError):  # somebody else may ask at the same time, or the disk be full
                disk.make_file(self._question)
            self._asked, self._since = _which(self._question), monotonic()
            self._asked_at = datetime.now(UTC)
        return None

    def _read(self) -> str:
        path = disk.beside(self._library, _ANSWER)
        if not disk.is_plain_file(path):
            return ""
        with suppress(OSError, ValueError), path.open("rb") as file:
            return file.read(_MOST).decode("utf-8")
        return ""


def _which(question: Path) -> tuple[int, int] | None:
    """Tell one question from the next, whose inode may be the same."""
    try:
        found = os.lstat(question)
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns
