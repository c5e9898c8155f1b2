"""Limits of the system that leave too little: newswall runs, says so, and ends as always."""

from pathlib import Path

import pytest

from tests.apart import apart
from tests.processes import newswall, own_places
from tests.running import answers, note, running, status, until_live
from tests.terminal import WHOLE_FRAMES, Terminal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    note(tmp_path / "feeds", "alpha.md", "Alpha")
    return tmp_path / "feeds"


def limited(folder: Path, limit: str) -> Terminal:
    """Newswall below a shell that lowered a limit."""
    argv = ["bash", "-c", f'ulimit {limit} && exec "$@"', "bash", *newswall(folder)]
    env = own_places(folder.parent / "places")
    return Terminal(argv, columns=100, rows=24, env=env, answers=WHOLE_FRAMES)


@pytest.mark.parametrize(
    ("limit", "shown", "words"),
    [
        ("-n 16", "Alpha", "Only 16 files may be open at once"),
        ("-f 0", "Alpha", "The library is built anew for this run only"),
    ],
)
def test_with_too_little_it_shows_what_it_can_and_says_why_it_is_no_more(
    folder: Path, limit: str, shown: str, words: str
) -> None:
    with running(folder) as terminal:
        until_live(terminal)
        terminal.press("q")
        terminal.wait_exit()
    with limited(folder, limit) as terminal:
        terminal.wait_for(shown)
        terminal.press("!")
        terminal.wait_for(lambda: words in " ".join(terminal.text.split()), words)
        terminal.press("escape")
        answers(terminal)
        terminal.press("q")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("limit", ["-Sn 16", "-Sf 0"])
def test_a_low_limit_that_may_be_raised_is_raised(folder: Path, limit: str) -> None:
    with limited(folder, limit) as terminal:
        until_live(terminal)
        assert "Alpha" in terminal.text
        assert "problem" not in status(terminal)


def no_events_at_all(top: str) -> None:
    """The system grants not one inotify instance."""
    Path("/proc/sys/user/max_inotify_instances").write_text("0")
    folder = Path(top, "feeds")
    note(folder, "alpha.md", "Alpha")
    with running(folder) as terminal:
        terminal.wait_for("◐ polling")
        terminal.wait_for("Alpha")
        note(folder, "beta.md", "Beta")
        terminal.wait_for("Beta")
        with (folder / "alpha.md").open("a") as file:
            file.write("More of it.\n")
        note(folder / "sub", "gamma.md", "Gamma")
        terminal.wait_for("Gamma")
        (folder / "beta.md").unlink()
        terminal.wait_for(lambda: "Beta" not in terminal.text, "no Beta")
        terminal.press("j", "enter")
        terminal.wait_for("[2 Details")
        terminal.press("!")
        terminal.wait_for("refuses to watch the folder")


def test_without_any_event_everything_appears_and_the_screen_says_why_it_is_late(
    tmp_path: Path,
) -> None:
    apart(no_events_at_all, tmp_path, limits=True)


def too_few_watches(top: str) -> None:
    """The system grants three watches for eleven directories."""
    Path("/proc/sys/user/max_inotify_watches").write_text("3")
    folder = Path(top, "feeds")
    for number in range(10):
        note(folder / str(number), "alpha.md", f"Alpha {number}")
    with running(folder) as terminal:
        terminal.wait_for("Alpha 9")
        until_live(terminal)
        for number in range(10):
            note(folder / str(number), "beta.md", f"Beta {number}")
        terminal.wait_for(lambda: all(f"Beta {number}" in terminal.text for number in range(10)))
        terminal.wait_for("◐ polling")


def test_with_too_few_watches_everything_appears_and_the_screen_says_so(tmp_path: Path) -> None:
    apart(too_few_watches, tmp_path, limits=True)
