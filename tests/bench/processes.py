"""What all processes of a program cost together, from /proc (Linux)."""

import re
from collections.abc import Iterable
from pathlib import Path

from tests.processes import Process
from tests.terminal import Terminal


def family(terminal: Terminal) -> set[Process]:
    """Return the program's processes, itself included."""
    own = Process.of(terminal.process.pid)
    return terminal.descendants() | ({own} if own else set())


def memory(terminal: Terminal) -> float:
    """Return the proportional set size of all processes in MB (proc(5), smaps_rollup)."""
    return _memory(terminal, r"^Pss: +(\d+) kB")


def private_memory(terminal: Terminal) -> float:
    """Return the memory in MB that no other process shares."""
    return _memory(terminal, r"^Private_(?:Clean|Dirty): +(\d+) kB")


def cpu(terminal: Terminal) -> float:
    """Return the seconds of processor time of all threads of all processes."""
    total = 0
    for process in family(terminal):
        for task in Path(f"/proc/{process.pid}/task").glob("*/schedstat"):
            total += int(task.read_text().split()[0])
    return total / 1e9


def count(processes: Iterable[Process], kind: str) -> int:
    """Return how many entries /proc/PID has under `kind`: `task` for threads, `fd` for files."""
    return sum(1 for process in processes for _ in Path(f"/proc/{process.pid}/{kind}").iterdir())


def watches(processes: Iterable[Process]) -> int:
    """Return how many directories inotify watches (proc(5), fdinfo)."""
    return sum(
        info.read_text().count("\ninotify wd:")
        for process in processes
        for info in Path(f"/proc/{process.pid}/fdinfo").iterdir()
    )


def _memory(terminal: Terminal, line: str) -> float:
    total = 0
    for process in family(terminal):
        rollup = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
        total += sum(int(kilobytes) for kilobytes in re.findall(line, rollup, re.M))
    return total / 1024
