"""Starting programs: one that has nothing to do with this terminal, and why any did not start."""

import subprocess
import threading
from collections.abc import Callable, Sequence

PATIENCE = 60.0
"""Seconds after which a program that does not end is left to itself."""


def why_not(error: OSError | ValueError) -> str:
    """Return why a program did not start: the system's words, or what Python says no to."""
    return getattr(error, "strerror", "") or "its name or an argument cannot be"


def start(command: Sequence[str], failed: Callable[[], object]) -> str:
    """Start a program that has nothing to do with this terminal; return why it did not start.

    `failed` is called from another thread if it ends with an error.
    """
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        return why_not(error)
    threading.Thread(target=_wait, args=(process, failed), name="opener", daemon=True).start()
    return ""


def _wait(process: subprocess.Popen[bytes], tell: Callable[[], object]) -> None:
    """Reap the program, and tell of its failure."""
    try:
        code = process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.wait()
        return
    if code:
        tell()
