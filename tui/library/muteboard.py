"""Mutes as a person makes, looks over and ends them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.library.blobs import chunks, places
from tui.library.muting import (
    Hidden,
    Kind,
    Mute,
    ended_as,
    folded,
    holding,
    kept_as,
    lost_by,
    mutes_in,
)
from tui.library.nearness import near_names
from tui.library.packing import parted
from tui.library.query import MUTED, STARRED, without
from tui.library.rules import Rules
from tui.library.selection import Selection
from tui.library.tagboard import TagBoard

_NEWEST = 100
"""Articles of a mute that are named."""


class _Row(NamedTuple):
    """What decides whether an article is hidden, and how it counts then."""

    id: int
    read: int
    title: str
    source: str
    tags: Sequence[str]


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
            selection = self._candidates(mute)
            if mute.kind is not Kind.SOURCE and folded(mute.value):
                newest = tuple(selection.ids(self._db, 0, _NEWEST))
                counts = selection.counts
                return Hidden(mute, counts.articles, counts.unread, newest)
            ids = selection.ids(self._db, 0, selection.counts.articles)
            return self._hidden(mute, self._rows(ids))
        return Hidden(mute, 0, 0, ())

    def mutes(self) -> list[Hidden]:
        """Return the mutes that hold, each with what it hides, those that end first first.

        Those that were made here hold, or have ended, before the editor has carried that out.
        """
        with self._reading():
            selection = self._view.selection(MUTED)
            ids = selection.ids(self._db, 0, selection.counts.articles)
            rows = list(self._rows(ids))
            own = {mute.about for mute in self._own()}
            found = [
                self._hidden(mute, [*rows, *self._not_yet_hidden(mute)])._replace(
                    own=mute.about in own
                )
                for mute in self._holding()
            ]
            return sorted(found, key=lambda hidden: hidden.mute.until or float("inf"))
        return []

    def near_names(self, mute: Mute) -> tuple[str, ...]:
        """Return which tags or sources may be meant where none is called as a mute says."""
        with self._reading():
            return near_names(self._db, self._view.overlay.rules, mute)
        return ()

    def are_mutes_carried_out(self) -> bool:
        """Tell whether lists and counts go by the mutes that hold now."""
        with self._reading():
            return set(self._holding()) == set(self._view.overlay.rules.mutes)
        return True

    def _own(self) -> tuple[Mute, ...]:
        own, known = mutes_in(self._marks), self._view.overlay.rules
        return (*own, *lost_by(self._marks, own, known.own))

    def _holding(self) -> tuple[Mute, ...]:
        return holding(self._view.overlay.rules.house, self._own(), self._view.now)

    def _candidates(self, mute: Mute) -> Selection:
        return self._view.selection(mute.candidates.narrowed(without(STARRED)))

    def _not_yet_hidden(self, mute: Mute) -> Iterator[_Row]:
        """Return the articles among which the editor looks when it carries out this mute."""
        if mute in self._view.overlay.rules.mutes:
            return
        selection = self._candidates(mute)
        yield from self._rows(selection.ids(self._db, 0, selection.counts.articles))

    def _rows(self, ids: Iterable[int]) -> Iterator[_Row]:
        for piece in chunks(ids):
            rows = self._db.execute(
                f"SELECT id, read, title, source, tags FROM article WHERE id IN ({places(piece)})",
                piece,
            )
            found = {
                number: _Row(number, read, title, source, parted(tags))
                for number, read, title, source, tags in rows
            }
            yield from (found[number] for number in piece if number in found)

    def _hidden(self, mute: Mute, rows: Iterable[_Row]) -> Hidden:
        """Return what a mute hides of these articles."""
        rules = Rules(self._view.overlay.rules.names, [mute])
        hidden = [row for row in rows if rules.hides(row.title, row.source, row.tags)]
        unread = sum(not self._view.overlay.is_read(row.id, row.read) for row in hidden)
        return Hidden(mute, len(hidden), unread, tuple(row.id for row in hidden[:_NEWEST]))
