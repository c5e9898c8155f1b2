"""The question which words of headlines are to be muted; what they would hide is told meanwhile."""

from collections.abc import Callable, Sequence

from tui.dashboard.searching.search_bar import Answer
from tui.library import Hidden, Kind, Mute
from tui.text import clean

LONGEST = 100
"""Characters of the words."""
_LEAST = 2
"""Characters from which they are looked for."""


class WordsToMute:
    """What is asked in the line (see `tui.dashboard.searching.search_screen.Search`)."""

    prompt = " Mute headlines that say: "
    help = " One word, or several in a row · Enter goes on · Esc goes back"
    first = ""
    remembers = False

    def __init__(
        self,
        would_hide: Callable[[Mute], Hidden],
        title_of: Callable[[int], str],
        go_on: Callable[[str], object],
    ) -> None:
        self._would_hide = would_hide
        self._title_of = title_of
        self._go_on = go_on
        self._words = ""

    def typed(self, text: str) -> Answer:
        """Say what would be hidden."""
        self._words = clean(text, LONGEST)
        if len(self._words) < _LEAST:
            return Answer()
        hidden = self._would_hide(Mute(Kind.WORDS, self._words))
        titles = " · ".join(map(self._title_of, hidden.newest[:3]))
        return Answer(f"hides {hidden.articles}", note=f" {titles}" if titles else "")

    def kept(self) -> None:
        """Go on with these words."""
        if self._words:
            self._go_on(self._words)

    def left(self) -> None:
        """Mute nothing."""

    def completions(self, text: str, at: int) -> tuple[int, Sequence[str]]:
        """Return nothing: any words can be muted."""
        return at, ()
