"""What came in where the reader is not looking: the words of the notice line."""

from tui.dashboard.news.headline_list import HeadlineList
from tui.library import Library

MOST = 300
"""Arrivals that are looked at one by one; of more, only the number is told."""


class Arrivals:
    """Counts the articles that came in and have not been on the screen."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.since = library.last_id()
        """The id after which articles are arrivals."""
        self._shown: set[int] = set()
        """Arrivals that have been on the screen."""
        self.words = ""
        """What to say; empty when everything was seen."""

    def see_all(self) -> None:
        """Count everything that is there as seen."""
        self.since = self._library.last_id()
        self._shown.clear()
        self.words = ""

    def count_from(self, article_id: int) -> None:
        """Count what came in after that article as not seen yet."""
        self.since = article_id
        self._shown.clear()

    def look(self, headlines: HeadlineList) -> None:
        """Find out what came in and was not on the screen yet."""
        count, ids = self._library.arrived(headlines.listing, self.since, MOST)
        if ids:
            self._shown |= headlines.shown_ids() & set(ids)
        unseen = [number for number in ids if number not in self._shown]
        rebuilt = count and count == self._library.counts(headlines.listing).articles
        if not unseen or (rebuilt and self.since):
            self.see_all()
            return
        first = self._library.headline(unseen[0])
        title = "" if first is None else first.title
        arrow = headlines.direction_of(unseen[0])
        self.words = f"{count - len(ids) + len(unseen)} new {arrow} {title}"
