"""Searching a page of text: it is scrolled to what is found, and back where it was."""

from collections.abc import Sequence

from tui.dashboard.lines.found_view import FoundView, match_words
from tui.dashboard.searching.search_bar import Answer
from tui.library.highlighting import literally


class PageSearch:
    """One search of a page, from the opening of the bar to its end."""

    prompt = " Find: "
    first = ""
    remembers = False

    def __init__(self, view: FoundView, next: str, previous: str) -> None:
        """`next` and `previous` are the keys that walk through what was found."""
        self.help = f" Enter keeps it: {next} next, {previous} previous · Esc goes back"
        self._view = view
        self._before = view.pattern
        self._current = view.current
        self._place = view.place
        self._top = view.top

    def typed(self, text: str) -> Answer:
        """Mark what the text finds, and go to the first of it below where the search began."""
        pattern = literally(text)
        self._view.look_for(pattern)
        if pattern is None or not self._view.match_count:
            self._view.go_to(self._place)
            return Answer("not found" if pattern else "")
        self._view.go_to_first(self._top)
        return Answer(match_words(self._view))

    def kept(self) -> None:
        """Let the matches be walked through from now on; what was marked before, if none."""
        if self._view.match_count:
            self._view.finding = True
        else:
            self.left()

    def left(self) -> None:
        """Let the page be what it was."""
        self._view.look_for(self._before)
        self._view.current = self._current
        self._view.go_to(self._place)

    def completions(self, text: str, at: int) -> tuple[int, Sequence[str]]:
        """Return no way to go on."""
        return at, ()
