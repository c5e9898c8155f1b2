"""Does a wall grow in a month? `python -m tests.bench.months --days 30`

The clock and the changes are made up, so that a month takes minutes: each minute the clock ticks
and the next headline is shown; every ten news comes in and old news goes; now and then somebody
presses keys, the window gets another size, the folder is lost, news is breaking, the night comes.
Memory, file descriptors, threads and living objects are counted each half hour. 1 when
one of them surely grows.
"""

import argparse
import asyncio
import gc
import os
import random
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.bench.table import markdown, number
from tests.bench.trend import slope
from tests.dashboard.driving import filing
from tests.dashboard.wall_driving import START, WallDesk, news, wall
from tui.library import Filing

SETTINGS = 'theme = "night"\n[wall]\ndwell = 60\nnight = "23:00-06:00"\nmax_age = 20\n'
TITLES = (
    "Harbour council votes to keep the night ferries", "東京でかもめ便が朝の運航を再開",
    "Мост через реку открыт", "Brücke in Łódź schließt für ein Jahr", "Strike", "강변 텃밭에",
    "A headline that goes on and on about what was said in the third meeting of the committee",
)  # fmt: skip
SIZES = ((120, 40), (80, 24), (200, 60), (60, 100))
KEPT = 60
"""Articles that are there at a time."""
SAMPLES = 48
"""Weighings a day."""
WARM_UP = 0.5
"""The part of the samples that is left out: caches fill once."""
FEWEST = 20
"""Samples after that from which something is said."""


class Weight(NamedTuple):
    """What must not grow, and by how much a day it may without being felt in a year."""

    memory: float
    descriptors: int
    threads: int
    objects: int


NAMES = {
    "memory": "memory (RSS), MB",
    "descriptors": "file descriptors",
    "threads": "threads",
    "objects": "living objects",
}
ALLOWED = {"memory": 0.1, "descriptors": 0.02, "threads": 0.02, "objects": 50}


def weigh() -> Weight:
    """Weigh this process."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return Weight(
        pages * os.sysconf("SC_PAGE_SIZE") / 1e6,
        len(os.listdir("/proc/self/fd")),
        threading.active_count(),
        len(gc.get_objects()),
    )


async def live(days: float, seed: int) -> list[tuple[float, ...]]:
    """Let a wall live through so many days; return at which day it weighed what.

    These are bare tuples of numbers: the collector does not count them among the living objects.
    """
    chance = random.Random(seed)
    weights: list[tuple[float, ...]] = []
    with tempfile.TemporaryDirectory(prefix="newswall-months-") as shop:
        async with wall(Path(shop), settings=SETTINGS, size=SIZES[0]) as desk:
            minutes = round(days * 24 * 60)
            step = max(1, 24 * 60 // SAMPLES)
            for minute in range(minutes + 1):
                if minute % 10 == 0:
                    desk.change([_arrival(desk, minute // 10, chance)], _gone(minute // 10))
                await _something_else(desk, minute, chance)
                await desk.wait(60)
                if minute % step == 0:
                    await desk.pilot.resize_terminal(*SIZES[0])  # a picture weighs by its size
                    await desk.settle()
                    weights.append((minute / 24 / 60, *weigh()))
    return weights


def _arrival(desk: WallDesk, count: int, chance: random.Random) -> Filing:
    age = (START - desk.clock.now).total_seconds()
    tags = (f"tag {chance.randrange(40)}", *(["breaking"] if count % 50 == 7 else []))
    title = f"{chance.choice(TITLES)} {count}"
    item = news(title, age, source=f"Source {count % 9}", tags=tags)
    return filing(f"{count}.xml", [item])._replace(mtime=desk.clock.now.timestamp())


def _gone(count: int) -> Sequence[str]:
    return [f"{count - KEPT}.xml"] if count >= KEPT else []


async def _something_else(desk: WallDesk, minute: int, chance: random.Random) -> None:
    if minute % 37 == 0:
        keys = [chance.choice(("right", "left", "v", "enter")) for _ in range(3)]
        await desk.press(*keys, "escape", "escape")
    if minute % 360 == 0:
        await desk.pilot.resize_terminal(*chance.choice(SIZES))
    if minute % 480 in (0, 5):
        lost = minute % 480 == 0
        desk.say(kind="offline" if lost else "live", reason="Away." if lost else "")


def table(weights: Sequence[tuple[float, ...]]) -> tuple[list[str], bool]:
    """Return a Markdown table of what was weighed, and whether anything surely grows."""
    warm = weights[int(len(weights) * WARM_UP) :]
    rows: list[tuple[str, ...]] = [("what", "first", "warm", "last", "a day", "verdict")]
    grows = False
    for at, name in enumerate(Weight._fields, 1):
        values = [(weight[0], weight[at]) for weight in warm]
        middle, verdict = "", "too short to tell"
        if len(warm) >= FEWEST:
            found = slope(values)
            middle = f"{found.middle:+.3f}"
            grows |= found.low > ALLOWED[name]
            verdict = "grows" if found.low > ALLOWED[name] else "flat"
        ends = map(number, (weights[0][at], values[0][1], values[-1][1]))
        rows.append((NAMES[name], *ends, middle, verdict))
    return markdown(rows, numbers=range(1, 5)), grows


def main() -> int:
    """Live, weigh, and print."""
    parser = argparse.ArgumentParser("python -m tests.bench.months", description=__doc__)
    parser.add_argument("--days", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    weights = asyncio.run(live(arguments.days, arguments.seed))
    lines, grows = table(weights)
    print(f"{arguments.days:g} days of a wall, weighed {len(weights)} times\n")
    print("\n".join(lines))
    return 1 if grows else 0


if __name__ == "__main__":
    sys.exit(main())
