"""On a wide screen list and article stand side by side; nothing moves when they begin or end to."""

from pathlib import Path

import pytest

from tests.dashboard.driving import Desk, article, dashboard
from tui.dashboard import news_screen

LONG = "\n\n".join(f"Paragraph {n} of a long article." for n in range(60))
NEWS = [article(f"Headline {n:02}", minutes=n, body=f"Body {n:02}.\n\n{LONG}") for n in range(40)]
WIDE, NARROW = (160, 24), (139, 24)


def row_of(desk: Desk, words: str) -> str:
    """The one row of the list with these words."""
    (row,) = [line for line in desk.lines if words in line[:70]]
    return row


def beside(desk: Desk, words: str) -> bool:
    """Tell whether the words stand right of the list."""
    return any(words in line[70:] for line in desk.lines)


async def test_the_article_beside_follows_the_selection_and_stays_unread(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS, size=WIDE) as desk:
        await desk.press("j", "j")
        await desk.until(lambda: beside(desk, "Body 01."))
        assert "▌●" in row_of(desk, "11:59")
        assert "40 unread" in desk.text
        await desk.press("j")
        await desk.until(lambda: beside(desk, "Body 02."))


async def test_opening_marks_read_and_gives_the_keys_to_the_article(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS, size=WIDE) as desk:
        await desk.press("j", "enter")
        await desk.shows("[2 Details]", "39 unread")
        assert beside(desk, "Body 00.")
        before = desk.lines[3][:60]
        await desk.press("j", "j", "j")
        assert desk.lines[3][:60] == before
        assert not beside(desk, "━━━━━")
        await desk.press("n")
        await desk.until(lambda: beside(desk, "Body 01."))
        await desk.press("escape", "j")
        await desk.until(lambda: beside(desk, "Body 02."))
        assert "38 unread" in desk.text


async def test_space_reads_on_beside_the_list(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS, size=WIDE) as desk:
        await desk.press("j")
        await desk.until(lambda: beside(desk, "Body 00."))
        await desk.press("space")
        await desk.shows("[1 Headlines 39]")
        assert not beside(desk, "Body 00.")
        assert beside(desk, "Paragraph 10 ")
        while not beside(desk, "File: 0.xml"):
            await desk.press("space")
            assert "▌" in row_of(desk, "12:00")
        await desk.press("space")
        assert "▌" in row_of(desk, "11:59")
        assert beside(desk, "Body 01.")
        assert "[1 Headlines 38]" in desk.text


async def test_z_gives_the_article_the_whole_screen_and_back(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS, size=WIDE) as desk:
        await desk.press("j", "j", "z")
        await desk.shows("Body 01.")
        assert "Headline 02" not in desk.text
        await desk.press("z")
        await desk.shows("Headline 02", "[2 Details]")
        await desk.press("z", "escape")
        await desk.shows("Headline 02", "[1 Headlines")


async def test_z_opens_and_leaves_the_article_on_a_narrow_screen_too(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS, size=NARROW) as desk:
        await desk.press("j", "z")
        await desk.shows("[2 Details]", "Body 00.")
        await desk.press("z")
        await desk.shows("[1 Headlines")


async def test_nothing_moves_when_the_screen_becomes_wide_or_narrow(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS, size=NARROW) as desk:
        await desk.press(*["j"] * 30, "k")
        row = desk.row_of("Headline 28 ")
        await desk.pilot.resize_terminal(*WIDE)
        await desk.until(lambda: beside(desk, "Body 28."))
        assert desk.lines[row].startswith("▌● 11:32")
        await desk.press("enter", "space", "j")
        top = desk.lines[2][72:].strip(" ┃│") or desk.lines[3][72:].strip(" ┃│")
        assert top.startswith("Paragraph")
        await desk.pilot.resize_terminal(*NARROW)
        await desk.until(lambda: "11:32" not in desk.text)
        assert top in "".join(desk.lines[2:4])
        await desk.pilot.resize_terminal(*WIDE)
        await desk.until(lambda: beside(desk, top))
        assert top in "".join(desk.lines[2:4])
        assert desk.lines[row].startswith("▌  11:32")


async def test_news_that_comes_in_leaves_both_where_they_are(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS, size=WIDE) as desk:
        await desk.press(*["j"] * 30)
        await desk.until(lambda: beside(desk, "Body 29."))
        before = desk.lines[2:-2]
        desk.file("new.xml", article("Just in", minutes=-5))
        await desk.shows("1 new ↑ Just in")
        assert [line[:60] for line in desk.lines[2:-2]] == [line[:60] for line in before]
        assert [line[72:] for line in desk.lines[2:-2]] == [line[72:] for line in before]


async def test_a_click_gives_the_keys_to_what_was_clicked(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS, size=WIDE) as desk:
        await desk.press("j")
        await desk.until(lambda: beside(desk, "Body 00."))
        await desk.pilot.click(offset=(100, 10))
        await desk.shows("[2 Details]", "39 unread")
        await desk.pilot.click(offset=(30, 5))
        await desk.shows("[1 Headlines")
        await desk.until(lambda: beside(desk, "Body 02."))


async def test_a_held_key_moves_through_the_list_without_opening_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dashboard(tmp_path, *NEWS, size=WIDE) as desk:
        asked: list[int] = []
        library = desk.page._library
        real = library.article
        library.article = lambda number: asked.append(number) or real(number)  # type: ignore[method-assign,func-returns-value]
        monkeypatch.setattr(news_screen, "MOMENT", 3600)
        await desk.pilot.press(*["j"] * 20)
        assert not asked, "the next key comes before that moment"
        monkeypatch.setattr(news_screen, "MOMENT", 0.01)
        await desk.pilot.press("j")
        await desk.until(lambda: beside(desk, "Body 20."))
        assert len(asked) == 1
