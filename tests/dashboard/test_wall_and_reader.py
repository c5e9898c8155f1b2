"""From the wall to the reader and back: each is as it was left, and follows what the other did."""

from pathlib import Path

from tests.dashboard.wall_driving import PLAIN, news, wall
from tui.dashboard.front_page import FrontPage

SIX = [news(f"Headline {n} about the sea", 1800 + 60 * n, tags=("sea",)) for n in range(6)]


async def test_w_shows_the_wall_and_comes_back_to_the_reader_as_it_was(tmp_path: Path) -> None:
    async with wall(tmp_path, *SIX, first=False) as desk:
        await desk.press("j", "j")
        row = desk.row_of("▌")
        await desk.press("w")
        await desk.settle()
        assert desk.lead
        desk.file("new.xml", news("Just in", 0))
        await desk.shows("+1 new")
        await desk.press("w")
        await desk.until(lambda: isinstance(desk.app.screen, FrontPage))
        await desk.shows("Just in")
        assert desk.row_of("▌") == row
        assert "Headline 1" in desk.lines[row]
        for _ in range(3):
            await desk.press("w")
            await desk.settle()
            await desk.press("escape")
            await desk.until(lambda: isinstance(desk.app.screen, FrontPage))


async def test_from_the_wall_one_reaches_the_reader_and_comes_back(tmp_path: Path) -> None:
    async with wall(tmp_path, *SIX) as desk:
        for _ in range(2):
            await desk.press("w")
            await desk.shows("1 Headlines")
            desk.file("new.xml", news("Just in", 0))
            await desk.shows("Just in")
            await desk.press("w")
            await desk.settle()
            assert desk.lead


async def test_ctrl_c_names_the_key_that_leaves(tmp_path: Path) -> None:
    async with wall(tmp_path, *SIX, settings=PLAIN + '[keys]\nquit = "Q"\n') as desk:
        await desk.press("ctrl+c")
        await desk.shows("Paused", "Q quit")
        await desk.press("w", "ctrl+c")
        await desk.shows("Q leaves newswall.")


async def test_settings_that_changed_while_only_the_wall_was_shown_hold_in_the_reader_too(
    tmp_path: Path,
) -> None:
    async with wall(tmp_path, *SIX) as desk:
        mute = '[[mute]]\ntag = "hills"\n'
        await desk.set('order = "oldest"\n' + mute + PLAIN + '[keys]\nproblems = "E"\n')
        assert [mute.value for mute in desk.newsroom.rules.mutes] == ["hills"]
        await desk.press("w")
        await desk.shows("oldest first")
        await desk.press("E")
        await desk.shows("Every file in /news is shown.")
