"""Signals that end the program: held back until it can end well, then handed to its loop."""

import asyncio
import signal
import threading
from collections.abc import Callable

_ENDING = tuple(
    getattr(signal, name)
    for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")
    if hasattr(signal, name)
)


def hold_signals() -> None:
    """Hold back the signals that end a program until `release_signals`.

    One that comes while the terminal is being taken over would leave it taken.
    """
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)


def release_signals(end: Callable[[int], None] | None = None) -> None:
    """Let signals through again: to `end`, which gets the number in the running loop, if given."""
    if end is not None and threading.current_thread() is threading.main_thread():
        loop = asyncio.get_running_loop()
        for number in _ENDING:
            loop.add_signal_handler(number, end, int(number))
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
