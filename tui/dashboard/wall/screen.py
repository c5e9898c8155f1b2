"""The wall, and what a person does at it: any key stops it for a minute."""

from textual.binding import BindingsMap
from textual.events import Click, Key

from tui.dashboard.configured import Configured
from tui.dashboard.doors.visiting import WALL_ACTIONS
from tui.dashboard.keys.bindings import bound
from tui.dashboard.wall.display import WallDisplay

COMMANDS = (
    "next", "previous", "next_match", "previous_match", "open", "back", "star", "wall", "quit",
    "day_or_night", "look_again", "down", "up", "page_down", "page_up", "half_down", "half_up",
    "first", "last", "read_on",
)  # fmt: skip
"""The commands that a wall has, on the keys that they have in the reader."""
READING = 300.0
"""Seconds after the last key until an article that was opened is closed."""


class WallScreen(WallDisplay):
    """Each command of a wall is an action here, or of the program."""

    only_to_look_at = False
    """It can be stopped and stepped through, and nothing else."""
    _was_paused = False
    """Whether it was paused already before the last key."""

    def _configure(self, found: Configured) -> None:
        super()._configure(found)
        bindings = bound(found.keymap, BindingsMap())
        ours = [binding for _, binding in bindings if binding.id in COMMANDS]
        self._bindings = BindingsMap(ours)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return not self.only_to_look_at or action in WALL_ACTIONS

    # -- stopping and going on ---------------------------------------------------------------

    def on_key(self, event: Key) -> None:
        self._stop_for_a_while()

    def on_click(self, event: Click) -> None:
        self._stop_for_a_while()

    def _stop_for_a_while(self) -> None:
        self._was_paused = self._programme.is_paused
        if self._is_reading:
            self._programme.pause(self._clock(), READING)
        else:
            self._programme.pause(self._clock())
        self._await_step()
        self._paint()

    def action_back(self) -> None:
        if self._is_reading:
            self.remove_class("-reading")
            self._stop_for_a_while()
        elif self._was_paused or len(self.app.screen_stack) < 2:
            self._programme.resume(self._clock())
            self._await_step()
        else:
            self.app.call_later(self.app.run_action, "app.wall")
        self._paint()

    # -- headlines ---------------------------------------------------------------------------

    def action_step(self, direction: int) -> None:
        self._programme.go(direction)
        if self._is_reading:
            self.action_open()
        self._stop_for_a_while()  # an Esc right before it lets it go on only now

    def action_next_match(self, direction: int) -> None:
        self.action_step(direction)

    def action_open(self) -> None:
        lead = self._programme.show.lead
        article = None if lead is None else self._library.article(lead.id)
        if article is not None:
            self._article.show(article)
            self.add_class("-reading")
            self._stop_for_a_while()

    def action_star(self) -> None:
        lead = self._programme.show.lead
        if lead is None:
            return
        self._library.mark([lead.id], starred=not lead.starred)
        self._newsroom.wake()
        marked = self._library.headline(lead.id)
        if marked is not None:
            self._programme.exchange_lead(marked)
        if self._is_reading:
            self.action_open()
        self._paint()

    def action_look_again(self) -> None:
        self._newsroom.look_again()

    # -- an article that was opened ----------------------------------------------------------

    @property
    def _is_reading(self) -> bool:
        return self.has_class("-reading")

    def action_read_on(self) -> None:
        self.action_page(1)

    def action_move(self, rows: int) -> None:
        self._article.move(rows)

    def action_page(self, direction: int) -> None:
        self._article.page(direction)

    def action_half(self, direction: int) -> None:
        self._article.move(direction * max(1, self._article.size.height // 2))

    def action_first(self) -> None:
        self._article.first()

    def action_last(self) -> None:
        self._article.last()
