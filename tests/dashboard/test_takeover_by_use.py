"""What happens when hostile news is used: clicked, opened, copied, tagged, read as Markdown."""

import json
import re
import signal
import socket
from pathlib import Path

import pytest

from tests import wire
from tests.hostile import FORMS, write_stories
from tests.payloads import MARKUP, SAMPLE, SEQUENCES
from tests.running import answers, note, open_view, running, until_live
from tests.spellings import quoted
from tests.terminal import Terminal
from tests.tour import take_tour

FILE = re.compile(r"n\d\d\.md")


def write(folder: Path, name: str, body: str = "Body", **front: object) -> Path:
    """Write a note whose front matter is `front`, each text quoted and escaped as YAML has it."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{key}: {_yaml(value)}" for key, value in front.items()]
    path = folder / name
    path.write_text("\n".join(["---", *lines, "---", body, ""]), "utf-8")
    return path


def _yaml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_yaml, value))}]"
    return quoted(value) if isinstance(value, str) else json.dumps(value)


@pytest.fixture
def browser(tmp_path: Path) -> Path:
    """A directory with a fake `xdg-open` that writes down what it was given."""
    place = tmp_path / "bin"
    place.mkdir()
    script = place / "xdg-open"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$#:$*" >> "{place}/opened"\n')
    script.chmod(0o755)
    return place


def test_a_percent_encoded_sequence_stays_encoded_shown_and_opened(
    tmp_path: Path, browser: Path
) -> None:
    folder = tmp_path / "feeds"
    link = "http://example.org/%1b%5d52;c;QQ==%07"
    write(folder, "a.md", f"[here]({link})", title="Encoded", link=link)
    env = {"DISPLAY": ":99", "PATH": f"{browser}:/usr/bin:/bin"}
    with running(folder, env=env) as terminal:
        until_live(terminal)
        terminal.press("g", "enter")
        terminal.wait_for("%1b%5d52")
        _point_at(terminal, "here")
        terminal.press("o")
        terminal.wait_for(lambda: (browser / "opened").exists(), "the browser to be called")
        answers(terminal)
        assert (browser / "opened").read_text() == f"1:{link}\n"
        assert wire.violations(terminal.output) == []


def test_copying_a_link_puts_one_clean_line_on_the_clipboard(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    write(folder, "a.md", title="Copied", link="http://example.org/a?b=ü\u202e&c=%0a")
    write(folder, "b.md", title="Plain", link="http://example.org/plain")
    with running(folder) as terminal:
        until_live(terminal)
        terminal.click(*(terminal.find("Plain") or (0, 0)))
        terminal.press("y")
        at = terminal.wait_for_bytes(b"\x1b]52;c;")
        terminal.wait_for_bytes(b"\x07", at)
        terminal.click(*(terminal.find("Copied") or (0, 0)))
        terminal.press("y")
        answers(terminal)
        copied = wire.copied(terminal.output)
        assert copied[0] == "http://example.org/plain"
        assert all(text.isascii() and text.isprintable() for text in copied)
        assert wire.violations(wire.without_copies(terminal.output)) == []


CLICKS = tuple(payload for payload in MARKUP if "@click" in payload.text)


def test_markup_that_would_act_does_nothing_when_clicked_or_opened(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    for payload in CLICKS:
        body = f"Act {payload.text} [Act {payload.text}](http://example.org)"
        write(folder, f"{payload.name}.md", body, title=f"Act {payload.text}", tags=[payload.text])
    (folder / "[@click=app.quit]x[].json").write_text("{nope")
    with running(folder, columns=140, rows=40) as terminal:
        until_live(terminal)
        for view in ("headlines", "details", "tags", "problems"):
            open_view(terminal, view)
            for y in range(2, 38):
                if "click" in terminal.screen()[y]:
                    x = terminal.screen()[y].index("click")
                    terminal.point(x, y)
                    terminal.click(x, y)
                    terminal.press("enter")
                    answers(terminal)
                    open_view(terminal, view)
        answers(terminal)
        assert wire.violations(terminal.output) == []


def test_a_body_loads_nothing_and_opens_nothing_by_itself(tmp_path: Path, browser: Path) -> None:
    folder = tmp_path / "feeds"
    secret = tmp_path / "secret.txt"
    secret.write_text("Topsecretcanary")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        port = listener.getsockname()[1]
        body = f"""<script src="http://127.0.0.1:{port}/s.js"></script>
<img src="http://127.0.0.1:{port}/i.png"><iframe src="file://{secret}"></iframe>

