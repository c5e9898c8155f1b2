"""A program that gets an article and says something: without a terminal, bounded, killable.

It runs in a session of its own, so that it has no way to the terminal, and what it says counts as
other people's words.
"""

import os
import signal
import subprocess
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple

from tui.dashboard.doors.starting import why_not

PATIENCE = 60.0
"""Seconds after which a program is ended."""
MOST = 1_000_000
"""Bytes of its words that are taken; one that says more is ended."""
_LINGER = 0.5
"""Seconds in which what was said last arrives after the program ended."""


class Outcome(NamedTuple):
    """How a program ended."""

    said: bytes
    """What it wrote to its output and its error output, in its order."""
    words: str
    """A sentence of ours about its end; empty when all is well."""


class Piping:
    """One run of a program."""

    def __init__(
        self, command: Sequence[str], data: bytes, done: Callable[[Outcome], object]
    ) -> None:
        """`data` is what the program reads; `done` is called once, from another thread."""
        self._command = command
        self._data = data
        self._done = done
        self._process: subprocess.Popen[bytes] | None = None
        self._said = bytearray()
        self._words = ""

    def start(self) -> str:
        """Start the program; return why it did not start, empty when it did."""
        try:
            self._process = process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            return why_not(error)
        for work in (self._feed, self._wait):
            threading.Thread(target=work, args=(process,), name="piping", daemon=True).start()
        return ""

    def stop(self, words: str = "It was ended.") -> None:
        """End the program and what it started, unless it has ended."""
        process = self._process
        if process is not None and process.returncode is None:
            self._words = self._words or words
            _kill(process)

    def _feed(self, process: subprocess.Popen[bytes]) -> None:
        """Give it the article; a program need not read it."""
        assert process.stdin is not None
        with suppress(OSError):
            process.stdin.write(self._data)
        with suppress(OSError):
            process.stdin.close()

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        with suppress(OSError, ValueError), process.stdout:
            while said := os.read(process.stdout.fileno(), 1 << 16):
                self._said += said
                if len(self._said) > MOST:
                    self.stop(f"It was ended: it wrote more than {MOST // 1_000_000} MB.")
                    return

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        listener = threading.Thread(
            target=self._listen, args=(process,), name="piping", daemon=True
        )
        listener.start()
        try:
            code = process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.stop(f"It was ended: it took longer than {PATIENCE:.0f} seconds.")
            code = process.wait()
        listener.join(_LINGER)
        if listener.is_alive():  # somebody whom it started holds its output open
            _kill(process)
            listener.join(_LINGER)
        if code and not self._words:
            self._words = f"It ended with error {code}."
        self._done(Outcome(bytes(self._said[:MOST]), self._words))


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the program and all that it started in its session."""
    with suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL)
