"""`newswall --serve`: what is said of addresses, ports and what is missing."""

import socket
from pathlib import Path

import pytest

from tests.serving.servers import free_port
from tui.cli import main
from tui.serving import command
from tui.serving.server import NewsServer


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
