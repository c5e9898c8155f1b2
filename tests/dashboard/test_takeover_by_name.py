"""Names of files and folders, messages of errors, noise of libraries: they are input too."""

import os
import signal
import subprocess
from json import loads
from pathlib import Path

import pytest

from tests import wire
from tests.payloads import MARKUP, SEQUENCES
from tests.processes import PATIENCE, environment, newswall, own_places, wait_until
from tests.running import answers, note, open_view, running, status, until_live

NAMES = (
    b"clip-\x1b]52;c;QQ==\x07\nboard.md",
    b"c1-\xc2\x9b31m\xc2\x9d0;t\xc2\x9c.md",
    b"\xff\xfe-bytes-\x9b.md",
    b"-rf.md",
    b"--help.md",
    "turned-\u202egpj.md".encode(),
    "wide-\u2028line\u2066.md".encode(),
    b"markup-[bold] [@click=app.quit]x[].md",
    b"tag <b>&#27;.md",
    b"tab\there\r.md",
    b"percent %1b%5d52;c;QQ==.md",
    ("é" * 100 + ".md").encode(),
    b"l" * 252 + b".md",
)
"""Names that a file system keeps and a terminal should not obey."""

HOSTILE_DIRECTORY = "in\x1b[31m\x1b]0;spoof\x07\u202e\n[/]"


def test_file_names_are_shown_on_one_line_and_obeyed_by_nobody(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    for number, name in enumerate(NAMES):
        path = note(folder, "draft", f"Named {number:02d}", age=60 * number + 30)
        os.rename(path, os.fsencode(folder) + b"/" + name)
    with running(folder, columns=300, rows=40) as terminal:
        until_live(terminal)
        for number in range(len(NAMES)):
            assert f"Named {number:02d}" in terminal.text
        terminal.press("g", "enter")
        for number in range(len(NAMES)):
            terminal.wait_for(f"Named {number:02d}")
            terminal.press("n")
        terminal.press("p")
        answers(terminal)
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert wire.violations(terminal.output, exited=True) == []


def test_names_of_unreadable_files_are_listed_one_each(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    folder.mkdir()
    for name in NAMES:
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name[:-3][:200] + b".json")).write_bytes(
            b"{nope"
        )
    with running(folder, columns=300, rows=120) as terminal:
        until_live(terminal)
        terminal.wait_for(lambda: f"{len(NAMES)} problems" in status(terminal))
        open_view(terminal, "problems")
        for part in ("board.json", "gpj.json", "--help.json", "[bold] [@click=app.quit]x[].json"):
            assert part in terminal.text
        answers(terminal)
        assert wire.violations(terminal.output) == []


