"""The side that reads: lists, counts and articles, for screen and command line; and marks."""

import math
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from tui.library import retrieval, story
from tui.library.answers import kept
from tui.library.blobs import chunks, to_blob
from tui.library.connected import PATIENCE
from tui.library.listing import Listing
from tui.library.marking import Change
from tui.library.muteboard import MuteBoard
from tui.library.query import EVERYTHING, Query
from tui.library.values import (
    Counts,
    DayCount,
    FileEntry,
    Headline,
    Problem,
    StoredArticle,
)
from tui.places import Places

_REMEMBERED = 8
"""Articles opened last that can still be starred after they went."""


class Library(MuteBoard):
    """Reads `library.db`, and makes marks in `marks.db`. An object belongs to one thread.

    A library that does not exist yet is empty. Each method sees one state of the library. Marks
    are seen at once, whether or not the editor has adopted them. No method raises because of a
    file: what cannot be read is left out, and `notices` says so.
    """

    def __init__(
        self,
        places: Places,
        *,
        most_read: int | None = None,
        patience: float = PATIENCE,
        now: Callable[[], float] = time.time,
    ) -> None:
        """`most_read`: so many articles, the newest, does a search for words read itself where the
        full-text index does not have them yet; None: all of them, so that none is missed.
        `patience`: seconds to wait for another instance that is writing."""
        super().__init__(places, most_read, patience, now)
        self._opened: dict[int, StoredArticle] = {}

    @kept
    def counts(self, query: Query | Listing = EVERYTHING) -> Counts:
        """Return how many articles `query` finds, and how many of them are unread."""
        with self._reading():
            return self._view.selection(query).counts
        return Counts()

    @kept
    def has_all(self, query: Query | Listing) -> bool:
        """Tell whether all articles are found that `query` asks for (see `indexed`)."""
        with self._reading():
            return self._view.selection(query).complete
        return True

    @kept
    def days(self, query: Query | Listing = EVERYTHING) -> list[DayCount]:
        """Return the local calendar days that have articles, in the order of the list.

        A query is listed with its newest articles first.
        """
        with self._reading():
            return list(self._view.selection(query).days)
        return []

    @kept
    def window(self, query: Query | Listing, offset: int, count: int) -> list[Headline]:
        """Return at most `count` headlines, beginning with the one at `offset`."""
        with self._reading():
            ids = self._view.selection(query).ids(self._db, offset, count)
            return retrieval.headlines(self._db, ids, self._view.overlay)
        return []

    def ids(self, query: Query | Listing, offset: int, count: int) -> Sequence[int]:
        """Return the ids of at most `count` articles, beginning with the one at `offset`."""
        with self._reading():
            return self._view.selection(query).ids(self._db, offset, count)
        return ()

    @kept
    def position(self, query: Query | Listing, article_id: int) -> int | None:
        """Return the offset of an article among those that `query` finds."""
        with self._reading():
            return self._view.selection(query).position(self._db, article_id)
        return None

    def find(self, key: str) -> int | None:
        """Return the id of the article with that key, None when there is none."""
        with self._reading():
            row = self._db.execute(
                "SELECT id FROM article WHERE key = ?", (to_blob(key),)
            ).fetchone()
            return None if row is None else int(row[0])
        return None

    @kept
    def article(self, article_id: int) -> StoredArticle | None:
        """Return a whole article, None when the library does not have it any more."""
        with self._reading():
            for found in retrieval.articles(self._db, [article_id], self._view.overlay):
                self._opened.pop(article_id, None)
                self._opened[article_id] = found  # the last one opened stands last
                if len(self._opened) > _REMEMBERED:
                    del self._opened[next(iter(self._opened))]
                return found
        return None

    def articles(
        self, query: Query = EVERYTHING, limit: int | None = None
    ) -> Iterator[StoredArticle]:
        """Return whole articles, newest first; those that go meanwhile are left out."""
        ids: Sequence[int] = ()
        with self._reading():
            selection = self._view.selection(query)
            wanted = selection.counts.articles if limit is None else limit
            ids = selection.ids(self._db, 0, wanted)
        for piece in chunks(ids):
            found: list[StoredArticle] = []
            with self._reading():
                found = retrieval.articles(self._db, piece, self._view.overlay)
            yield from found

    def indexed(self) -> float:
        """Return the share of all articles, from 0 to 1, that words are looked for in by an index.

        It is filled in the background, newest articles first. Before it is 1, a search may leave
        out older articles (see `most_read`); `refresh` tells when one may find more.
        """
        with self._reading():
            return self._view.indexed()
        return 1.0

    def get_ready(self) -> None:
        """Read what every search needs: 0.1 s for 100,000 articles, once, that no search waits."""
        with self._reading():
            self._view.get_ready()

    def last_id(self) -> int:
        """Return the id of the article that came into the library last, 0 when there is none."""
        with self._reading():
            return int(self._db.execute("SELECT max(id) FROM article").fetchone()[0] or 0)
        return 0

    def arrived(self, query: Query | Listing, after: int, most: int) -> tuple[int, Sequence[int]]:
        """Return how many articles of `query` came in after the one with id `after`, and the ids of
        the first `most` of them in the order of the list."""
        with self._reading():
            return self._view.selection(query).arrived(self._db, after, most)
        return 0, ()

    @kept
    def headline(self, article_id: int) -> Headline | None:
        """Return one headline, None when the library does not have the article any more."""
        with self._reading():
            found = retrieval.headlines(self._db, [article_id], self._view.overlay)
            return next(iter(found), None)
        return None

    def signatures(self) -> dict[str, tuple[int, int, int, int]]:
        """Return which state of which file the library holds."""
        with self._reading():
            return retrieval.signatures(self._db)
        return {}

    @kept
    def problem_count(self) -> int:
        """Return how many files are not shown, or not completely."""
        with self._reading():
            (count,) = self._db.execute("SELECT count(*) FROM problem").fetchone()
            return int(count)
        return 0

    @kept
    def problems(self) -> list[Problem]:
        """Return the files that are not shown, or not completely, by name."""
        with self._reading():
            return retrieval.problems(self._db)
        return []

    @kept
    def files(self) -> list[FileEntry]:
        """Return the files that were read, by name."""
        with self._reading():
            return retrieval.files(self._db)
        return []

    def named_in(self, article: StoredArticle) -> list[Headline]:
        """Return those of the headlines that an article itself names which the library has."""
        with self._reading():
            found = story.named_in(self._db, self._view.index(), article)
            return retrieval.headlines(self._db, found, self._view.overlay)
        return []

    def more_on_story(
        self, article: StoredArticle, most: int, seconds: float = math.inf
    ) -> list[Headline]:
        """Return at most `most` headlines of other articles on the same story, nearest first.

        Takes milliseconds; what the full-text index does not have yet is not among them. On a disk
        that is slow, words beside the headline are only looked up for about so many `seconds`.
        """
        until = time.monotonic() + seconds
        with self._reading():
            rules = self._view.overlay.rules
            found = story.more_on(self._db, self._view.index(), rules, article, most, until)
            return retrieval.headlines(self._db, found, self._view.overlay)
        return []

    def more_from_source(self, article: StoredArticle, most: int) -> list[Headline]:
        """Return at most `most` headlines of the same source: those before the article, else after.

        Only the articles next to it in the order of dates are looked through.
        """
        with self._reading():
            found = story.more_from(self._db, article, most)
            return retrieval.headlines(self._db, found, self._view.overlay)
        return []

    def mark(
        self, article_ids: Sequence[int], *, read: bool | None = None, starred: bool | None = None
    ) -> bool:
        """Mark articles read or starred, or not; None leaves that as it is.

        True: the marks are on the disk. False: they could not be saved and wait, as `notices` says.
        This object shows them either way. Starring keeps a copy of the article. An article that
        was just opened can be starred even when it has gone meanwhile; it comes back.
        """
        found = self._changes(article_ids, read, starred)
        for number in article_ids:
            if number not in found and number in self._opened:
                found[number] = retrieval.change_of(self._opened[number], read, starred)
        revision = self._view.revision
        saved = self._record(found)
        if self._view.revision == revision:
            return saved
        # What got another key meanwhile, because its file was renamed, is not marked yet.
        return self._record(self._changes(found, read, starred)) and saved

    def _changes(
        self, ids: Iterable[int], read: bool | None, starred: bool | None
    ) -> dict[int, Change | None]:
        """Return what has to be written about those of these articles that are there."""
        with self._reading():
            return retrieval.changes(
                self._db, tuple(ids), self._view.overlay, read=read, starred=starred
            )
        return {}

    def _record(self, found: Mapping[int, Change | None]) -> bool:
        """Write down what is not None; False: it could not be saved and waits."""
        changes = {number: change for number, change in found.items() if change}
        if not changes:
            return True
        saved = self._marks.record(changes.values())
        self._look_anew(changes)
        return saved

    def setting(self, name: str) -> str | None:
        """Return what was kept under `name`, None when nothing was."""
        with self._bearing():
            return self._marks.setting(name)
        return None

    def keep_setting(self, name: str, value: str) -> None:
        """Keep `value` under `name` for the next start."""
        self._marks.keep_setting(name, value)
