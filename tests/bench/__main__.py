"""`python -m tests.bench`: measure and print a table. Nothing here passes or fails."""

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench import (
    burst,
    busy,
    change,
    clippings,
    keys,
    newsboat,
    quiet,
    readers,
    reading,
    search,
    start,
    typed,
    wall,
)
from tests.bench.subjects import Run
from tests.bench.table import Figure, lines

MEASUREMENTS: dict[str, Callable[[Run], list[Figure]]] = {
    "start": start.measure,
    "change": change.measure,
    "keys": keys.measure,
    "busy": busy.measure,
    "idle": quiet.measure_idle,
    "memory": quiet.measure_memory,
    "wall": wall.measure,
    "burst": burst.measure,
    "reading": reading.measure,
    "readers": readers.measure,
    "search": search.measure,
    "typed": typed.measure,
    "clippings": clippings.measure,
    "newsboat": newsboat.measure,
}


def main() -> int:
    """Measure what is named, or everything, and print one table."""
    parser = argparse.ArgumentParser("python -m tests.bench", description=__doc__)
    parser.add_argument("name", nargs="*", help=", ".join(MEASUREMENTS))
    parser.add_argument(
        "--articles", type=int, action="append", help="how many; may be given again"
    )
    parser.add_argument("--short", action="store_true", help="few samples, in seconds")
    parser.add_argument(
        "--alone",
        action="store_true",
        help="go before all other programs of a busy machine (as root, on Linux)",
    )
    arguments = parser.parse_args()
    if unknown := set(arguments.name) - set(MEASUREMENTS):
        parser.error(f"there is no measurement {', '.join(sorted(unknown))}")
    usual = (100, 1_000) if arguments.short else (1_000, 10_000, 100_000)
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="newswall-bench-") as shop:
        run = Run(tuple(arguments.articles or usual), arguments.short, Path(shop))
        if arguments.alone:
            _go_first(run)
        for name in arguments.name or MEASUREMENTS:
            began = time.monotonic()
            figures += MEASUREMENTS[name](run)
            print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr)
    alone = ", before all other programs" if arguments.alone else ""
    print(
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}{alone}\n"
    )
    print("\n".join(lines(figures)))
    return 0


def _go_first(run: Run) -> None:
    """Take the processors from everybody else, but not to fill libraries (sched(7), SCHED_RR)."""
    for articles in run.articles:
        run.warm(articles)
    os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))


if __name__ == "__main__":
    sys.exit(main())
