"""The news that a wall has at hand: a window of the newest, and when each of them came in."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from tui.article import Precision
from tui.library import Headline, Library, Listing, Query
from tui.wall.instant import Instant

MOST = 300
"""Headlines in the rotation: at ten seconds each a round takes fifty minutes."""
_FRESH = 24 * 3600.0
"""Seconds: what comes in but is older is no new news."""
_Told = tuple[str, str, float]


class Stock:
    """Knows the newest headlines of a query, no matter how many articles there are."""

    def __init__(self, library: Library, query: Query, *, max_age: timedelta, new_for: float):
        """`max_age`: of what is shown at all; `new_for`: seconds for which an arrival is new."""
        self._library = library
        self._query = query
        self._max_age = max_age
        self._new_for = new_for
        self._came: dict[int, Instant] = {}
        """When each headline came in that came in while the wall was up."""
        self._seen: dict[_Told, Instant | None] = {}
        """The same of all that was here lately, by what it says, whatever it is counted by."""
        self._known: frozenset[int] = frozenset()
        self._last_id = 0
        self.news: Sequence[Headline] = ()
        """Newest first, none older than `max_age`."""
        self.newest: Headline | None = None
        """The newest article, however old."""

    def renew(self, at: Instant, *, settled: bool, pinned: Collection[int] = ()) -> dict[int, int]:
        """Look at the library; what is new to it came in now, if it was `settled` before.

        Articles that are `pinned` stay at hand though there are `MOST` that are newer.
        Returns which id an article has now that had another one: a library built anew counts all
        again, and nothing in it is new.
        """
        window = self._library.window(Listing(self._query), 0, MOST)
        self.newest = window[0] if window else None
        before = self.news
        self.news = [*window, *self._behind(window, pinned)]
        self.drop_old(at)
        ids = frozenset(headline.id for headline in self.news)
        renamed = {} if self._known & ids else _renamed(before, self.news)
        self._date(at, settled=settled)
        self._last_id = max(self._library.last_id(), max(ids, default=0))
        self._known = ids
        return renamed

    def _behind(self, window: Sequence[Headline], pinned: Collection[int]) -> Sequence[Headline]:
        """Return those of `pinned` that are in the library, but not in a full `window`."""
        if len(window) < MOST:
            return ()
        left = sorted({*pinned} - {headline.id for headline in window})
        found = [self._library.headline(number) for number in left]
        return [headline for headline in found if headline is not None]

    def _date(self, at: Instant, *, settled: bool) -> None:
        """Note when each headline came in; one that was gone for a while came in only once."""
        dated: dict[int, Instant] = {}
        for headline in reversed(self.news):
            told = _told(headline)
            is_unseen = told not in self._seen and headline.id > self._last_id
            came = self._came.get(headline.id) or self._seen.pop(told, None)
            if settled and is_unseen and came is None:
                came = at
            self._seen[told] = came  # as the last one: what was not here for long goes first
            if came is not None:
                dated[headline.id] = came
        self._came = dated
        while len(self._seen) > 2 * MOST:
            del self._seen[next(iter(self._seen))]

    def drop_old(self, at: Instant) -> None:
        """Let go of what became too old."""
        oldest = at.now.timestamp() - self._max_age.total_seconds()
        self.news = [headline for headline in self.news if headline.sort_at >= oldest]

    def came(self, headline: Headline) -> Instant | None:
        """Return when it came in, None if it was there before."""
        return self._came.get(headline.id)

    def new(self, at: Instant) -> Collection[int]:
        """Return the ids of the headlines that are new now."""
        found = set()
        present = at.now.timestamp()
        for headline in self.news:
            age = present - headline.sort_at
            came = self._came.get(headline.id)
            since = at.since(came) if came else age
            if not came and headline.precision in (Precision.DAY, Precision.MONTH):
                continue  # nobody knows the hour
            if age < _FRESH and since < self._new_for:
                found.add(headline.id)
        return found


def _told(headline: Headline) -> _Told:
    """Return what tells an article from others when its id does not."""
    return headline.title, headline.source, headline.sort_at


def _renamed(before: Sequence[Headline], after: Sequence[Headline]) -> dict[int, int]:
    """Return the new ids by the old ones, as far as articles are told by what they say."""
    numbers = {_told(one): one.id for one in after}
    found = ((one.id, numbers.get(_told(one))) for one in before)
    return {old: new for old, new in found if new is not None}
