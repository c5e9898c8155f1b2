"""Searching within an article, and walking through what the filter looks for."""

from pathlib import Path

import pytest

from tests.dashboard.driving import Desk, article, dashboard
from tui.dashboard.lines import found_text
from tui.dashboard.lines.found_view import FoundView
from tui.library import parse_query
from tui.library.highlighting import words_of
from tui.page import Page, compose

BODY = "\n\n".join(
    f"Paragraph {n} tells of the Fährschiff and of much more, until the line is so long that the "
    f"two words night train are parted. > End {n}."
    for n in range(20)
)
NEWS = [article(f"Story {n}", minutes=n, body=BODY) for n in range(3)]


def marked(desk: Desk, words: str) -> str:
    """How the first of these words on the screen is marked: `found`, `current` or nothing."""
    row = next(number for number, line in enumerate(desk.lines) if words in line)
    at = desk.lines[row].index(words)
    grounds = []
    for segment in desk.app.screen._compositor.render_strips()[row]:
        at -= len(segment.text)
        if at < 0:
            grounds.append(segment.style)
            break
    style = grounds[0]
    details = desk.page.details
    for name in ("found", "current"):
        if style and style.bgcolor == details.get_component_rich_style(f"page--{name}").bgcolor:
            return name
    return ""


async def test_matches_are_marked_as_one_types_and_the_first_one_is_gone_to(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS) as desk:
        await desk.press("enter", "slash", *"fahr")
        await desk.shows("Find: fahr", "1/20")
        assert marked(desk, "Fährschiff") == "current"
        await desk.press("ctrl+u", *"end", "space", *"17")
        await desk.shows("1/1", "End 17")
        assert marked(desk, "End 17") == "current"
        await desk.press("escape")
        assert "Source: Harbour Daily" in desk.text, "back where it was"
        assert not marked(desk, "Fährschiff")


async def test_n_and_shift_n_walk_round_and_say_so(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS) as desk:
        await desk.press("enter", "slash", *"fahr", "enter")
        for key, shown in [("n", "2/20"), ("n", "3/20"), ("N", "2/20"), ("N", "1/20")]:
            await desk.press(key)
            assert f" {shown} ──" in desk.lines[1]
        await desk.press("space", "space", "n")
        first = next(line for line in desk.lines if "Fährschiff" in line)
        number = int(first.split()[1]) + 1
        await desk.shows(f" {number}/20 ──")
        assert number > 5, "it goes on from what is on the screen"
        await desk.press("g", "n", "N")
        await desk.shows("20/20", "Round the top of the text.", "Paragraph 19")
        await desk.press("n")
        await desk.shows("1/20", "Round the end of the text.")
        await desk.press("escape")
        assert "/20" not in desk.text
        assert "[2 Details]" in desk.text, "the first escape ends the search"
        await desk.press("n")
        await desk.shows("Story 1")


async def test_words_on_two_lines_are_found_and_not_those_of_two_paragraphs(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS) as desk:
        await desk.press("enter", "slash", *"night", "space", *"train")
        await desk.shows("1/20")
        await desk.press("ctrl+u", *"0.", "space", *"para")
        await desk.shows("not found")
        await desk.pilot.resize_terminal(50, 24)
        await desk.press("ctrl+u", *"words", "space", *"night")
        await desk.shows("1/20")


async def test_the_words_of_the_filter_are_marked_and_walked_through(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS) as desk:
        await desk.press("slash", *'fahrschiff "night train" -absent source:harb', "enter")
        await desk.press("enter")
        await desk.shows("42 matches")
        assert marked(desk, "Fährschiff") == "found"
        assert marked(desk, "Harbour") == "found"
        await desk.press("n", "n")
        await desk.shows("2/42")
        assert marked(desk, "Fährschiff") == "current"
        await desk.press("right")
        await desk.shows("Story 1", "42 matches")
        await desk.press("escape", "escape", "enter")
        await desk.shows("[2 Details]")
        assert not marked(desk, "Fährschiff")


async def test_without_colour_the_current_match_is_another_one_too(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS) as desk:
        desk.app.theme = "ansi-dark"
        await desk.press("enter", "slash", *"fahr", "enter")
        looks = {desk.page.details._look_of(number) for number in (0, 1)}
        assert all(look.underline for look in looks)
        assert {look.reverse for look in looks} == {True, None}


async def test_n_goes_to_the_next_unread_article_where_nothing_is_looked_for(
    tmp_path: Path,
) -> None:
    async with dashboard(tmp_path, *NEWS) as desk:
        await desk.press("j", "j", "m", "g", "enter", "n")
        await desk.shows("Story 2")
        await desk.press("N")
        await desk.shows("Nothing else is unread here.")
        await desk.press("p")
        await desk.shows("Story 1")
        await desk.press("]", "right")
        await desk.shows("Story 2")
        await desk.press("[", "left")
        await desk.shows("Story 0")


async def test_the_cheat_sheet_can_be_searched(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS) as desk:
        await desk.press("question_mark", "slash", *"take back")
        await desk.shows("Find: take back", "1/1", "Take back the last mark")
        await desk.press("enter", "escape", "escape")
        await desk.shows("[1 Headlines")


async def test_any_text_can_be_looked_for(tmp_path: Path) -> None:
    texts = ["[/]", "(", "*", "\\", "   ", "[@click=app.quit]x"]
    body = " ".join(f"`{text}`" for text in texts)
    async with dashboard(tmp_path, article("Odd", body=body)) as desk:
        await desk.press("enter")
        for text in texts:
            await desk.press("slash")
            desk.page._frame.search.put(text)
            await desk.pilot.pause()
            await desk.until(lambda: not desk.page._due)
            assert ("1/" in desk.lines[-1]) == bool(text.strip())
            await desk.press("escape")


async def test_a_long_article_is_marked_where_it_is_seen_and_looked_through_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = article("Long", minutes=-1, body="\n\n".join([BODY] * 50))
    async with dashboard(tmp_path, long, *NEWS) as desk:
        details = desk.page.details
        with monkeypatch.context() as held:
            held.setattr(FoundView, "_count", lambda view: None)
            await desk.press("slash", *"fahrschiff", "enter", "enter")
            await desk.shows("Fährschiff", " … ──")
            assert marked(desk, "Fährschiff") == "found"
        details._counting = details.set_timer(3600, details._count)
        details._count()
        await desk.shows("1000 matches")
        await desk.press("n")
        await desk.shows("1/1000")


def test_what_is_found_chunk_by_chunk_is_what_is_found_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pattern = words_of(parse_query('"night train" OR fahrschiff OR end'))
    assert pattern is not None
    found = []
    for rows in (1, 10_000):
        monkeypatch.setattr(found_text, "CHUNK", rows)
        matches = found_text.Matches(found_text.PageText(Page(compose("T", [], BODY), 50)), pattern)
        matches.look_through()
        assert matches.complete
        found.append([matches.pieces(row) for row in range(matches.row_of(len(matches) - 1) + 1)])
    assert found[0] == found[1]
    assert sum(map(len, found[0])) >= 60
