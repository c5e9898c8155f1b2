"""The screen has the size of the terminal, whatever comes out of turn while the program starts."""

from pathlib import Path

from textual.events import Resize
from textual.geometry import Size

from tests.dashboard.driving import article, dashboard


async def test_a_size_that_is_told_too_late_does_not_stay(tmp_path: Path) -> None:
    async with dashboard(tmp_path, article("Alpha")) as desk:
        desk.app.screen.post_message(Resize(Size(1, 1), Size(1, 1)))
        await desk.press("j")
        await desk.until(lambda: desk.app.screen.size == desk.app.size)
        await desk.shows("Alpha")
