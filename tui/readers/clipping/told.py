"""The running text of an article so far, by which it is told whether what follows goes on."""

from collections.abc import Sequence

from tui.readers.clipping.chrome import Hit
from tui.readers.clipping.lines import Line
from tui.readers.language import content_words

SAMPLE = 4
"""Lines of running text that show whether a text goes on about the same."""
SAME_STORY, SAME_STORY_AT_END = 0.1, 0.25
"""Part of their words that then was told before: amid an article, and after signs of its end.

Measured on articles: of the next four paragraphs a third of the words were told before, of those
of another article one in twenty.
"""


class Told:
    """The running text so far."""

    def __init__(self) -> None:
        self.weight = 0.0
        self.goes_on = False
        """The line before is text, boxes and other news between left aside."""
        self._lines: list[Line] = []
        self._words: set[str] = set()

    def add(self, line: Line) -> None:
        self.weight += line.weight
        self._lines.append(line)

    def share(self, lines: Sequence[Line]) -> float:
        """Return which part of the words of `lines` was told before."""
        for line in self._lines:
            self._words |= content_words(line.text)
        self._lines.clear()
        words = content_words(" ".join(line.text for line in lines))
        return len(words & self._words) / len(words) if words else 0.0


def is_text(line: Line, hit: Hit | None) -> bool:
    return hit is None and line.is_prose and not line.is_teaser and not line.turn
