"""Marks that the editor has not adopted yet, laid over what the library says."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from copy import copy

from tui.library.blobs import chunks, places, to_blob
from tui.library.marking import Mark
from tui.library.packing import parted
from tui.library.rules import NO_RULES, Rules


class Overlay:
    """The articles whose marks differ from their rows, by id; and how their tags are shown."""

    def __init__(
        self, db: sqlite3.Connection, marks: Sequence[Mark], rules: Rules = NO_RULES
    ) -> None:
        """`rules`: those by which the library is written."""
        self.rules = rules
        self.read: dict[int, bool] = {}
        self.starred: dict[int, bool] = {}
        self._found: dict[int, tuple[int, str]] = {}
        """Day and tags of those whose reading counts: a muted one is counted nowhere."""
        wanted = {to_blob(mark.key): mark for mark in marks}
        for piece in chunks(wanted):
            for number, key, read, starred, muted, day, tags in db.execute(
                "SELECT id, key, read, starred, muted, day, tags FROM article"
                f" WHERE key IN ({places(piece)})",
                piece,
            ):
                mark = wanted[key]
                if mark.read != bool(read):
                    self.read[number] = mark.read
                    if not muted:
                        self._found[number] = day, tags
                if mark.starred != bool(starred):
                    self.starred[number] = mark.starred

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
