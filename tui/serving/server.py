"""The server: one page, and behind each page that is open one session."""

import asyncio
import base64
import hashlib
import json
import logging
import shlex
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from html import escape
from pathlib import Path
from string import Template

from aiohttp import WSCloseCode, WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.server import Server

from tui.serving.guard import is_our_name, is_our_page

log = logging.getLogger(__name__)

MOST_SESSIONS = 10
"""Sessions at once: each is a process."""
HEARTBEAT = 15.0
"""Seconds between two signs of life that a page is asked for; without one its session ends."""
GRACE = 10.0
"""Seconds in which a session takes what is typed, and in which it ends; it takes five of its own
when nobody reads its output."""
LARGEST = 1 << 20
"""Bytes of a message: what is pasted at once."""
WIDEST, HIGHEST = 500, 300
"""Cells of a screen; a page may say what it likes."""
_NOT_OURS = "newswall is not served under this name; if it is to be, start it with --host NAME."
_FONT_SIZES = range(6, 61)
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self' {script}; font-src 'self';"
    " style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' {socket};"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Session(AppService):
    """The process behind one page."""

    async def set_terminal_size(self, width: int, height: int) -> None:
        await super().set_terminal_size(*_cells(width, height))

    async def run(self) -> None:
        """Hand on what the process says; a page whose process ended has ended too."""
        await super().run()
        await self.remote_close()

    async def stop(self) -> None:
        """Ask the process to end, which it does without its input in any case.

        One that still has much to read of what was typed does not notice: it is killed.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(GRACE) as time:
                with suppress(AssertionError, OSError):  # it may never have started
                    await self.send_meta({"type": "quit"})
                    self.stdin.close()
                await super().stop()
        if time.expired() and self._process is not None:
            log.warning("a session did not end and is killed")
            with suppress(ProcessLookupError):
                self._process.kill()


class NewsServer(Server):
    """Serves one folder; any page from elsewhere is refused."""

    def __init__(
        self, arguments: Sequence[str], host: str, port: int, title: str, *, comes_back: bool
    ) -> None:
        """`arguments` are those of the process that each page gets.

        `comes_back`: a page whose session ended begins another as soon as it can.
        """
        super().__init__(f"exec {shlex.join(arguments)}", host=host, port=port, title=title)
        here = Path(__file__)
        self._page = Template(here.with_name("page.html").read_text("utf-8"))
        self._script = here.with_name("page.js").read_text("utf-8")
        self._comes_back = comes_back
        self._pages: set[web.WebSocketResponse] = set()

    def initialize_logging(self) -> None:
        """Leave logging as it is: nothing of it belongs on the terminal."""

    async def on_startup(self, app: web.Application) -> None:
        """The command says itself what is served where."""

    async def on_shutdown(self, app: web.Application) -> None:
        closing = [page.close(code=WSCloseCode.GOING_AWAY) for page in self._pages]
        try:
            async with asyncio.timeout(GRACE):
                await asyncio.gather(*closing, return_exceptions=True)
        except TimeoutError:
            log.warning("a page takes no word any more")

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """Send the page, which asks for nothing from anywhere else."""
        self._check_name(request)
        wish = request.query.get("fontsize", "")
        size = int(wish) if wish.isdecimal() and len(wish) < 4 else 16
        scheme = "wss" if request.scheme == "https" else "ws"
        text = self._page.substitute(
            title=escape(self.title),
            scheme=scheme,
            host=escape(request.host),
            font_size=size if size in _FONT_SIZES else 16,
            script=self._script,
            comes_back="yes" if self._comes_back else "",
        )
        allowed = {"socket": f"{scheme}://{request.host}", "script": _hash_of(self._script)}
        headers = {name: value.format_map(allowed) for name, value in _HEADERS.items()}
        return web.Response(text=text, content_type="text/html", headers=headers)

    async def handle_download(self, request: web.Request) -> web.StreamResponse:
        """Nothing is offered to be downloaded."""
        raise web.HTTPNotFound

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run a session for as long as its page is there."""
        self._check_name(request)
        if not is_our_page(request.headers.get("Origin"), request.host):
            raise web.HTTPForbidden(text="This page is not from here.")
        if len(self._pages) >= MOST_SESSIONS:
            raise web.HTTPServiceUnavailable(text=f"{MOST_SESSIONS} sessions are open.")
        page = web.WebSocketResponse(heartbeat=HEARTBEAT, max_msg_size=LARGEST)
        self._pages.add(page)
        try:
            await page.prepare(request)
            await self._run(page, *_cells(request.query.get("width"), request.query.get("height")))
        finally:
            self._pages.discard(page)
        return page

    async def _run(self, page: web.WebSocketResponse, width: int, height: int) -> None:
        session = Session(
            self.command,
            write_bytes=page.send_bytes,
            write_str=page.send_str,
            close=_closing(page),
            download_manager=self.download_manager,
        )
        try:
            await session.start(width, height)
            async for message in page:
                if message.type == WSMsgType.TEXT:
                    async with asyncio.timeout(GRACE):
                        await _obey(message.data, page, session)
        except TimeoutError:
            log.warning("a session takes nothing any more")
        finally:
            await session.stop()

    def _check_name(self, request: web.Request) -> None:
        if not is_our_name(request.host, self.host):
            raise web.HTTPForbidden(text=_NOT_OURS)


def _hash_of(script: str) -> str:
    """Return by what a page may run this script though it stands in it (CSP Level 3, 2.3.1)."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _closing(page: web.WebSocketResponse) -> Callable[[], Awaitable[None]]:
    async def close() -> None:
        await page.close()

    return close


async def _obey(text: str, page: web.WebSocketResponse, session: Session) -> None:
    """Hand on what a page says; what is none of its words is passed over."""
    try:
        match json.loads(text):
            case ["stdin", str(typed), *_]:
                await session.send_bytes(typed.encode("utf-8", "replace"))
            case ["resize", {"width": width, "height": height}, *_]:
                await session.set_terminal_size(width, height)
            case ["ping", data, *_]:
                await page.send_json(["pong", data])
            case ["blur", *_]:
                await session.blur()
            case ["focus", *_]:
                await session.focus()
    except (ValueError, RecursionError):
        log.warning("a page sent what is no message")


def _cells(width: object, height: object) -> tuple[int, int]:
    return _bounded(width, 80, WIDEST), _bounded(height, 24, HIGHEST)


def _bounded(value: object, usual: int, most: int) -> int:
    """Return a number of cells that a page named, or the usual one."""
    try:
        number = int(str(value))
    except ValueError:
        return usual
    return min(max(number, 1), most)
