"""What the reader does for somebody who looks on from a browser."""

from pathlib import Path

import pytest
from textual.app import App

from tests.dashboard.driving import article, configure, dashboard
from tests.dashboard.wall_driving import news, wall
from tui.dashboard.doors.visiting import NO_PROGRAMS
from tui.dashboard.keys.commands import COMMANDS
from tui.library import parse_query


async def test_links_open_in_the_browser_and_no_program_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(App, "is_web", property(lambda self: True))
    monkeypatch.setattr(App, "open_url", lambda self, url, new_tab=True: opened.append(url))
    configure(
        'browser = ["not-this"]\npipe = [["count", "wc"]]\nshare = [["Jot", "jot", "{title}"]]'
    )
    one = article("Tea", link="https://a.example/1", body="[two](https://b.example/2)")
    async with dashboard(tmp_path / "home", one) as desk:
        await desk.press("j", "o")
        await desk.shows("Opening a.example")
        await desk.press("#", "1", "enter")
        await desk.shows("Opening b.example")
        await desk.press("S", *"facebook", "enter")
        await desk.shows("Opening www.facebook.com")
        assert opened[:2] == ["https://a.example/1", "https://b.example/2"]
        assert opened[2].startswith("https://www.facebook.com/sharer/")
        await desk.press("S")
        await desk.shows("Share where?")
        assert "Jot" not in "\n".join(desk.lines)
        await desk.press("escape", "e")
        await desk.shows(NO_PROGRAMS)
        await desk.press("j", "k", "|")
        await desk.shows(NO_PROGRAMS)


async def test_no_action_reaches_a_wall_in_a_browser_but_those_that_step(tmp_path: Path) -> None:
    async with wall(tmp_path, news("One", 60), news("Two", 120), served=True) as desk:
        first, screen = desk.lead, desk.wall
        for command in COMMANDS:
            if command.id not in ("next", "previous", "next_match", "previous_match"):
                await desk.app.run_action(command.action, desk.wall)
        await desk.settle()
        assert (desk.wall, desk.lead, desk.app.is_running) == (screen, first, True)
        assert not desk.wall.has_class("-reading")
        library = desk.wall._library
        assert library.counts(parse_query("is:starred OR is:read")).articles == 0
        await desk.press("n")
        await desk.settle()
        assert {first, desk.lead} == {"One", "Two"}
