"""Signals that stop it and let it go on, which nobody announces."""

import signal
from pathlib import Path

import pytest

from tests import wire
from tests.processes import Process, wait_until
from tests.running import answers, note, running, until_live


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
