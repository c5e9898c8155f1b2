"""What other threads and the views say to the screen. Of news nothing: the library knows."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget

if TYPE_CHECKING:
    from tui.dashboard.doors.piping import Outcome, Piping


class NewsChanged(Message, bubble=False):
    """The library or the newsroom's status changed."""

    def can_replace(self, message: Message) -> bool:
        """Let one stand for many."""
        return isinstance(message, NewsChanged)


class Touched(Message):
    """A view was clicked."""

    def __init__(self, view: Widget, at: float) -> None:
        super().__init__()
        self.view = view
        self.at = at
        """When, as the times of Textual's events are: a key pressed since then counts for more."""


class Told(Message, bubble=False):
    """A sentence for the notice line, from another thread."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence
        """Text of ours, or cleaned."""


class Piped(Message, bubble=False):
    """A program that got an article has ended; from another thread."""

    def __init__(self, piping: "Piping", outcome: "Outcome") -> None:
        super().__init__()
        self.piping = piping
        self.outcome = outcome


class Lend(Message):
    """A program is to have the terminal for as long as it runs."""

    def __init__(self, command: Sequence[str], data: bytes, back: Callable[[str], object]) -> None:
        super().__init__()
        self.command = command
        self.data = data
        """What it reads; empty: the keyboard."""
        self.back = back
        """Called with a sentence, or an empty one, when the terminal is ours again."""
