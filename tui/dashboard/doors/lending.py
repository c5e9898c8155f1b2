"""The terminal, lent to another program and taken back whole."""

import asyncio
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from textual.app import App, SuspendNotSupported

from tui.dashboard.doors.starting import why_not

_RESTORED = b"\x1b[?1l\x1b>\x1b[r\x1b[m\x1b(B\x0f"
"""Cursor keys, keypad, scroll region, colours and character set as they are by default (ECMA-48,
DEC STD 070): a program that was killed leaves them as it had them."""
_GRACE = 2.0
"""Seconds between asking a program to end and killing it."""


class Loan:
    """One program that has the terminal for as long as it runs."""

    def __init__(self, command: Sequence[str], data: bytes = b"") -> None:
        """`data` is what the program reads; without any it reads the keyboard."""
        self._command = command
        self._data = data
        self._process: asyncio.subprocess.Process | None = None
        self._ended = False

    async def run(self, app: App[Any]) -> str:
        """Run the program; return a sentence when it failed, else nothing.

        Nothing is painted meanwhile, while news goes on coming in.
        """
        with app.batch_update():
            try:
                with app.suspend(), _as_it_was():
                    return await self._run()
            except SuspendNotSupported:
                return "This terminal cannot be given to another program."

    async def end(self) -> None:
        """End the program: it is asked, and killed when it does not listen."""
        self._ended = True
        process = self._process
        if process is None or process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            process.terminate()
            try:
                await asyncio.wait_for(process.wait(), _GRACE)
            except TimeoutError:
                process.kill()

    async def _run(self) -> str:
        name = os.path.basename(self._command[0])
        try:
            self._process = process = await asyncio.create_subprocess_exec(
                *self._command, stdin=asyncio.subprocess.PIPE if self._data else None
            )
        except (OSError, ValueError) as error:
            return f"{name} did not start: {why_not(error)}."
        if process.stdin is not None:
            with suppress(OSError):
                process.stdin.write(self._data)
                await process.stdin.drain()
            process.stdin.close()
        code = await process.wait()
        return "" if self._ended or not code else f"{name} ended with error {code}."


@contextmanager
def _as_it_was() -> Iterator[None]:
    """Leave the terminal behind the block as it was before, whatever was done to it.

    Ctrl+Z stops the program and newswall together, as one job of the shell.
    """
    terminal = sys.__stderr__.fileno() if sys.__stderr__ is not None else 2
    try:
        import termios
    except ImportError:  # not a terminal of this kind
        yield
        return
    try:
        modes = termios.tcgetattr(terminal)
    except termios.error:
        yield
        return
    stop = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGTSTP, stop)
        with suppress(termios.error, OSError):
            termios.tcsetattr(terminal, termios.TCSADRAIN, modes)
            os.write(terminal, _RESTORED)
