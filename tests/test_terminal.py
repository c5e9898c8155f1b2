"""The terminal that tests use behaves as a terminal does, and cleans up after itself."""

import sys

import pytest

from tests.processes import wait_until
from tests.terminal import Terminal

SIZE = """
import os, signal
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGWINCH})
while True:
    size = os.get_terminal_size()
    print(size.columns, "by", size.lines, flush=True)
    signal.sigwait({signal.SIGWINCH})
"""


def shell(script: str) -> list[str]:
    """Return a command that runs `script` in a shell."""
    return ["sh", "-c", script]


def test_what_is_typed_arrives_and_what_is_written_is_seen() -> None:
    with Terminal(shell("read line; echo got $line")) as terminal:
        terminal.press(*"abc", "enter")
        terminal.wait_for("got abc")
        assert terminal.wait_exit() == 0
        assert terminal.screen()[:2] == ["abc", "got abc"]


def test_the_program_is_told_its_size_and_every_other_one() -> None:
    with Terminal([sys.executable, "-c", SIZE], columns=91, rows=17) as terminal:
        terminal.wait_for("91 by 17")
        terminal.resize(40, 12)
        terminal.wait_for("40 by 12")
        assert len(terminal.screen()) == 12


def test_the_environment_says_nothing_about_the_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "12")
    with Terminal(shell("echo columns=$COLUMNS. term=$TERM"), env={"TERM": "other"}) as terminal:
        terminal.wait_for("columns=. term=other")


def test_the_alternate_screen_hides_the_normal_one() -> None:
    script = r"printf 'before\n\033[?1049halternate'; read x; printf '\033[?1049lafter\n'; read x"
    with Terminal(shell(script)) as terminal:
        terminal.wait_for("alternate")
        assert "before" not in terminal.text
        terminal.press("enter")
        terminal.wait_for("after")
        assert "before" in terminal.text
        assert "alternate" not in terminal.text


def test_wide_characters_count_two_cells_and_looks_are_kept() -> None:
    with Terminal(shell(r"printf '新聞 \033[1;7;31mbold\033[0m plain'; read x")) as terminal:
        terminal.wait_for("plain")
        assert terminal.find("bold") == (5, 0)
        look = terminal.attributes_at(5, 0)
        assert (look.char, look.bold, look.reverse, look.fg) == ("b", True, True, "red")
        assert not terminal.attributes_at(10, 0).bold


def test_half_a_frame_is_not_drawn() -> None:
    script = r"printf '\033[?2026hhalf'; read x; printf ' and half\033[?2026l'; read x"
    with Terminal(shell(script)) as terminal:
        terminal.wait_for_bytes(b"half")
        assert "half" not in terminal.text
        terminal.press("enter")
        terminal.wait_for("half")
        assert "and half" in terminal.text


def test_queries_are_recorded_and_answered_only_when_asked_to() -> None:
    script = r"printf '\033[6n\033[?2026$p'; read x; echo end"
    with Terminal(shell(script), answers={b"\x1b[6n": b"answer\r"}) as terminal:
        terminal.wait_for("end")
        assert terminal.queries == [b"\x1b[6n", b"\x1b[?2026$p"]


def test_nothing_is_left_running() -> None:
    with Terminal(shell("sleep 1000 & sleep 1000 & echo started; wait")) as terminal:
        terminal.wait_for(lambda: len(terminal.descendants()) == 2)
        family = terminal.descendants()
    wait_until(lambda: not any(process.alive for process in family), "both are gone")


def test_waiting_in_vain_says_what_was_on_the_screen() -> None:
    with Terminal(shell("echo something else; read x")) as terminal:
        terminal.wait_for("else")
        with pytest.raises(AssertionError, match="something else"):
            terminal.wait_for("never", timeout=0.05)
    with Terminal(shell("echo words")) as terminal, pytest.raises(AssertionError, match="ended"):
        terminal.wait_for("never")


def test_a_terminal_that_is_taken_away_ends_what_runs_on_it() -> None:
    with Terminal(shell("echo here; exec cat")) as terminal:
        terminal.wait_for("here")
        terminal.hang_up()
        terminal.wait_exit(5)


def test_what_was_drawn_may_be_forgotten_without_moving_what_comes() -> None:
    with Terminal(shell("echo first; read x; echo second; read y")) as terminal:
        terminal.wait_for("first")
        known = terminal.written
        terminal.forget()
        assert terminal.output == b""
        assert terminal.written == known
        terminal.press("enter")
        assert terminal.arrived(terminal.wait_for_bytes(b"second", known)) >= terminal.started
        terminal.wait_for("second")
        assert terminal.screen()[0] == "first"
