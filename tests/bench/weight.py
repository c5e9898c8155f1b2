"""What a running newswall weighs, and whether that grows with the changes in its folder."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from tests.bench import processes
from tests.bench.table import markdown, number
from tests.bench.trend import Slope, slope
from tests.terminal import Terminal

WARM_UP = 0.5
"""The part of the samples that is left out: caches and heaps fill once, in 40,000 changes."""
FEWEST = 20
"""Samples after the warm-up below which nothing is said about growth."""
PER = 100_000
"""Changes that a slope is given for."""


@dataclass(frozen=True, slots=True)
class Weight:
    """All that could grow, of all processes together."""

    pss: float
    """Proportional set size in MB; what other programs do changes it too."""
    private: float
    """Memory of its own alone, in MB."""
    threads: int
    descriptors: int
    """Open files, sockets and pipes."""
    watches: int
    """Directories that inotify watches."""
    library: float
    """MB of what may be deleted: library, index of the search, and their logs."""
    marks: float
    """MB of `marks.db`, which keeps what was read even when its file is gone."""
    log: float
    """kB of the log."""


_NAMES = {
    "pss": "memory (PSS), MB",
    "private": "memory (private), MB",
    "threads": "threads",
    "descriptors": "file descriptors",
    "watches": "watched directories",
    "library": "library and index, MB",
    "marks": "marks, MB",
    "log": "log, kB",
}
_ALLOWED = {
    "pss": 1.0,
    "private": 1.0,
    "threads": 0.1,
    "descriptors": 0.1,
    "watches": 1.0,
    "library": 0.1,
    "log": 1.0,
}
"""Growth in `PER` changes that a week of them would not make felt; marks are meant to stay."""


def of(terminal: Terminal, places: Path) -> Weight:
    """Weigh the program on this terminal, which keeps all it keeps below `places`."""
    family = processes.family(terminal)

    def size(*names: str) -> int:
        files = (file for name in names for file in places.glob(f"*/newswall/{name}"))
        return sum(file.stat().st_size for file in files if file.is_file())

    return Weight(
        pss=processes.memory(terminal),
        private=processes.private_memory(terminal),
        threads=processes.count(family, "task"),
        descriptors=processes.count(family, "fd"),
        watches=processes.watches(family),
        library=size("*/library.db*", "*/search.db*") / 1e6,
        marks=size("*/marks.db*") / 1e6,
        log=size("newswall.log*") / 1e3,
    )


def table(weights: Sequence[tuple[int, Weight]]) -> list[str]:
    """Return a Markdown table: first and last sample, the slope, and what it means."""
    head = ("what", "first", "warm", "last", f"in {PER:,} changes", "95 % between", "verdict")
    rows: list[tuple[str, ...]] = [head]
    warm = _warm(weights)
    for name, words in _NAMES.items():
        values = [getattr(weights[0][1], name), getattr(warm[0][1], name)]
        values.append(getattr(weights[-1][1], name))
        found = _slope(weights, name)
        middle = between = ""
        if found is not None:
            middle = f"{found.middle:+.2f}"
            between = f"{found.low:+.2f} … {found.high:+.2f}"
        rows.append((words, *map(number, values), middle, between, _verdict(name, found)))
    return markdown(rows, numbers=range(1, 6))


def grows(weights: Sequence[tuple[int, Weight]]) -> bool:
    """Tell whether anything surely grows by more than is allowed."""
    names = (field.name for field in fields(Weight))
    return any(_verdict(name, _slope(weights, name)) == "grows" for name in names)


def _warm(weights: Sequence[tuple[int, Weight]]) -> Sequence[tuple[int, Weight]]:
    return weights[int(len(weights) * WARM_UP) :]


def _slope(weights: Sequence[tuple[int, Weight]], name: str) -> Slope | None:
    warm = _warm(weights)
    if len(warm) < FEWEST:
        return None
    return slope([(changes / PER, getattr(weight, name)) for changes, weight in warm])


def _verdict(name: str, found: Slope | None) -> str:
    if found is None:
        return "too short to tell"
    if name not in _ALLOWED:
        return "stays by design"
    allowed = _ALLOWED[name]
    if found.low > allowed:
        return "grows"
    return f"flat (at most {allowed:g})" if found.high <= allowed else "too short to tell"
