"""What all processes of a program cost together, from /proc (Linux).

A process or thread that ends while it is asked costs nothing any more.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
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
    times = (
        _told(task / "schedstat")
        for process in family(terminal)
        for task in _entries(process, "task")
    )
    return sum(int(told.split()[0]) for told in times if told) / 1e9


def count(processes: Iterable[Process], kind: str) -> int:
    """Return how many entries /proc/PID has under `kind`: `task` for threads, `fd` for files."""
    return sum(1 for process in processes for _ in _entries(process, kind))


def watches(processes: Iterable[Process]) -> int:
    """Return how many directories inotify watches (proc(5), fdinfo)."""
    return sum(
        _told(info).count("\ninotify wd:")
        for process in processes
        for info in _entries(process, "fdinfo")
    )


def _memory(terminal: Terminal, line: str) -> float:
    total = 0
    for process in family(terminal):
        rollup = _told(Path(f"/proc/{process.pid}/smaps_rollup"))
        total += sum(int(kilobytes) for kilobytes in re.findall(line, rollup, re.M))
    return total / 1024


def _entries(process: Process, kind: str) -> Iterator[Path]:
    with suppress(FileNotFoundError, ProcessLookupError):
        yield from Path(f"/proc/{process.pid}/{kind}").iterdir()


def _told(file: Path) -> str:
    """Return what a file of /proc says, nothing once its process is gone.

    One that was open already fails with ESRCH (proc(5)).
    """
    try:
        return file.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
