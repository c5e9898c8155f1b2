"""`newswall --serve`: who may speak to it, what it starts, and that this ends again."""

import asyncio
import os
import socket
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.browser import Browser, until
from tests.processes import ROOT, descendants, environment, newswall, own_places, wait_until
from tests.running import note
from tui.cli import main
from tui.dashboard.configured import configured
from tui.dashboard.doors.visiting import WALL, for_browser
from tui.dashboard.keys.commands import BY_ID
from tui.library import Library, parse_query
from tui.places import places_for
from tui.serving import command, guard, server
from tui.serving.server import NewsServer
from tui.settings import Reading

SILENT = "import sys; print('__GANGLION__', flush=True); sys.stdin.read()"
"""A session that shows nothing and ends with its input."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    news = tmp_path / "news"
    note(news, "ferry.md", "Ferry sails again", "[more](https://a.example/ferry)")
    note(news, "train.md", "Train is late", age=600)
    return news


def free_port() -> int:
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
    return own_places(folder.parent / "places") | {"PYTHONPATH": str(ROOT)}


@asynccontextmanager
async def silent_server() -> AsyncIterator[TestServer]:
    """Serve, in this process, sessions that show nothing, and wait until the last one ended."""
    before = set(threading.enumerate())
    serves = NewsServer([sys.executable, "-c", SILENT], "127.0.0.1", 1, "news", comes_back=False)
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


# -- who may speak to it -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("127.0.0.1:8000", True), ("localhost:9", True), ("[::1]:8000", True), ("::1", False),
        ("192.168.1.5:8000", True), ("paper.lan:8000", True), ("Paper.LAN", True),
        ("evil.example:8000", False), ("127.0.0.1.evil.example", False), ("", False),
        ("localhost.evil.example", False), ("[::1", False), ("evil@localhost", False),
        ("127.0.0.1:80; x", False), ("127.0.0.1/x", False), ("localhost:x", False),
    ],
)  # fmt: skip
def test_only_a_name_that_nobody_else_can_have_is_ours(name: str, ours: bool) -> None:
    assert guard.is_our_name(name, "paper.lan") == ours


@pytest.mark.parametrize(
    ("origin", "ours"),
    [
        ("http://127.0.0.1:8000", True), ("https://127.0.0.1:8000", True), (None, False),
        ("http://127.0.0.1:9000", False), ("http://evil.example", False), ("null", False),
        ("http://localhost:8000", False), ("file://", False), ("", False),
    ],
)  # fmt: skip
def test_only_a_page_from_here_is_ours(origin: str | None, ours: bool) -> None:
    assert guard.is_our_page(origin, "127.0.0.1:8000") == ours


async def test_a_page_from_elsewhere_gets_nothing() -> None:
    async with silent_server() as running, aiohttp.ClientSession() as http:
        own = {"Origin": str(running.make_url("")).rstrip("/")}
        async with http.ws_connect(running.make_url("/ws"), headers=own):
            pass
        for headers in ({}, {"Origin": "http://evil.example"}, {"Host": "evil.example", **own},
                        {"Host": "evil.example", "Origin": "http://evil.example"}):  # fmt: skip
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await http.ws_connect(running.make_url("/ws"), headers=headers)
            assert refused.value.status == 403
        async with http.get(running.make_url("/"), headers={"Host": "evil.example"}) as answer:
            assert answer.status == 403
        async with http.get(running.make_url("/?fontsize=<script>")) as answer:
            assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
            text = await answer.text()
            assert "fontsize" not in text
            assert "googleapis" not in text


# -- sessions begin and end --------------------------------------------------------------------


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
        another = await http.ws_connect(address, headers=own)
        await another.close()
        await pages[1].close()
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


# -- the command -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--serve", "--port", "0"], 2, "0 is no port"),
        (["--serve", "--port", "70000"], 2, "70000 is no port"),
        (["--serve", "--host", "no such host"], 1, "cannot serve on no such host"),
    ],
)
def test_an_address_that_is_none_is_told(
    folder: Path, options: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*options, str(folder)]) == code
    assert words in capsys.readouterr().err


def test_a_port_that_is_taken_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert main(["--serve", "--port", port, str(folder)]) == 1
    assert f"port {port}: Address already in use" in capsys.readouterr().err


def test_without_textual_serve_it_says_how_to_get_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command.importlib.util, "find_spec", lambda name: None)
    assert main(["--serve", str(folder)]) == 2
    assert "newswall[serve]" in capsys.readouterr().err


@pytest.mark.parametrize(("host", "warned"), [("127.0.0.1", False), ("0.0.0.0", True)])
def test_an_address_that_others_reach_is_warned_of(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    host: str,
    warned: bool,
) -> None:
    monkeypatch.setattr(NewsServer, "serve", lambda self: None)
    assert main(["--serve", "--host", host, "--port", str(free_port()), str(folder)]) == 0
    assert ("other machines" in capsys.readouterr().err) == warned


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nosuch", "news/nosuch does not exist. It will be read as soon as it is there."),
        ("ferry.md", "news/ferry.md is a file and not a folder."),
        (".", ""),
    ],
)
def test_a_folder_that_is_not_there_is_told_and_waited_for(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    said: str,
) -> None:
    monkeypatch.setattr(NewsServer, "serve", lambda self: None)
    assert main(["--serve", "--port", str(free_port()), str(folder / name)]) == 0
    told = capsys.readouterr()
    assert (said in told.err) if said else not told.err
    assert "http://127.0.0.1:" in told.out


def test_host_and_port_belong_to_serve(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--port", "8000", str(folder)])
    assert "--host and --port are for --serve" in capsys.readouterr().err


# -- what may be done there --------------------------------------------------------------------


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
            library = Library(_places(folder))
            await until(lambda: _is_marked(library, "is:read"), "an article that is marked")
            library.close()
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
        library = Library(_places(folder))
        assert not _is_marked(library, "is:starred OR is:read")
        library.close()


def _is_marked(library: Library, query: str) -> bool:
    library.refresh()
    return library.counts(parse_query(query)).articles > 0


def _places(folder: Path) -> Any:
    with pytest.MonkeyPatch.context() as patched:
        for name, value in places(folder).items():
            patched.setenv(name, str(value))
        return places_for(str(folder))
