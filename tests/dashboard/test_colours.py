"""Without colours, and with the terminal's own sixteen, everything can still be told apart."""

import re
from pathlib import Path

import pytest

from tests.running import note, running, until_live
from tests.terminal import Terminal

COLOUR = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")
OTHERS = re.compile(rb"\x1b\[(?:[0-9;]*;)?[34]8;[25];[0-9;]*m")
"""A colour that is none of the terminal's own."""


def visit(terminal: Terminal) -> None:
    """Look at every view, and prove that the selected row is marked by more than a colour."""
    until_live(terminal)
    terminal.press("j")
    terminal.wait_for("▌")
    x, y = terminal.find("Alpha") or (0, 0)
    assert terminal.attributes_at(x, y).reverse
    for key, words in [("3", "[3 Tags"), ("2", "[2 Details]"), ("?", "Keys"), ("T", "Which theme")]:
        terminal.press(key)
        terminal.wait_for(words)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one note."""
    body = "## Heading\n\nText with [a link](https://a.example/) and `code`.\n\n> quote\n"
    note(tmp_path / "feeds", "a.md", "Alpha", body)
    return tmp_path / "feeds"


def test_no_color_is_obeyed(folder: Path) -> None:
    with running(folder, env={"NO_COLOR": "1"}) as terminal:
        visit(terminal)
        assert COLOUR.findall(terminal.output) == []


def test_the_theme_of_the_terminal_has_its_sixteen_colours_only(folder: Path) -> None:
    places = folder.parent / "places"
    config = places / "config" / "newswall" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('theme = "ansi-dark"')
    with running(folder, places=places) as terminal:
        visit(terminal)
        assert COLOUR.findall(terminal.output)
        assert OTHERS.findall(terminal.output) == []
