"""Leaving an article by its numbered links, and sending it somewhere."""

import os
import threading
from pathlib import Path

import pytest

from tests.dashboard.driving import article, configure, dashboard
from tui.dashboard.doors import links

BODY = "\n\n".join(f"See [place {n}](https://host{n}.example/p{n})." for n in range(1, 201))


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand for the desktop's opener; what it was given is logged in this file."""
    log = tmp_path / "opened"
    program = tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> {log}.part\nmv {log}.part {log}\n')
    program.chmod(0o755)
    monkeypatch.setattr(links.sys, "platform", "linux")
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":7")
    return log


def ended() -> bool:
    return all(thread.name != "opener" for thread in threading.enumerate())


async def test_a_link_is_opened_by_its_number_among_two_hundred(
    opened: Path, tmp_path: Path
) -> None:
    async with dashboard(tmp_path / "home", article("Many", body=BODY)) as desk:
        await desk.press("enter", "j", "j")
        before = desk.lines[2:-2]
        await desk.press("#", "1", "9")
        await desk.shows("[19]   host19.example · place 19", "[190]  host190.example", "[199]")
        await desk.press("enter")
        await desk.shows("Opening host19.example")
        assert desk.lines[2:-2] == before, "the text stays where it is"
        await desk.until(lambda: opened.exists() and ended())
        assert opened.read_text() == "https://host19.example/p19\n"
        await desk.press("Y", "2", "0", "0", "enter")
        await desk.shows("Copied https://host200.example/p200")
        assert desk.app.clipboard == "https://host200.example/p200"


async def test_a_link_of_the_list_is_shown_with_the_end_of_its_host(tmp_path: Path) -> None:
    host = f"accounts.bank.example.{'a' * 50}.evil.example"
    one = article(
        "Bait", body=f"[accounts.bank.example](https://{host}/)", link="mailto:a@b.example"
    )
    async with dashboard(tmp_path / "home", one, article("Plain", minutes=3)) as desk:
        await desk.press("j", "#")
        await desk.shows("evil.example · accounts.bank.example", "[2]  a@b.example · Bait")
        await desk.press("escape", "j", "#")
        await desk.shows("This article has no link.")


async def test_an_article_is_shared_by_an_address_opened_or_copied(
    opened: Path, tmp_path: Path
) -> None:
    configure('share = [["Jot", "jot-is-not-there", "{title}"]]')
    one = article("Tea & more", link="https://a.example/1")
    async with dashboard(tmp_path / "home", one) as desk:
        await desk.press("j", "S", "x", "enter")
        await desk.shows("Opening x.com")
        await desk.until(lambda: opened.exists() and ended())
        wanted = "https://x.com/intent/post?text=Tea%20%26%20more&url=https%3A%2F%2Fa.example%2F1\n"
        assert opened.read_text() == wanted
        await desk.press("S", *"copy mail", "enter")
        await desk.shows("Copied mailto:?subject=Tea%20%26%20more")
        await desk.press("S", *"copy both", "enter")
        await desk.until(lambda: desk.app.clipboard == "Tea & more\nhttps://a.example/1")
        await desk.press("S", *"jot", "enter")
        await desk.shows("Jot did not start: No such file")
