"""The program around the front page: start, theme, signals, gathering of news, and the end."""

import asyncio
import gc
import logging
import signal
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from rich.console import RenderableType
from textual import constants, on
from textual.app import App
from textual.driver import Driver
from textual.events import Event, Key, Paste
from textual.filter import LineFilter
from textual.screen import Screen

from tui.dashboard.conductor import Conductor
from tui.dashboard.configured import Configured, configured
from tui.dashboard.doors.lending import Loan
from tui.dashboard.doors.visiting import for_browser
from tui.dashboard.front_page import FrontPage
from tui.dashboard.messages import Lend, NewsChanged
from tui.dashboard.terminal.driver import bounded, patient
from tui.dashboard.terminal.in_order import Typed
from tui.dashboard.terminal.last_door import LastDoor
from tui.dashboard.terminal.no_colour import NoColour
from tui.dashboard.terminal.signals import release_signals
from tui.dashboard.terminal.terminal_gone import watch_terminal
from tui.dashboard.theme_choice import ThemeChoice
from tui.dashboard.themes import NIGHT, PAPER, THEMES, theme_names
from tui.dashboard.two_screens import TwoScreens, wall_screen
from tui.library import Library, Query
from tui.settings import Config
from tui.wall.instant import Clock, present

log = logging.getLogger(__name__)

GATHER = 0.004
"""Seconds in which further news joins a redraw that is due."""
REST = 4
"""A redraw is followed by a rest of at least this many times what it cost."""
LOOK = 2.0
"""Seconds between looks at what nobody tells of."""
KEYED = (signal.SIGINT, getattr(signal, "SIGQUIT", signal.SIGINT))
"""Signals that keys send to whatever has the terminal, and to newswall beside it."""
HANG_UP = 1
"""The number of SIGHUP, also where the platform does not know it."""


