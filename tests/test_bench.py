"""The benches work: they count, they print, and nothing is missed. How fast is not asked here."""

import itertools
import re
import subprocess
import sys

import pytest

from tests.bench import corpus
from tests.bench.table import Figure, lines
from tests.processes import ROOT, environment

NAMES = {
    "start": "start, warm, to first headlines",
    "change": "file replaced to title painted, p99",
    "keys": "key j to painted, median",
    "idle": "idle CPU",
    "memory": "memory (PSS), warm start",
    "reading": "first reading, small files, files",
}


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What `python -m tests.bench --short` prints."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--short", "--articles", "100"],
        cwd=ROOT,
        env=environment({"TMPDIR": str(tmp_path_factory.mktemp("corpus"))}),
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", NAMES)
def test_a_bench_prints_its_figures(table: str, name: str) -> None:
    [row] = [line for line in table.splitlines() if NAMES[name] in line]
    assert re.search(r"\| +100 \| +[\d,.]+ (ms|%|MB|files/s) \|", row)


def test_a_burst_of_writes_misses_nothing(table: str) -> None:
    [row] = [line for line in table.splitlines() if "missed" in line]
    assert re.search(r"\| +0 files \|", row)


def test_the_corpus_is_the_same_every_time_and_speaks_many_languages() -> None:
    assert corpus.article(17) == corpus.article(17)
    items = [corpus.article(number) for number in range(200)]
    assert len({item.title for item in items}) == 200
    assert len({item.language for item in items}) == 11
    assert all(newer.when > older.when for newer, older in itertools.pairwise(items))


def test_a_table_has_the_ratio_to_the_minimal_app() -> None:
    rows = lines([Figure("start", 100_000, 450, "ms", 300), Figure("missed", 100, 0, "files")])
    assert rows[2] == "| start  |  100,000 |   450 ms |      300 ms |  1.50 |      |"
    assert len({len(row) for row in rows}) == 1
