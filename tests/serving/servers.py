"""Servers for tests, and where what they serve is kept."""

import socket
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path

import pytest
from aiohttp import test_utils, web

from tests.browser import until
from tests.processes import ROOT, environment, newswall, own_places, wait_until
from tui.library import Library, parse_query
from tui.places import places_for
from tui.serving.server import NewsServer

SILENT = "import sys; print('__GANGLION__', flush=True); sys.stdin.read()"
"""A session that shows nothing and ends with its input."""
DEAF = "import time; print('__GANGLION__', flush=True); time.sleep(600)"
"""A session that reads nothing."""


def free_port() -> int:
    """Return a port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Serve a folder, and give the address without its scheme and the server."""
    port = free_port()
    program, *arguments = newswall("--serve", "--port", str(port), *options, folder)
    (folder.parent / "json.py").write_text("raise SystemExit('taken for one of ours')")
    process = subprocess.Popen(
        [program, "-P", *arguments],
        cwd=folder.parent, env=environment(places(folder)), text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        assert f"http://127.0.0.1:{port}/" in process.stdout.readline()
        wait_until(lambda: not _is_free(port), "a server that listens")
        yield f"127.0.0.1:{port}", process
    finally:
        process.terminate()
        process.communicate(timeout=60)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return bool(probe.connect_ex(("127.0.0.1", port)))


def places(folder: Path) -> Mapping[str, str | None]:
    """Return the environment of a server that keeps everything beside the folder."""
    return own_places(folder.parent / "places") | {"PYTHONPATH": str(ROOT)}


class TestServer(test_utils.TestServer):
    """Ends no handler when its client goes: `aiohttp.web.run_app` does not either."""

    async def _make_runner(self, **_: object) -> web.AppRunner:
        return web.AppRunner(self.app)


@asynccontextmanager
async def silent_server(program: str = SILENT) -> AsyncIterator[test_utils.BaseTestServer]:
    """Serve, in this process, sessions that show nothing, and wait until the last one ended."""
    before = set(threading.enumerate())
    serves = NewsServer([sys.executable, "-c", program], "127.0.0.1", 1, "news", comes_back=False)
    application = web.Application()
    application.router.add_get("/", serves.handle_index)
    application.router.add_get("/ws", serves.handle_websocket)
    async with TestServer(application) as running:
        yield running
        waiting = "asyncio-waitpid"
        await until(
            lambda: not [each for each in threading.enumerate()
                         if each not in before and each.name.startswith(waiting)],
            "sessions that have ended",
        )  # fmt: skip


def library_of(folder: Path) -> "closing[Library]":
    """Open the library of the server of a folder."""
    with pytest.MonkeyPatch.context() as patched:
        for name, value in places(folder).items():
            patched.setenv(name, str(value))
        return closing(Library(places_for(str(folder))))


def is_marked(library: Library, query: str) -> bool:
    """Tell whether a query finds anything now."""
    library.refresh()
    return library.counts(parse_query(query)).articles > 0