![picture](file://{secret}) ![net](http://127.0.0.1:{port}/p.png) ![zero](file:///dev/zero)
[option](--renderer-cmd-prefix=/x) [dash](-remote) [file](file://{secret}) [script](javascript:x)
[ssh](ssh://-oProxyCommand=x/) [encoded](http://example.org/%1b%5d52;c;QQ==%07)

{">" * 400} deep

{"- " * 200}deeper

The end of it.
"""
        write(folder, "body.md", body, title="Loads nothing")
        (folder / "page.html").write_text(
            f"<html><head><title>Page</title><link rel=stylesheet href='http://127.0.0.1:{port}/'>"
            f"</head><body><article><p>{'Words of a page. ' * 40}</p>{body}</article></body></html>"
        )
        env = {"DISPLAY": ":99", "PATH": f"{browser}:/usr/bin:/bin"}
        with running(folder, columns=140, rows=60, env=env) as terminal:
            until_live(terminal)
            for title in ("Loads nothing", "Page"):
                open_view(terminal, "headlines")
                terminal.click(*(terminal.find(title) or (0, 0)))
                terminal.press("enter")
                terminal.wait_for("[2 Details")
                terminal.press("G", "g")
                answers(terminal)
            assert b"Topsecretcanary" not in terminal.output
            assert wire.violations(terminal.output) == []
        with pytest.raises(BlockingIOError):
            listener.accept()
        assert not (browser / "opened").exists()


TAGS = [
    "# . [ ] \"'",
    "..",
    "#",
    "",
    " ",
    "0digits first",
    "a b/c:d{e}",
    "[/]",
    "[@click=app.quit]q",
    "é",
    "e\u0301",
    "É",
    "plain",
    "Plain",
    "pl\u200bain",
    "p" * 200,
    "新聞",
    *(payload.text for payload in SEQUENCES),
]


def test_any_text_can_be_a_tag(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    for start in range(0, len(TAGS), 20):
        write(folder, f"{start}.md", title=f"Tagged {start}", tags=TAGS[start : start + 20])
    write(folder, "odd.md", title="Odd", tags=[None, 5, ["x"], {"a": 1}, True])
    with running(folder, columns=120, rows=120) as terminal:
        until_live(terminal)
        open_view(terminal, "tags")
        terminal.wait_for("0digits first")
        shown = [line.strip(" ▌").split("  ")[0] for line in terminal.screen()[2:-2]]
        names = [name for name in shown if name]
        assert len(names) == len(set(names)), "each tag once"
        for tag in ("[/]", "0digits first", "plain", "新聞", ". [ ] \"'"):
            assert tag in names
        assert sum(name.casefold() == "é" for name in names) == 1
        assert sum(name.casefold() == "plain" for name in names) == 1
        terminal.press("g")
        for _ in names[:12]:
            terminal.press("enter")
            terminal.wait_for("[1 Headlines")
            terminal.press("escape")
            terminal.wait_for("[3 Tags")
            terminal.press("j")
        answers(terminal)
        assert wire.violations(terminal.output) == []


def test_the_first_door_holds_when_the_second_is_open(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    forms = [(form, SAMPLE[::4]) for spellings in FORMS.values() for form in spellings]
    written = write_stories(folder, forms)
    tour = take_tour(folder, len(written), sabotage="no-last-door")
    assert len(tour.details) > len(FORMS)
    for payload in SAMPLE:
        assert payload.forbidden not in tour.output, payload.name
    assert wire.violations(tour.output, exited=True)[:5] == []


def test_the_second_door_holds_when_the_first_is_open(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    for number in range(len(SEQUENCES)):
        write(
            folder,
            f"n{number:02d}.md",
            f"Body (((payload{number}))) after [word (((payload{number})))](http://example.org)",
            title=f"Probe{number:03d} (((payload{number}))) after",
            tags=[f"t(((payload{number})))"],
            author=f"(((payload{number})))",
            source=f"(((payload{number})))",
        )
    with running(folder, sabotage="no-cleaning", columns=160, rows=100) as terminal:
        until_live(terminal)
        open_view(terminal, "tags")
        open_view(terminal, "headlines")
        terminal.press("g", "enter")
        seen: set[str] = set()
        for _ in SEQUENCES:
            terminal.wait_for(lambda: not seen.issuperset(FILE.findall(terminal.text)))
            seen.update(FILE.findall(terminal.text))
            terminal.press("n")
        terminal.press("r")
        terminal.wait_for("A widget that knows no door")
        for y in range(40):
            terminal.point(10, y)
        terminal.send_signal(signal.SIGTERM)
        assert terminal.wait_exit() == 128 + signal.SIGTERM
        assert b"payload" not in terminal.output, "the payloads are in place"
        for payload in SEQUENCES:
            assert payload.forbidden not in terminal.output, payload.name
        assert wire.violations(wire.without_copies(terminal.output), exited=True)[:5] == []


def test_text_beside_a_note_stays_what_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    note(folder, "a.md", json.dumps("[b title next to"), age=10)
    with running(folder) as terminal:
        until_live(terminal)
        [row] = [line for line in terminal.screen() if "[b title next to" in line]
        assert row.rstrip().endswith("#harbour #ships")


def _point_at(terminal: Terminal, text: str) -> None:
    found = terminal.find(text)
    assert found, text
    terminal.point(*found)
