"""Text marked with the mouse is copied as text: paragraphs whole, nothing that anything obeys."""

import re
from pathlib import Path

import pytest
from textual.events import MouseDown, MouseMove, MouseUp

from tests.dashboard.driving import Desk, article, dashboard
from tui.dashboard.lines.selecting import Cell, Selection
from tui.page import Document, Links, Page, parse

BODY = """\
A first paragraph that is so long that it does not fit one line of the page at all.

> A quote that is so long as well that it runs on into a second line of the page.

- an item that is so long as well that it runs on into a second line of the page

```
code  stays
as it is
```

長い段落は一行に収まらないので次の行に続きますがその間に空白はありません
"""


def page(width: int = 40) -> Page:
    links = Links()
    return Page(Document(tuple(parse(BODY, links)), links.all()), width)


def everything(of: Page) -> str:
    return Selection(Cell(0, 0), Cell(of.height - 1, 999)).text(of)


@pytest.mark.parametrize("width", [30, 40, 200])
def test_lines_of_a_paragraph_are_copied_as_one_and_code_as_it_stands(width: int) -> None:
    copied = everything(page(width))
    assert "so long that it does not fit one line of the page at all." in copied
    assert "▎ A quote that is so long as well that it runs on into a second line of" in copied
    assert "• an item that is so long as well that it runs on into a second line of" in copied
    assert re.search("\n  +code  stays\n  +as it is\n", copied)
    assert "長い段落は一行に収まらないので次の行に続きますがその間に空白はありません" in copied


def test_a_part_of_two_lines_is_copied_in_either_direction() -> None:
    first, last = Cell(0, 2), Cell(1, 3)
    assert Selection(first, last).text(page()) == Selection(last, first).text(page())
    assert Selection(Cell(0, 2), Cell(0, 6)).text(page()) == "first"


async def drag(desk: Desk, begin: tuple[int, int], end: tuple[int, int]) -> None:
    """Press, move and let go the left button."""
    await desk.pilot._post_mouse_events([MouseDown], offset=begin, button=1)
    await desk.pilot._post_mouse_events([MouseMove], offset=end, button=1)
    await desk.pilot._post_mouse_events([MouseUp], offset=end, button=1)
    await desk.pilot.pause()


async def test_marked_text_is_copied_with_the_key_and_escape_takes_the_mark_away(
    tmp_path: Path,
) -> None:
    one = article("Peat", body="The water stays. A crane was seen.", link="https://a.example/")
    async with dashboard(tmp_path, one) as desk:
        await desk.press("enter")
        row = desk.row_of("The water stays.")
        left = desk.lines[row].index("water")
        await drag(desk, (left, row), (left + 4, row))
        await desk.shows("y copies the marked text.")
        await desk.press("y")
        await desk.shows("Copied 5 characters.")
        assert desk.app.clipboard == "water"
        await desk.press("escape")
        await desk.shows("[2 Details]")
        await desk.press("ctrl+c")
        await desk.shows("q leaves newswall.")
        await drag(desk, (left, row), (left + 10, row))
        await desk.press("ctrl+c")
        assert desk.app.clipboard == "water stays"
        await desk.press("escape", "y")
        assert desk.app.clipboard == "https://a.example/"


async def test_marking_across_a_link_does_not_open_it(tmp_path: Path) -> None:
    one = article("Linked", body="Look [here](https://b.example/there) now.")
    async with dashboard(tmp_path, one) as desk:
        await desk.press("enter")
        row = desk.row_of("Look here[1]")
        left = desk.lines[row].index("Look")
        await drag(desk, (left, row), (left + 6, row))
        await desk.pilot.click(offset=(60, row + 3))
        await desk.until(lambda: desk.page.details.selection is None)
        assert "browser" not in desk.text


async def test_marking_beyond_the_screen_scrolls(tmp_path: Path) -> None:
    body = "\n\n".join(f"Paragraph {n} of a long article." for n in range(60))
    async with dashboard(tmp_path, article("Long", body=body)) as desk:
        await desk.press("enter")
        row = desk.row_of("Paragraph 0 ")
        await desk.pilot._post_mouse_events([MouseDown], offset=(1, row), button=1)
        for _ in range(20):
            await desk.pilot._post_mouse_events([MouseMove], offset=(5, 23), button=1)
        await desk.pilot._post_mouse_events([MouseUp], offset=(5, 23), button=1)
        await desk.press("y")
        assert desk.app.clipboard.startswith("Paragraph 0 of a long article.\n\nParagraph 1")
        assert "Paragraph 12" in desk.app.clipboard


async def test_a_new_version_of_the_article_takes_the_mark_away(tmp_path: Path) -> None:
    async with dashboard(tmp_path, article("Peat", body="The water stays.")) as desk:
        await desk.press("enter")
        row = desk.row_of("The water stays.")
        await drag(desk, (1, row), (9, row))
        assert desk.page.details.selected_text
        desk.file("0.xml", article("Peat", body="It has gone."))
        await desk.shows("It has gone.")
        assert not desk.page.details.selected_text
