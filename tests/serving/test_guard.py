"""Who may speak to the server: its own pages, under a name that is its own."""

import aiohttp
import pytest

from tests.serving.servers import silent_server
from tui.serving import guard


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
