"""What all processes of a program cost together, from /proc (Linux)."""

import re
from pathlib import Path

from tests.processes import Process
from tests.terminal import Terminal


def family(terminal: Terminal) -> set[Process]:
    """Return the program's processes, itself included."""
    own = Process.of(terminal.process.pid)
    return terminal.descendants() | ({own} if own else set())


def memory(terminal: Terminal) -> float:
    """Return the proportional set size of all processes in MB (proc(5), smaps_rollup)."""
    total = 0
    for process in family(terminal):
        rollup = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
        total += sum(int(kilobytes) for kilobytes in re.findall(r"^Pss: +(\d+) kB", rollup, re.M))
    return total / 1024


def cpu(terminal: Terminal) -> float:
    """Return the seconds of processor time of all threads of all processes."""
    total = 0
    for process in family(terminal):
        for task in Path(f"/proc/{process.pid}/task").glob("*/schedstat"):
            total += int(task.read_text().split()[0])
    return total / 1e9
