"""The life of the process: it leaves the terminal as it found it, however it ends."""

import signal
from pathlib import Path

import pytest

from tests import wire
from tests.processes import Process, newswall, own_places, wait_until
from tests.running import answers, note, open_view, running, until_live
from tests.terminal import Terminal

SECRET = "Sphinxquartz"
"""A word of an article that has no business on the normal screen."""

ENDS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three notes, the newest called Alpha."""
    feeds = tmp_path / "feeds"
    for age, name in enumerate(("Alpha", "Beta", "Gamma"), 1):
        note(feeds, f"{name.lower()}.md", f"{name} {SECRET}", f"Body {SECRET} 新聞", 60 * age)
    return feeds


def left_as_found(terminal: Terminal) -> None:
    """Assert that the terminal is as before, and that no process of the program is left."""
    assert wire.violations(terminal.output, exited=True) == []
    assert terminal.echo
    assert SECRET not in wire.plain(wire.after_the_app(terminal.output))


FROM_EVERY_VIEW = (
    *((number, "headlines") for number in ENDS),
    *((signal.SIGTERM, view) for view in ("details", "tags", "problems", "help")),
)


@pytest.mark.parametrize(("number", "view"), FROM_EVERY_VIEW)
def test_a_signal_restores_the_terminal_and_is_told_by_the_exit_code(
    folder: Path, number: signal.Signals, view: str
) -> None:
    with running(folder) as terminal:
        until_live(terminal)
        open_view(terminal, view)
        family = terminal.descendants()
        terminal.send_signal(number)
        assert terminal.wait_exit() == 128 + number
        left_as_found(terminal)
        wait_until(lambda: not any(child.alive for child in family), "the worker ends too")


def test_a_signal_ends_it_from_the_palette_too(folder: Path) -> None:
    with running(folder) as terminal:
        until_live(terminal)
        terminal.press("ctrl+p")
        terminal.wait_for("What do you want to do?")
        terminal.send_signal(signal.SIGTERM)
        assert terminal.wait_exit() == 128 + signal.SIGTERM
        left_as_found(terminal)


def test_a_signal_during_the_start_restores_the_terminal(folder: Path) -> None:
    with running(folder) as terminal:
        terminal.wait_for_bytes(b"\x1b[?1049h")
        terminal.send_signal(signal.SIGTERM)
        code = terminal.wait_exit()
        assert code in (128 + signal.SIGTERM, -signal.SIGTERM)
        left_as_found(terminal)


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
def test_quitting_restores_the_terminal_and_ends_the_worker(folder: Path, key: str) -> None:
    with running(folder) as terminal:
        until_live(terminal)
        family = terminal.descendants()
        assert family, "the worker is a process of its own"
        terminal.press(key)
        assert terminal.wait_exit() == 0
        left_as_found(terminal)
        wait_until(lambda: not any(child.alive for child in family), "the worker ends too")


def test_the_worker_ends_when_the_program_is_killed(folder: Path) -> None:
    with running(folder) as terminal:
        until_live(terminal)
        family = terminal.descendants()
        terminal.send_signal(signal.SIGKILL)
        assert terminal.wait_exit() == -signal.SIGKILL
        wait_until(lambda: not any(child.alive for child in family), "the worker ends too")


def test_a_terminal_that_speaks_every_protocol_is_left_as_it_was(folder: Path) -> None:
    answers_modes = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;2$y"}
    env = own_places(folder.parent / "places")
    with Terminal(newswall(folder), columns=100, rows=30, env=env, answers=answers_modes) as modern:
        until_live(modern)
        modern.press("q")
        assert modern.wait_exit() == 0
        left_as_found(modern)


def test_the_mouse_pointer_is_left_as_it_was(folder: Path) -> None:
    with running(folder) as terminal:
        until_live(terminal)
        for y in range(30):
            terminal.point(4, y)
        answers(terminal)
        terminal.press("q")
        assert terminal.wait_exit() == 0
        left_as_found(terminal)


@pytest.mark.parametrize("sabotage", ["action", "timer", "drawing"])
def test_a_crash_is_told_by_the_exit_code_and_tells_nothing_of_the_news(
    folder: Path, sabotage: str
) -> None:
    with running(folder, sabotage=f"crash-in-{sabotage}") as terminal:
        terminal.wait_for("Alpha")
        until_live(terminal)
        terminal.press("r")
        code = terminal.wait_exit()
        assert code not in (0, None)
        left_as_found(terminal)
        last_words = wire.plain(wire.after_the_app(terminal.output))
        assert "newswall" in last_words
        assert len(last_words.splitlines()) <= 3
        assert "payload" not in last_words


def test_a_closed_terminal_ends_the_program(folder: Path) -> None:
    with running(folder) as terminal:
        until_live(terminal)
        family = terminal.descendants()
        terminal.hang_up()
        assert terminal.wait_exit(5) != 0
        wait_until(lambda: not any(child.alive for child in family), "the worker ends too")


def test_a_closed_terminal_ends_the_program_even_if_it_ignores_the_signal(folder: Path) -> None:
    argv = ["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *newswall(folder)]
    env = own_places(folder.parent / "places")
    with Terminal(argv, columns=100, rows=30, env=env) as terminal:
        until_live(terminal)
        terminal.hang_up()
        terminal.wait_exit(5)


@pytest.mark.parametrize("ending", ["q", "hang up"])
def test_what_is_kept_for_one_run_only_is_gone_after_it(
    folder: Path, tmp_path: Path, ending: str
) -> None:
    (tmp_path / "a file").touch()
    (tmp_path / "temporary").mkdir()
    env = {"XDG_CACHE_HOME": f"{tmp_path}/a file", "TMPDIR": f"{tmp_path}/temporary"}
    with running(folder, env=env) as terminal:
        until_live(terminal)
        assert any((tmp_path / "temporary").iterdir()), "the library has nowhere else to be"
        if ending == "q":
            terminal.press("q")
        else:
            terminal.hang_up()
        terminal.wait_exit(5)
    assert not any((tmp_path / "temporary").iterdir())


def test_stopping_gives_the_terminal_back_and_going_on_draws_it_again(folder: Path) -> None:
    with running(folder) as terminal:
        until_live(terminal)
        program = Process.of(terminal.process.pid)
        assert program
        terminal.send_signal(signal.SIGTSTP)
        wait_until(lambda: program.stopped, "it stops")
        assert terminal.echo
        assert wire.unpaired_modes(terminal.output) == []
        note(folder, "delta.md", "Delta came while it slept", age=1)
        since = terminal.written
        terminal.send_signal(signal.SIGCONT)
        terminal.wait_for_bytes(b"\x1b[?1049h", since)
        terminal.wait_for("Delta came while it slept", timeout=5)
        terminal.wait_for("Alpha")
        terminal.send_signal(signal.SIGTSTP)
        wait_until(lambda: program.stopped, "it stops again")
        since = terminal.written
        terminal.send_signal(signal.SIGCONT)
        terminal.wait_for_bytes(b"Alpha", since, timeout=10)  # though nothing changed
        answers(terminal)
