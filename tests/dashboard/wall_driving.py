"""A wall without a terminal, with a clock that the test moves."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot

from tests.dashboard.driving import Desk, StillNewsroom, article, filing
from tests.wall.making import Hands
from tui.article import Article
from tui.dashboard.app import Newswall
from tui.dashboard.wall.screen import WallScreen
from tui.library import Editor, Library, parse_query
from tui.places import Places
from tui.settings import Config

START = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
"""When the clock of a test begins; libraries believe no file that is far ahead of today."""
PLAIN = "[wall]\nletters = false\nshift = false\n"
"""Settings with which headlines can be read as text."""


def news(title: str, age: float = 3600, **fields: object) -> Article:
    """An article that was published `age` seconds before the start."""
    return article(title, **({"published": START - timedelta(seconds=age)} | fields))  # type: ignore[arg-type]


class WallDesk(Desk):
    """What a test of a wall holds."""

    clock: Hands
    config: Path

    @property
    def wall(self) -> WallScreen:
        assert isinstance(self.app.screen, WallScreen)
        return self.app.screen

    @property
    def lead(self) -> str:
        """The headline that is shown."""
        lead = self.wall._programme.show.lead
        return lead.title if lead else ""

    async def wait(self, seconds: float) -> None:
        """Let time pass, and what is due in it happen."""
        end = self.clock.mono + seconds
        while self.clock.mono < end:
            due = self.wall._programme.due()
            step = end - self.clock.mono if due is None else max(0.01, due - self.clock.mono)
            self.clock.go(min(step, end - self.clock.mono))
            self.wall.step()
        self.wall.look_at_clock()
        await self.settle()

    async def settle(self) -> None:
        """Wait until the picture is that of now."""
        await self.until(lambda: not self.wall._painting and not self.wall._outdated)
        await self.pilot.pause()

    async def set(self, text: str) -> None:
        """Write other settings."""
        self.config.write_text(text, "utf-8")
        self.app.look_at_config()
        await self.settle()


@asynccontextmanager
async def wall(
    tmp_path: Path,
    *articles: Article,
    size: tuple[int, int] = (100, 30),
    settings: str = PLAIN + "dwell = 10\n",
    query: str | None = None,
    first: bool = True,
    now: Callable[[], float] | None = None,
    served: bool = False,
) -> AsyncIterator[WallDesk]:
    """Open a wall (`first`), or a reader beside it, on a library with these articles."""
    clock = Hands(START)
    places = Places(tmp_path / "cache" / "library.db", tmp_path / "state" / "marks.db")
    editor = Editor(places, now=lambda: clock.now.timestamp())
    editor.apply([filing(f"{number}.xml", [item]) for number, item in enumerate(articles)])
    library = Library(places, now=now or (lambda: clock.now.timestamp()))
    newsroom = StillNewsroom()
    config = tmp_path / "config.toml"
    config.write_text(settings, "utf-8")
    app = Newswall(
        *("/news", library, lambda changed: newsroom, Config(config)),
        wall=first,
        wall_query=None if query is None else parse_query(query),
        clock=clock,
        served=served,
    )
    try:
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            desk = _desk(pilot, app, editor, newsroom)
            desk.clock, desk.config = clock, config
            await pilot.pause()
            if first:
                await desk.settle()
            yield desk
    finally:
        library.close()
        editor.close()


def _desk(pilot: Pilot[None], app: Newswall, editor: Editor, newsroom: StillNewsroom) -> WallDesk:
    return WallDesk(pilot, app, editor, newsroom)
