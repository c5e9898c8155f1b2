"""A session begins with its page, and ends with it whatever happens."""

import asyncio
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

import aiohttp
import pytest
from textual.driver import Driver
from textual.events import Key
from yarl import URL

from tests.browser import PATIENCE, until
from tests.processes import ROOT, descendants, environment, wait_until
from tests.serving.servers import DEAF, places, serving, silent_server
from tui.dashboard.terminal.driver import MOST_WAITING, bounded
from tui.serving import server


async def test_there_are_so_many_sessions_and_each_ends_with_its_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(server, "MOST_SESSIONS", 2)
    before = descendants(os.getpid())
    async with silent_server() as running, aiohttp.ClientSession() as http:
        address, own = running.make_url("/ws"), {"Origin": str(running.make_url("")).rstrip("/")}
        pages = [await http.ws_connect(address, headers=own) for _ in range(2)]
        await until(lambda: len(descendants(os.getpid()) - before) == 2, "two sessions")
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await http.ws_connect(address, headers=own)
        assert refused.value.status == 503
        for nonsense in ("", "{", "[]", '["resize", {"width": "x", "height": null}]', '["stdin"]'):
            await pages[0].send_str(nonsense)
        await pages[0].send_str('["ping", "7"]')
        assert await pages[0].receive_json() == ["pong", "7"]
        await pages[0].close()
        await until(lambda: len(descendants(os.getpid()) - before) == 1, "one session")
        async with asyncio.timeout(PATIENCE):
            another = await _connected(http, address, own)
        await another.close()
        await pages[1].close()
        await until(lambda: not descendants(os.getpid()) - before, "no session")


async def _connected(
    http: aiohttp.ClientSession, address: URL, own: dict[str, str]
) -> aiohttp.ClientWebSocketResponse:
    """Connect as soon as there is a place; a session that ended gives it back a moment later."""
    while True:
        with suppress(aiohttp.WSServerHandshakeError):
            return await http.ws_connect(address, headers=own)
        await asyncio.sleep(0.02)


@pytest.mark.parametrize("typed", ["", "x" * 900_000], ids=["idle", "flooded"])
async def test_a_session_that_reads_nothing_ends_with_its_page(
    typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "GRACE", 0.3)
    before = descendants(os.getpid())
    async with silent_server(DEAF) as running, aiohttp.ClientSession() as http:
        own = {"Origin": str(running.make_url("")).rstrip("/")}
        page = await http.ws_connect(running.make_url("/ws"), headers=own)
        await until(lambda: len(descendants(os.getpid()) - before) == 1, "the session")
        await page.send_json(["stdin", typed])
        await page.close()
        await until(lambda: not descendants(os.getpid()) - before, "no session")


def test_a_session_ends_even_if_nobody_takes_what_it_writes(folder: Path) -> None:
    code = "from tui.serving import session; session.GRACE = 0.1; session.main()"
    taken, written = os.pipe()
    os.set_blocking(written, False)
    with suppress(BlockingIOError):
        while os.write(written, bytes(65536)):
            pass  # until the pipe is full
    os.set_blocking(written, True)
    driver = {"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver", "COLUMNS": "300"}
    process = subprocess.Popen(
        [sys.executable, "-c", code, folder],
        cwd=ROOT, env=environment(places(folder)) | driver,
        stdin=subprocess.PIPE, stdout=written,
    )  # fmt: skip
    os.close(written)
    try:
        assert process.stdin is not None
        process.stdin.close()
        process.wait(30)
    finally:
        process.kill()
        process.wait()
        os.close(taken)


def test_sessions_end_with_a_server_that_was_killed(folder: Path) -> None:
    async def look() -> set[Any]:
        async with aiohttp.ClientSession() as http:
            page = await http.ws_connect(
                f"ws://{address}/ws", headers={"Origin": f"http://{address}"}
            )
            while b"Ferry" not in (await page.receive_bytes()):
                pass
            found = descendants(process.pid)
            process.kill()
            return found

    with serving(folder) as (address, process):
        sessions = asyncio.run(look())
        assert sessions
        wait_until(lambda: not any(each.alive for each in sessions), "sessions that end", 30)


def test_of_a_flood_of_keys_only_so_many_wait() -> None:
    class Busy:
        """A driver of a program that obeys nothing for now."""

        def __init__(self) -> None:
            self.taken: list[object] = []
            self._app = self
            self.screen_stack: list[object] = []

        @property
        def message_queue_size(self) -> int:
            return len(self.taken)

        def process_message(self, message: object) -> None:
            self.taken.append(message)

    busy = cast(Any, bounded(cast(type[Driver], Busy)))()
    for _ in range(2 * MOST_WAITING):
        busy.process_message(Key("n", "n"))
    assert len(busy.taken) == MOST_WAITING
    busy.taken = []
    busy.process_message(Key("q", "q"))
    assert busy.taken, "when these are obeyed others are taken again"
