"""What a start leaves for later."""

import sys
from pathlib import Path

from tests.processes import own_places
from tests.running import note
from tests.terminal import Terminal

PARSER = b"markdown_it.main"


def test_the_parser_of_markdown_is_imported_when_an_article_is_opened(tmp_path: Path) -> None:
    note(tmp_path / "feeds", "a.md", "A headline", body="What it says.")
    argv = [sys.executable, "-X", "importtime", "-m", "tui.cli", tmp_path / "feeds"]
    with Terminal(argv, env=own_places(tmp_path / "places")) as terminal:
        shown = terminal.wait_for_bytes(b"A headline")
        terminal.press("enter")
        assert terminal.wait_for_bytes(PARSER) > shown
