"""The wall: a screen that changes by itself, and stops for a minute when somebody presses a key."""

import asyncio
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import BindingsMap
from textual.events import Click, Key
from textual.screen import Screen
from textual.timer import Timer

from tui.dashboard.article_view import ArticleView
from tui.dashboard.bindings import bound
from tui.dashboard.conductor import Conductor
from tui.dashboard.configured import Configured
from tui.dashboard.status import folder_name
from tui.dashboard.wall_settings import Clock, parts
from tui.dashboard.wall_view import WallView
from tui.library import EVERYTHING, Library, Query
from tui.wall.hours import is_within, place
from tui.wall.instant import present
from tui.wall.letters import Letters
from tui.wall.lines import Line
from tui.wall.picture import TAGS, Board, Picture, picture
from tui.wall.state import Health, state_pieces
from tui.wall.trend import TagsOfDay, tags_of_day

COMMANDS = (
    "next", "previous", "open", "back", "star", "wall", "quit", "day_or_night", "down", "up",
    "page_down", "page_up", "half_down", "half_up", "first", "last", "read_on", "look_again",
)  # fmt: skip
"""The commands that a wall has; it takes their keys from the reader's."""
_HINTS = (("next", "next"), ("previous", "previous"), ("open", "open"), ("star", "star"),
          ("wall", "reader"), ("quit", "quit"))  # fmt: skip
TAGS_REST = 60.0
"""Seconds between two countings of the tags of the day."""
NIGHT_PACE = 3.0
"""How much slower everything is at night."""


def _of_a_wall(bindings: BindingsMap) -> BindingsMap:
    """Return the keys of those commands that a wall has."""
    return BindingsMap(
        binding for _, binding in bindings if binding.id is None or binding.id in COMMANDS
    )


