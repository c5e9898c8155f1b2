"""Processes as a test sees them: who descends from whom, and is it still there?"""

import os
import re
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
"""The checkout: programs start there unless told otherwise."""

PATIENCE = 15.0
"""Seconds that a condition may take before a test fails: slow machines pass, hangs do not."""

_NEVER_INHERITED = re.compile(
    "COLUMNS|LINES|NO_COLOR|FORCE_COLOR|COLORTERM|TERM_PROGRAM|TMUX|STY"
    "|TEXTUAL.*|PYTHON.*|LC_.*|LANG|DISPLAY|WAYLAND_DISPLAY"
)


class Process(NamedTuple):
    """A process, told from a later one with the same number by when it started."""

    pid: int
    start: str

    @staticmethod
    def of(pid: int) -> "Process | None":
        """Return the process now running as `pid`, if one does."""
        fields = _stat(pid)
        return Process(pid, fields[19]) if fields else None

    @property
    def alive(self) -> bool:
        """True while it runs; one that only waits to be collected does not."""
        fields = _stat(self.pid)
        return bool(fields) and fields[19] == self.start and fields[0] != "Z"

    @property
    def stopped(self) -> bool:
        """True while SIGSTOP or SIGTSTP holds it."""
        return _stat(self.pid)[:1] == ["T"]

    @property
    def cpu(self) -> float:
        """Seconds of processor time that it has used."""
        fields = _stat(self.pid)
        ticks = int(fields[11]) + int(fields[12]) if fields else 0
        return ticks / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        """Kill it, if it is still there."""
        if self.alive:
            os.kill(self.pid, signal.SIGKILL)


def descendants(pid: int) -> set[Process]:
    """Return the children of `pid`, their children, and so on (from /proc; empty without it)."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        if fields := _stat(int(entry.name)):
            parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found: set[Process] = set()
    waiting = [pid]
    while waiting:
        for child in parents.get(waiting.pop(), ()):
            if process := Process.of(child):
                found.add(process)
                waiting.append(child)
    return found


def wait_until(done: Callable[[], object], why: str, timeout: float = PATIENCE) -> None:
    """Wait until `done()` is true; raises AssertionError when the time is over."""
    deadline = time.monotonic() + timeout
    pause = threading.Event()
    while not done():
        assert time.monotonic() < deadline, f"not in {timeout} s: {why}"
        pause.wait(0.01)


def environment(changes: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """Return the environment of a UTF-8 terminal with 16 million colours, with `changes`.

    A value of None removes a name. COLUMNS and LINES are never handed down.
    """
    env = {k: v for k, v in os.environ.items() if not _NEVER_INHERITED.fullmatch(k)}
    env |= {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "TEXTUAL_ANIMATIONS": "none",
    }
    for name, value in (changes or {}).items():
        env.pop(name, None)
        if value is not None:
            env[name] = value
    return env


def own_places(base: Path) -> dict[str, str | None]:
    """Return the environment that makes newswall keep all it keeps below `base`."""
    return {
        "HOME": str(base / "home"),
        **{f"XDG_{k}_HOME": str(base / k.lower()) for k in ("CACHE", "STATE", "CONFIG", "DATA")},
    }


def newswall(*arguments: str | Path) -> list[str]:
    """Return the command that starts newswall from this checkout."""
    return [sys.executable, "-m", "tui.cli", *(str(argument) for argument in arguments)]


def _stat(pid: int) -> list[str]:
    """Return /proc/PID/stat from the state on: [0] state, [1] parent, [19] start; or nothing."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("latin-1").rpartition(")")[2].split()
    except OSError:
        return []
