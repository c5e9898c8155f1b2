"""What is done with tags: into the filter, out of it, back again; and how they are listed."""

from typing import NamedTuple

from tui.dashboard.doors.program_screen import ProgramScreen
from tui.dashboard.news.places import Spot
from tui.dashboard.tags.tag_columns import Sort
from tui.library import Query, TagRow, saying, tagged, without

_SORTS = tuple(Sort)


class Step(NamedTuple):
    """What was listed before a tag changed the filter."""

    spot: Spot
    words: str
    view: str
    """The view in which the reader is after it."""
    made: Query
    """The filter that it made."""


class TagScreen(ProgramScreen):
    """The commands about tags."""

    _steps: tuple[Step, ...] = ()
    """The tags that made the filter what it is, the last one last."""

    def _add_tag(self) -> None:
        """List the articles of the filter that have the selected tag too."""
        tag = self._tag_at_hand()
        if tag is not None:
            self._narrow(self._query_of(tag), f"#{tag.name}", "headlines")

    def action_exclude(self) -> None:
        """List the articles of the filter that do not have the selected tag."""
        if self._view != "tags":
            return
        tag = self._tag_at_hand()
        if tag is None:
            return
        self._narrow(without(self._query_of(tag)), f"-#{tag.name}", "tags")
        back = self._configured.keymap.sign("back")
        self.say(f"Without #{tag.name}. {back} lets it in again.")

    def _tag_at_hand(self) -> TagRow | None:
        self.tags.select_something()
        return self.tags.selected

    def _query_of(self, tag: TagRow) -> Query:
        return saying(tag.name) if self.tags.is_derived(tag) else tagged(tag.name)

    def _narrow(self, wanted: Query, words: str, view: str) -> None:
        before = self._selection
        query = self.active_query.narrowed(wanted)
        if query == self.active_query:  # it is in the filter already
            self._show_view(view)
            return
        said = before.startswith(("#", "-#"))
        spot = self.headlines.spot
        named = f"{before} {words}" if said else f"/{query.text}" if before else words
        self._show_query(query, named)
        self._steps = (*self._steps, Step(spot, before, view, query))
        self._show_view(view)

    def _step_back(self) -> bool:
        """Take the last tag out of the filter again, in the list or where the reader came by it."""
        if not self._steps:
            return False
        *earlier, last = self._steps
        if last.made != self.active_query:
            self._steps = ()  # the filter is somebody else's by now
            return False
        if self._view not in (last.view, "headlines"):
            return False
        self._steps = tuple(earlier)
        now, before = self.headlines.listing, last.spot.listing
        listing = before._replace(order=now.order, unread_only=now.unread_only)
        self._go_back(last.spot._replace(listing=listing), last.words)
        self._show_view("tags")
        self._frame.hush()
        return True

    # -- how tags are listed -----------------------------------------------------------------

    def action_order(self) -> None:
        if self._view != "tags":
            super().action_order()
            return
        sort = _SORTS[(_SORTS.index(self.tags.sort) + 1) % len(_SORTS)]
        self._list_tags(sort, keywords=self.tags.keywords)
        self.say(f"Tags by {'number' if sort is Sort.COUNT else sort}.")

    def action_keywords(self) -> None:
        keywords = not self.tags.keywords
        if self._view != "tags":
            self._show_view("tags")
        self._list_tags(self.tags.sort, keywords=keywords)
        if keywords:
            self.say("Keywords (~) are derived from the text of articles that nobody tagged.")
        else:
            self.say("Only tags.")

    def _list_tags(self, sort: Sort, *, keywords: bool) -> None:
        self.tags.sort_by(sort, keywords=keywords)
        self.tag_pane.show_sorted()
