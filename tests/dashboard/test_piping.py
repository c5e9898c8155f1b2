"""An article goes to another program, and what that says is only words."""

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.dashboard.driving import article, configure, dashboard
from tui.dashboard.doors import piping
from tui.dashboard.doors.piping import Outcome, Piping


def outcome(
    command: Sequence[str], data: bytes = b"", act: Callable[[Piping], object] = id
) -> Outcome:
    """Run a command to its end."""
    found: list[Outcome] = []
    ended = threading.Event()
    run = Piping(command, data, lambda outcome: (found.append(outcome), ended.set()))
    assert not run.start()
    act(run)
    assert ended.wait(20)
    deadline = time.monotonic() + 20
    while not nothing_is_left():
        assert time.monotonic() < deadline
        threading.Event().wait(0.01)
    return found[0]


def nothing_is_left() -> bool:
    return all(thread.name != "piping" for thread in threading.enumerate())


@pytest.mark.parametrize(
    ("command", "said", "words"),
    [
        (["cat"], b"x" * 900_000, ""),
        (["true"], b"", ""),
        (["sh", "-c", "echo out; echo err >&2; exit 3"], b"out\nerr\n", "It ended with error 3."),
        (["sh", "-c", "exec cat /dev/zero"], b"\0" * piping.MOST, "It was ended: it wrote more"),
        (["sh", "-c", "sleep 1000 & echo here"], b"here\n", ""),
        (["sh", "-c", "echo secret > /dev/tty || echo none"], None, ""),
    ],
    ids=["fed", "silent", "failed", "endless", "outlived", "terminal"],
)
def test_a_program_is_fed_heard_and_bounded(
    command: list[str], said: bytes | None, words: str
) -> None:
    found = outcome(command, b"x" * 900_000)
    assert found.words.startswith(words)
    assert bool(found.words) is bool(words)
    if said is None:
        assert b"none" in found.said, "it has no way to the terminal"
    else:
        assert found.said == said


def test_a_program_that_hangs_is_ended_by_the_clock_or_by_hand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hang = ["sh", "-c", "trap '' TERM INT; while :; do sleep 1000; done"]
    assert outcome(hang, act=Piping.stop).words == "It was ended."
    monkeypatch.setattr(piping, "PATIENCE", 0.2)
    assert "took longer" in outcome(hang).words


def test_a_program_that_is_not_there_is_told_of() -> None:
    assert "No such file" in Piping(["no-such-program"], b"", print).start()
    assert Piping(["a\0b"], b"", print).start()


async def test_the_article_goes_as_markdown_and_what_comes_back_is_clean(tmp_path: Path) -> None:
    configure(
        'pipe = [["shout", "tr", "a-z", "A-Z"],'
        ' ["bad", "printf", "\\\\033]52;c;QQ==\\\\007red\\\\033[31m \\\\302\\\\233x [/b]"]]'
    )
    one = article("Tea", body="Green **tea**.", link="https://a.example/1", tags=("a b",))
    async with dashboard(tmp_path, one) as desk:
        await desk.press("enter", "|", *"shout", "enter")
        await desk.shows(
            "# TEA", "- SOURCE: HARBOUR DAILY", "<HTTPS://A.EXAMPLE/1>", "GREEN **TEA**."
        )
        await desk.press("escape", "|", *"bad", "enter")
        await desk.shows("red  [/b]")
        await desk.press("escape")
        await desk.shows("[2 Details]", "Green tea.")
        await desk.until(nothing_is_left)


async def test_a_program_whose_page_is_left_is_ended(tmp_path: Path) -> None:
    configure('pipe = [["hang", "sleep", "1000"]]')
    async with dashboard(tmp_path, article("Tea")) as desk:
        await desk.press("enter", "|")
        await desk.shows("It is at work; Esc ends it.")
        await desk.press("escape")
        await desk.until(nothing_is_left)
        configure("")
        desk.app.look_at_config()
        await desk.press("|")
        await desk.shows("No program is set for this")
