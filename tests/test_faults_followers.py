"""Two dashboards on one folder, of which the first does not do its work."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.processes import newswall, own_places
from tests.running import note, status, until_live
from tests.terminal import WHOLE_FRAMES, Terminal

IMPATIENT = """
import sys
from tui.library import followers
followers.PATIENCE, followers._PAUSE = 1.2, 0.1
from tui.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""A newswall that asks the other one all the time, and soon takes its silence for what it is."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    note(tmp_path / "feeds", "alpha.md", "Alpha")
    return tmp_path / "feeds"


def dashboard(folder: Path, *, impatient: bool = False) -> Terminal:
    argv = [sys.executable, "-c", IMPATIENT, str(folder)] if impatient else newswall(folder)
    env = own_places(folder.parent / "places")
    return Terminal(argv, columns=100, rows=24, env=env, answers=WHOLE_FRAMES)


@contextmanager
def two_dashboards(folder: Path) -> Iterator[tuple[Terminal, Terminal]]:
    """Start one, and when it has the library an impatient one."""
    with dashboard(folder) as first:
        until_live(first)
        with dashboard(folder, impatient=True) as second:
            yield first, second


def test_a_second_dashboard_says_that_the_first_is_frozen_and_never_writes_beside_it(
    folder: Path,
) -> None:
    with two_dashboards(folder) as (first, second):
        second.wait_for("● live, read by another newswall")
        first.send_signal(signal.SIGSTOP)
        second.wait_for("○ offline since")
        note(folder, "beta.md", "Beta")
        second.press("!")
        second.wait_for("does not answer")
        second.press("escape")
        second.wait_for("Alpha")
        assert "Beta" not in second.text
        first.send_signal(signal.SIGCONT)
        second.wait_for("Beta")
        second.wait_for("● live, read by another newswall")
        first.send_signal(signal.SIGSTOP)
        second.wait_for("○ offline since")
        first.send_signal(signal.SIGKILL)
        note(folder, "gamma.md", "Gamma")
        second.wait_for("Gamma")
        second.wait_for(lambda: status(second).split("│")[1].strip() == "● live")


def test_a_second_dashboard_says_of_the_folder_what_the_first_says(folder: Path) -> None:
    with two_dashboards(folder) as (_, second):
        second.wait_for("● live, read by another newswall")
        os.rename(folder, folder.with_name("away"))
        second.wait_for("○ offline since")
        second.press("!")
        second.wait_for("does not exist")
        os.rename(folder.with_name("away"), folder)
        second.press("escape")
        second.wait_for("● live, read by another newswall")
