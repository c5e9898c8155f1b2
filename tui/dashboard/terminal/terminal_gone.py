"""Notices that the terminal is gone, even where nobody sends SIGHUP (nohup, a killed ssh)."""

import os
import select
import sys
import threading
from collections.abc import Callable


def watch_terminal(gone: Callable[[], object]) -> None:
    """Call `gone` once, from a thread of its own, when the terminal of stdin hangs up.

    The thread sleeps in poll(2) asking for nothing, so only POLLHUP, POLLERR and POLLNVAL wake it:
    it costs nothing while the terminal is there. Does nothing where poll(2) is missing.
    """
    if not hasattr(select, "poll"):
        return
    fd = os.dup(sys.__stdin__.fileno()) if sys.__stdin__ is not None else -1
    if fd < 0:
        return
    poll = select.poll()
    poll.register(fd, 0)

    def wait() -> None:
        poll.poll()
        gone()

    threading.Thread(target=wait, name="terminal", daemon=True).start()