class WallScreen(Screen[None]):
    """Shows what the programme says; knows when to ask it."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    WallScreen {
        background: $background;
        & #wall-article { display: none; }
        &.-reading #wall { display: none; }
        &.-reading #wall-article { display: block; }
        &.-night WallView { color: $text-disabled; }
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
        self._stock_bindings = self._bindings
        self._view = WallView(id="wall")
        self._article = ArticleView(id="wall-article")
        self._timer: Timer | None = None
        self._minute = -1
        """The minute of the day that is shown."""
        self._tags = TagsOfDay()
        self._counted: float | None = None
        """When the tags were counted, by the monotonic clock."""
        self._tags_due = True
        self._settled = False
        """The first reading has come to its end."""
        self._page = 1
        """Headlines on a page of the list, as it was drawn last."""
        self._painting = self._outdated = False
        self._was_paused = False
        self._configure(found)

    def _configure(self, found: Configured) -> None:
        self._configured = found
        self._settings = found.settings
        self._bindings = _of_a_wall(bound(found.keymap, self._stock_bindings))
        self._stock, self._programme, self._query = parts(
            self._library, self._settings, self._own_query
        )
        settings = self._settings
        self._letters = Letters(settings.wall_font if settings.wall_letters else "-")
        self._article.set_measure(settings.reading_width)

    def compose(self) -> ComposeResult:
        yield self._view
        yield self._article

    # -- what changes by itself --------------------------------------------------------------

    def on_mount(self) -> None:
        self._library.refresh()
        self._renew()

    def on_screen_resume(self) -> None:
        self.catch_up()
        self._renew()

    def on_screen_suspend(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def catch_up(self) -> None:
        """Take in what the library and the newsroom say now; what is looked at does not change."""
        if self._library.refresh():
            self._renew()
        else:
            self._paint()

    def apply(self, found: Configured) -> None:
        """Follow settings that changed."""
        before = self._settings
        self._configure(found)
        if before != found.settings:
            self._tags_due = True
            self._renew()

    def tick(self) -> None:
        """Show the time of another minute, and whatever else became another by it."""
        self._follow_clock()

    def look_at_clock(self) -> None:
        """Follow a clock that was set, or a machine that slept."""
        local = self._clock().local
        if local.hour * 60 + local.minute != self._minute:
            self._follow_clock()

    def _follow_clock(self) -> None:
        at = self._clock()
        self._programme.slower = NIGHT_PACE if self._is_night else 1.0
        self._programme.tick(at)
        self._count_tags()
        self._paint()

    def _renew(self) -> None:
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
            self._counted, self._tags_due = now, False
            self._tags = tags_of_day(self._library, self._query, TAGS)

    def _await_step(self) -> None:
        """Wake up when the programme goes on."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        due = self._programme.due()
        if due is not None and self.is_current:
            self._timer = self.set_timer(max(0.01, due - self._clock().mono), self._step)

    def _step(self) -> None:
        self._timer = None
        if self._programme.step(self._clock(), self._page):
            self.remove_class("-reading")
            self._paint()
        self._await_step()

    @property
    def _is_night(self) -> bool:
        return is_within(self._settings.wall_night, self._clock().local)

    # -- painting ----------------------------------------------------------------------------

    def _paint(self) -> None:
        """Draw the picture soon; many changes make one picture."""
        self._outdated = True
        if not self._painting:
            self._painting = True
            self.call_later(self._draw)

    async def _draw(self) -> None:
        """Draw until the picture is that of the present; letters are drawn in a thread."""
        try:
            while self._outdated and self.is_attached:
                self._outdated = False
                missing: list[tuple[str, int, int]] = []
                drawn = self._picture(missing)
                if missing:
                    await asyncio.to_thread(self._letters.set, *missing[0])
                    self._outdated = True
                else:
                    self._show(drawn)
        finally:
            self._painting = False

    def _show(self, drawn: Picture) -> None:
        self._page = max(1, drawn.page)
        self._view.show(drawn.lines)

    def _picture(self, missing: list[tuple[str, int, int]]) -> Picture:
        """Return the picture of now; `missing` gets the letters that it would have to wait for."""
        at = self._clock()
        local = at.local
        self._minute = local.hour * 60 + local.minute
        night = self._is_night
        self._view.set_class(night, "-night")
        width, height = self.size.width, self.size.height
        if night and self._settings.wall_night_style == "blank" and not self._programme.is_paused:
            return Picture((), self._page)
        right, down = place(local) if self._settings.wall_shift and height > 9 else (0, 0)
        room = 1 if self._settings.wall_shift and height > 9 else 0

        def lettered(text: str, columns: int, rows: int) -> Sequence[str] | None:
            if not self._letters.is_known(text, columns, rows):
                missing.append((text, columns, rows))
                return None
            found = self._letters.set(text, columns, rows)
            return None if found is None else found.rows

        drawn = picture(self._board(), max(1, width - room), max(1, height - room), lettered)
        shifted: list[Line] = [() for _ in range(down)]
        shifted += [[(" " * right, ""), *line] if line and right else line for line in drawn.lines]
        return Picture(shifted, drawn.page)

    def _board(self) -> Board:
        at = self._clock()
        stock, status = self._stock, self._newsroom.status
        show = self._programme.show
        newest = stock.newest.sort_at if stock.newest else None
        name = folder_name(self._folder)
        words = self._query.text if self._query != EVERYTHING else ""
        health = Health(status, self._library.problem_count(), len(show.new), newest, name)
        return Board(
            at.local,
            show,
            self._tags,
            state_pieces(health, at.local),
            self._message(name, words),
            f"{name} · {words}" if words else name,
            self._hints() if self._programme.is_paused else (),
        )

    def _message(self, name: str, words: str) -> tuple[str, str]:
        """Return what an empty wall says."""
        status = self._newsroom.status
        if status.kind == "offline":
            return "No news", status.reason
        if not status.settled:
            return "One moment", f"Reading {name} …"
        if self._stock.newest is not None:
            days = self._settings.wall_max_age
            return "No news", f"All there is is more than {days} days old."
        if words:
            return "No news", f"There is no article with {words} yet. It is here when it comes."
        return "No news yet", f"Put a news file into {name}, and it is here a blink later."

    def _hints(self) -> Sequence[Line]:
        keymap = self._configured.keymap
        hints: list[Line] = [[("Paused", "key")]]
        for name, label in _HINTS:
            hints.append([(keymap.sign(name), "key"), (f" {label}", "hint")])
        return hints

    # -- a person ----------------------------------------------------------------------------

    def on_key(self, event: Key) -> None:
        self._stop_for_a_while()

    def on_click(self, event: Click) -> None:
        self._was_paused = True
        self._stop_for_a_while()

    def _stop_for_a_while(self) -> None:
        self._was_paused = self._programme.is_paused
        self._programme.pause(self._clock())
        self._await_step()
        self._paint()

    def on_resize(self) -> None:
        self._paint()

    @property
    def _is_reading(self) -> bool:
        return self.has_class("-reading")

    def action_step(self, direction: int) -> None:
        self._programme.go(direction)
        if self._is_reading:
            self._open()
        self._paint()

    def action_next_match(self, direction: int) -> None:
        self.action_step(direction)

    def action_open(self) -> None:
        self._open()

    def _open(self) -> None:
        lead = self._programme.show.lead
        article = None if lead is None else self._library.article(lead.id)
        if article is not None:
            self._article.show(article)
            self.add_class("-reading")

    def action_back(self) -> None:
        if self._is_reading:
            self.remove_class("-reading")
        elif self._was_paused or len(self.app.screen_stack) < 2:
            self._programme.resume(self._clock())
            self._await_step()
        else:
            self.app.call_later(self.app.run_action, "app.wall")
        self._paint()

    def action_star(self) -> None:
        lead = self._programme.show.lead
        if lead is not None:
            self._library.mark([lead.id], starred=not lead.starred)
            self._newsroom.wake()
            marked = self._library.headline(lead.id)
            if marked is not None:
                self._programme.exchange_lead(marked)
            self._paint()

    def action_look_again(self) -> None:
        self._newsroom.look_again()

    def action_read_on(self) -> None:
        self.action_page(1)

    def action_move(self, rows: int) -> None:
        if self._is_reading:
            self._article.move(rows)

    def action_page(self, direction: int) -> None:
        if self._is_reading:
            self._article.page(direction)

    def action_half(self, direction: int) -> None:
        if self._is_reading:
            self._article.move(direction * max(1, self._article.size.height // 2))

    def action_first(self) -> None:
        if self._is_reading:
            self._article.first()

    def action_last(self) -> None:
        if self._is_reading:
            self._article.last()
