"""What is done with the search bar: it is opened, typed in, kept or left."""

import time
from collections.abc import Mapping, Sequence
from typing import Protocol

from textual import on
from textual.widgets import Input

from tui.dashboard.conductor import Conductor
from tui.dashboard.configured import Configured
from tui.dashboard.list_search import ListSearch
from tui.dashboard.messages import Touched
from tui.dashboard.reading_screen import ReadingScreen
from tui.dashboard.search_bar import Answer, SearchBar
from tui.dashboard.search_history import SearchHistory
from tui.library import Library

QUICK = 0.02
"""Seconds of a search that nobody notices between two keys."""
LONGEST_PAUSE = 0.15
"""Seconds at most for which keys are gathered after a search that took longer."""


class Search(Protocol):
    """What is asked in the bar."""

    prompt: str
    help: str
    first: str
    """What stands in the line at first."""
    remembers: bool
    """Whether what was kept can be called up later."""

    def typed(self, text: str) -> Answer:
        """Look for the text, and say what was found or what is wrong with it."""

    def left(self) -> str:
        """Undo it all; return the words for the filter that holds then."""

    def completions(self, text: str, at: int) -> tuple[int, Sequence[str]]:
        """Return where the word begins that ends at `at`, and what it may become."""


class SearchScreen(ReadingScreen):
    """The commands about searching and filtering."""

    DEFAULT_CSS = """
    SearchScreen {
        &.-asking StatusLine, &.-asking KeyBar { display: none; }
        &.-low SearchBar { height: 1; }
        &.-low SearchBar #hint { display: none; }
    }
    """

    def __init__(
        self, folder: str, library: Library, newsroom: Conductor, found: Configured
    ) -> None:
        super().__init__(folder, library, newsroom, found)
        self._search: Search | None = None
        """What is typed in the bar, while it is open."""
        self._searched_from = "headlines"
        """The view in which the bar was opened."""
        self._history = SearchHistory(library.places.marks.with_name("searches.json"))
        self._due = False
        """An answer to what was typed is due."""
        self._spent = 0.0
        """Seconds that the last answer took."""
        self._ways: tuple[str, int, Sequence[str]] = ("", 0, ())
        """Text before the word that is completed, which way was taken, and all ways."""

    # -- opening and closing -----------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let keys belong to the line where one types: that which opens the bar, and tab."""
        if action == "search" and isinstance(self.focused, Input):
            return False
        if action == "turn" and self._search is not None:
            return False
        return super().check_action(action, parameters)

    def action_search(self) -> None:
        if not self._views:
            return
        self._searched_from = self._view
        if self._view != "headlines":
            self._show_view("headlines")
        self._ask(
            ListSearch(
                self._library, self.headlines, self._selection, self._filters, self._show_query
            )
        )
        self.call_after_refresh(self._library.get_ready)

    @property
    def _filters(self) -> Mapping[str, str]:
        """The queries that have a name."""
        return {}

    def _ask(self, search: Search) -> None:
        self._search = search
        self._history.begin()
        self._due = False
        self.set_class(True, "-asking")
        ends = {"enter": self._enter_search, "escape": self._leave_search}
        self._frame.search.open(search.prompt, search.help, search.first, ends)

    def _enter_search(self) -> None:
        """Keep what was found, unless the text is wrong."""
        if self._search is None:
            return
        text = self._frame.search.text
        answer = self._search.typed(text)
        self._frame.search.answer(answer)
        if not answer.mistake:
            if self._search.remembers:
                self._history.add(text)
            self._close_search()

    def _leave_search(self) -> None:
        """Go back to what was there before."""
        if self._search is not None:
            self._selection = self._search.left()
            self._close_search()
            if self._searched_from != self._view:
                self._show_view(self._searched_from)

    def _close_search(self) -> None:
        self._search = None
        self.set_class(False, "-asking")
        self._frame.search.close()
        self.set_focus(None)
        self._show_bars()

    def _show_view(self, view: str) -> None:
        """Show another view; it ends the typing and keeps what was found."""
        if self._search is not None and view != self._view:
            self._close_search()
        super()._show_view(view)

    # -- typing ------------------------------------------------------------------------------

    @on(SearchBar.Typed)
    def _typed(self) -> None:
        """Answer as soon as what was typed is on the screen; more keys may come meanwhile."""
        before, chosen, ways = self._ways
        if ways and self._frame.search.text != before + ways[chosen]:
            self._ways = ("", 0, ())
        if self._due or self._search is None:
            return
        self._due = True
        if self._spent > QUICK:
            self.set_timer(min(self._spent, LONGEST_PAUSE), self._answer)
        else:
            self.call_after_refresh(self._answer)

    def _answer(self) -> None:
        if self._search is None or not self._due:
            return
        self._due = False
        began = time.monotonic()
        bar = self._frame.search
        bar.answer(self._search.typed(bar.text))
        _, chosen, ways = self._ways
        if ways:
            bar.suggest(ways, chosen)
        self._show_bars()
        self._spent = time.monotonic() - began

    def action_earlier(self, steps: int) -> None:
        if self._search is not None and self._search.remembers:
            bar = self._frame.search
            bar.put(self._history.step(steps, bar.text))

    def action_complete(self, steps: int) -> None:
        """Let the word at the cursor go on, or go on in another way."""
        if self._search is None:
            return
        bar = self._frame.search
        before, chosen, ways = self._ways
        if ways:
            chosen = (chosen + steps) % len(ways)
        else:
            at = bar.line.cursor_position
            start, ways = self._search.completions(bar.text, at)
            before, chosen = bar.text[:start], 0
        if ways:
            bar.put(before + ways[chosen])
            self._ways = (before, chosen, ways)
            bar.suggest(ways, chosen)

    @on(Touched)
    def _touched_beside(self) -> None:
        """A click beside the bar ends the typing and keeps what was found."""
        if self._search is not None:
            self._close_search()
