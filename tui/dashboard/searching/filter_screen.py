"""Filters that have a name: saved, listed by it, forgotten."""

from collections.abc import Callable, Mapping, Sequence

from tui.dashboard.configured import Configured
from tui.dashboard.keys.palette import Entry, Offer, everything
from tui.dashboard.searching.list_search import typed_of
from tui.dashboard.searching.search_bar import Answer
from tui.dashboard.searching.search_screen import SearchScreen
from tui.filters import forget_query, save_query, saved_queries
from tui.library import EVERYTHING, QueryError, parse_query
from tui.settings.kinds import is_filter_name
from tui.text import tag_key


class FilterName:
    """The question under which name a filter is to be saved."""

    prompt = " Save the filter as: "
    help = " Letters, digits, - _ and . · Enter saves it · Esc goes back"
    first = ""
    remembers = False

    def __init__(
        self,
        query: str,
        configured: Mapping[str, str],
        names: Mapping[str, str],
        save: Callable[[str], object],
    ) -> None:
        self._query = query
        self._configured = {tag_key(name) for name in configured}
        self._names = names
        self._save = save
        self._name = ""

    def typed(self, text: str) -> Answer:
        """Say whether the filter can have this name."""
        name = self._name = text.strip()
        if not name:
            return Answer()
        if not is_filter_name(name):
            wrong = next((at for at, char in enumerate(text) if not _fits(char)), 0)
            return Answer("", "A name is up to 40 letters, digits, - _ and .", wrong)
        if tag_key(name) in self._configured:
            return Answer("", "That one stands in config.toml: take another name", 0)
        try:
            parse_query(f"@{name}", {**self._names, name: self._query})
        except QueryError as error:
            return Answer("", error.message, 0)
        known = any(tag_key(name) == tag_key(other) for other in self._names)
        return Answer("replaces it" if known else "")

    def kept(self) -> None:
        """Save it."""
        if self._name:
            self._save(self._name)

    def left(self) -> None:
        """Save nothing."""

    def completions(self, text: str, at: int) -> tuple[int, Sequence[str]]:
        """Return the names that there are: one of them can be taken again."""
        return 0, [name for name in saved_queries() if name.startswith(text[:at])]


class FilterScreen(SearchScreen):
    """The commands about filters that have a name."""

    def _everything(self) -> Offer:
        """Return what the palette offers: commands, themes and filters."""
        offer = everything(self._configured.keymap, self.app.available_themes)
        entries = [
            Entry(f"Filter: {name}", query, "", f"filter('{name}')")
            for name, query in self._filters.items()
        ]
        entries += [
            Entry(
                f"Forget filter: {name}", "It is saved no longer.", "", f"forget_filter('{name}')"
            )
            for name in saved_queries()
        ]
        return offer._replace(entries=[*offer.entries, *entries])

    def action_filter(self, name: str) -> None:
        """List what a filter finds."""
        try:
            query = parse_query(f"@{name}", self._filters)
        except QueryError as error:
            self.say(f"{error.message}.")
            return
        self._show_query(query, f"@{name}")
        self._show_view("headlines")

    def action_forget_filter(self, name: str) -> None:
        forgotten = forget_query(name)
        self.say(f"Forgot the filter {name}." if forgotten else "The filters cannot be saved.")

    def action_save_filter(self) -> None:
        """Ask for a name under which the filter is to be saved."""
        if not self._frame.search.line.is_attached:
            return  # typed ahead of the first paint
        if self.active_query == EVERYTHING:
            self.say(f"There is no filter: {self._configured.keymap.sign('search')} makes one.")
            return
        text = typed_of(self._selection, self.active_query)
        text = self.active_query.text if text.startswith("@") else text
        self._searched_from = self._view
        configured = self._configured.settings.filters
        self._ask(
            FilterName(text, configured, self._filters, lambda name: self._save_filter(name, text))
        )

    def _save_filter(self, name: str, text: str) -> None:
        if save_query(name, text):
            self._selection = f"@{name}"
            self.say(f"Saved: @{name} in a query stands for {text}")
        else:
            self.say("The filters cannot be saved.")

    def _configure(self, found: Configured) -> None:
        """Let these settings hold; a filter of them that is listed may be another one now."""
        super()._configure(found)
        if not self._selection.startswith("@"):
            return
        try:
            query = parse_query(self._selection, self._filters)
        except QueryError:
            return
        if query != self.active_query:
            self._show_query(query, self._selection)


def _fits(char: str) -> bool:
    return char.isalnum() or char in "-_."
