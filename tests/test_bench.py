"""The benches work: they count, they print, and nothing is missed. How fast is not asked here."""

import itertools
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bench import corpus, processes
from tests.bench.table import Figure, lines
from tests.bench.trend import slope
from tests.processes import ROOT, Process, environment

NAMES = (
    "start, warm, to first headlines",
    "file replaced to title painted, p99",
    "key j to painted, median",
    "idle CPU, small files in folders",
    "memory (PSS), feed files, warm start",
    "first reading, small files, files",
    "search, a common word",
    "key in the search bar to result painted, median",
    "wall, CPU",
)


def test_every_bench_prints_its_figures_and_a_burst_misses_nothing(tmp_path: Path) -> None:
    printed = run("tests.bench --short --articles 100", TMPDIR=tmp_path, PATH=tmp_path)
    assert "newsboat is not installed" in printed
    rows = printed.splitlines()
    for name in NAMES:
        [row] = [row for row in rows if name in row]
        assert re.search(r"\| +[\d,.]+ (ms|%|MB|files/s) \|", row), row
    missed = [row for row in rows if "missed" in row]
    assert len(missed) == 2
    assert all(re.search(r"\| +0 files \|", row) for row in missed)


def test_a_soak_of_a_restless_folder_misses_nothing_and_weighs_the_program(tmp_path: Path) -> None:
    printed = run(
        "tests.bench.soak --rounds 2 --changes 60 --articles 60 --seed 1", TMPDIR=tmp_path
    )
    assert "120 changes" in printed
    assert "missed: 0 (counted 3 times)" in printed
    for name in ("memory (PSS), MB", "threads", "file descriptors", "library and index, MB"):
        assert re.search(rf"\| {re.escape(name)} +\| +[\d.]+ \|", printed)


def test_kills_swaps_and_a_flood_lose_nothing(tmp_path: Path) -> None:
    printed = run("tests.bench.faults --rounds 1 --seed 2", TMPDIR=tmp_path)
    assert re.search(r"kills: 1, marks seen: [1-9]\d*, lost: 0", printed)
    assert "swaps: 5 turns" in printed
    assert "flood: 500 files" in printed
    assert "nothing was lost" in printed


def test_a_day_of_a_wall_is_lived_through_in_seconds_and_weighed(tmp_path: Path) -> None:
    printed = run("tests.bench.months --days 0.05 --seed 3", HOME=tmp_path, XDG_STATE_HOME=tmp_path)
    assert "weighed 3 times" in printed
    for name in ("memory (RSS), MB", "file descriptors", "threads", "living objects"):
        assert re.search(rf"\| {re.escape(name)} +\| +[\d.,]+ \|", printed)


def run(command: str, **variables: Path) -> str:
    """Return what a bench prints, which ends well."""
    done = subprocess.run(
        [sys.executable, "-m", *command.split()],
        cwd=ROOT,
        env=environment({name: str(value) for name, value in variables.items()}),
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_process_that_ended_costs_nothing_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        subprocess.Popen(["cat"], stdin=subprocess.PIPE) as living,
        subprocess.Popen(["true"]) as ended,
    ):
        os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)  # still to be collected
        found = [Process.of(process.pid) for process in (living, ended)]
        members = {*filter(None, found), Process(2**22 + 1, "0")}  # there is none of that number
        monkeypatch.setattr(processes, "family", lambda _: members)
        nothing: Any = None
        assert processes.memory(nothing) > 0
        assert processes.cpu(nothing) > 0
        assert processes.count(members, "task") >= 1
        assert processes.watches(members) == 0


def test_a_slope_is_that_of_most_samples_whatever_a_few_of_them_say() -> None:
    rising = [(x, 2.0 * x + (x % 3)) for x in range(50)]
    rising[7] = rising[31] = (20, 1_000.0)
    middle, low, high = slope(rising)
    assert low <= 2 <= high
    assert abs(middle - 2) < 0.05
    assert slope([(x, 5.0) for x in range(1_000)]) == (0, 0, 0)


def test_the_corpus_is_the_same_every_time_and_speaks_many_languages() -> None:
    assert corpus.article(17) == corpus.article(17)
    items = [corpus.article(number) for number in range(200)]
    assert len({item.title for item in items}) == 200
    assert len({item.language for item in items}) == 11
    assert all(newer.when > older.when for newer, older in itertools.pairwise(items))


def test_a_table_has_the_growth_and_the_ratio_to_the_yardstick() -> None:
    figures = [
        Figure("start", 1_000, 300, "ms", 250),
        Figure("start", 100_000, 450, "ms", 300, target="ratio ≤ 1.6"),
        Figure("missed", 1_000, 0, "files"),
        Figure("missed", 100_000, 0, "files"),
        Figure("cases", 20, 19, "right"),
    ]
    printed = lines(figures)
    assert printed[4] == "", "what was measured at other sizes has a table of its own"
    assert re.match(r"\| what +\| +20 \|", printed[5])
    head, _, start, missed = [
        [cell.strip() for cell in row.strip("|").split("|")] for row in printed[:4]
    ]
    assert head == ["what", "1,000", "100,000", "growth", "yardstick", "ratio", "target", "note"]
    assert start[:4] == ["start", "300 ms", "450 ms", "1.50"]
    assert start[4:7] == ["300 ms (minimal app)", "1.50", "ratio ≤ 1.6"]
    assert missed[1:4] == ["0 files", "0 files", ""]
    assert len({len(row) for row in printed[:4]}) == 1
