"""Which headline comes next: by identity, so that no arrival makes one repeat or be skipped."""

from collections import deque
from collections.abc import Collection, Sequence

from tui.library import Headline

REMEMBERED = 100
"""Headlines to which one can go back."""
LEAST, PLUS, WORDS_A_SECOND = 8.0, 4.0, 3.0
"""A headline stays for 4 seconds and what it takes to read it at three words a second, or for 8."""


def dwell(words: int) -> float:
    """Return for how many seconds so many words stay."""
    return max(LEAST, PLUS + words / WORDS_A_SECOND)


def word_count(text: str) -> int:
    """Return how many words that takes to read; scripts without spaces have two signs to a word."""
    wide = sum(1 for char in text if "\u2e80" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3")
    return len(text.split()) + wide // 2


class Rotation:
    """Shows each article once before any repeats. Sources take turns, the newest of each first."""

    def __init__(self) -> None:
        self._shown: set[int] = set()
        """Articles that were shown in this round."""
        self._turns: dict[str, int] = {}
        """When each source had its last turn, counted in headlines."""
        self._turn = 0
        self._past: deque[Headline] = deque(maxlen=REMEMBERED)
        self._back = 0
        """How many headlines the person went back."""

    def next(self, news: Sequence[Headline], fresh: Collection[int] = ()) -> Headline | None:
        """Return the headline to show now, of `news`, newest first; those of `fresh` go first.

        None when there is none. Whoever went back comes forward again first.
        """
        if self._back:
            self._back -= 1
            return self._past[-1 - self._back]
        waiting = self._waiting(news)
        if not waiting:
            return None
        first = [headline for headline in waiting if headline.id in fresh] or waiting
        chosen = min(first, key=lambda headline: self._turns.get(headline.source, 0))
        sources = {headline.source for headline in news}
        self._turns = {name: turn for name, turn in self._turns.items() if name in sources}
        self.note(chosen)
        return chosen

    def note(self, shown: Headline) -> None:
        """Remember that a headline is shown, whoever chose it."""
        self._turn += 1
        self._turns[shown.source] = self._turn
        self._shown.add(shown.id)
        if not self._past or self._past[-1].id != shown.id:
            self._past.append(shown)

    def previous(self) -> Headline | None:
        """Return the headline that was shown before; None when nobody remembers one."""
        if self._back + 1 >= len(self._past):
            return None
        self._back += 1
        return self._past[-1 - self._back]

    def exchange(self, ids: dict[int, int]) -> None:
        """Know articles by other ids from now on: the library was built anew."""
        self._shown = {ids[number] for number in self._shown if number in ids}

    def _waiting(self, news: Sequence[Headline]) -> list[Headline]:
        """Return what was not shown in this round; a new one begins when all was."""
        self._shown &= {headline.id for headline in news}
        waiting = [headline for headline in news if headline.id not in self._shown]
        if waiting or not news:
            return waiting
        self._shown = set()
        last = self._past[-1].id if self._past else 0
        return [headline for headline in news if headline.id != last] or [*news]