@pytest.mark.parametrize("there", [True, False], ids=["there", "missing"])
def test_a_hostile_folder_name_is_shown_and_not_obeyed(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / HOSTILE_DIRECTORY / "feeds"
    if there:
        note(folder / HOSTILE_DIRECTORY, "inside.md", "From inside")
    with running(folder, columns=200, places=tmp_path / HOSTILE_DIRECTORY / "places") as terminal:
        if there:
            terminal.wait_for("From inside")
            until_live(terminal)
            terminal.press("g", "enter")
            terminal.wait_for("inside.md")
        else:
            terminal.wait_for("offline")
        open_view(terminal, "problems")
        answers(terminal)
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert wire.violations(terminal.output, exited=True) == []


@pytest.mark.parametrize("command", ["list", "tags", "check", "paths", "read"])
@pytest.mark.parametrize("json", [False, True], ids=["plain", "json"])
def test_the_command_line_writes_no_escape_either(tmp_path: Path, command: str, json: bool) -> None:
    folder = tmp_path / HOSTILE_DIRECTORY
    named = "a\x1b[31m\x9b\u202e.md"
    note(folder, named, "Alpha \x1b]0;x\x07 \u202e")
    (folder / "bad\x1b[31m.json").write_bytes(b'{"\x1b[31m": nope')
    argument = [folder / named, folder / "none\x1b[31m"] if command == "read" else [folder]
    options = ["--json"] if json and command != "paths" else []
    done = subprocess.run(
        newswall(command, *options, *argument),
        capture_output=True,
        env=environment(own_places(tmp_path / HOSTILE_DIRECTORY / "places")),
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode in (0, 1, 2)
    assert wire.violations(done.stdout.replace(b"\t", b" ")) == []
    assert wire.violations(done.stderr.replace(b"\t", b" ")) == []
    if options and command in ("list", "read"):
        (item,) = loads(done.stdout)["items"]
        assert item["id"].startswith(f"p:{named}#"), "it finds the article again"


BROKEN = {
    "mismatch.xml": "<rss><channel><a{0}></b{0}>",
    "entity.xml": "<rss><channel>&{0};</channel></rss>",
    "prolog.xml": "<?xml version='{0}'?><rss/>",
    "doctype.xml": '<!DOCTYPE r [<!ENTITY e SYSTEM "{0}">]><rss><channel><title>&e;</title>',
    "value.json": '{{"version": "https://jsonfeed.org/version/1", "items": [{0}]}}',
    "key.json": '{{"version": "https://jsonfeed.org/version/1", "{0}": }}',
    "front.md": "---\ntitle: [{0}\n  - : {0}: :\n---\nbody",
    "toml.md": "+++\ntitle = {0}\n+++\nbody",
}
"""Files whose parsers quote what they stumbled over."""


def test_messages_of_parsers_are_cleaned(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    folder.mkdir()
    for payload in (*SEQUENCES[:8], *MARKUP[:4]):
        for name, text in BROKEN.items():
            path = folder / f"{payload.name}-{name}"
            path.write_bytes(text.format(payload.text).encode("utf-8", "surrogatepass"))
    with running(folder, columns=200, rows=500) as terminal:
        until_live(terminal)
        terminal.wait_for(lambda: "problems" in status(terminal))
        open_view(terminal, "problems")
        terminal.wait_for("clipboard-st-mismatch.xml")
        terminal.resize(100, 30)
        answers(terminal)
        assert wire.violations(terminal.output) == []
        for payload in SEQUENCES:
            assert payload.forbidden not in terminal.output


def test_noise_of_libraries_goes_to_the_log_in_single_lines_and_not_to_the_terminal(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "feeds"
    note(folder, "a.md", "Alpha")
    with running(folder, sabotage="noise") as terminal:
        until_live(terminal)
        terminal.press("r")
        terminal.wait_for("Noise was made.")
        answers(terminal)
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert wire.violations(terminal.output, exited=True) == []
        assert "payload" not in wire.plain(wire.after_the_app(terminal.output))
    logs = list((tmp_path / "places").rglob("*.log"))
    assert logs, "there is a log"
    for log in logs:
        assert wire.violations(log.read_bytes()) == []
        assert "payload" in log.read_text("utf-8")


def test_killing_the_worker_costs_nothing_but_a_moment(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    note(folder, "a.md", "Alpha")
    with running(folder) as terminal:
        until_live(terminal)
        for round_ in range(3):
            for worker in terminal.descendants():
                os.kill(worker.pid, signal.SIGKILL)
            note(folder, f"after{round_}.md", f"After the kill {round_}", age=0)
            terminal.wait_for(f"After the kill {round_}", timeout=5)
        assert "problem" not in status(terminal)
        answers(terminal)


@pytest.mark.parametrize("where", ["reading", "watching"])
def test_a_failure_in_the_background_does_not_end_the_dashboard(tmp_path: Path, where: str) -> None:
    folder = tmp_path / "feeds"
    note(folder, "a.md", "Alpha")
    with running(folder, sabotage=f"fail-once-{where}") as terminal:
        terminal.wait_for("Alpha")
        note(folder, "b.md", "Beta", age=0)
        terminal.wait_for("Beta", timeout=10)
        answers(terminal)
        assert wire.violations(terminal.output) == []
        assert "payload" not in terminal.text


def test_the_places_of_a_run_are_all_below_its_own_directories(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    note(folder, "a.md", "Alpha")
    before = sorted(folder.rglob("*"))
    with running(folder) as terminal:
        until_live(terminal)
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert sorted(folder.rglob("*")) == before
    wait_until(lambda: (tmp_path / "places").is_dir(), "it keeps things where it was told")
