"""Newswall in any surroundings: streams that are no terminal, terminals of every kind and size."""

import re
import subprocess
from pathlib import Path

import pytest

from tests import wire
from tests.processes import PATIENCE, environment, newswall, own_places
from tests.running import answers, note, open_view, running, until_live
from tests.terminal import Terminal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three notes, the newest called Alpha."""
    feeds = tmp_path / "feeds"
    for age, name in enumerate(("Alpha", "Beta", "Gamma"), 1):
        note(feeds, f"{name.lower()}.md", name, f"Body of {name} 新聞", 60 * age)
    return feeds


@pytest.mark.parametrize("redirection", ["</dev/null", "| cat", "2>/dev/null 1>&0", ">/dev/null"])
def test_one_stream_that_is_no_terminal_is_refused(folder: Path, redirection: str) -> None:
    script = f'"$@" {redirection}; echo "code ${{PIPESTATUS[0]}}"'
    argv = ["bash", "-c", script, "bash", *newswall(folder)]
    env = own_places(folder.parent / "places")
    with Terminal(argv, columns=200, env=env) as terminal:
        terminal.wait_exit()
        assert b"\x1b" not in terminal.output
        assert "code 2" in wire.plain(terminal.output)


def test_without_any_terminal_it_says_one_sentence_and_ends(folder: Path) -> None:
    done = subprocess.run(
        newswall(folder),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(own_places(folder.parent / "places")),
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"\x1b" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert b"terminal" in done.stderr


@pytest.mark.parametrize("term", ["dumb", "unknown", "", None])
def test_a_terminal_that_cannot_be_drawn_on_is_refused(folder: Path, term: str | None) -> None:
    with running(folder, env={"TERM": term}) as terminal:
        assert terminal.wait_exit() == 2
        assert b"\x1b" not in terminal.output
        assert len(wire.plain(terminal.output).strip().splitlines()) <= 2


@pytest.mark.parametrize("term", ["vt100", "no-such-terminal"])
def test_other_terminals_are_drawn_on(folder: Path, term: str) -> None:
    with running(folder, env={"TERM": term, "COLORTERM": None}) as terminal:
        terminal.wait_for("Alpha")
        terminal.press("q")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LANG": "en_US.ISO-8859-1", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
    ],
    ids=lambda env: " ".join(f"{name}={value}" for name, value in env.items()),
)
def test_any_locale_is_readable(folder: Path, env: dict[str, str]) -> None:
    note(folder, "asia.md", "新聞 Zeitung naïve", "本文", 30)
    with running(folder, env=env) as terminal:
        terminal.wait_for("新聞 Zeitung naïve")
        open_view(terminal, "details")
        terminal.wait_for("本文")
        assert not re.search(r"\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\?\?", wire.plain(terminal.output))


def test_without_colour_a_row_still_says_what_it_is(folder: Path) -> None:
    with running(folder, env={"NO_COLOR": "1", "COLORTERM": None}) as terminal:
        until_live(terminal)

        def row(title: str) -> str:
            found = terminal.find(title)
            return terminal.screen()[found[1]] if found else ""

        resting = row("Alpha")
        terminal.press("g")
        terminal.wait_for(lambda: row("Alpha") != resting, "a selected row told by its text")
        selected = row("Alpha")
        terminal.press("enter")
        terminal.wait_for("[2 Details")
        terminal.press("escape")
        terminal.wait_for("[1 Headlines")
        assert row("Alpha") != selected, "a read row is told by its text"
        unstarred = row("Alpha")
        terminal.press("s")
        terminal.wait_for(lambda: row("Alpha") != unstarred, "a star told by its text")


SIZES = [(20, 5), (10, 3), (5, 5), (2, 2), (1, 1), (0, 0), (1000, 300)]


@pytest.mark.parametrize(("columns", "rows"), [(20, 5), (5, 5), (1, 1), (1000, 300)])
def test_it_starts_in_any_size(folder: Path, columns: int, rows: int) -> None:
    with running(folder, columns=columns, rows=rows) as terminal:
        terminal.wait_for_bytes(b"\x1b[?1049h")
        for key in "123?!1":
            terminal.press(key)
        terminal.resize(80, 24)
        terminal.wait_for("Alpha")
        answers(terminal)
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert wire.violations(terminal.output, exited=True) == []


def test_it_lives_through_every_size_and_draws_the_last_as_if_started_so(folder: Path) -> None:
    with running(folder, columns=90, rows=20, places=folder.parent / "twin") as fresh:
        until_live(fresh)
        expected = fresh.screen()
    with running(folder) as terminal:
        until_live(terminal)
        for view in ("details", "tags", "problems", "headlines"):
            for columns, rows in SIZES:
                terminal.resize(columns, rows)
            terminal.resize(100, 30)
            open_view(terminal, view)
        terminal.press("escape")
        terminal.resize(90, 20)
        # What is different by now: the notes were read, and ages are told in minutes.
        telling = [line[:20].strip() for line in expected if line.strip()]
        terminal.wait_for(
            lambda: len(terminal.screen()) == 20 and terminal.screen()[-1] == expected[-1],
            "the key bar in the last line",
        )
        assert telling[0][:10] in terminal.text
        answers(terminal)


def test_a_storm_of_sizes_ends_with_the_right_one(folder: Path) -> None:
    with running(folder) as terminal:
        until_live(terminal)
        keys = terminal.screen()[-1]
        for step in range(300):
            terminal.resize(1 + step * 37 % 290, 1 + step * 53 % 90)
        terminal.resize(100, 33)
        terminal.wait_for(lambda: terminal.screen()[-1] == keys, "the key bar in line 33")
        answers(terminal)


def test_exported_columns_and_lines_are_not_believed(folder: Path) -> None:
    with running(folder, columns=80, rows=24, env={"COLUMNS": "60", "LINES": "20"}) as terminal:
        until_live(terminal)
        assert terminal.screen()[-1].strip(), "the key bar is in line 24"
        assert any(len(line) > 60 for line in terminal.screen())
        terminal.resize(100, 30)
        terminal.wait_for(lambda: terminal.screen()[29].strip(), "the key bar in line 30")
        terminal.wait_for(lambda: any(len(line) > 80 for line in terminal.screen()))
