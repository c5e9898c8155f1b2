"""A dashboard without a terminal: a real library, a newsroom that only says what a test says."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path

from textual.pilot import Pilot

from tui.article import Article, Precision, ReadResult
from tui.dashboard.app import Newswall
from tui.dashboard.doors import story_screen
from tui.dashboard.front_page import FrontPage
from tui.dashboard.messages import NewsChanged
from tui.library import NO_HOUSE_RULES, Editor, Filing, HouseRules, Library
from tui.places import Places, config_dir
from tui.settings import Config
from tui.status import Status

NOON = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0) - timedelta(days=1)
PATIENCE = 10.0
"""Seconds after which a test gives up waiting."""


def article(title: str, *, minutes: int = 0, **fields: object) -> Article:
    """An article of yesterday noon less `minutes`."""
    wanted: dict[str, object] = {
        "guid": title,
        "source": "Harbour Daily",
        "body": f"Body of {title}.",
        "published": NOON - timedelta(minutes=minutes),
        "precision": Precision.MINUTE,
    }
    return Article(title, **(wanted | fields))  # type: ignore[arg-type]


@dataclass
class StillNewsroom:
    """Stands for the conductor: it does nothing by itself."""

    status: Status = field(default_factory=lambda: Status(kind="live", settled=True))
    looked: int = 0
    rules: HouseRules = NO_HOUSE_RULES

    def follow(self, rules: HouseRules) -> None:
        self.rules = rules

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def wake(self) -> None: ...

    def look_again(self) -> None:
        self.looked += 1


class Desk:
    """What a test holds: it files articles, and reads the screen."""

    def __init__(self, pilot: Pilot[None], app: Newswall, editor: Editor, room: StillNewsroom):
        self.pilot, self.app, self.editor, self.newsroom = pilot, app, editor, room

    @property
    def page(self) -> FrontPage:
        assert isinstance(self.app.screen, FrontPage)
        return self.app.screen

    def file(self, name: str, *articles: Article) -> None:
        """Let a file with these articles come in."""
        self.change(filings=[filing(name, articles)])

    def remove(self, *names: str) -> None:
        """Let files go."""
        self.change(gone=names)

    def change(self, filings: Iterable[Filing] = (), gone: Iterable[str] = ()) -> None:
        self.editor.apply(list(filings), list(gone))
        self.app.post_message(NewsChanged())

    def say(self, **status: object) -> None:
        """Let the newsroom say something."""
        self.newsroom.status = self.newsroom.status._replace(**status)  # type: ignore[arg-type]
        self.app.post_message(NewsChanged())

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()
        if isinstance(self.app.screen, FrontPage):  # what is listed below an article comes later
            await self.until(lambda: self.page._pausing is None)

    @property
    def lines(self) -> list[str]:
        """The screen as a person reads it."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def row_of(self, words: str) -> int:
        """The line of the screen with these words."""
        (row,) = [number for number, line in enumerate(self.lines) if words in line]
        return row

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something is so."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < deadline, f"it never came to be:\n{self.text}"
            await self.pilot.pause()
            await asyncio.sleep(0.01)

    async def shows(self, *words: str) -> None:
        """Wait until the screen shows all of these."""
        await self.until(lambda: all(word in self.text for word in words))


def filing(name: str, articles: Iterable[Article]) -> Filing:
    """A reading of a file with these articles."""
    held = tuple(articles)
    digest = blake2b(repr(held).encode(), digest_size=16).digest()
    signature = (1, time.time_ns(), abs(hash(name)) % 2**31, time.time_ns())
    return Filing(name, signature, digest, time.time(), ReadResult("rss", held))


@asynccontextmanager
async def dashboard(
    tmp_path: Path,
    *articles: Article,
    size: tuple[int, int] = (80, 24),
    now: Callable[[], float] = time.time,
    most_read: int | None = None,
) -> AsyncIterator[Desk]:
    """Open a dashboard on a library with these articles, each in a file of its own."""
    places = Places(tmp_path / "cache" / "library.db", tmp_path / "state" / "marks.db")
    editor = Editor(places, now=now)
    editor.apply([filing(f"{number}.xml", [item]) for number, item in enumerate(articles)])
    library = Library(places, most_read=most_read, now=now)
    newsroom = StillNewsroom()
    app = Newswall("/news", library, lambda changed: newsroom, Config())
    pause, story_screen.PAUSE = story_screen.PAUSE, 0.001
    try:
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            await pilot.pause()
            desk = Desk(pilot, app, editor, newsroom)
            # The search bar is made after the first paint: a test types at once.
            await desk.until(lambda: desk.page._frame.search.line.is_attached)
            yield desk
    finally:
        story_screen.PAUSE = pause
        library.close()
        editor.close()


def configure(text: str) -> Path:
    """Write the config file."""
    file = config_dir() / "config.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".draft")
    draft.write_text(text, "utf-8")
    return draft.rename(file)


async def change(desk: Desk, text: str) -> None:
    """Change the config file and let newswall look at it."""
    configure(text)
    desk.app.look_at_config()
    await desk.pilot.pause()
