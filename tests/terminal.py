"""A real terminal for tests: a program on a pseudo-terminal, every byte kept, the screen as text.

Pilot tests never see what Textual writes; this does. Nothing here waits for time: each wait is for
a condition, with a deadline. Leaving the `with` block leaves no process behind.
"""

import fcntl
import os
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

import pytest

from tests import grid, keyboard, wire
from tests.processes import PATIENCE, ROOT, Process, descendants, environment
from tests.recording import Recording

_QUERY = re.compile(
    rb"\x1b\[(?:[>=]?[0-9]*c|\??[0-9]*n|>[0-9]*q|[0-9]+t|\?[0-9]+\$p|\?u)"
    rb"|\x1b\][0-9;]*\?[^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[$+]q[^\x07\x1b]*\x1b\\|\x05"
)
"""What a terminal would answer: reports of itself, its cursor, modes, colours, and ENQ."""

_FRAME_BEGINS, _FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
WHOLE_FRAMES = {b"\x1b[?2026$p": b"\x1b[?2026;2$y"}
"""The answer after which a program marks where each of its frames begins and ends."""


class Terminal:
    """A program on a terminal of its own."""

    def __init__(
        self,
        argv: Sequence[str | Path],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str | None] | None = None,
        cwd: str | Path | None = None,
        answers: Mapping[bytes, bytes] | None = None,
    ) -> None:
        """Start `argv` on `columns` × `rows` cells, in the clean environment changed by `env`.

        A query of `answers` is answered as soon as it is seen, any other never.
        """
        self._answers = dict(answers or {})
        self._grid = grid.Grid(columns, rows)
        self._drawn = 0
        try:
            self._master, slave = os.openpty()
        except OSError as error:
            pytest.skip(f"no pseudo-terminal here: {error}")
        self._slave: int | None = slave
        self._set_size(columns, rows)
        self.started = time.monotonic()
        """When the program was started, by `time.monotonic`."""
        self.process = subprocess.Popen(
            [os.fspath(part) for part in argv],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=cwd or ROOT,
            env=environment(env),
            start_new_session=True,
            preexec_fn=_take_the_terminal,
        )
        self._recording = Recording(self._master, self._answer)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # What was written

    @property
    def output(self) -> bytes:
        """Everything that the program wrote so far."""
        return self._recording.since()

    @property
    def written(self) -> int:
        """How many bytes the program wrote so far."""
        return len(self._recording)

    def arrived(self, offset: int) -> float:
        """Return when the byte at `offset` was read, by `time.monotonic`."""
        return self._recording.arrived(offset)

    @property
    def queries(self) -> list[bytes]:
        """What the program asked the terminal, in order."""
        return _QUERY.findall(self.output)

    # What is seen

    def screen(self) -> list[str]:
        """Return the lines of the screen as a person reads them, without trailing spaces."""
        self._draw()
        return self._grid.lines()

    @property
    def text(self) -> str:
        """The screen as one string."""
        return "\n".join(self.screen())

    def attributes_at(self, x: int, y: int) -> grid.Look:
        """Return how the cell in column `x` of line `y` is drawn, both from 0."""
        self._draw()
        return self._grid.look(x, y)

    def find(self, text: str) -> tuple[int, int] | None:
        """Return the cell, column and line, where the first `text` on the screen begins."""
        return grid.find(self.screen(), text)

    def forget(self) -> None:
        """Let go of the bytes of what is drawn: a run of hours writes gigabytes."""
        self._draw()
        self._recording.forget(self._drawn)

    # What is waited for

    def wait_for(
        self, wanted: str | Callable[[], object], why: str = "", timeout: float = PATIENCE
    ) -> None:
        """Wait until the text `wanted` is on the screen, or the predicate is true.

        Raises AssertionError, with the screen, when the time is over or the program has ended.
        """
        shown = (lambda: wanted in self.text) if isinstance(wanted, str) else wanted
        why = why or (repr(wanted) if isinstance(wanted, str) else "what was waited for")
        deadline = time.monotonic() + timeout
        while True:
            ended, known = self._has_ended(), len(self._recording)
            if shown():
                return
            assert not ended, f"the program ended before {why}:\n{wire.plain(self.output)[-2000:]}"
            left = deadline - time.monotonic()
            assert left > 0, f"no {why} after {timeout} s on:\n{self.text}"
            # A predicate may be about more than the screen: it is asked again now and then.
            self._recording.wait(known, min(left, 0.05))

    def wait_for_bytes(
        self, wanted: bytes | re.Pattern[bytes], since: int = 0, timeout: float = PATIENCE
    ) -> int:
        """Wait until `wanted` was written at or after offset `since`; return its offset.

        Nothing is drawn meanwhile, so `arrived` of the offset is as exact as the reading is.
        """
        pattern = re.compile(re.escape(wanted)) if isinstance(wanted, bytes) else wanted
        deadline = time.monotonic() + timeout
        while True:
            ended, known = self._has_ended(), len(self._recording)
            if (at := self._recording.find(pattern, since)) >= 0:
                return at
            assert not ended, f"the program ended before it wrote {wanted!r}"
            left = deadline - time.monotonic()
            assert left > 0, f"{wanted!r} was not written in {timeout} s; screen:\n{self.text}"
            self._recording.wait(known, min(left, 0.25))

    def listen(self, known: int, timeout: float) -> None:
        """Wait until more than `known` bytes are written, at most `timeout` seconds."""
        self._recording.wait(known, timeout)

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        """Wait until the program ends and all that it wrote is read; return its exit code.

        As in `subprocess`, a code below zero is the signal that killed it.
        """
        try:
            code = self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"still runs after {timeout} s:\n{self.text}") from None
        self._let_go()
        self._recording.join(timeout)
        return code

    # What is done to it

    def press(self, *keys: str) -> None:
        """Press keys, named as in `tests.keyboard`."""
        for key in keys:
            self.send(keyboard.key(key))

    def paste(self, data: bytes) -> None:
        """Paste, as a terminal with bracketed paste does."""
        self.send(keyboard.pasted(data))

    def click(self, x: int, y: int) -> None:
        """Move to the cell, press and release the left button there."""
        self.send(keyboard.pointed(x, y) + keyboard.clicked(x, y))

    def point(self, x: int, y: int) -> None:
        """Move the mouse over a cell, pressing nothing."""
        self.send(keyboard.pointed(x, y))

    def send(self, data: bytes) -> None:
        """Write `data` to the program's input, all of it."""
        while data:
            _, ready, _ = select.select([], [self._master], [], PATIENCE)
            assert ready, "the program does not read its input"
            data = data[os.write(self._master, data[:1024]) :]

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the program gets SIGWINCH and draws anew.

        What it wrote before and nobody looked at is not drawn any more.
        """
        self._drawn = len(self._recording)
        self._drawn -= wire.unfinished(self._recording.since(max(0, self._drawn - 8200)))
        self._grid.resize(columns, rows)
        self._set_size(columns, rows)

    def send_signal(self, number: int) -> None:
        """Send a signal to the program (not to its children)."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Take the terminal away, as a closed window or a lost connection does."""
        self._recording.stop()
        self._let_go()
        self._close_master()

    @property
    def echo(self) -> bool:
        """True when the terminal shows what is typed and sends whole lines, as a shell expects."""
        local = termios.tcgetattr(self._master)[3]
        return bool(local & termios.ECHO) and bool(local & termios.ICANON)

    def descendants(self) -> set[Process]:
        """Return the processes that the program has started, and theirs."""
        return descendants(self.process.pid)

    def close(self) -> None:
        """Kill the program and whatever it started; nothing stays."""
        if self.process.poll() is None:
            children = self.descendants()
            self.process.kill()
            self.process.wait(PATIENCE)
            for child in children:
                child.kill()
        self._recording.stop()
        self._let_go()
        self._close_master()

    # Inside

    def _has_ended(self) -> bool:
        """Tell whether the program has ended and all that it wrote is here."""
        if self.process.poll() is None:
            return False
        self._let_go()
        self._recording.join(1)
        return True

    def _answer(self, chunk: bytes) -> None:
        for query, answer in self._answers.items():
            for _ in range(chunk.count(query)):
                os.write(self._master, answer)

    def _draw(self) -> None:
        """Draw what has arrived since the last look; a frame only when all of it is there."""
        over = self._recording.over
        data = self._recording.since(self._drawn)
        if not over:
            data = data[: len(data) - wire.unfinished(data)]
            begun = data.rfind(_FRAME_BEGINS)
            if begun > data.rfind(_FRAME_ENDS):
                data = data[:begun]
        self._drawn += len(data)
        self._grid.draw(data)

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _let_go(self) -> None:
        """Close our end of the program's side: the reader then sees when the last one is gone."""
        if self._slave is not None:
            os.close(self._slave)
            self._slave = None

    def _close_master(self) -> None:
        if self._master >= 0:
            os.close(self._master)
            self._master = -1


def _take_the_terminal() -> None:
    """Make the terminal on stdin the one that signals come from."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
