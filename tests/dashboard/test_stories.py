"""Below an article stand others of its story and its source; one goes there and comes back."""

from pathlib import Path

import pytest

from tests.dashboard.driving import Desk, article, dashboard
from tui.article import Link
from tui.dashboard.doors import story_screen

TEXT = "\n\n".join(f"Paragraph {n} of a long text." for n in range(40))
STORY = [
    article("Ferry Aurelia rams a pier", summary="The ferry came in too fast.", source="Post",
            body=TEXT, related=(Link("Captain of Aurelia questioned"), Link("Unknown here"))),
    article("Tug pulls Aurelia off the pier", summary="The ferry floats.", source="Post",
            minutes=200),
    article("Captain of Aurelia questioned", summary="The police asks about the ferry.",
            source="Gazette", minutes=100, link="https://gazette.example/captain"),
]  # fmt: skip
NOISE = [article(f"Something else {n}", minutes=300 + n, source="Herald") for n in range(20)]


async def read_first(desk: Desk) -> None:
    """Open the first article, with all that is listed below it."""
    while desk.editor.index_some(1):
        pass
    await desk.press("j", "enter")
    await desk.until(lambda: bool(desk.page.details.doors))


async def test_others_are_listed_below_the_text_which_does_not_move(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dashboard(tmp_path, *STORY, *NOISE) as desk:
        while desk.editor.index_some(1):
            pass
        monkeypatch.setattr(story_screen, "PAUSE", 3600)
        await desk.pilot.press("j", "enter", "space")
        before = desk.lines
        assert not desk.page.details.doors
        desk.page._look_for_more()
        assert desk.page.details.doors
        await desk.pilot.pause()
        assert [line.rstrip(" ┃│") for line in desk.lines] == [
            line.rstrip(" ┃│") for line in before
        ]
        await desk.press("G")
        await desk.shows("Named beside it", "• Captain of Aurelia questioned[1]  Gazette ·")
        await desk.shows("More on this story", "• Tug pulls Aurelia off the pier[2]  Post ·")
        await desk.press("m")
        await desk.shows("More on this story")


async def test_space_goes_on_where_the_text_ends_whatever_is_listed_below(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *STORY, *NOISE) as desk:
        await read_first(desk)
        page = desk.page.details
        while not page.at_end:
            await desk.press("space")
            assert page.article is not None
            assert page.article.article.title == STORY[0].title
        assert "File: 0.xml" in desk.text
        await desk.press("space")
        await desk.shows("Captain of Aurelia questioned", "Source: Gazette")


async def test_one_goes_to_another_article_and_back_to_the_same_line(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *STORY, *NOISE) as desk:
        await read_first(desk)
        await desk.press("G")
        before = desk.lines[2:-2]
        assert "More on this story" in desk.text
        await desk.press("M", "2", "enter")
        await desk.shows("Source: Post", "Body of Tug pulls")
        await desk.until(lambda: bool(desk.page.details.doors))
        await desk.press("M", *"captain", "enter")
        await desk.shows("Source: Gazette")
        await desk.press("escape")
        await desk.shows("Body of Tug pulls")
        await desk.press("escape")
        await desk.until(lambda: [line.rstrip(" ┃│") for line in desk.lines[2:-2]]
                         == [line.rstrip(" ┃│") for line in before])  # fmt: skip
        await desk.press("escape")
        await desk.shows("[1 Headlines")
        assert "▌" in desk.lines[desk.row_of("Ferry Aurelia rams")]


async def test_the_list_goes_on_from_where_it_was_left(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *STORY, *NOISE) as desk:
        await read_first(desk)
        await desk.press("#", *"tug", "enter")
        await desk.shows("Body of Tug pulls")
        await desk.press("n")
        await desk.shows("Source: Gazette")
        await desk.press("escape")
        await desk.shows("[1 Headlines")


async def test_a_click_on_a_headline_below_leads_there(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *STORY, *NOISE) as desk:
        await read_first(desk)
        await desk.press("G")
        row = desk.row_of("Tug pulls Aurelia")
        await desk.pilot.click(offset=(desk.lines[row].index("Tug") + 1, row))
        await desk.shows("Source: Post", "Body of Tug pulls")


async def test_from_the_list_one_goes_on_without_reading_the_article(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *STORY, *NOISE) as desk:
        while desk.editor.index_some(1):
            pass
        await desk.press("j", "j", "enter", "escape", "k", "M")
        await desk.shows("[1]  Captain of Aurelia questioned  Gazette · yesterday")
        await desk.press("enter")
        await desk.shows("Source: Gazette")
        await desk.press("escape")
        await desk.shows("[1 Headlines")
        assert "▌●" in desk.lines[desk.row_of("Ferry Aurelia rams")]


async def test_an_article_alone_has_nothing_below_it(tmp_path: Path) -> None:
    async with dashboard(tmp_path, NOISE[0]) as desk:
        await desk.press("j", "M")
        await desk.shows("No other article is known")
