"""A screen that has the size of the terminal, whatever it is told out of turn."""

from textual import on
from textual.events import Resize
from textual.screen import Screen


class SizedScreen(Screen[None]):
    """Textual tells a screen again of each size that it is laid out in, behind later sizes that
    wait to be told: a terminal that changed while the program started left it at its first size."""

    @on(Resize)
    def _keep_the_last_size(self, event: Resize) -> None:
        size = self.app.size
        if event.size != size:
            self.post_message(Resize(size, size))
