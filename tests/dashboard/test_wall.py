"""The wall on the screen: what it shows by itself, and what a person can do at it."""

import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.events import Key

from tests.dashboard.driving import filing
from tests.dashboard.wall_driving import PLAIN, START, news, wall
from tui.article import ReadResult
from tui.dashboard.messages import NewsChanged
from tui.library import EVERYTHING, Kind, Mute

SIX = [news(f"Headline {n} about the sea", 1800 + 60 * n, tags=("sea",)) for n in range(6)]


async def test_headlines_follow_each_other_and_the_clock_ticks(tmp_path: Path) -> None:
    async with wall(tmp_path, *SIX) as desk:
        first = desk.lead
        assert first == "Headline 0 about the sea"
        assert "Harbour Daily" in desk.text
        assert START.strftime("%A") in desk.text
        assert "30 min ago" in desk.text
        shown = [first]
        for _ in range(5):
            await desk.wait(10)
            shown.append(desk.lead)
        assert len(set(shown)) == 6
        assert desk.lead in desk.text


async def test_news_that_comes_in_changes_nothing_that_is_looked_at(tmp_path: Path) -> None:
    async with wall(tmp_path, *SIX) as desk:
        before = desk.lines[:-1]
        desk.file("new.xml", news("Just in", 0))
        await desk.shows("+1 new")
        assert desk.lines[:-1] == before
        await desk.wait(10)
        assert desk.lead == "Just in"
        assert " NEW " in desk.text
        await desk.wait(11 * 60)
        assert "NEW" not in desk.text


async def test_another_number_of_tags_waits_for_the_next_headline(tmp_path: Path) -> None:
    async with wall(tmp_path, *SIX, size=(60, 100), settings=PLAIN + "dwell = 100\n") as desk:
        row = desk.row_of("News ──")
        desk.file("new.xml", news("Just in", 0, tags=("harbour", "ferry", "storm")))
        await desk.shows("+1 new")
        await desk.wait(90)
        assert desk.row_of("News ──") == row
        assert "harbour" not in desk.text
        await desk.wait(10)
        assert "harbour" in desk.text


async def test_nothing_is_painted_while_nothing_changes_but_the_minute(tmp_path: Path) -> None:
    async with wall(tmp_path, SIX[0]) as desk:
        painted: list[int] = []
        render = desk.wall._view.render_line

        def count(y: int) -> object:
            painted.append(y)
            return render(y)

        desk.wall._view.render_line = count  # type: ignore[method-assign,assignment]
        desk.say(changed_at=START - timedelta(minutes=2, seconds=35))
        await desk.shows("● updated 2 min ago")
        painted.clear()
        for _ in range(5):
            await desk.wait(10)
            desk.wall.catch_up()
            await desk.settle()
        assert not painted
        await desk.wait(11)
        assert 0 < len(set(painted)) <= 5, "the clock, the age and the bottom line"


async def test_any_key_stops_it_for_a_minute_and_says_what_can_be_pressed(tmp_path: Path) -> None:
    async with wall(tmp_path, *SIX) as desk:
        before = desk.lead
        await desk.press("v")
        await desk.shows("Paused", "next", "previous", "open", "star", "reader", "quit")
        await desk.wait(55)
        assert desk.lead == before
        await desk.wait(6)
        assert desk.lead != before
        assert "Paused" not in desk.text


async def test_keys_go_on_and_back_open_and_star(tmp_path: Path) -> None:
    async with wall(tmp_path, *SIX) as desk:
        first = desk.lead
        await desk.press("right")
        assert desk.lead != first
        await desk.press("left")
        assert desk.lead == first
        await desk.press("s")
        await desk.shows("★")
        assert desk.wall._library.window(EVERYTHING, 0, 1)[0].starred
        await desk.press("enter")
        await desk.shows("File: 0.xml", "Esc go back", "s star", "★ starred")
        await desk.press("s")
        await desk.until(lambda: "★ starred" not in desk.text)
        await desk.press("escape")
        await desk.until(lambda: "File: 0.xml" not in desk.text)
        await desk.shows("Paused")
        await desk.press("escape")
        await desk.until(lambda: "Paused" not in desk.text)


