"""The wall by itself: it asks the programme when something is due, and draws what it says."""

import asyncio
import time
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.timer import Timer

from tui.dashboard.conductor import Conductor
from tui.dashboard.configured import Configured
from tui.dashboard.news.article_view import ArticleView
from tui.dashboard.terminal.sized import SizedScreen
from tui.dashboard.wall.board import board, hints
from tui.dashboard.wall.settings import parts
from tui.dashboard.wall.view import WallView
from tui.figures import is_plain
from tui.library import Library, Query
from tui.wall.hours import is_within, minute_of_day, place
from tui.wall.instant import Clock, present
from tui.wall.letters import Letters
from tui.wall.lines import empty
from tui.wall.picture import TAGS, Picture, hint_line, picture
from tui.wall.trend import TagsOfDay, tags_of_day

TAGS_REST = 60.0
"""Seconds between two countings of the tags of the day."""
NIGHT_PACE = 3.0
"""How much slower everything is at night."""
SMALL = 10
"""Rows below which the picture stays where it is: it has none to spare."""


class WallDisplay(SizedScreen):
    """Knows when to ask, and paints only what became another."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    WallDisplay {
        background: $background;
        & #wall-article, & #wall-hints { display: none; }
        & #wall-hints { height: 1; margin: 0 1; }
        &.-reading #wall { display: none; }
        &.-reading #wall-article, &.-reading #wall-hints { display: block; }
    }
    """

    def __init__(
        self,
        folder: str,
        library: Library,
        newsroom: Conductor,
        found: Configured,
        query: Query | None = None,
        clock: Clock = present,
    ) -> None:
        """`query`: what to show, instead of what the settings say."""
        super().__init__()
        self._folder = folder
        self._library = library
        self._newsroom = newsroom
        self._own_query = query
        self._clock = clock
        self._view = WallView(id="wall")
        self._article = ArticleView(id="wall-article")
        self._hints = WallView(id="wall-hints")
        """What can be pressed while an article is open."""
        self._timer: Timer | None = None
        """Runs until something is due."""
        self._minute = -1
        """The minute of the day that is shown."""
        self._tags = self._coming = TagsOfDay()
        """The tags that are shown, and those that are shown with the next headline."""
        self._counted: float | None = None
        """When the tags were counted, by the monotonic clock."""
        self._tags_due = True
        self._settled = False
        """The first reading has come to its end."""
        self._page = 1
        """Headlines on a page of the list, as it was drawn last."""
        self._painting = self._outdated = False
        self._configure(found)

    def _configure(self, found: Configured) -> None:
        """Let these settings hold; the wall begins anew."""
        self._configured = found
        self._settings = found.settings
        self._parts = parts(self._library, self._settings, self._own_query)
        self._programme = self._parts.programme
        font = self._settings.wall_font if self._settings.wall_letters else "-"
        self._letters = Letters(font, halves=is_plain())
        self._article.set_measure(self._settings.reading_width)

    def compose(self) -> ComposeResult:
        yield self._view
        yield self._article
        yield self._hints

    # -- what changes by itself --------------------------------------------------------------

    def on_screen_resume(self) -> None:
        self.remove_class("-reading")
        self._programme.resume(self._clock())
        self._library.refresh()
        self._renew()

    def on_screen_suspend(self) -> None:
        self._stop_waiting()

    def catch_up(self) -> None:
        """Take in what the library and the newsroom say now; what is looked at does not change."""
        if self._library.refresh() or self._newsroom.status.settled != self._settled:
            self._renew()
        else:
            self._paint()

    def apply(self, found: Configured) -> None:
        """Follow settings that changed."""
        if found != self._configured:
            self._configure(found)
            self._counted = None
            self._renew()

    def tick(self) -> None:
        """Show the time of another minute, and whatever else became another by it."""
        if hasattr(time, "tzset"):
            time.tzset()  # the zone may have been changed since the start
        self._programme.slower = NIGHT_PACE if self._is_night else 1.0
        self._programme.tick(self._clock())
        self._count_tags()
        self._paint()

    def look_at_clock(self) -> None:
        """Follow a clock that was set, or a machine that slept."""
        if minute_of_day(self._clock().local) != self._minute:
            self.tick()

    def _renew(self) -> None:
        """Take in what the library has now."""
        self._tags_due = True
        settled = self._newsroom.status.settled
        alarm = self._programme.renew(self._clock(), settled=settled)
        if alarm and self._settings.wall_bell and not self._is_night:
            self.app.bell()
        if self._counted is None or settled != self._settled:
            self._counted, self._settled = None, settled
            self._count_tags()
        self._paint()
        self._await_step()

    def _count_tags(self) -> None:
        now = self._clock().mono
        if self._tags_due and (self._counted is None or now - self._counted >= TAGS_REST):
            self._coming = tags_of_day(self._library, self._parts.query, TAGS)
            if self._counted is None or len(self._coming.tags) == len(self._tags.tags):
                self._tags = self._coming  # more or fewer would move what stands above them
            self._counted, self._tags_due = now, False

    def _await_step(self) -> None:
        """Wake up when the programme goes on."""
        self._stop_waiting()
        due = self._programme.due()
        if due is not None and self.is_current:
            self._timer = self.set_timer(max(0.01, due - self._clock().mono), self.step)

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def step(self) -> None:
        """Do what is due."""
        self._stop_waiting()
        if self._programme.step(self._clock(), self._page):
            self._tags = self._coming
            self.remove_class("-reading")
            self._paint()
        self._await_step()

    @property
    def _is_night(self) -> bool:
        return is_within(self._settings.wall_night, self._clock().local)

    # -- painting ----------------------------------------------------------------------------

    def on_resize(self) -> None:
        self._paint()

    def _paint(self) -> None:
        """Draw the picture soon; many changes make one picture."""
        self._outdated = True
        if not self._painting:
            self._painting = True
            self.call_later(self._draw)

    async def _draw(self) -> None:
        """Draw until the picture is that of the present; letters are drawn in a thread."""
        try:
            while self._outdated and self.is_attached and self.size:
                self._outdated = False
                missing: list[tuple[str, int, int]] = []
                drawn = self._picture(missing)
                if missing:
                    await asyncio.to_thread(self._letters.set, *missing[0])
                    self._outdated = True
                else:
                    self._page = max(1, drawn.page)
                    self._view.show(drawn.lines)
                    told = hints(self._configured.keymap, is_reading=True)
                    self._hints.show([hint_line(told, self.size.width - 2)])
        finally:
            self._painting = False

    def _picture(self, missing: list[tuple[str, int, int]]) -> Picture:
        """Return the picture of now; `missing` gets the letters that it would have to wait for."""
        at = self._clock()
        local = at.local
        self._minute = minute_of_day(local)
        night = self._is_night
        self._view.set_class(night, "-night")
        is_blank = night and self._settings.wall_night_style == "blank"
        if is_blank and not self._programme.is_paused:
            return Picture((), self._page)

        def lettered(text: str, columns: int, rows: int) -> Sequence[str] | None:
            if not self._letters.is_known(text, columns, rows):
                missing.append((text, columns, rows))
                return None
            return self._letters.set(text, columns, rows)

        status = self._newsroom.status
        shown = board(
            *(self._parts, self._configured, self._library, status, self._folder, self._tags, at)
        )._replace(large=self._letters.are_there)
        width, height = self.size
        moves = self._settings.wall_shift and height >= SMALL
        drawn = picture(shown, max(1, width - moves), max(1, height - moves), lettered)
        return _moved(drawn, *place(local)) if moves else drawn


def _moved(drawn: Picture, right: int, down: int) -> Picture:
    """Return a picture some cells further right and down."""
    lines = [[(" " * right, ""), *line] if line and right else line for line in drawn.lines]
    return Picture([*empty(down), *lines], drawn.page)
