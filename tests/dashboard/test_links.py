"""Opening a link: by a list of arguments, in a graphical browser, or not at all."""

import os
import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.dashboard.driving import article, dashboard
from tui.dashboard.doors import links

URL = "https://a.example/x?y=$(touch%20PWN)&z=`id`"


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Put a fake xdg-open into the path; it runs a line of shell and logs its arguments."""
    log = tmp_path / "opened"
    program = tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    monkeypatch.setattr(links.sys, "platform", "linux")
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setenv("BROWSER", "sh -c 'echo %s; touch PWN'")

    def behaves(line: str) -> Path:
        program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$#" "$@" > {log}\n{line}\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        return log

    return behaves


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < deadline
        threading.Event().wait(0.01)


def no_opener_is_left() -> bool:
    return all(thread.name != "opener" for thread in threading.enumerate())


def test_the_address_is_one_argument_and_no_shell_sees_it(browser: Callable[[str], Path]) -> None:
    log = browser("exit 0")
    assert links.open_link(URL, print) == "Opening a.example …"
    until(lambda: log.exists() and no_opener_is_left())
    assert log.read_text().splitlines() == ["1", links.clean_url(URL)]
    assert not Path("PWN").exists()


@pytest.mark.parametrize(
    "url",
    ["javascript:x", "file:///etc/passwd", "--renderer-cmd-prefix=/x", "ssh://-oProxyCommand=x/",
     "https://bank@evil.example/", "tel:1", "vscode://x", "http://a/\x1b]52;c;QQ==\x07", ""],
)  # fmt: skip
def test_other_links_are_refused(browser: Callable[[str], Path], url: str) -> None:
    log = browser("exit 0")
    assert "not opened" in links.open_link(url, print)
    assert not log.exists()


def test_a_browser_that_fails_is_told_of(browser: Callable[[str], Path]) -> None:
    browser("echo rubbish >&2; exit 3")
    told: list[str] = []
    links.open_link(URL, told.append)
    until(lambda: bool(told) and no_opener_is_left())
    assert "could not open" in told[0]


def test_without_a_display_nothing_is_started(
    browser: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    log = browser("exit 0")
    monkeypatch.delenv("DISPLAY")
    assert "no graphical browser" in links.open_link(URL, print)
    assert not log.exists()


def test_an_opener_that_cannot_be_started_is_told_of(
    browser: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    browser("exit 0")
    monkeypatch.setattr(links, "opener", lambda: [str(tmp_path / "none")])
    assert "did not start" in links.open_link(URL, print)


async def test_o_opens_and_y_copies_the_link_of_the_article(
    browser: Callable[[str], Path], tmp_path: Path
) -> None:
    log = browser("exit 0")
    one = article("With a link", link="https://a.example/one")
    async with dashboard(tmp_path / "home", one, article("Without", minutes=9)) as desk:
        await desk.press("j", "o")
        await desk.shows("Opening a.example")
        await desk.until(lambda: log.exists() and no_opener_is_left())
        await desk.press("y")
        await desk.shows("Copied https://a.example/one")
        assert desk.app.clipboard == "https://a.example/one"
        await desk.press("j", "o")
        await desk.shows("This article has no link.")


async def test_a_click_on_a_link_in_the_text_opens_it(
    browser: Callable[[str], Path], tmp_path: Path
) -> None:
    log = browser("exit 0")
    one = article("Linked", body="Look [here](https://b.example/there) now.")
    async with dashboard(tmp_path / "home", one) as desk:
        await desk.press("enter")
        row = desk.row_of("Look here[1]")
        await desk.pilot.click(offset=(desk.lines[row].index("here") + 1, row))
        await desk.until(lambda: log.exists() and no_opener_is_left())
    assert log.read_text().splitlines() == ["1", "https://b.example/there"]
