"""Reader and wall in a real browser, and what may be done there."""

from pathlib import Path

import aiohttp
import pytest

from tests.browser import Browser, until
from tests.processes import descendants, wait_until
from tests.serving.servers import is_marked, library_of, serving
from tui.dashboard.configured import configured
from tui.dashboard.doors.visiting import WALL, for_browser
from tui.dashboard.keys.commands import BY_ID
from tui.settings import Reading


def test_a_browser_has_keys_for_what_it_may_do_only() -> None:
    found = configured(Reading(), ["night"])
    reader, wall = (for_browser(found, wall=wall).keymap for wall in (False, True))
    for name, one in BY_ID.items():
        assert bool(wall.of(one)) == (name in WALL and bool(found.keymap.of(one)))
        assert reader.of(one) == (() if name in ("edit", "pipe") else found.keymap.of(one))


async def test_what_is_typed_makes_no_screen_larger_than_its_page(folder: Path) -> None:
    with serving(folder, "--wall") as (address, _):
        async with (
            aiohttp.ClientSession(headers={"Origin": f"http://{address}"}) as http,
            http.ws_connect(f"http://{address}/ws?width=80&height=24") as page,
        ):
            written = await _written(page, b"Ferry sails")
            await page.send_json(["stdin", "\x1b[48;99;80;0;0tx"])  # a report of 99 lines
            written += await _written(page, b"Paused")
    assert b"\x1b[24;" in written
    assert b"\x1b[99;" not in written


async def _written(page: aiohttp.ClientWebSocketResponse, wanted: bytes) -> bytes:
    """Return what a page is sent until there is what is wanted in it."""
    written = b""
    while wanted not in written:
        message = await page.receive(timeout=60)
        assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), message
        written += message.data if isinstance(message.data, bytes) else b""
    return written


@pytest.mark.timeout(300)
async def test_the_reader_works_in_a_browser(folder: Path, tmp_path: Path) -> None:
    with serving(folder) as (address, _):
        async with Browser(tmp_path / "profile") as browser:
            await browser.open(f"http://{address}/")
            await until(lambda: "● live" in browser.text(), "the reader")
            assert "Ferry sails again" in browser.text()
            await browser.press("j")
            await browser.press("m")
            with library_of(folder) as library:
                await until(lambda: is_marked(library, "is:read"), "an article that is marked")
            assert len(await browser.picture()) > 10_000
            assert browser.errors == []
            await browser.press("q")
            await until(lambda: browser.closed, "a session that was left")


@pytest.mark.timeout(300)
async def test_a_wall_in_a_browser_can_be_stopped_and_nothing_else(
    folder: Path, tmp_path: Path
) -> None:
    with serving(folder, "--wall", "--filter", "ferry OR late") as (address, process):
        async with Browser(tmp_path / "profile") as browser:
            await browser.open(f"http://localhost:{address.rpartition(':')[2]}/")
            await until(lambda: "Ferry sails again" in browser.text(), "the wall")
            for key in "smAwqodet":
                await browser.press(key)
            await until(lambda: "Paused" in browser.text(), "a wall that is stopped")
            for word in ("star", "reader", "quit", "open"):
                assert word not in browser.text().splitlines()[-1]
            assert browser.closed == 0
            before = descendants(process.pid)
            for session in before:
                session.kill()
            await until(lambda: browser.closed, "a session that is gone")
            browser.frames = b""
            await until(lambda: "Ferry sails again" in browser.text(), "a wall that came back")
            sessions = descendants(process.pid) - before
            assert sessions
        wait_until(lambda: not any(each.alive for each in sessions), "no session", 30)
        with library_of(folder) as library:
            assert not is_marked(library, "is:starred OR is:read")