class Newswall(App[None]):
    """The dashboard of one folder."""

    TITLE = "newswall"
    ENABLE_COMMAND_PALETTE = False
    CSS: ClassVar[str] = "Screen { background: $background; }"

    def __init__(
        self,
        folder: str,
        library: Library,
        newsroom: Callable[[Callable[[], object]], Conductor],
        config: Config,
        *,
        wall: bool = False,
        wall_query: Query | None = None,
        clock: Clock = present,
        served: bool = False,
    ) -> None:
        """`wall`: begin with it; `wall_query`: what it shows, instead of what the config says.

        `served`: it is looked at from a browser (see `tui.dashboard.doors.visiting`).
        """
        self._served = served  # the driver is asked for first
        super().__init__()
        self._config = config
        self._only_to_look_at = served and wall
        self._configured = self._settings()
        self._newsroom = newsroom(lambda: self.post_message(NewsChanged()))
        self._library = library
        self._front_page = FrontPage(folder, library, self._newsroom, self._configured)
        make_wall = partial(
            wall_screen,
            *(folder, library, self._newsroom, lambda: self._configured, wall_query, clock),
            only_to_look_at=self._only_to_look_at,
        )
        self._screens = TwoScreens(self, self._front_page, make_wall, wall=wall)
        self._typed = Typed(self, self._front_page)
        self._last_door = LastDoor()
        self._due = False
        self._rested = 0.0
        self._loan: Loan | None = None
        """The program that has the terminal."""
        self.failure = ""
        """What ended the program, without a word of any article; empty when nothing did."""
        for theme in THEMES:
            self.register_theme(theme)
        self._theme_choice = ThemeChoice(library)
        self._wear(self._configured)
        self.theme = self._theme_choice.at_start(
            self._configured.settings.theme, self.available_themes
        )

    # -- life --------------------------------------------------------------------------------

    def get_default_screen(self) -> Screen[None]:
        return self._screens.first

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No action of the program is for those who only look at a wall."""
        return not self._only_to_look_at

    def action_wall(self) -> None:
        self._screens.turn()

    def on_mount(self) -> None:
        if not self.is_headless:
            loop = asyncio.get_running_loop()
            release_signals(self._end_by_signal)
            watch_terminal(lambda: loop.call_soon_threadsafe(self._end_by_signal, HANG_UP))
        self.call_after_refresh(self._first_painted)
        self._await_minute()
        self.set_interval(LOOK, self.look_around)

    def _first_painted(self) -> None:
        """The first headlines are on the screen: now look at the folder."""
        gc.freeze()
        gc.enable()
        self._newsroom.start()

    def on_unmount(self) -> None:
        self._front_page.remember()
        self._newsroom.stop()

    def _end_by_signal(self, number: int) -> None:
        if self._loan is None:
            self.exit(return_code=128 + number)
        elif number not in KEYED:
            self.run_worker(self._end_loan(self._loan, 128 + number))

    @on(Lend)
    def _lend(self, message: Lend) -> None:
        if self._loan is None:
            self._loan = Loan(message.command, message.data)
            self.run_worker(self._lend_terminal(self._loan, message))

    async def _lend_terminal(self, loan: Loan, message: Lend) -> None:
        words = await loan.run(self)
        self._loan = None
        self.call_later(message.back, words)

    async def _end_loan(self, loan: Loan, code: int) -> None:
        """End with the program that has the terminal, which is taken back first."""
        await loan.end()
        self.exit(return_code=code)

    def get_driver_class(self) -> type[Driver]:
        driver = patient(super().get_driver_class())
        return bounded(driver) if self._served else driver

    def panic(self, *renderables: RenderableType) -> None:
        """End without printing what a thread of Textual has to say of its failure."""
        if self.is_headless:
            super().panic()
        else:
            self.failure = self.failure or "a failure at the terminal"
            log.error("newswall ends: a thread of its screen library failed")
            self.exit(return_code=1)

    def _handle_exception(self, error: Exception) -> None:
        """End without the crash screen: it prints the locals, which are other people's words."""
        where = error.__traceback__
        while where is not None and where.tb_next is not None:
            where = where.tb_next
        name = type(error).__name__
        if where is not None:
            file = where.tb_frame.f_code.co_filename.rpartition("/")[2]
            name = f"{name} in {file}, line {where.tb_lineno}"
        self.failure = self.failure or name
        log.error("newswall ends: %s", name, exc_info=error)
        if self.is_headless:
            super()._handle_exception(error)
        else:
            self.exit(return_code=1)

    async def on_event(self, event: Event) -> None:
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self.screen is self._front_page:
            await self._typed.take(event)
        else:
            await super().on_event(event)

    # -- news --------------------------------------------------------------------------------

    @on(NewsChanged)
    def _news_changed(self) -> None:
        if not self._due:
            self._due = True
            self.set_timer(max(GATHER, self._rested - time.monotonic()), self._catch_up)

    def _catch_up(self) -> None:
        self._due = False
        started = time.monotonic()
        self._screens.in_front.catch_up()
        now = time.monotonic()
        self._rested = now + REST * (now - started)

    def _await_minute(self) -> None:
        self.set_timer(60.5 - time.time() % 60, self._minute)

    def _minute(self) -> None:
        self._screens.in_front.tick()
        self._front_page.remember()
        self._await_minute()

    # -- settings ----------------------------------------------------------------------------

    def look_around(self) -> None:
        """See what nobody tells of: that the clock was set, that trouble with the library is
        over (marks that wait can be saved, what was locked can be read), that what was found by
        time is a minute old, another config."""
        library = self._library
        self._screens.look_at_clock()
        if library.notices or library.is_behind or library.is_dated:
            self._news_changed()
        self.look_at_config()

    def look_at_config(self) -> None:
        """Apply the config file if it changed."""
        if not self._config.changed():
            return
        before = self._configured.settings
        self._configured = self._settings()
        self._wear(self._configured)
        theme = self._configured.settings.theme
        if theme != before.theme:
            self.action_theme(theme or NIGHT.name)
        self._screens.apply(self._configured)

    def _settings(self) -> Configured:
        found = configured(self._config.reading, theme_names())
        return for_browser(found, wall=self._only_to_look_at) if self._served else found

    def _wear(self, found: Configured) -> None:
        reduced = found.settings.motion == "reduced"
        self.animation_level = "none" if reduced else constants.TEXTUAL_ANIMATIONS

    # -- looks -------------------------------------------------------------------------------

    def get_line_filters(self) -> Sequence[LineFilter]:
        filters = [NoColour()] if self.no_color else super().get_line_filters()
        return [*filters, self._last_door]

    def action_day_or_night(self) -> None:
        self.action_theme(PAPER.name if self.current_theme.dark else NIGHT.name)

    def action_theme(self, name: str) -> None:
        self.theme = name
        self._theme_choice.keep(name, self._configured.settings.theme)

    def action_help_quit(self) -> None:
        if self.screen is self._front_page:  # a wall that is stopped names its keys
            self._front_page.say(f"{self._configured.keymap.sign('quit')} leaves newswall.")
