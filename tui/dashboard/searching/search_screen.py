"""What is done with the search bar: it is opened, typed in, kept or left."""

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol

from textual import on

from tui.dashboard.conductor import Conductor
from tui.dashboard.configured import Configured
from tui.dashboard.frame import Sight
from tui.dashboard.lines.found_view import FoundView, match_words
from tui.dashboard.messages import Touched
from tui.dashboard.news.places import Spot
from tui.dashboard.reading_screen import ReadingScreen
from tui.dashboard.searching.completing import Completed
from tui.dashboard.searching.list_search import ListSearch
from tui.dashboard.searching.search_bar import Answer, SearchBar
from tui.dashboard.searching.search_history import SearchHistory
from tui.filters import named_queries
from tui.library import EVERYTHING, Library, Query

INSTANT = 0.008
"""Seconds of a search that can be made before the letter is painted: half a frame."""
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

    def kept(self) -> None:
        """End the typing with what was found."""

    def left(self) -> None:
        """End the typing with what was there before."""

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
        self._spent = QUICK
        """Seconds that the last answer took."""
        self._completed: Completed | None = None
        """The word that Tab completed last, until something else is typed."""

    def on_mount(self) -> None:
        """Make the bar when the first headlines are painted: nobody types so soon."""
        self.call_after_refresh(self._make_bar)

    def _make_bar(self) -> None:
        if self.is_attached:  # not left before the first paint
            self.mount(self._frame.search)

    # -- opening and closing -----------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the tab key belong to the line where one types."""
        if action in ("turn", "status") and self._search is not None:
            return False
        return super().check_action(action, parameters)

    def action_search(self) -> None:
        if not self._frame.search.line.is_attached:
            return  # typed ahead of the first paint
        self._searched_from = self._view
        page = self._page_to_search
        if page is not None:
            from tui.dashboard.searching.page_search import PageSearch

            sign = self._configured.keymap.sign
            self._ask(PageSearch(page, sign("next_match"), sign("previous_match")))
            return
        if self._view != "headlines":
            self._show_view("headlines")
        self._ask(
            ListSearch(
                *(self._library, self.headlines, self._selection, self._filters),
                show=self._show_query,
                go_back=self._go_back,
            )
        )
        self.call_after_refresh(self._library.get_ready)

    @property
    def _page_to_search(self) -> FoundView | None:
        """The page of text that has the keys, if there is one with something in it."""
        view = self._views[self._view]
        if not isinstance(view, FoundView) or (view is self.details and not self.details.article):
            return None
        return view

    @property
    def _filters(self) -> Mapping[str, str]:
        """The queries that have a name."""
        return named_queries(self._configured.settings.filters)

    def _ask(self, search: Search) -> None:
        self._search = search
        self._history.begin()
        self._due, self._completed = False, None
        self.set_class(True, "-asking")
        keys: dict[str, Callable[[], None]] = {
            "enter": self._enter_search,
            "escape": self._leave_search,
            "up": partial(self._call_up, 1),
            "down": partial(self._call_up, -1),
            "tab": partial(self._complete, 1),
            "shift+tab": partial(self._complete, -1),
        }
        self._frame.search.open(search.prompt, search.help, search.first, keys)

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
            self._search.kept()
            self._close_search()

    def _leave_search(self) -> None:
        """Go back to what was there before."""
        if self._search is not None:
            self._search.left()
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
        """Show a view; it ends the typing and keeps what was found."""
        if self._search is not None:
            self._close_search()
        super()._show_view(view)
        if view == "details" and self._selection:
            self.call_after_refresh(self._show_bars)  # the matches are counted in the width it has

    # -- what the filter changes -------------------------------------------------------------

    def _show_query(self, query: Query, words: str) -> None:
        super()._show_query(query, words)
        self._light_up()

    def _go_back(self, spot: Spot, words: str) -> None:
        """List what was listed before, just as it was."""
        self._selection = words
        self.headlines.go_back(spot)
        self._light_up()

    def _light_up(self) -> None:
        """Mark in the article the words that the filter looks for."""
        words = None
        if self.active_query != EVERYTHING:
            from tui.library.highlighting import words_of

            words = words_of(self.active_query)
        self.details.light_up(words)

    @property
    def _sight(self) -> Sight:
        page = self._page_to_search
        return super()._sight._replace(matches="" if page is None else match_words(page))

    def _end_finding(self) -> bool:
        """Look for nothing in the text any more; tell whether something was looked for."""
        page = self._page_to_search
        return page is not None and page.end_finding()

    def action_next_match(self, direction: int) -> None:
        """Go to the next match where something is looked for, else to the next unread article."""
        page = self._page_to_search
        if page is None or not page.match_count:
            self.action_next_unread(direction)
            return
        end = page.step(direction)
        self._show_bars()
        if end:
            self.say(f"Round the {end} of the text.")

    @on(FoundView.Counted)
    def _matches_counted(self) -> None:
        self._show_bars()

    def catch_up(self) -> None:
        """Show what the library says now, also of what is typed."""
        super().catch_up()
        if isinstance(self._search, ListSearch) and not self._due and not self._completed:
            bar = self._frame.search
            bar.answer(self._search.typed(bar.text))

    # -- typing ------------------------------------------------------------------------------

    @on(SearchBar.Typed)
    def _typed(self) -> None:
        """Answer with the letter, or else behind it, or when more keys could come meanwhile."""
        done = self._completed
        if done and self._frame.search.text != done.text + done.behind:
            self._completed = None
        if self._due or self._search is None:
            return
        self._due = True
        if self._spent > QUICK:
            self.set_timer(min(self._spent, LONGEST_PAUSE), self._answer)
        elif self._spent > INSTANT:
            self.call_after_refresh(self._answer)
        else:
            self._answer()

    def _answer(self) -> None:
        if self._search is None or not self._due:
            return
        self._due = False
        began = time.monotonic()
        bar = self._frame.search
        bar.answer(self._search.typed(bar.text))
        if self._completed:
            bar.suggest(self._completed.ways, self._completed.chosen)
        self._show_bars()
        self._spent = time.monotonic() - began

    def _call_up(self, steps: int) -> None:
        """Put a search into the line that was made so many steps earlier."""
        if self._search is not None and self._search.remembers:
            bar = self._frame.search
            bar.put(self._history.step(steps, bar.text))

    def _complete(self, steps: int) -> None:
        """Let the word at the cursor go on, or go on in another way."""
        if self._search is None:
            return
        bar, done = self._frame.search, self._completed
        if done is None:
            at = bar.line.cursor_position
            start, ways = self._search.completions(bar.text, at)
            done = Completed(bar.text[:start], bar.text[at:], ways, 0)
        else:
            done = done._replace(chosen=(done.chosen + steps) % len(done.ways))
        if done.ways:
            self._completed = done
            bar.put(done.text + done.behind, len(done.text))
            bar.suggest(done.ways, done.chosen)

    @on(Touched)
    def _touched_beside(self) -> None:
        """A click beside the bar ends the typing and keeps what was found."""
        if self._search is not None:
            self._close_search()
