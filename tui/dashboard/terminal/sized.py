"""A screen that has the size of the terminal, whatever it is told out of turn."""

from textual import on
from textual.events import Resize
from textual.screen import Screen


class SizedScreen(Screen[None]):
    """Textual tells a screen again of each size that it is laid out in, behind later sizes that
    wait to be told: a terminal that changed while the program started left it at its first size.
    """

    @on(Resize)
    def _pass_over_old_sizes(self, event: Resize) -> None:
        if event.size != self.app.size:
            event.prevent_default()
