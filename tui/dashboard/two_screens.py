"""The reader and the wall: one of them is in front, and each stays as it was left."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen

from tui.dashboard.conductor import Conductor
from tui.dashboard.configured import Configured
from tui.dashboard.front_page import FrontPage
from tui.library import Library, Query
from tui.wall.instant import Clock

if TYPE_CHECKING:
    from tui.dashboard.wall.screen import WallScreen


class TwoScreens:
    """Knows both; the wall is made, and its modules imported, when somebody wants to see it."""

    def __init__(
        self, app: App[Any], reader: FrontPage, make_wall: "Callable[[], WallScreen]", *, wall: bool
    ) -> None:
        """`wall`: the wall is the first to be shown."""
        self._app = app
        self._reader = reader
        self._make_wall = make_wall
        self._wall = make_wall() if wall else None
        self._starts_with_wall = wall

    @property
    def first(self) -> Screen[None]:
        """The screen to begin with."""
        return self._wall if self._starts_with_wall and self._wall else self._reader

    @property
    def in_front(self) -> "FrontPage | WallScreen":
        """The screen that shows the news now."""
        wall = self._wall
        return wall if wall is not None and self._app.screen is wall else self._reader

    def turn(self) -> None:
        """Show the other one."""
        if len(self._app.screen_stack) > 1:
            self._app.pop_screen()
        elif self._starts_with_wall:
            self._push(self._reader)
        else:
            self._wall = self._wall or self._make_wall()
            self._push(self._wall)
        if self.in_front is self._reader and self._reader.is_attached:
            self._reader.come_back()

    def _push(self, screen: Screen[None]) -> None:
        """Show a screen that stays when it is left: a new one each time would cost memory."""
        name = type(screen).__name__
        if not self._app.is_screen_installed(screen):
            self._app.install_screen(screen, name)
        self._app.push_screen(name)

    def apply(self, found: Configured) -> None:
        """Follow settings that changed."""
        self._reader.apply(found)
        if self._wall is not None:
            self._wall.apply(found)

    def look_at_clock(self) -> None:
        """See whether somebody set the clock, or the machine slept."""
        if self._wall is not None and self.in_front is self._wall:
            self._wall.look_at_clock()


def wall_screen(
    folder: str,
    library: Library,
    newsroom: Conductor,
    found: Callable[[], Configured],
    query: Query | None,
    clock: Clock,
    *,
    only_to_look_at: bool,
) -> "WallScreen":
    """Return a new wall with the settings of now."""
    from tui.dashboard.wall.screen import WallScreen

    wall = WallScreen(folder, library, newsroom, found(), query, clock)
    wall.only_to_look_at = only_to_look_at
    return wall
