"""However newswall ends, the next start is where it was; and a config that changes is followed."""

import re
import signal
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import note, running, until_live
from tests.terminal import Terminal


def leave(terminal: Terminal) -> None:
    terminal.press("q")


def be_ended(terminal: Terminal) -> None:
    terminal.send_signal(signal.SIGTERM)


@pytest.mark.parametrize("end", [leave, be_ended, Terminal.hang_up])
def test_the_place_is_kept_however_newswall_ends(
    tmp_path: Path, end: Callable[[Terminal], None]
) -> None:
    for number in range(60):
        note(tmp_path / "feeds", f"{number:02}.md", f"Headline {number:02}", age=60 * number + 60)
    with running(tmp_path / "feeds") as terminal:
        until_live(terminal)
        terminal.press("H", *["j"] * 45, *["k"] * 5)
        terminal.wait_for(lambda: "▌" in row(terminal, "Headline 39"), "the selection")
        before = titles(terminal)
        end(terminal)
        terminal.wait_exit()
    (kept,) = (tmp_path / "places" / "state").rglob("session.json*")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    with running(tmp_path / "feeds") as terminal:
        terminal.wait_for("60 articles")
        assert titles(terminal) == before, "from the first frame on"
        assert "▌" in row(terminal, "Headline 39")
        assert "unread only" in terminal.screen()[1]


def titles(terminal: Terminal) -> list[str]:
    """The headlines in their lines, without the ages, which change."""
    return [line.partition("Headline ")[2][:2] for line in terminal.screen()[2:-2]]


def row(terminal: Terminal, words: str) -> str:
    """The line of the screen with these words, empty when there is none."""
    return next((line for line in terminal.screen() if words in line), "")


def test_a_config_that_changes_is_followed_without_a_key(tmp_path: Path) -> None:
    note(tmp_path / "feeds", "a.md", "Alpha")
    config = tmp_path / "places" / "config" / "newswall" / "config.toml"
    with running(tmp_path / "feeds") as terminal:
        until_live(terminal)
        config.parent.mkdir(parents=True)
        config.write_text('order = "oldest"\n[keys]\nhelp = "h"\nquit = "x"\n')
        terminal.wait_for("h Help  x Quit")
        terminal.wait_for("oldest first")
        config.write_text('\norder = "new"\n')
        terminal.wait_for("config.toml, line 2: order must be")
        terminal.wait_for("? Help  q Quit")
        config.unlink()
        terminal.wait_for(lambda: "config.toml" not in terminal.text)


def test_without_the_mouse_the_terminal_keeps_its_own(tmp_path: Path) -> None:
    note(tmp_path / "feeds", "a.md", "Alpha")
    config = tmp_path / "places" / "config" / "newswall" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("mouse = false")
    with running(tmp_path / "feeds") as terminal:
        until_live(terminal)
        assert not re.search(rb"\x1b\[\?100[0236]h", terminal.output)


def test_who_leaves_before_the_first_paint_is_told_of_no_failure(tmp_path: Path) -> None:
    note(tmp_path / "feeds", "a.md", "Alpha")
    with running(tmp_path / "feeds") as terminal:
        terminal.wait_for(lambda: terminal.output, "a terminal that is taken over")
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert b"failure" not in terminal.output
