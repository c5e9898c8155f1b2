"""What is painted when little has changed, and what does not wait for what."""

import re
from pathlib import Path

from tests.running import note, running, until_live


def test_a_key_that_moves_the_cursor_paints_two_rows_of_the_list(tmp_path: Path) -> None:
    for number in range(9):
        note(tmp_path / "feeds", f"{number}.md", f"Headline {number}", age=60 * number)
    with running(tmp_path / "feeds") as terminal:
        until_live(terminal)
        terminal.press("j")
        terminal.wait_for(lambda: selected(terminal.screen()) > 0, "a selected row")
        before = selected(terminal.screen())
        known = terminal.written
        terminal.press("j")
        terminal.wait_for(lambda: selected(terminal.screen()) == before + 1, "the next row")
        painted = {int(line) for line in re.findall(rb"\x1b\[(\d+);1H", terminal.output[known:])}
        lists = range(3, len(terminal.screen()) - 1)  # lines from 1, without the bars
        assert painted.intersection(lists) == {before + 1, before + 2}


def selected(screen: list[str]) -> int:
    """Return the line of the selected row, from 0; -1 when none is."""
    return next((y for y, line in enumerate(screen) if line.startswith("▌")), -1)


def test_an_article_is_on_the_screen_before_its_mark_waits_for_the_disk(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    note(folder, "a.md", "A headline", body="What the article says.")
    with running(folder, sabotage="marks-wait") as terminal:
        until_live(terminal)
        terminal.press("enter")
        terminal.wait_for("What the article says.")
        (tmp_path / "feeds.go").touch()
        terminal.wait_for("0 unread")
        terminal.press("q")
        assert terminal.wait_exit() == 0


def test_an_article_that_was_opened_and_left_at_once_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    note(folder, "a.md", "A headline", body="What the article says.")
    with running(folder) as terminal:
        until_live(terminal)
        terminal.press("enter", "q")
        assert terminal.wait_exit() == 0
    with running(folder) as terminal:
        until_live(terminal)
        terminal.wait_for("0 unread")