async def test_keys_that_come_at_once_stop_it_too(tmp_path: Path) -> None:
    async with wall(tmp_path, *SIX) as desk:
        first = desk.lead
        await desk.press("v")
        for key in ("escape", "right"):
            desk.app.post_message(Key(key, None))
        await desk.until(lambda: desk.lead != first)
        await desk.shows("Paused")


async def test_an_article_that_was_left_open_closes_by_itself(tmp_path: Path) -> None:
    async with wall(tmp_path, *SIX) as desk:
        await desk.press("enter")
        await desk.shows("File: 0.xml")
        await desk.wait(290)
        assert "File: 0.xml" in desk.text
        await desk.wait(11)
        await desk.shows("● updated")


async def test_breaking_news_is_pinned_rings_if_wanted_and_is_silent_at_night(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with wall(tmp_path, *SIX, settings=PLAIN + "bell = true\n") as desk:
        rung: list[int] = []
        monkeypatch.setattr(desk.app, "bell", lambda: rung.append(1))
        desk.file("new.xml", news("It broke", 0, tags=("breaking",)))
        await desk.until(lambda: bool(rung))
        await desk.wait(60)
        assert desk.lead == "It broke"
        assert "BREAKING" in desk.text
        await desk.wait(31 * 60)
        assert "BREAKING" not in desk.text
        hour = desk.clock().local.hour
        await desk.set(PLAIN + f'bell = true\nnight = "{hour}:00-{hour + 1}:00"\n')
        desk.file("late.xml", news("Broke at night", -2000, tags=("breaking",)))
        await desk.shows("+1 new")
        await desk.wait(60)
        assert desk.lead == "Broke at night"
        assert len(rung) == 1


async def test_the_night_is_dim_or_blank_and_a_key_wakes_it(tmp_path: Path) -> None:
    hour = START.astimezone().hour
    night = f'night = "{hour}:00-{hour + 1}:00"\n'
    async with wall(tmp_path, *SIX, settings=PLAIN + night) as desk:
        assert desk.wall._view.has_class("-night")
        assert desk.lead in desk.text
        await desk.set(PLAIN + night + 'night_style = "blank"\n')
        assert not desk.text.strip()
        await desk.press("v")
        await desk.shows("Paused")
        await desk.wait(61)
        assert not desk.text.strip()
        await desk.wait(3600)
        assert desk.lead in desk.text


async def test_the_picture_moves_by_a_cell_each_minute(tmp_path: Path) -> None:
    async with wall(tmp_path, SIX[0], settings="[wall]\nletters = false\n") as desk:
        places = set()
        for _ in range(4):
            row = next(n for n, line in enumerate(desk.lines) if "Headline 0" in line)
            places.add((row, desk.lines[row].index("Headline 0")))
            await desk.wait(60)
        assert len(places) == 4


async def test_a_filter_is_obeyed_and_named(tmp_path: Path) -> None:
    other = news("About the hills", tags=("hills",))
    async with wall(tmp_path, *SIX, other, query="tag:hills") as desk:
        assert desk.lead == "About the hills"
        assert "tag:hills" in desk.text
        assert "Headline" not in desk.text
    async with wall(tmp_path, settings=PLAIN + 'filter = "tag:nothing"\n') as desk:
        await desk.shows("Nothing in /news is found by tag:nothing.")
        await desk.set(PLAIN)
        await desk.shows("Headline 0 about the sea")


async def test_no_news_old_news_and_a_lost_folder_are_said(tmp_path: Path) -> None:
    async with wall(tmp_path) as desk:
        await desk.shows("No news yet", "Put a news file into /news")
        desk.say(kind="offline", reason="The folder is gone.", since=START)
        await desk.shows("○ folder not reachable since", "The folder is gone.")
        desk.say(kind="live", reason="")
        desk.file("old.xml", news("Of long ago", 400 * 86400))
        await desk.shows("more than 365 days old")
        desk.file("new.xml", news("Of the day before", 3 * 86400))
        await desk.shows("Of the day before", "old")


async def test_an_empty_wall_says_why_it_is_empty(tmp_path: Path) -> None:
    async with wall(tmp_path) as desk:
        desk.change([filing("b.xml", [])._replace(result=ReadResult("rss", problem="It is torn."))])
        await desk.shows("No news yet", "No file in /news could be read.")
        desk.file("sea.xml", *SIX)
        desk.wall._library.mute(Mute(Kind.TAG, "sea"))
        desk.editor.adopt_marks()
        desk.app.post_message(NewsChanged())
        await desk.wait(60)
        await desk.shows("No news", "All that is in /news is muted.")


async def test_it_lives_through_any_size(tmp_path: Path) -> None:
    async with wall(tmp_path, *SIX, size=(1, 1)) as desk:
        for size in ((80, 24), (3, 30), (20, 5), (300, 100), (60, 100), (10, 3), (100, 30)):
            await desk.pilot.resize_terminal(*size)
            await desk.settle()
        await desk.shows(desk.lead, "● updated")


async def test_a_clock_that_is_set_is_followed(tmp_path: Path) -> None:
    day = 86400
    async with wall(tmp_path, *SIX, settings=PLAIN + "dwell = 10\nmax_age = 36500\n") as desk:
        for jump in (-3650 * day, 3650 * day, -day, 2 * day, 3600, 9 * 3650 * day):
            desk.clock.set(jump + 61)
            desk.wall.look_at_clock()
            await desk.settle()
            local = desk.clock().local
            assert f"{local:%A} {local.day} {local:%B}" in desk.text
            assert " -" not in desk.text
            before = desk.lead
            await desk.wait(10)
            assert desk.lead != before


async def test_another_time_zone_is_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with wall(tmp_path, SIX[0], size=(80, 24)) as desk:
        before = f"{desk.clock().local:%H:%M}"
        assert before in desk.lines[0]
        monkeypatch.setenv("TZ", "XYZ-5:30")
        try:
            await desk.wait(60)
            assert "17:31" in desk.lines[0]
        finally:
            monkeypatch.undo()
            time.tzset()


async def test_a_change_of_settings_is_followed(tmp_path: Path) -> None:
    async with wall(tmp_path, *SIX) as desk:
        await desk.set(PLAIN + "dwell = 300\n")
        before = desk.lead
        await desk.wait(299)
        assert desk.lead == before
        await desk.wait(2)
        assert desk.lead != before


async def test_headlines_are_large_where_there_is_room(tmp_path: Path) -> None:
    pytest.importorskip("PIL")
    async with wall(tmp_path, replace(SIX[0], title="Ferry"), settings="") as desk:
        await desk.until(lambda: "▀" in desk.text or "█" in desk.text)
        assert not any(line.strip() == "Ferry" for line in desk.lines)


async def test_a_filter_or_a_rule_that_is_wrong_is_told_with_its_line(tmp_path: Path) -> None:
    async with wall(tmp_path, *SIX) as desk:
        await desk.set(PLAIN + 'filter = "tag:"\nbreaking = ["tag:", "sea"]\nbreaking_for = 60\n')
        first, second = map(str, desk.wall._configured.complaints)
        assert first.startswith("config.toml, line 4: wall.filter: ")
        assert second.startswith('config.toml, line 5: wall.breaking: "tag:" says nothing')
        await desk.shows("! config.toml, line 4: wall.filter")
        assert "BREAKING" in desk.text, "the other rule holds"


async def test_what_says_that_it_is_breaking_is_so_beside_rules_of_ones_own(tmp_path: Path) -> None:
    settings = PLAIN + 'breaking = ["storm"]\n'
    async with wall(tmp_path, news("It broke", 60, tags=("breaking",)), settings=settings) as desk:
        assert "BREAKING" in desk.text
        await desk.set(PLAIN + "breaking = []\n")
        assert "BREAKING" not in desk.text
