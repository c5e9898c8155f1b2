"""The wall on a real terminal: two on one folder, killed, stopped, resized, and left alone."""

import shlex
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.processes import ROOT, Process, environment, newswall, own_places, wait_until
from tests.running import note
from tests.terminal import WHOLE_FRAMES, Terminal

HIDDEN_CURSOR = b"\x1b[?25l"


@contextmanager
def wall(folder: Path, *arguments: str, columns: int = 80, rows: int = 24) -> Iterator[Terminal]:
    """Run a wall with headlines that can be read as text."""
    places = configured(folder.parent / "places")
    argv = newswall("--wall", *arguments, folder)
    with Terminal(argv, columns=columns, rows=rows, env=places, answers=WHOLE_FRAMES) as terminal:
        yield terminal


def configured(base: Path) -> dict[str, str | None]:
    """Return the environment of a wall that can be read as text, and has no time to lose."""
    places = own_places(base)
    config = Path(str(places["XDG_CONFIG_HOME"])) / "newswall" / "config.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text("[wall]\nletters = false\ndwell = 3\n", "utf-8")
    return places


def tagged(folder: Path, name: str, title: str, tag: str) -> None:
    note(folder, name, title)
    path = folder / name
    path.write_text(path.read_text("utf-8").replace("harbour", tag), "utf-8")


def test_two_walls_show_what_each_is_for_and_one_outlives_the_other(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    tagged(folder, "a.md", "Apples are ripe", "apples")
    tagged(folder, "b.md", "Boats are late", "boats")
    with ExitStack() as stack:
        first = stack.enter_context(wall(folder, "--filter", "tag:apples"))
        first.wait_for("Apples are ripe")
        second = stack.enter_context(wall(folder, "--filter=tag:boats"))
        second.wait_for("Boats are late")
        assert "Boats" not in first.text
        first.press("s")
        first.wait_for("★")
        first.process.kill()
        first.wait_exit()
        tagged(folder, "c.md", "Boats are back", "boats")
        second.wait_for("Boats are back")
        again = stack.enter_context(wall(folder, "--filter", "tag:apples"))
        again.wait_for("Apples are ripe")
        again.wait_for("★")


def test_a_wall_that_was_stopped_goes_on_and_shows_what_came_meanwhile(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    note(folder, "a.md", "Before the stop")
    with wall(folder) as terminal:
        terminal.wait_for("Before the stop")
        terminal.wait_for("● updated")
        assert HIDDEN_CURSOR in terminal.output
        terminal.send_signal(signal.SIGSTOP)
        note(folder, "b.md", "While it was stopped", age=1)
        terminal.resize(100, 30)
        terminal.send_signal(signal.SIGCONT)
        terminal.wait_for("While it was stopped")
        for columns, rows in ((20, 5), (1, 1), (200, 60), (60, 90), (5, 40)) * 20:
            terminal.resize(columns, rows)
        terminal.resize(90, 28)
        terminal.wait_for(
            lambda: (
                "● updated" in "".join(terminal.screen()[-2:])
                and any(85 <= len(line) <= 90 for line in terminal.screen() if "News ──" in line)
            ),
            "the picture of the last size",
        )
        terminal.send(b"\x00\xff\x1b[<0;1;1M\x1b[200~paste\x1b[201~\x1b[999;999R")
        terminal.send(b"\x1b[1114112u\x1b[48;28;90;0;0t\x1b[<35;5;5M")
        terminal.wait_for("Paused")
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert terminal.echo


def test_a_wall_in_tmux_lives_without_anybody_looking_and_fits_whoever_does(
    tmp_path: Path,
) -> None:
    tmux = shutil.which("tmux")
    if tmux is None:
        pytest.skip("no tmux here")
    note(tmp_path / "feeds", "a.md", "Seen from afar")
    env = environment(configured(tmp_path / "places"))
    socket = tmp_path / "tmux"
    pause = threading.Event()

    def run(*words: str) -> str:
        command = [tmux, "-S", str(socket), "-f", "/dev/null", *words]
        return subprocess.run(command, capture_output=True, text=True, env=env, timeout=20).stdout

    def is_seen(words: str) -> bool:
        pause.wait(0.1)  # each look is a process
        lines = run("capture-pane", "-p", "-t", "wall").splitlines()
        return "● updated" in "".join(lines[-2:]) and words in "".join(lines)

    try:
        command = shlex.join(newswall("--wall", tmp_path / "feeds"))
        run("new-session", "-d", "-s", "wall", "-x", "100", "-y", "30", "-c", str(ROOT), command)
        wait_until(lambda: is_seen("Seen from afar"), "the wall")
        for columns, rows in ((60, 20), (110, 35)):
            title = f"In {columns} columns"
            run("resize-window", "-t", "wall", "-x", str(columns), "-y", str(rows))
            note(tmp_path / "feeds", f"{rows}.md", title, age=1)
            wait_until(lambda: is_seen(title), title)  # noqa: B023
        process = Process.of(int(run("display", "-p", "-t", "wall", "#{pane_pid}")))
        assert process is not None
    finally:
        run("kill-server")
    wait_until(lambda: not process.alive, "the end of the wall with its terminal")


@pytest.mark.parametrize("ignored", [False, True], ids=["hang-up", "nohup"])
def test_a_wall_whose_terminal_is_gone_ends(tmp_path: Path, ignored: bool) -> None:
    folder = tmp_path / "feeds"
    note(folder, "a.md", "Still here")
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN if ignored else signal.SIG_DFL)
    try:
        with wall(folder) as terminal:
            terminal.wait_for("Still here")
            terminal.hang_up()
            wait_until(lambda: terminal.process.poll() is not None, "the end", 5)
    finally:
        signal.signal(signal.SIGHUP, before)


def test_the_command_line_of_the_wall_says_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tui.cli import main

    for arguments, words in (
        (["--filter", "tag:x"], "--wall"),
        (["--wall", "--filter", "tag:"], "tag:"),
    ):
        with pytest.raises(SystemExit) as ended:
            main([*arguments, str(tmp_path)])
        assert ended.value.code == 2
        assert words in capsys.readouterr().err
