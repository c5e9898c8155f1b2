"""Make the README's pictures from the sample feeds: `python -m tests.pictures.make`."""

import asyncio
import os
import re
import sys
import tempfile
from collections import deque
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

HERE = Path(__file__).parent
FEEDS = HERE.parent.parent / "feeds"
SIZE = (110, 32)
SCENES = (
    ("headlines", SIZE, ("j", "j", "s", "enter", "1", "j", "m", "j")),
    ("details", SIZE, ("2",)),
    ("tags", SIZE, ("3", "j")),
    ("search", SIZE, ("1", "slash", *"japan -tag:trade")),
    ("wide", (170, 40), ("enter", "enter")),
    ("wall", (120, 36), ("1", "escape", "w")),
)
"""Name of a picture, columns and rows of the terminal, and the keys that lead there from the one
before."""
LOOKS = 10
"""Looks at the screen between which nothing may change before a picture is taken."""


async def _until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait until something is so."""
    while not holds():
        await pilot.pause(0.05)


async def _at_rest(pilot: Pilot[None]) -> str:
    """Return the picture of the screen once it has stayed the same for some looks."""
    seen: deque[str] = deque(maxlen=LOOKS)

    def stays() -> bool:
        seen.append(pilot.app.export_screenshot(title="newswall"))
        return len(seen) == LOOKS and len(set(seen)) == 1

    await _until(pilot, stays)
    return seen[0]


async def main() -> None:
    """Drive the dashboard through the scenes and keep a picture of each."""
    from tui.dashboard.app import Newswall
    from tui.library import Library, prepare
    from tui.newsroom import Newsroom
    from tui.places import places_for
    from tui.settings import Config

    prepared = prepare(places_for(FEEDS))
    library = Library(prepared.places)
    newsroom: list[Newsroom] = []

    def open_newsroom(changed: object) -> Newsroom:
        newsroom.append(Newsroom(str(FEEDS), prepared, changed))  # type: ignore[arg-type]
        return newsroom[0]

    os.environ["HOME"] = str(FEEDS.parent)
    app = Newswall(str(FEEDS), library, open_newsroom, Config())
    async with app.run_test(size=SIZE) as pilot:
        await _until(pilot, lambda: newsroom[0].status.settled and library.indexed() == 1)
        for name, size, keys in SCENES:
            await pilot.resize_terminal(*size)
            await pilot.press(*keys)
            picture = await _at_rest(pilot)
            # the picture brings no font from elsewhere: the viewer's own monospace serves
            picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)
            # some viewers drop the spaces at the beginning of a text otherwise
            picture = picture.replace("<svg ", '<svg xml:space="preserve" ', 1)
            (HERE / f"{name}.svg").write_text(picture.replace("Fira Code", "monospace"))
    library.close()
    prepared.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        for kind in ("CACHE", "STATE", "CONFIG", "DATA"):
            os.environ[f"XDG_{kind}_HOME"] = home
        sys.exit(asyncio.run(main()))
