"""What a start leaves for later, and an end that comes while it is under way."""

import asyncio
import sys
from contextlib import closing
from pathlib import Path

from tests.dashboard.driving import StillNewsroom, article, filing
from tests.processes import own_places
from tests.running import note
from tests.terminal import Terminal
from tui.dashboard.app import Newswall
from tui.library import Editor, Library
from tui.places import Places
from tui.settings import Config

PARSER = b"markdown_it.main"


def test_the_parser_of_markdown_is_imported_when_an_article_is_opened(tmp_path: Path) -> None:
    note(tmp_path / "feeds", "a.md", "A headline", body="What it says.")
    argv = [sys.executable, "-X", "importtime", "-m", "tui.cli", tmp_path / "feeds"]
    with Terminal(argv, env=own_places(tmp_path / "places")) as terminal:
        shown = terminal.wait_for_bytes(b"A headline")
        terminal.press("enter")
        assert terminal.wait_for_bytes(PARSER) > shown


async def test_an_end_during_the_start_is_no_failure(tmp_path: Path) -> None:
    places = Places(tmp_path / "library.db", tmp_path / "marks.db")
    with closing(Editor(places)) as editor:
        editor.apply([filing("a.xml", [article("Alpha")])])
    for steps in range(16):
        with closing(Library(places)) as library:
            app = Newswall("/news", library, lambda changed: StillNewsroom(), Config())

            async def end(app: Newswall = app, steps: int = steps) -> None:
                for _ in range(steps):
                    await asyncio.sleep(0)
                app.exit()

            ending = asyncio.create_task(end())
            await app.run_async(headless=True, size=(160, 50))
            await ending
            assert not app.failure, f"after {steps} steps"
