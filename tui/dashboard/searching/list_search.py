"""Searching the list: it follows what is typed, and can be again what it was before."""

from collections.abc import Callable, Mapping, Sequence

from tui.dashboard.news.headline_list import HeadlineList
from tui.dashboard.news.places import Spot
from tui.dashboard.searching.completing import completions
from tui.dashboard.searching.search_bar import Answer
from tui.library import EVERYTHING, Library, Query, QueryError, parse_query

PROMPT = " /"
HELP = " Enter keeps it · Esc goes back · ↑ earlier · Tab completes"


def typed_of(words: str, query: Query) -> str:
    """Return what can be typed for a filter that the screen calls `words`."""
    if words.startswith("/"):
        return words[1:]
    return words if words.startswith("@") else query.text


class ListSearch:
    """One search of the list, from the opening of the bar to its end."""

    prompt, help = PROMPT, HELP
    remembers = True

    def __init__(
        self,
        library: Library,
        headlines: HeadlineList,
        words: str,
        names: Mapping[str, str],
        show: Callable[[Query, str], None],
        go_back: Callable[[Spot, str], None],
    ) -> None:
        """`words` name the filter that there is; `show` lists another query under such words, and
        `go_back` what was listed before."""
        self._library = library
        self._headlines = headlines
        self._names = names
        self._show = show
        self._go_back = go_back
        self._spot = headlines.spot
        self._words = self._now = words
        self.first = typed_of(words, headlines.listing.query)

    def typed(self, text: str) -> Answer:
        """List what the text finds; after a mistake, what was found last."""
        try:
            query = parse_query(text, self._names)
        except QueryError as error:
            return Answer(mistake=error.message, position=error.position)
        if query == EVERYTHING:
            if self._now:
                self._now = ""
                if self._words:
                    self._show(EVERYTHING, "")
                else:
                    self.left()
            return Answer()
        words = words_of(text)
        if words != self._now or query != self._headlines.listing.query:
            self._show(query, words)
            self._now = words
        count = self._library.counts(self._headlines.listing).articles
        share = self._library.indexed()
        note = "" if share == 1 else f" {share:.0%} is indexed so far: older news may be missing"
        return Answer(f"{count:,} found", note=note)

    def kept(self) -> None:
        """Let the list stay as it is."""

    def left(self) -> None:
        """Let the list be what it was."""
        self._go_back(self._spot, self._words)

    def completions(self, text: str, at: int) -> tuple[int, Sequence[str]]:
        """Return where the word begins in which the cursor stands at `at`, and how it may end."""
        return completions(self._library, self._names, text, at)


def words_of(text: str) -> str:
    """Return how the screen names the filter that was typed: `/ferry`, or `@name` alone."""
    text = text.strip()
    return text if text.startswith("@") and len(text.split()) == 1 else f"/{text}"
