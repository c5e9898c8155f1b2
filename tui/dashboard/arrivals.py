"""What came in where the reader is not looking: the words of the notice line."""

from tui.dashboard.headline_list import HeadlineList
from tui.library import Library


class Arrivals:
    """Counts the articles that came in since the reader last saw the newest headlines."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._seen: int | None = None
        """The id up to which everything was seen; None before the first look."""
        self.words = ""
        """What to say; empty when nothing came in out of sight."""

    def look(self, headlines: HeadlineList) -> None:
        """Find out what is new and not on the screen."""
        if self._seen is None or headlines.follows:
            self._seen, self.words = self._library.last_id(), ""
            return
        count, newest = self._library.arrived(headlines.query_shown, self._seen)
        if newest is None:
            self.words = ""
        elif headlines.shows(newest.id):
            self._seen, self.words = newest.id, ""
        else:
            self.words = f"{count} new {headlines.direction_of(newest.id)} {newest.title}"
