"""What is asked about tags: how often each is used, how it fares, and what stands beside it."""

from collections.abc import Mapping, Sequence

from tui.library import derived, tags, trends
from tui.library.answers import kept
from tui.library.connected import Connected
from tui.library.listing import Listing
from tui.library.query import EVERYTHING, Query, tagged
from tui.library.selection import Selection
from tui.library.values import TagCount, TagRank, TagRow


class TagBoard(Connected):
    """The questions of a `Library` about tags. Keywords are no tags unless they are asked for."""

    @kept
    def tags(self, query: Query = EVERYTHING, most: int | None = None) -> list[TagCount]:
        """Return the tags of the articles that `query` finds: most articles first, then by name.

        `most`: only the first so many; `tag_total` tells how many there are of `EVERYTHING`, for
        which the cost is in proportion to what is returned, not to what there is.
        """
        with self._reading():
            return tags.counts(self._db, self._ranks(query, most))
        return []

    @kept
    def tag_ranks(self, query: Query = EVERYTHING, most: int | None = None) -> list[TagRank]:
        """Return the same tags in the same order with their counts alone, for a list of them.

        `tag_rows` tells what else there is to know of those that are on the screen.
        """
        with self._reading():
            return self._ranks(query, most)
        return []

    def tag_meant(self, name: str) -> str:
        """Return the key of the tag that somebody calls `name`, whether it is there or not."""
        with self._reading():
            return self._view.overlay.rules.meant(name.strip().removeprefix("#"))
        return ""

    def tag_rows(self, ranks: Sequence[TagRank], query: Query = EVERYTHING) -> list[TagRow]:
        """Return names, newest headlines and trends of tags of `query`, in the same order.

        Those that are not there any more are left out. What it costs depends on how many articles
        these tags have in the last weeks.
        """
        with self._reading():
            named = tags.named(self._db, ranks)
            among, today = self._among(query), self._view.today
            found = trends.trends(self._db, list(named), today, among)
            return [
                TagRow(rank, named[rank.key].name, named[rank.key].title, found[rank.key])
                for rank in ranks
                if rank.key in named
            ]
        return []

    @kept
    def tag_changes(self, query: Query = EVERYTHING) -> Mapping[str, int]:
        """Return by key how many more articles a tag has in the last 7 days than in the 7 before.

        Tags without an article in these two weeks are left out.
        """
        with self._reading():
            return trends.changes(self._db, self._view.today, self._among(query))
        return {}

    def tags_beside(
        self, key: str, query: Query = EVERYTHING, most: int | None = None
    ) -> tuple[list[TagCount], int]:
        """Return the other tags of the articles with a tag, and in how many these were counted.

        Of a tag with many articles the newest ones are looked at.
        """
        with self._reading():
            if query == EVERYTHING:
                ids: Sequence[int] = trends.newest_of(self._db, key)
            else:
                selection = self._view.selection(query.narrowed(tagged(key)))
                ids = selection.ids(self._db, 0, trends.NEWEST)
            others = [rank for rank in self._ranks_of(ids, ()) if rank.key != key]
            return tags.counts(self._db, others[:most]), len(ids)
        return [], 0

    def keywords(self, query: Query = EVERYTHING, most: int | None = None) -> list[TagCount]:
        """Return the keywords of the articles that `query` finds and nobody tagged, counted now.

        They are derived from the text (`tui.article.Article.keywords`) and no tags.
        """
        with self._reading():
            return derived.keywords_of(self._db, *self._found(query), most)
        return []

    @kept
    def tag_total(self) -> int:
        """Return how many different tags there are."""
        with self._reading():
            return int(
                self._db.execute("SELECT count(*) FROM tag WHERE articles > 0").fetchone()[0]
            )
        return 0

    def _ranks(self, query: Query, most: int | None) -> list[TagRank]:
        if query == EVERYTHING:
            return tags.all_ranks(self._db, self._view.overlay, most)
        return self._ranks_of(*self._found(query))[:most]

    def _ranks_of(self, ids: Sequence[int], unread: Sequence[int]) -> list[TagRank]:
        view = self._view
        return tags.ranks_of(self._db, view.tag_roll, view.overlay.rules, ids, unread)

    def _found(self, query: Query) -> tuple[Sequence[int], Sequence[int]]:
        """Return the ids of the articles that `query` finds and of the unread ones among them."""
        selection = self._view.selection(query)
        found = selection.ids(self._db, 0, selection.counts.articles)
        if selection.counts.unread == len(found):
            return found, found
        selection = self._view.selection(Listing(query, unread_only=True))
        return found, selection.ids(self._db, 0, selection.counts.articles)

    def _among(self, query: Query) -> Selection | None:
        return None if query == EVERYTHING else self._view.selection(query)
