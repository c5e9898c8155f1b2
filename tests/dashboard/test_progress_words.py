"""What the status line says of a reading that goes on, at every width, and that it is no more."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.running import running, status
from tests.test_first_reading import folder as folder
from tui.dashboard.progress import about
from tui.dashboard.status import status_items
from tui.library import Counts
from tui.status import Status

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
HALF = Status(
    kind="live", reading=True, counted=True, waiting=50_123, done=49_877, share=0.49877, left=24.2
)


def said(status: Status, width: int) -> str:
    items = status_items(status, Counts(49_877, 49_877), 0, "/news", NOW, width)
    text = "".join(item.text for item in items)
    assert len(text) <= width
    return text.partition("│ ")[2].rstrip("│ ")


def test_the_bar_fits_and_the_counts_are_told_as_long_as_there_is_room() -> None:
    assert (
        said(HALF, 120)
        == "◌ reading ━━━━━━━━━╸────────── 49877 of 100000 files, about 25 s left │ /news"
    )
    assert said(HALF, 100) == "◌ reading ━━━━╸───── 49877 of 100000, about 25 s left │ /news"
    assert said(HALF, 80) == "◌ reading ━━━━╸───── 49 %, about 25 s left"
    assert said(HALF, 60) == "◌ reading ━━━━╸───── 49 %"
    assert said(HALF, 45) == "◌ reading 49 %"
    assert said(HALF, 30) == ""


def test_the_bar_keeps_its_length_to_the_end() -> None:
    steps = [(1, None), (9_000, 60.0), (50_000, 21.0), (99_999, 1.0)]
    for width in range(30, 140):
        bars = set()
        for done, left in steps:
            share = done / 100_000
            now = HALF._replace(done=done, waiting=100_000 - done, share=share, left=left)
            bars.add(len(re.sub("[^━╸─]", "", said(now, width))))
        assert len(bars) == 1, width


def test_before_all_files_are_known_there_is_no_bar_and_no_time() -> None:
    looking = Status(kind="live", reading=True, waiting=11_000, done=345)
    assert said(looking, 120) == "◌ looking, 11345 files so far │ /news"
    assert said(Status(kind="live", reading=True), 120) == "◌ looking │ /news"


def test_a_folder_is_not_live_while_much_of_it_is_unread_and_offline_whatever_is_unread() -> None:
    assert "live" not in said(HALF, 80)
    assert "offline" in said(Status(kind="offline", reading=True, waiting=5), 80)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(None, ""), (3, "some seconds"), (10, "about 10 s"), (21, "about 25 s"), (60, "about 60 s"),
     (61, "about 2 min"), (599, "about 10 min")],
)  # fmt: skip
def test_the_time_left_is_rounded_up(seconds: float | None, words: str) -> None:
    assert about(seconds) == words


def test_a_first_reading_is_shown_on_the_terminal_until_all_is_read(folder: Path) -> None:
    with running(folder, columns=120) as terminal:
        terminal.wait_for(lambda: "◌ reading ━" in status(terminal), "the bar")
        terminal.wait_for("● live")
        assert "2500 articles" in status(terminal)
        painted = terminal.output.decode("utf-8", "replace")
        assert painted.count("● live") == 1
        assert "of 2500 files" in painted
