"""A real headless Chromium, driven over its DevTools protocol.

A page of textual-serve draws on a canvas: what it was sent over its socket is what can be read.
"""

import asyncio
import base64
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import aiohttp
import pytest

from tests import grid

PATIENCE = 60.0
"""Seconds until a condition has to hold; a browser is slow to start on a busy machine."""


class Browser:
    """One browser with one page."""

    def __init__(self, profile: Path, *, width: int = 1200, height: int = 700) -> None:
        name = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
        if name is None:
            pytest.skip("no Chromium here")
        self._profile = profile
        self._argv = [
            name,
            *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
            *("--no-first-run", "--disable-extensions", "--disable-background-networking"),
            *(f"--window-size={width},{height}", f"--user-data-dir={profile}"),
            *("--remote-debugging-port=0", "--remote-allow-origins=*", "about:blank"),
        ]
        self._asked = 0
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.frames = b""
        """What the page was sent over its socket."""
        self.closed = 0
        """How many sockets of the page were closed."""
        self.errors: list[str] = []
        """What the page's console said that is an error, and what it was refused."""
        self.targets: list[str] = []
        """The addresses of the pages that were opened."""

    async def __aenter__(self) -> Self:
        self._process = subprocess.Popen(
            self._argv,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=os.environ | {"HOME": str(self._profile)},
        )
        told = self._profile / "DevToolsActivePort"
        await until(told.exists, "a browser that says where it listens")
        await until(lambda: len(told.read_text().split()) > 1, "its port")
        port = told.read_text().split()[0]
        self._http = aiohttp.ClientSession()
        async with self._http.get(f"http://127.0.0.1:{port}/json/list") as answer:
            (page,) = [each for each in await answer.json() if each["type"] == "page"]
        self._socket = await self._http.ws_connect(
            page["webSocketDebuggerUrl"], max_msg_size=64 << 20
        )
        self._listening = asyncio.create_task(self._listen())
        for domain in ("Page", "Network", "Runtime", "Log"):
            await self.ask(f"{domain}.enable")
        await self.ask("Target.setDiscoverTargets", discover=True)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._listening.cancel()
        await self._socket.close()
        await self._http.close()
        self._process.terminate()
        self._process.wait(PATIENCE)

    async def ask(self, method: str, **params: object) -> dict[str, Any]:
        """Send a command and return its result."""
        self._asked += 1
        answer = self._answers[self._asked] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": self._asked, "method": method, "params": params})
        return await asyncio.wait_for(answer, PATIENCE)

    async def open(self, address: str) -> None:
        """Go to a page."""
        self.frames = b""
        await self.ask("Page.navigate", url=address)

    async def run(self, script: str) -> Any:
        """Return what a script gives on the page; a promise is waited for."""
        found = await self.ask(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        return found["result"].get("value")

    async def press(self, key: str) -> None:
        """Press a key that writes a character, or Escape."""
        code = {"Escape": 27}.get(key, 0)
        text = {} if code else {"text": key}
        for kind in ("keyDown", "keyUp"):
            await self.ask(
                "Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **text
            )

    async def picture(self) -> bytes:
        """Return the page as PNG."""
        found = await self.ask("Page.captureScreenshot", format="png")
        return base64.b64decode(found["data"])

    def text(self, columns: int = 300, rows: int = 100) -> str:
        """What the page shows, as text."""
        screen = grid.Grid(columns, rows)
        screen.draw(self.frames)
        return "\n".join(screen.lines())

    async def _listen(self) -> None:
        async for message in self._socket:
            said = message.json()
            params = said.get("params", {})
            match said.get("method"):
                case None:
                    answer = self._answers.pop(said["id"])
                    if "error" in said:
                        answer.set_exception(RuntimeError(said["error"]["message"]))
                    else:
                        answer.set_result(said["result"])
                case "Network.webSocketFrameReceived" if params["response"]["opcode"] == 2:
                    self.frames += base64.b64decode(params["response"]["payloadData"])
                case "Network.webSocketClosed":
                    self.closed += 1
                case "Log.entryAdded" if params["entry"]["level"] == "error":
                    self.errors.append(params["entry"]["text"])
                case "Target.targetCreated" | "Target.targetInfoChanged":
                    self.targets.append(params["targetInfo"]["url"])


async def until(done: Callable[[], object], why: str) -> None:
    """Wait until `done()` is true; raises AssertionError when the time is over."""
    deadline = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < deadline, f"not in {PATIENCE} s: {why}"
        await asyncio.sleep(0.02)
