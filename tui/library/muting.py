"""Mutes: articles that are not listed, by tag, source or words of the headline, until some time.

A tag counts in any spelling, a source by its whole name, words where they stand in a row in the
headline; case does not matter. What is starred is never muted.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum
from typing import NamedTuple

from tui.library.marks import Marks
from tui.library.query import Query, Term, tagged
from tui.library.sought import row
from tui.library.words import words
from tui.text import tag_key

FOR_EVER = 0.0
"""The end of a mute that has none."""
_KEPT = "mute "
"""How the names of settings begin that keep mutes in `marks.db`."""


class Kind(StrEnum):
    """What a mute is about."""

    TAG = "tag"
    SOURCE = "source"
    WORDS = "words"


class Mute(NamedTuple):
    """One rule."""

    kind: Kind
    value: str
    """As a person wrote it."""
    until: float = FOR_EVER
    """Epoch seconds at which it ends by itself."""

    @property
    def about(self) -> tuple[Kind, str]:
        """What two mutes have in common that are about the same."""
        return self.kind, tag_key(self.value)

    @property
    def name(self) -> str:
        """What is muted in words."""
        if self.kind is Kind.TAG:
            return f"#{self.value}"
        return f"“{self.value}”" if self.kind is Kind.WORDS else self.value

    def holds(self, now: float) -> bool:
        """Tell whether it has not ended at `now`, in epoch seconds."""
        return self.until == FOR_EVER or now < self.until

    @property
    def candidates(self) -> Query:
        """A query that finds all articles that it may mute, and few others."""
        if self.kind is Kind.TAG:
            return tagged(self.value)
        name = "source" if self.kind is Kind.SOURCE else "title"
        return Query(Term(name, tag_key(self.value), phrase=True))


class Hidden(NamedTuple):
    """What a mute hides, or would hide."""

    mute: Mute
    articles: int
    unread: int
    newest: tuple[int, ...]
    """The ids of the newest ones."""
    own: bool = True
    """It was made here, and not by the settings."""


def stands_in(said: Iterable[str], wanted: Iterable[str]) -> bool:
    """Tell whether the folded words `wanted` stand in a row among those that are `said`."""
    return row(list(wanted)) in row(list(said))


def joined(*sources: Iterable[Mute]) -> tuple[Mute, ...]:
    """Return all mutes, of those about the same the one that lasts longest."""
    found: dict[tuple[Kind, str], Mute] = {}
    for mute in (mute for source in sources for mute in source):
        other = found.get(mute.about)
        if other is None or (
            other.until != FOR_EVER and (mute.until == FOR_EVER or mute.until > other.until)
        ):
            found[mute.about] = mute
    return tuple(found.values())


def holding(house: Iterable[Mute], own: Iterable[Mute], now: float) -> tuple[Mute, ...]:
    """Return the mutes that hold at `now`, of the settings (`house`) and made here (`own`)."""
    return tuple(mute for mute in joined(house, own) if mute.holds(now))


def next_end(mutes: Iterable[Mute]) -> float:
    """Return when the first of these mutes ends, in epoch seconds; infinity: none ever does."""
    return min((mute.until for mute in mutes if mute.until != FOR_EVER), default=float("inf"))


def kept_as(mute: Mute) -> tuple[str, str]:
    """Return name and value of the setting that keeps a mute; one about the same replaces it."""
    kind, value = mute.about
    return f"{_KEPT}{kind} {value}", json.dumps([mute.value, mute.until])


def ended_as(mute: Mute) -> tuple[str, str]:
    """Return name and value of the setting that ends a mute."""
    return kept_as(mute)[0], ""


def lost_by(marks: Marks, own: Iterable[Mute], before: Iterable[Mute]) -> tuple[Mute, ...]:
    """Return those of the mutes `before` that a damaged or unusable `marks.db` cannot tell.

    `own`: those that it does tell. Raises sqlite3.OperationalError.
    """
    if marks.lasting and not marks.asks_for_restore:
        return ()
    told = {mute.about for mute in own}
    return tuple(mute for mute in before if mute.about not in told)


def mutes_in(marks: Marks) -> tuple[Mute, ...]:
    """Return the mutes that were made here; raises sqlite3.OperationalError."""
    found = []
    for name, value in marks.settings(_KEPT).items():
        with suppress(ValueError, TypeError):
            shown, until = json.loads(value)  # nothing, where it was ended
            kind = Kind(name.removeprefix(_KEPT).partition(" ")[0])
            found.append(Mute(kind, str(shown), float(until)))
    return tuple(found)


def folded(value: str) -> tuple[str, ...]:
    """Return the folded words of a value."""
    return tuple(words(value))
