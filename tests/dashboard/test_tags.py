"""The tags: what they tell, how they make the filter, and how the filter is undone."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.dashboard.driving import NOON, article, dashboard
from tui.dashboard import moments
from tui.library import parse_query

DAY = 24 * 60
NEWS = [
    article("Wind farm", minutes=0, tags=("energy", "sea")),
    article("Wave power", minutes=DAY, tags=("energy", "sea")),
    article("Coal ends", minutes=9 * DAY, tags=("energy",)),
    article("Ferry", minutes=40 * DAY, tags=("sea", "travel")),
    article("Old train", minutes=60 * DAY, tags=("travel",)),
]
ODD = 'a "b\\" (c) é, -#x OR y'


async def test_a_row_tells_count_unread_share_days_and_change(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS, size=(80, 24)) as desk:
        await desk.press("j", "m", "3")
        (row,) = (line for line in desk.lines if line.startswith("  energy"))
        assert row.split()[1:5] == ["3", "2", "60", "%"]
        assert "█" in row
        assert row.endswith("▲1")
        (row,) = (line for line in desk.lines if line.startswith("  travel"))
        assert row.endswith("=")


@pytest.fixture
def tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A reader whose day begins at 15:00 UTC."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        yield
    time.tzset()


async def test_at_midnight_the_trends_go_on_by_a_day_though_no_file_changes(
    tmp_path: Path, tokyo: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = NOON + timedelta(days=6, hours=2, minutes=59)
    monkeypatch.setattr(moments, "now", lambda: at)
    news = article("Ferry", tags=("sea",))
    async with dashboard(tmp_path, news, now=lambda: at.timestamp()) as desk:
        await desk.press("3")
        assert "▲1" in desk.text
        at += timedelta(minutes=2)
        desk.page.tick()
        await desk.shows("▼1")


@pytest.mark.parametrize(("size", "beside"), [((80, 24), "energy 67 %"), ((120, 30), "67 %")])
async def test_the_tags_beside_the_selected_one_are_told(
    tmp_path: Path, size: tuple[int, int], beside: str
) -> None:
    async with dashboard(tmp_path, *NEWS, size=size) as desk:
        await desk.press("3", "j", "j")
        await desk.shows("▌ sea", "With sea", beside)


async def test_tags_narrow_the_filter_one_after_the_other_and_back(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS) as desk:
        await desk.press("3", "enter")
        assert desk.page.active_query == parse_query("tag:energy")
        await desk.press("3", "enter")
        assert "[1 Headlines 3 #energy]" in desk.text, "it is said once"
        await desk.press("3", "j", "x")
        assert desk.page.active_query == parse_query("tag:energy -tag:sea")
        assert "Without #sea" in desk.text
        await desk.press("1")
        assert "Coal ends" in desk.text
        assert "Wind farm" not in desk.text
        await desk.press("escape")
        assert desk.page.active_query == parse_query("tag:energy")
        assert "[3 Tags" in desk.text, "where it was left out"
        assert "Without #sea" not in desk.text
        await desk.press("escape", "escape")
        assert desk.page.active_query == parse_query("")
        assert "[3 Tags" in desk.text


async def test_the_order_chosen_meanwhile_stays_when_a_tag_is_taken_back(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS) as desk:
        await desk.press("3", "enter", "H", "escape")
        assert desk.page.headlines.listing.unread_only


async def test_the_counts_follow_the_filter(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS) as desk:
        await desk.press("3", "j", "j", "enter", "3")
        rows = [line.split()[:2] for line in desk.lines[3:6]]
        assert rows == [["▌", "sea"], ["energy", "2"], ["travel", "1"]]


async def test_counts_follow_what_comes_in_and_the_selected_tag_holds_its_line(
    tmp_path: Path,
) -> None:
    async with dashboard(tmp_path, *NEWS) as desk:
        await desk.press("3", "j", "j")
        line = desk.row_of("▌ sea")
        new = (article(f"New {n}", tags=("news", "more")) for n in range(9))
        desk.file("new.xml", article("Tide", tags=("sea",)), *new)
        await desk.until(lambda: desk.lines[desk.row_of("▌ sea")].split()[2] == "4")
        assert desk.row_of("▌ sea") == line


async def test_tags_are_sorted_by_number_name_or_change(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS) as desk:
        await desk.press("3")

        def shown() -> list[str]:
            return [line.split()[0] for line in desk.lines[3:6]]

        assert (shown(), "Number▾" in desk.text) == (["energy", "sea", "travel"], True)
        await desk.press("O", "O")
        assert (shown(), "7 days▾" in desk.text) == (["sea", "energy", "travel"], True)
        await desk.press("O")
        await desk.shows("Tags by number.", "Number▾")
        await desk.pilot.click("TagHeader")
        await desk.shows("Tag▾")
    async with dashboard(tmp_path, *NEWS) as desk:
        await desk.press("3")
        assert "Tag▾" in desk.text


async def test_another_order_fills_the_screen(tmp_path: Path) -> None:
    many = [article(f"New {n}", tags=(f"tag {n:02}",)) for n in range(40)]
    async with dashboard(tmp_path, *many) as desk:
        await desk.press("j", "O", "O")
        assert "▌" in desk.text
        assert all(line.strip(" │┃") for line in desk.lines[2:-2])
        await desk.press("3", "G", "g", "j", "O", "O")
        assert "▌ tag 01" in desk.text
        assert all(line.strip(" │┃") for line in desk.lines[3:-4])


async def test_how_many_articles_stand_behind_the_tags_beside_is_told_once(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS, size=(120, 30)) as desk:
        await desk.press("3", "j", "j")
        await desk.shows("of 3 articles")
        assert desk.text.count("of 3 articles") == 1


async def test_a_tag_of_any_signs_is_found_again(tmp_path: Path) -> None:
    async with dashboard(tmp_path, article("Odd", tags=(ODD,)), article("Even")) as desk:
        await desk.press("3", "x")
        query = desk.page.active_query
        assert parse_query(query.text) == query
        await desk.press("1")
        assert "Odd" not in desk.text
        await desk.press("3", "escape", "j", "enter")
        assert parse_query(desk.page.active_query.text) == desk.page.active_query
        assert "Odd" in desk.text
        assert "Even" not in desk.text


async def test_keywords_stand_among_the_tags_only_when_asked_for(tmp_path: Path) -> None:
    guessed = article("Lock gates", keywords=("lock gates",))
    async with dashboard(tmp_path, *NEWS, guessed) as desk:
        await desk.press("3")
        assert "lock gates" not in desk.text
        await desk.press("D")
        assert "~lock gates" in desk.text
        await desk.press("D")
        assert "lock gates" not in desk.text
