"""Links that want more than to be opened, and browsers that behave badly, on a real terminal."""

import json
import os
import signal
import socket
from pathlib import Path

import pytest

from tests import wire
from tests.processes import Process, wait_until
from tests.running import answers, note, running, until_live
from tests.terminal import Terminal
from tui.dashboard.doors import links, starting

REFUSED = [
    "-remote", "--renderer-cmd-prefix=/x", "%action--incognito", "ssh://-oProxyCommand=x/",
    "javascript:alert(1)", "JaVaScRiPt:x", "\x01javascript:x", "java\tscript:x", "data:text/html,x",
    "vbscript:x", "file:///etc/passwd", "FILE:/etc/passwd", "smb://host/share", "view-source:x",
    "intent://x#Intent;end", "tel:1", "sms:1", "vscode://x", "ms-settings:x", "steam://run/1",
    "about:config", "chrome://settings", "blob:http://x", "//host/x", "\\\\host\\share",
    "C:\\x.exe", "/usr/bin/true", "http:///etc/passwd", "https://bank@evil.example/", "http://a\x00b.example/",
    "http://a.example/\x1b]52;c;QQ==\x07", "http://a\u202eb.example/", "http://-oProxyCommand=x/",
    "https://a.example/" + "x" * 100_000, "mailto:-attach@b.c", "mailto:a@b.c%0abcc:x@y.z", "", " ",
]  # fmt: skip
"""Option injection, schemes, confusion of hosts, and lengths."""
PLAIN = "https://a.example/"
METAS = [
    "a;touch%20PWN", "$(touch%20PWN)", "`touch%20PWN`", "a'b\"c", "a&touch%20PWN", "%s", "a|b>c<d",
]  # fmt: skip
"""What a shell would act on."""


class Opener:
    """A program of the test's that stands for a browser and writes down what it is given."""

    def __init__(self, place: Path, name: str) -> None:
        self.place, self.name = place, name
        self.place.mkdir(exist_ok=True)

    def does(self, line: str) -> None:
        """Let it do this after it wrote down its process and its arguments."""
        script = self.place / self.name
        log = self.place / "opened"
        script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$$" "$#" "$@" >> "{log}"\n{line}\n')
        script.chmod(0o755)

    @property
    def calls(self) -> list[str]:
        log = self.place / "opened"
        return log.read_text().splitlines() if log.exists() else []

    def env(self, **more: str | None) -> dict[str, str | None]:
        return {"PATH": f"{self.place}:/usr/bin:/bin", "DISPLAY": ":9", **more}


@pytest.fixture
def opener(tmp_path: Path) -> Opener:
    """A desktop's opener that does nothing more."""
    opener = Opener(tmp_path / "bin", "xdg-open")
    opener.does("exit 0")
    return opener


def linked(folder: Path, *urls: str) -> None:
    """Put notes with these links into the folder, the first the newest."""
    folder.mkdir(exist_ok=True)
    for number, url in enumerate(urls):
        path = note(folder, f"{number}.md", f"Note {number}", age=60 * (number + 1))
        text = path.read_text().replace("---\n", f"---\nlink: {json.dumps(url)}\n", 1)
        path.write_text(text)


def read_first(terminal: Terminal) -> None:
    """Open the first headline."""
    until_live(terminal)
    terminal.press("g", "enter")
    terminal.wait_for("[2 Details]")


@pytest.mark.parametrize("url", REFUSED)
def test_what_is_no_plain_address_reaches_no_program(
    url: str, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(opener.place))
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.setattr(starting.subprocess, "Popen", None)  # type: ignore[attr-defined]
    assert links.open_link(url, print).startswith("This link is not opened")


def test_what_a_shell_would_act_on_is_one_argument_of_the_program(
    tmp_path: Path, opener: Opener
) -> None:
    folder = tmp_path / "feeds"
    linked(folder, *(f"{PLAIN}{meta}" for meta in METAS))
    env = opener.env(BROWSER=f"sh -c 'echo %s; touch {tmp_path}/PWN'")
    with running(folder, env=env) as terminal:
        read_first(terminal)
        for number, _ in enumerate(METAS, 1):
            terminal.press("o")
            wait_until(lambda n=number: len(opener.calls) == 3 * n, "the browser to be called")
            terminal.press("n")
        answers(terminal)
    assert opener.calls[1::3] == ["1"] * len(METAS)
    assert all(url.startswith(PLAIN) and " " not in url for url in opener.calls[2::3])
    assert not [*tmp_path.rglob("PWN")]


def test_the_browser_of_the_settings_gets_its_own_arguments_and_then_the_address(
    tmp_path: Path, opener: Opener
) -> None:
    own = Opener(tmp_path / "own", "brow ser")
    own.does("exit 0")
    config = tmp_path / "places" / "config" / "newswall" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'browser = ["{own.place}/brow ser", "--new tab", "$HOME"]')
    linked(tmp_path / "feeds", f"{PLAIN}x")
    with running(tmp_path / "feeds", env=opener.env(DISPLAY=None)) as terminal:
        read_first(terminal)
        terminal.press("o")
        wait_until(lambda: len(own.calls) == 5, "the browser to be called")
        answers(terminal)
    assert own.calls[1:] == ["3", "--new tab", "$HOME", f"{PLAIN}x"]
    assert opener.calls == []


