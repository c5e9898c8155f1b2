"""Marks that the editor has not adopted yet, laid over what the library says."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from copy import copy
from typing import Any

from tui.library.blobs import chunks, places, to_blob
from tui.library.marking import Change, Mark
from tui.library.packing import parted
from tui.library.rules import NO_RULES, Rules

_ROW = "id, read, starred, muted, day, tags"


class Overlay:
    """The articles whose marks differ from their rows, by id; and how their tags are shown."""

    def __init__(
        self, db: sqlite3.Connection, said: Iterable[Mark | Change] = (), rules: Rules = NO_RULES
    ) -> None:
        """`said`: the last one about an article counts; `rules`: those by which the library is
        written."""
        self.rules = rules
        self.read: dict[int, bool] = {}
        self.starred: dict[int, bool] = {}
        self._found: dict[int, tuple[int, str]] = {}
        """Day and tags of those whose reading counts: a muted one is counted nowhere."""
        wanted: dict[bytes, Mark | Change] = {}
        for one in said:
            key = to_blob(one.key)
            wanted[key] = one.over(wanted.get(key)) if isinstance(one, Change) else one
        for piece in chunks(wanted):
            for key, *row in db.execute(
                f"SELECT key, {_ROW} FROM article WHERE key IN ({places(piece)})", piece
            ):
                self._lay(wanted[key], *row)

    def laid_over(self, db: sqlite3.Connection, made: Mapping[int, Change]) -> "Overlay":
        """Return the same with what was `made` of these articles, by id, laid over it."""
        other = copy(self)
        other.read, other.starred = dict(self.read), dict(self.starred)
        other._found = dict(self._found)
        for row in db.execute(
            f"SELECT {_ROW} FROM article WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(made)),),
        ):
            other._lay(made[row[0]], *row)
        return other

    def _lay(
        self, said: Mark | Change, number: int, read: int, starred: int, muted: int, *found: Any
    ) -> None:
        """Say something about the article with this row."""
        if said.read is not None:
            self.read.pop(number, None)
            self._found.pop(number, None)
            if said.read != bool(read):
                self.read[number] = said.read
                if not muted:
                    self._found[number] = found
        if said.starred is not None:
            self.starred.pop(number, None)
            if said.starred != bool(starred):
                self.starred[number] = said.starred

    def holding(self, db: sqlite3.Connection, number: int) -> "Overlay":
        """Return the same, but that the article with this id counts as unread."""
        other = copy(self)
        other.read, other._found = dict(self.read), dict(self._found)
        other._found.pop(number, None)
        row = db.execute(
            "SELECT read, day, tags FROM article WHERE id = ? AND NOT muted", (number,)
        ).fetchone()
        if row is not None and row[0]:
            other.read[number] = False
            other._found[number] = row[1], row[2]
        else:
            other.read.pop(number, None)
        return other

    @property
    def unread(self) -> int:
        """How many more articles (less than none: fewer) are unread than the rows say."""
        return sum(-1 if self.read[number] else 1 for number in self._found)

    def unread_by_tag(self) -> Counter[str]:
        """The same for each tag, by its key."""
        found: Counter[str] = Counter()
        for number, (_, tags) in self._found.items():
            for key in set(map(self.rules.identity, parted(tags))):
                found[key] += -1 if self.read[number] else 1
        return found

    def unread_by_day(self) -> Counter[int]:
        """The same for each day, by its ordinal."""
        found: Counter[int] = Counter()
        for number, (day, _) in self._found.items():
            found[day] += -1 if self.read[number] else 1
        return found

    def is_read(self, number: int, read: int) -> bool:
        """Return whether the article is read, given what its row says."""
        return self.read.get(number, bool(read))

    def is_starred(self, number: int, starred: int) -> bool:
        """Return whether the article is starred, given what its row says."""
        return self.starred.get(number, bool(starred))

    def same_as(self, other: "Overlay") -> bool:
        """Tell whether both say the same."""
        return (self.read, self.starred) == (other.read, other.starred)


def condition(column: str, changed: dict[int, bool]) -> tuple[str, list[str]]:
    """Return SQL for `column` with `changed` laid over it, and its parameters."""
    if not changed:
        return f"a.{column}", []
    on, off = _ids(changed, True), _ids(changed, False)
    listed = "a.id IN (SELECT value FROM json_each(?))"
    return f"(CASE WHEN {listed} THEN 1 WHEN {listed} THEN 0 ELSE a.{column} END)", [on, off]


def _ids(changed: dict[int, bool], wanted: bool) -> str:
    numbers: Iterable[int] = (number for number, value in changed.items() if value is wanted)
    return json.dumps(list(numbers))
