"""The process that reads files, so that a file which hangs or breaks a parser harms nobody else.

It is told paths on its standard input and answers on its standard output, in the frames of
`tui.readers.wire`. It knows its limits from the command line that `tui.readers.process` builds,
and it ends when its input ends, which is when the program that started it is gone.
"""

import contextlib
import os
import select
import signal
import sys
from collections import deque
from collections.abc import Iterator

from tui.article import ReadResult
from tui.readers.reading import read_file
from tui.readers.safe_open import Unreadable, read_regular
from tui.readers.wire import FileReading, Frames, answer_frames, frame

TOO_MUCH_MEMORY = "needed too much memory to read"
LIFE = 50_000
"""Files after which a worker is replaced, so that what a library leaks stays small."""
HEAVY = 384 << 20
"""Bytes of peak memory after which a worker is replaced: an allocator seldom gives them back."""


def main(time_limit: float, memory_limit: int, size_limit: int) -> None:
    """Read files until there are no more requests, or until a fresh worker would be better."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, answers = _take_the_pipes()
    _limit_memory(memory_limit)
    loading = _Loading(answers)
    sys.meta_path.insert(0, loading)
    _write(answers, frame({"ready": os.getpid()}))
    count = 0
    for request in _requests(requests):
        if "forget" in request:
            _write(answers, frame({"forgot": True}))
            continue
        count += 1
        number, path = request["n"], request["path"]
        if not isinstance(number, int) or not isinstance(path, str):
            raise TypeError(request)
        loading.told = False
        _self_destruct_after(3 * time_limit)
        reading, tired = _read(path, size_limit)
        _self_destruct_after(0)
        for part in answer_frames(number, reading):
            _write(answers, part)
        if tired or count >= LIFE or _peak_memory() > HEAVY:
            _write(answers, frame({"bye": count}))
            return


class _Loading:
    """Tells the desk, once for each file, that a library is imported for it: that takes long.

    It stands first among the finders of modules (`sys.meta_path`) and finds none.
    """

    def __init__(self, answers: int) -> None:
        self.told = True
        self._answers = answers

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """Take note that a module is imported which was not there."""
        if not self.told:
            self.told = True
            _write(self._answers, frame({"loading": True}))


def _read(path: str, size_limit: int) -> tuple[FileReading, bool]:
    """Return the reading, and whether this process should better end now."""
    try:
        return read_file(path, size_limit), False
    except MemoryError:
        pass  # leave the frame that holds the memory before doing anything else
    result = ReadResult("", problem=TOO_MUCH_MEMORY)
    try:
        signature = read_regular(path, 0).signature
    except (Unreadable, MemoryError):
        signature = None
    return FileReading(path, result, b"", signature), True


def _take_the_pipes() -> tuple[int, int]:
    """Keep the two pipes and put the null device in their place.

    What a library prints, or reads, then cannot get between the frames.
    """
    requests, answers = os.dup(0), os.dup(1)
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(null, standard)
    os.close(null)
    return requests, answers


def _requests(source: int) -> Iterator[dict[str, object]]:
    """Yield the requests; one to forget those before it is heard before the next file is begun."""
    frames = Frames()
    waiting: deque[dict[str, object]] = deque()
    while True:
        if not waiting or select.select([source], [], [], 0)[0]:
            data = os.read(source, 1 << 16)
            if not data:
                return
            for request in frames.add(data):
                if "forget" in request:
                    waiting.clear()
                waiting.append(request)
        if waiting:
            yield waiting.popleft()


def _write(target: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(target, view) :]


def _limit_memory(limit: int) -> None:
    """Let an allocation beyond `limit` bytes of address space fail; leave no core file behind."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on every system
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _peak_memory() -> int:
    """Return the most bytes that this process ever had in memory, 0 where that is not known."""
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak = peak if sys.platform == "darwin" else peak * 1024
    return _own_peak_memory(peak) if peak > HEAVY else peak


def _own_peak_memory(peak: int) -> int:
    """Return the part of `peak` that is not that of the program which started this one.

    Linux counts both as one (getrusage(2)); its VmHWM begins anew with the program (proc(5)).
    """
    try:
        with open("/proc/self/status", encoding="ascii", errors="replace") as status:
            found = next(line for line in status if line.startswith("VmHWM:"))
    except (OSError, StopIteration):
        return peak
    return int(found.split()[1]) * 1024


def _self_destruct_after(seconds: float) -> None:
    """Set the alarm whose default action ends the process, even inside C code; 0 stops it.

    The desk keeps the time limit. This is for the day when the desk itself was killed: a parser
    that hangs would never come back to see that its input has ended.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
