"""Does anything grow, is anything missed? `python -m tests.bench.soak --minutes 60`

One process changes a folder in every way, round after round, while keys are pressed and tabs
switched in the dashboard that shows it. After each round the dashboard must come to rest with as
many articles as there are; then it is weighed. At each tenth round `newswall list --json` must give
every article with its newest title. 1 when something was missed or grows.
"""

import argparse
import json
import random
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench import weight
from tests.bench.subjects import settled, start_newswall, until_rested
from tests.bench.weight import Weight
from tests.processes import ROOT, environment, newswall, own_places
from tests.terminal import Terminal

PATIENCE = 120.0
"""Seconds after a round in which the dashboard must show what is there."""
LOOK = 10
"""Rounds from one comparison of every title to the next."""
_TABS = ("1", "2", "3", "tab")
_KEYS = (*"jkjknpmtgGbdr?!", "enter", "escape", "space", "pageup", "pagedown", "up", "down")


@dataclass(slots=True)
class Soak:
    """What a soak has done and seen so far."""

    done: dict[str, int] = field(default_factory=dict)
    """Changes by kind."""
    truth: dict[str, str] = field(default_factory=dict)
    """Title of every article by its address."""
    keys: int = 0
    switches: int = 0
    """Keys that open another tab."""
    weights: list[tuple[int, Weight]] = field(default_factory=list)
    """Changes so far, and what the program weighs then."""
    missed: list[str] = field(default_factory=list)
    """What was not as it should be, in words."""

    @property
    def changes(self) -> int:
        """All changes so far."""
        return sum(self.done.values())

    def hear(self, report: dict[str, Any]) -> None:
        """Take note of what the other process did."""
        self.done, self.truth = report["done"], report["truth"]


def soak(folder: Path, places: Path, articles: int, changes: int, seed: int) -> Generator[Soak]:
    """Yield after each round of so many changes, for ever; close the generator to end it."""
    so_far, chance = Soak(), random.Random(seed)
    with _churning(folder, articles, seed) as churn:
        so_far.hear(_answer(churn))
        with start_newswall(folder, places) as terminal:
            while True:
                _rest(terminal, so_far)
                until_rested(terminal)
                so_far.weights.append((so_far.changes, weight.of(terminal, places)))
                terminal.forget()
                yield so_far
                _ask(churn, changes)
                assert churn.stdout is not None
                while not select.select([churn.stdout], [], [], 0)[0]:
                    _press(terminal, chance, so_far)
                so_far.hear(_answer(churn))


@contextmanager
def _churning(folder: Path, articles: int, seed: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.bench.churn", str(folder), str(articles), str(seed)]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as churn:
        try:
            yield churn
        finally:
            churn.kill()


def _ask(churn: subprocess.Popen[str], changes: int) -> None:
    assert churn.stdin is not None
    churn.stdin.write(f"{changes}\n")
    churn.stdin.flush()


def _answer(churn: subprocess.Popen[str]) -> dict[str, Any]:
    assert churn.stdout is not None
    report: dict[str, Any] = json.loads(churn.stdout.readline())
    return report


def _press(terminal: Terminal, chance: random.Random, so_far: Soak) -> None:
    """Press a key, more often than not one that opens a tab, and wait till something is painted."""
    known = terminal.written
    is_switch = chance.random() < 0.6
    terminal.press(chance.choice(_TABS if is_switch else _KEYS))
    so_far.switches += is_switch
    so_far.keys += 1
    terminal.listen(known, 0.05)


def _rest(terminal: Terminal, so_far: Soak) -> None:
    """Wait until the status line shows what is there, or take note that it does not."""
    terminal.press("1")
    try:
        terminal.wait_for(lambda: settled(terminal, len(so_far.truth)), "rest", PATIENCE)
    except AssertionError:
        if terminal.process.poll() is not None:
            raise
        status = " ".join(terminal.screen()[-2:-1])
        so_far.missed.append(
            f"after {so_far.changes:,} changes: {len(so_far.truth):,} articles, shown: {status}"
        )


def compare(folder: Path, places: Path, so_far: Soak) -> None:
    """Compare every title that is listed with what is there."""
    deadline = time.monotonic() + PATIENCE
    while (listed := _listed(folder, places)) != so_far.truth and time.monotonic() < deadline:
        time.sleep(0.5)
    wrong = dict(so_far.truth.items() ^ listed.items())
    if wrong:
        so_far.missed.append(
            f"after {so_far.changes:,} changes: {len(wrong)} articles are not as in the files, "
            f"such as {next(iter(wrong))}"
        )


def _listed(folder: Path, places: Path) -> dict[str, str]:
    """Return the title of every article by its address, as the command line gives them."""
    done = subprocess.run(
        newswall("list", folder, "--json"),
        cwd=ROOT,
        env=environment(own_places(places)),
        stdout=subprocess.PIPE,
        check=True,
    )
    return {item["url"]: item["title"] for item in json.loads(done.stdout)["items"]}


def main() -> int:
    """Soak until the time is over or the rounds are done, and print what was seen."""
    parser = argparse.ArgumentParser("python -m tests.bench.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--rounds", type=int, help="instead of minutes")
    parser.add_argument("--changes", type=int, default=1_000, help="in one round")
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 20))
    arguments = parser.parse_args()
    end = time.monotonic() + arguments.minutes * 60
    with tempfile.TemporaryDirectory(prefix="newswall-soak-") as shop:
        folder, places = Path(shop) / "feeds", Path(shop) / "places"
        how = arguments.articles, arguments.changes, arguments.seed
        with closing(soak(folder, places, *how)) as rounds:
            for number, so_far in enumerate(rounds):
                over = number >= arguments.rounds if arguments.rounds else time.monotonic() > end
                if over or number % LOOK == 0:
                    compare(folder, places, so_far)
                    print(_words(so_far), file=sys.stderr)
                if over:
                    break
    print(f"seed {arguments.seed}, {_words(so_far)}")
    print("\n".join(so_far.missed) or f"missed: 0 (counted {len(so_far.weights):,} times)")
    print()
    print("\n".join(weight.table(so_far.weights)))
    return 1 if so_far.missed or weight.grows(so_far.weights) else 0


def _words(so_far: Soak) -> str:
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in sorted(so_far.done.items()))
    keys = f"{so_far.keys:,} keys, {so_far.switches:,} of them for another tab"
    return f"{so_far.changes:,} changes ({kinds}), {keys}"


if __name__ == "__main__":
    sys.exit(main())
