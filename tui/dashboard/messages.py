"""What the newsroom's thread says to the screen. Messages carry nothing: the library knows."""

from textual.message import Message


class NewsChanged(Message, bubble=False):
    """The library or the newsroom's status changed."""

    def can_replace(self, message: Message) -> bool:
        """Let one stand for many."""
        return isinstance(message, NewsChanged)


class Told(Message, bubble=False):
    """A sentence for the notice line, from another thread."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence
        """Text of ours, or cleaned."""
