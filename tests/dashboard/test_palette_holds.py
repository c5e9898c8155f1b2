"""The command palette: what ends Textual's own, and the program with it, does not end ours."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import answers, note, running, until_live
from tests.terminal import Terminal

SIZES = [(12, 38), (5, 29), (15, 5), (30, 2), (1, 1)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one note."""
    note(tmp_path / "feeds", "a.md", "Alpha")
    return tmp_path / "feeds"


def twice_beside_it(terminal: Terminal) -> None:
    """Click beside the palette, twice at once."""
    terminal.click(1, 20)
    terminal.click(1, 20)


def enter_twice(terminal: Terminal) -> None:
    """Choose a command twice at once."""
    terminal.press("down", "enter", "enter", "enter")


def escape_twice(terminal: Terminal) -> None:
    """Leave twice at once."""
    terminal.press("escape", "escape", "escape")


def escape_and_click(terminal: Terminal) -> None:
    """Leave by key and mouse at once."""
    terminal.press("escape")
    terminal.click(1, 20)


def open_twice(terminal: Terminal) -> None:
    """Ask for it again while it is open, which closes it, and once more."""
    terminal.press("ctrl+p")
    terminal.wait_for(lambda: "What do you" not in terminal.text)
    terminal.press("ctrl+p")
    terminal.wait_for("What do you")


@pytest.mark.parametrize(
    "leave", [twice_beside_it, enter_twice, escape_twice, escape_and_click, open_twice]
)
def test_a_hasty_hand_ends_the_palette_and_nothing_else(
    folder: Path, leave: Callable[[Terminal], None]
) -> None:
    with running(folder) as terminal:
        until_live(terminal)
        for _ in range(5):
            terminal.press("ctrl+p")
            terminal.wait_for("What do you want to do?")
            leave(terminal)
            terminal.press("escape")
            terminal.wait_for(lambda: "What do you want to do?" not in terminal.text)
        answers(terminal)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_palette_outlives_any_size(folder: Path, columns: int, rows: int) -> None:
    with running(folder) as terminal:
        until_live(terminal)
        terminal.press("ctrl+p")
        terminal.wait_for("What do you want to do?")
        for key in ("pagedown", "pageup", "end", "home", "down"):
            terminal.resize(columns, rows)
            terminal.press(key, "e", key, "backspace", key)
            since = terminal.written
            terminal.resize(100, 30)
            terminal.wait_for_bytes(b"\x1b[", since)
            terminal.press(key, "e", key, "backspace", key)
        terminal.press("escape", "escape")
        terminal.wait_for(lambda: "Alpha" in terminal.text and "What do" not in terminal.text)
        answers(terminal)
