"""What comes in out of sight draws no row anew: in a first reading that is always."""

from pathlib import Path

import pytest

from tests.dashboard.driving import article, dashboard
from tui.dashboard.news.headline_list import HeadlineList

MANY = [article(f"Headline {n:03}", minutes=n) for n in range(200)]


async def test_only_rows_that_changed_are_drawn_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    draw = HeadlineList.draw

    def note_and_draw(self: HeadlineList, row: int, width: int, selected: bool) -> object:
        drawn.append(row)
        return draw(self, row, width, selected)

    monkeypatch.setattr(HeadlineList, "draw", note_and_draw)
    async with dashboard(tmp_path, *MANY) as desk:
        await desk.press("j", "j")
        desk.file("old.xml", article("Far below", minutes=5000))
        await desk.shows("201 articles", "▌")
        drawn.clear()
        desk.file("older.xml", article("Further below", minutes=5001))
        await desk.shows("202 articles")
        assert drawn == []
        desk.file("2.xml", article("Headline 002", minutes=2, tags=("tagged",)))
        await desk.shows("#tagged")
        assert set(drawn) == {3}