def test_the_real_host_is_on_the_screen(tmp_path: Path, opener: Opener) -> None:
    linked(tmp_path / "feeds", "https://аррӏе.com/login", "https://bank.example@evil.example/")
    with running(tmp_path / "feeds", env=opener.env()) as terminal:
        read_first(terminal)
        terminal.wait_for("Original: https://xn--80ak6aa92e.com/login")
        terminal.press("o")
        terminal.wait_for("Opening xn--80ak6aa92e.com")
        terminal.press("n")
        terminal.wait_for("Note 1")
        terminal.press("o")
        terminal.wait_for("This article has no link.")
        assert "evil" not in terminal.text


@pytest.mark.parametrize("how", ["no display", "own setting"])
def test_a_browser_for_the_terminal_never_writes_on_ours(
    tmp_path: Path, opener: Opener, how: str
) -> None:
    for name in ("w3m", "lynx", "links", "elinks", "www-browser", "x-www-browser"):
        browser = Opener(opener.place, name)
        browser.does("printf '\\033[2JMIXED' > /dev/tty; printf MIXED >&2; echo MIXED; read answer")
    if how == "own setting":
        config = tmp_path / "places" / "config" / "newswall" / "config.toml"
        config.parent.mkdir(parents=True)
        config.write_text(f'browser = ["{opener.place}/w3m"]')
    linked(tmp_path / "feeds", f"{PLAIN}x")
    with running(tmp_path / "feeds", env=opener.env(DISPLAY=None)) as terminal:
        read_first(terminal)
        terminal.press("o")
        if how == "own setting":
            wait_until(lambda: opener.calls, "the browser to be called")
            wait_until(lambda: not terminal_children(terminal, "w3m"), "the browser to end")
        else:
            terminal.wait_for("There is no graphical browser here: y copies the link.")
            assert opener.calls == []
        answers(terminal)
        assert b"MIXED" not in terminal.output
        assert wire.violations(terminal.output) == []


def terminal_children(terminal: Terminal, name: str) -> list[Process]:
    """The processes below ours that run the named program, also those that wait to be collected."""
    return [child for child in terminal.descendants() if name in _command(child)]


def _command(process: Process) -> str:
    try:
        return Path(f"/proc/{process.pid}/cmdline").read_text() or "w3m (ended)"
    except OSError:
        return ""


@pytest.mark.parametrize(
    ("does", "told"),
    [
        ("echo rubbish; echo rubbish >&2; exit 1", "The browser could not open the link"),
        ("exec sleep 1000", "Opening a.example"),
        (None, "There is no graphical browser here"),
    ],
    ids=["fails", "hangs", "missing"],
)
def test_a_browser_that_fails_hangs_or_is_missing_leaves_newswall_free(
    tmp_path: Path, opener: Opener, does: str | None, told: str
) -> None:
    if does is None:
        (opener.place / "xdg-open").unlink()
    else:
        opener.does(does)
    linked(tmp_path / "feeds", f"{PLAIN}x")
    path = str(opener.place) if does is None else f"{opener.place}:/usr/bin:/bin"
    with running(tmp_path / "feeds", env=opener.env(PATH=path)) as terminal:
        read_first(terminal)
        terminal.press("o")
        terminal.wait_for(told)
        answers(terminal)
        assert b"rubbish" not in terminal.output
        wait_until(lambda: not zombies(terminal), "every opener to be collected")
        terminal.press("q")
        assert terminal.wait_exit() == 0, "a browser that hangs holds up nobody"
    for pid in opener.calls[0::3]:
        if (left := Process.of(int(pid))) is not None and does == "exec sleep 1000":
            os.kill(left.pid, signal.SIGKILL)


def zombies(terminal: Terminal) -> list[Process]:
    """The processes below ours that ended and were not collected."""
    return [child for child in terminal.descendants() if not child.alive]


def test_a_file_that_is_an_address_or_a_path_is_only_text(tmp_path: Path) -> None:
    folder, secret = tmp_path / "feeds", tmp_path / "secret.txt"
    folder.mkdir()
    secret.write_text("Topsecretcanary")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/feed.xml"
        for suffix in ("txt", "md", "xml", "html", "json"):
            (folder / f"address.{suffix}").write_text(address)
            (folder / f"path.{suffix}").write_text(str(secret))
            (folder / f"both.{suffix}").write_text(f"file://{secret}\n\n{address}\n")
        with running(folder, columns=120, rows=40) as terminal:
            until_live(terminal)
            terminal.wait_for("127.0.0.1")
            terminal.press("g", "enter", *["n"] * 8, "!")
            answers(terminal)
            assert b"canary" not in terminal.output
        with pytest.raises(BlockingIOError):
            listener.accept()
