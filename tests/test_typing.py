"""What comes from the keyboard, whenever it comes and whatever it is."""

from pathlib import Path

import pytest

from tests import wire
from tests.processes import newswall, own_places
from tests.running import answers, note, running, until_live
from tests.terminal import Terminal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one note."""
    note(tmp_path / "feeds", "a.md", "Alpha")
    return tmp_path / "feeds"


@pytest.mark.parametrize(
    "rubbish", [b"\xff", b"\xc2", b"\xe2\x82", b"caf\xe9 \xfe\xff", b"\x80" * 50]
)
def test_bytes_that_are_no_utf_8_are_no_harm(folder: Path, rubbish: bytes) -> None:
    with running(folder) as terminal:
        until_live(terminal)
        for _ in range(3):
            terminal.send(rubbish)
        terminal.send(b"\xc3\xa9")
        answers(terminal)
        assert wire.violations(terminal.output) == []


@pytest.mark.parametrize(
    "keys", [b"\t\t", b"\x1b[Z", b"jj\r", b"?", b"\x10", b"!3m s", b"zAuHOTJK y"]
)
def test_keys_typed_ahead_of_the_first_screen_are_no_harm(folder: Path, keys: bytes) -> None:
    env = own_places(folder.parent / "places")
    with Terminal(newswall(folder), columns=80, rows=24, env=env) as terminal:
        for _ in range(40):
            terminal.send(keys)
        terminal.wait_for("1 article")
        terminal.press("escape", "escape", "1")
        terminal.wait_for("[1 Headlines")
        answers(terminal)


def test_a_search_typed_ahead_of_the_first_screen_is_made(folder: Path) -> None:
    note(folder, "b.md", "Beta")
    env = own_places(folder.parent / "places")
    with Terminal(newswall(folder), columns=80, rows=24, env=env) as terminal:
        terminal.send(b"/bet")
        terminal.wait_for("1 found")


def test_what_is_typed_in_one_go_is_searched_for_and_the_rest_are_commands(folder: Path) -> None:
    note(folder, "b.md", "Beta")
    with running(folder) as terminal:
        until_live(terminal)
        terminal.send(b"/betx\x7fa\rj\r")
        terminal.wait_for("[2 Details]")
        assert "Beta" in terminal.text
        assert "/beta" in terminal.screen()[0]
        terminal.send(b"1/alpha\x1b[27ujjj")
        terminal.wait_for("/beta · 1")
        assert "Esc goes back" not in terminal.text
