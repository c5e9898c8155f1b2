"""Signals that stop it and let it go on, which nobody announces."""

import os
import signal
import sqlite3
import termios
from contextlib import closing
from pathlib import Path

import pytest

from tests import wire
from tests.processes import Process, wait_until
from tests.running import answers, note, running, until_live
from tests.terminal import Terminal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    note(tmp_path / "feeds", "alpha.md", "Alpha")
    return tmp_path / "feeds"


def test_after_a_stop_that_nobody_announced_it_shows_what_came_and_ends_as_always(
    folder: Path,
) -> None:
    with running(folder) as terminal:
        until_live(terminal)
        program = Process.of(terminal.process.pid)
        assert program
        terminal.send_signal(signal.SIGSTOP)
        wait_until(lambda: program.stopped, "it stops")
        note(folder, "beta.md", "Beta", age=1)
        terminal.send_signal(signal.SIGCONT)
        terminal.wait_for("Beta")
        answers(terminal)
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert wire.violations(terminal.output, exited=True) == []
        assert terminal.echo


def test_a_terminal_that_takes_nothing_costs_no_memory_and_shows_what_came_when_it_does(
    folder: Path,
) -> None:
    """As after Ctrl+S, or on a line that stands still."""
    with running(folder) as terminal:
        until_live(terminal)
        before = resident(terminal)
        assert terminal._slave is not None
        termios.tcflow(terminal._slave, termios.TCOOFF)
        for number in range(300):
            note(folder, f"{number}.md", f"Note {number}", age=1)
            terminal.press("2", "1")
        wait_until(lambda: articles(folder) == 301, "all is in the library")
        assert "301 articles" not in terminal.text
        assert resident(terminal) - before < 50_000_000
        termios.tcflow(terminal._slave, termios.TCOON)
        terminal.wait_for("301 articles")
        answers(terminal)
        assert wire.violations(terminal.output, exited=False) == []


def resident(terminal: Terminal) -> int:
    """Return the bytes of memory that the program has."""
    pages = Path(f"/proc/{terminal.process.pid}/statm").read_text("ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGESIZE")


def articles(folder: Path) -> int:
    """Return how many articles are in the library of the folder."""
    (library,) = folder.parent.glob("places/**/library.db")
    with closing(sqlite3.connect(f"{library.as_uri()}?mode=ro", uri=True)) as db:
        (count,) = db.execute("SELECT articles FROM state").fetchone()
    return int(count)


def test_it_ends_when_it_is_told_to_end_and_to_go_on(folder: Path) -> None:
    """As systemd tells a service that is to stop."""
    with running(folder) as terminal:
        until_live(terminal)
        terminal.send_signal(signal.SIGCONT)
        answers(terminal)
        terminal.send_signal(signal.SIGTERM)
        terminal.send_signal(signal.SIGCONT)
        assert terminal.wait_exit() == 128 + signal.SIGTERM
        assert wire.violations(terminal.output, exited=True) == []
        assert terminal.echo
