"""What other threads and the views say to the screen. Of news nothing: the library knows."""

from textual.message import Message
from textual.widget import Widget


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
