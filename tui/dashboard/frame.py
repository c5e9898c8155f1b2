"""The bars around the views, and what they say."""

from typing import NamedTuple

from textual.app import ComposeResult
from textual.screen import Screen
from textual.timer import Timer

from tui.dashboard import moments
from tui.dashboard.keys.key_bar import KeyBar
from tui.dashboard.keys.keys import Keymap
from tui.dashboard.lines.bars import NoticeLine, StatusLine, TabBar
from tui.dashboard.lines.cutting import in_turn
from tui.dashboard.searching.search_bar import SearchBar
from tui.dashboard.status import status_items
from tui.library import EVERYTHING, Library, Listing, Order
from tui.page import cut
from tui.status import Status
from tui.text import clean

TABS = ("headlines", "details", "tags")
NOTICE = 6.0
"""Seconds for which the outcome of a command stays in the notice line."""
MOST_NOTICES = 4
"""Lines one after another that the outcome of one command gets."""
_LONGEST = 14
"""Cells of a filter's name in the tab."""
_LONGEST_FILTER = 32
"""Cells of it in the notice line."""


class Sight(NamedTuple):
    """What is looked at."""

    view: str
    listing: Listing
    selection: str
    """The filter in words; empty when all is shown."""
    matches: str = ""
    """How many matches the text has that is read, and which one is current."""


def arrangement(listing: Listing) -> str:
    """Return in words what is special about the order of a list; nothing for the usual one."""
    order = {Order.NEWEST: "", Order.UNREAD: "unread first", Order.OLDEST: "oldest first"}
    if not listing.unread_only:
        return order[listing.order]
    return "unread only, oldest first" if listing.order is Order.OLDEST else "unread only"


class Frame:
    """Tabs and notice above, status and keys below."""

    def __init__(self, screen: Screen[None], library: Library, folder: str) -> None:
        self._screen = screen
        self._library = library
        self._folder = folder
        self._tabs = TabBar(id="tabs")
        self._notice = NoticeLine(id="notice")
        self._keys = KeyBar(id="keys")
        self.status_line = StatusLine(id="status-line")
        self.search = SearchBar(id="search")
        """Comes below the keys once the first screen is painted."""
        self._lasting = ("", "", "")
        """What the notice line says when nothing was just done: words, look and action."""
        self._timer: Timer | None = None
        self._to_say: list[str] = []
        """What the notice line says after this."""

    def above(self) -> ComposeResult:
        """Give the bars above the views."""
        yield self._tabs
        yield self._notice

    def below(self) -> ComposeResult:
        """Give the bars below the views."""
        yield self.status_line
        yield self._keys

    def show(self, sight: Sight, status: Status, notices: int, keymap: Keymap) -> None:
        """Show the state of things around what is looked at.

        `notices` are problems beside those of files.
        """
        counts = self._library.counts(EVERYTHING)
        problems = self._library.problem_count() + notices
        self.status_line.show(
            status_items(
                status, counts, problems, self._folder, moments.now(), self._screen.app.size.width
            )
        )
        selection, query = sight.selection, sight.listing.query
        unread = self._library.counts(query).unread if selection else counts.unread
        self._notice.show_aside(sight.matches or self._listed(sight))
        self._tabs.show_tabs(
            sight.view if sight.view in TABS else "",
            f"{unread or ''} {cut(selection, _LONGEST)}".strip(),
            "",
            str(self._library.tag_total()),
        )
        self._keys.show_keys(sight.view, keymap)

    def _listed(self, sight: Sight) -> str:
        """Return the filter with the number of its articles, and what is special about
        the order."""
        words = [arrangement(sight.listing)]
        if sight.selection:
            found = f"{self._library.counts(sight.listing).articles:,}"
            if not self._library.has_all(sight.listing):
                found += f" so far ({self._library.indexed():.0%} indexed)"
            words.insert(0, f"{cut(sight.selection, _LONGEST_FILTER)} · {found}")
        return ", ".join(filter(None, words))

    def say(self, sentence: str) -> None:
        """Put the outcome of a command into the notice line for a few seconds.

        What it has no room for comes after that.
        """
        self._to_say = in_turn(clean(sentence), self._notice.room)[:MOST_NOTICES]
        self._say_on()

    def hush(self) -> None:
        """Say no more of what was just done: it was taken back."""
        self._to_say.clear()
        self._say_on()

    def _say_on(self) -> None:
        """Say what there is to say next; at the end, what is the case."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._to_say:
            self._timer = self._screen.set_timer(NOTICE, self._say_on)
            self._notice.show_notice(self._to_say.pop(0), "")
        else:
            self._notice.show_notice(*self._lasting)

    def say_lastingly(self, words: str, look: str, action: str) -> None:
        """Say what is the case as long as nothing was just done; a click does `action`."""
        self._lasting = (words, look, action)
        if self._timer is None:
            self._notice.show_notice(*self._lasting)
