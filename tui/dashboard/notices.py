"""What there is to tell: what is wrong as a whole, and why a list is empty."""

from tui.dashboard.conductor import Conductor
from tui.dashboard.configured import Configured
from tui.dashboard.frame import Sight
from tui.dashboard.status import folder_name, nothing_to_show, problems_document, short_filter
from tui.library import Library, parse_query
from tui.page import Document

_MUTED = parse_query("is:muted")


class Notices:
    """Asks library, newsroom and settings what they have to tell of one folder."""

    def __init__(self, folder: str, library: Library, newsroom: Conductor) -> None:
        self._folder = folder
        self._library = library
        self._newsroom = newsroom

    def troubles(self, found: Configured) -> list[str]:
        """Return what is wrong as a whole: databases, settings, and last the folder."""
        status = self._newsroom.status
        complaints = map(str, found.complaints)
        sentences = [*status.notices, *self._library.notices, *complaints, status.reason]
        return list(dict.fromkeys(sentence for sentence in sentences if sentence))

    def beside_files(self, found: Configured) -> int:
        """Return how many problems there are that no file has."""
        return len(self.troubles(found)) - bool(self._newsroom.status.reason)

    def first_trouble(self, found: Configured, *, empty: bool) -> str:
        """Return the trouble to name on the screen; an `empty` list says itself why it is."""
        troubles = self.troubles(found)
        reason = self._newsroom.status.reason
        if reason and empty and troubles[-1:] == [reason]:
            troubles.pop()
        return troubles[0] if troubles else ""

    def nothing_to_show(self, sight: Sight, found: Configured) -> str:
        """Return what the list says while it is empty."""
        if sight.listing.unread_only and self._library.counts(sight.listing.query).articles:
            return f"Everything here is read. {found.keymap.sign('hide_read')} shows it."
        problems, selection = self._library.problem_count(), sight.selection
        if selection and not self._library.has_all(sight.listing):
            share = self._library.indexed()
            return f"No article with {short_filter(selection)} so far: {share:.0%} is indexed."
        counts = self._library.counts
        if not (selection or counts().articles) and counts(_MUTED).articles:
            key = found.keymap.sign("search")
            name = folder_name(self._folder)
            return f"All that is in {name} is muted. {key} is:muted finds it."
        return nothing_to_show(
            self._newsroom.status, problems, self._folder, selection, found.keymap
        )

    def problems(self, found: Configured) -> Document:
        """Return the list of problems."""
        return problems_document(
            self._library.problems(), self.troubles(found), self._newsroom.status, self._folder
        )
