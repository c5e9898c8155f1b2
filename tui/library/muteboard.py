"""Mutes as a person makes, looks over and ends them."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from tui.library.blobs import chunks, places
from tui.library.muting import Hidden, Kind, Mute, ended_as, folded, kept_as, mutes_in
from tui.library.packing import parted
from tui.library.query import MUTED, STARRED, without
from tui.library.rules import Rules
from tui.library.tagboard import TagBoard

_NEWEST = 100
"""Articles of a mute that are named."""


class MuteBoard(TagBoard):
    """The questions of a `Library` about mutes. The editor carries them out."""

    def mute(self, mute: Mute) -> bool:
        """Let a mute hold, in the place of one that was made here and is about the same.

        False: that waits to be saved, as `notices` says.
        """
        return self._marks.keep_setting(*kept_as(mute))

    def unmute(self, mute: Mute) -> bool:
        """End a mute that was made here; False: that waits to be saved."""
        return self._marks.keep_setting(*ended_as(mute))

    def own_mute(self, mute: Mute) -> Mute | None:
        """Return the mute about the same that was made here, None where there is none."""
        with self._bearing():
            return next((own for own in mutes_in(self._marks) if own.about == mute.about), None)
        return None

    def would_hide(self, mute: Mute) -> Hidden:
        """Return what a mute would hide that is not hidden now."""
        with self._reading():
            selection = self._view.selection(mute.candidates.narrowed(without(STARRED)))
            if mute.kind is not Kind.SOURCE and folded(mute.value):
                newest = tuple(selection.ids(self._db, 0, _NEWEST))
                counts = selection.counts
                return Hidden(mute, counts.articles, counts.unread, newest)
            ids = selection.ids(self._db, 0, selection.counts.articles)
            wanted = Rules(self._view.overlay.rules.names, [mute])
            return self._hidden(mute, [row for row in self._rows(ids) if wanted.hides(*row[2:])])
        return Hidden(mute, 0, 0, ())

    def mutes(self) -> list[Hidden]:
        """Return the mutes that hold, each with what it hides, those that end first first."""
        with self._reading():
            rules = self._view.overlay.rules
            selection = self._view.selection(MUTED)
            ids = selection.ids(self._db, 0, selection.counts.articles)
            rows = list(self._rows(ids))
            own = {mute.about for mute in mutes_in(self._marks)}
            found = []
            for mute in rules.mutes:
                one = Rules(rules.names, [mute])
                hidden = self._hidden(mute, [row for row in rows if one.hides(*row[2:])])
                found.append(hidden._replace(own=mute.about in own))
            return sorted(found, key=lambda hidden: hidden.mute.until or float("inf"))
        return []

    def _rows(self, ids: Iterable[int]) -> "Iterator[tuple[int, bool, str, str, Sequence[str]]]":
        """Yield id, whether it is read, headline, source and tags of these articles."""
        for piece in chunks(ids):
            found = {row[0]: row for row in _ask(self._db, piece)}
            for number, read, title, source, tags in (found[n] for n in piece if n in found):
                is_read = self._view.overlay.is_read(number, read)
                yield number, is_read, title, source, parted(tags)

    def _hidden(
        self, mute: Mute, rows: Sequence[tuple[int, bool, str, str, Sequence[str]]]
    ) -> Hidden:
        unread = sum(not row[1] for row in rows)
        return Hidden(mute, len(rows), unread, tuple(row[0] for row in rows[:_NEWEST]))


def _ask(db: sqlite3.Connection, ids: Sequence[int]) -> list[tuple[int, int, str, str, str]]:
    return db.execute(
        f"SELECT id, read, title, source, tags FROM article WHERE id IN ({places(ids)})", ids
    ).fetchall()
