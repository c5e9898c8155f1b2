"""Marks that the editor has not adopted yet, laid over what the library says."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from copy import copy

from tui.library.blobs import chunks, places, to_blob
from tui.library.marking import Mark
from tui.library.packing import parted
from tui.library.tagnames import tag_identity


class Overlay:
    """The articles whose marks differ from their rows, by id."""

    def __init__(self, db: sqlite3.Connection, marks: Sequence[Mark]) -> None:
        self.read: dict[int, bool] = {}
        self.starred: dict[int, bool] = {}
        self._found: dict[int, tuple[int, str]] = {}
        wanted = {to_blob(mark.key): mark for mark in marks}
        for piece in chunks(wanted):
            for number, key, read, starred, day, tags in db.execute(
                "SELECT id, key, read, starred, day, tags FROM article"
                f" WHERE key IN ({places(piece)})",
                piece,
            ):
                mark = wanted[key]
                if mark.read != bool(read):
                    self.read[number] = mark.read
                    self._found[number] = day, tags
                if mark.starred != bool(starred):
                    self.starred[number] = mark.starred

    def holding(self, db: sqlite3.Connection, number: int) -> "Overlay":
        """Return the same, but that the article with this id counts as unread."""
        other = copy(self)
        other.read, other._found = dict(self.read), dict(self._found)
        row = db.execute("SELECT read, day, tags FROM article WHERE id = ?", (number,)).fetchone()
        if row is not None and row[0]:
            other.read[number] = False
            other._found[number] = row[1], row[2]
        else:
            other.read.pop(number, None)
        return other

    @property
    def unread(self) -> int:
        """How many more articles (less than none: fewer) are unread than the rows say."""
        return sum(-1 if read else 1 for read in self.read.values())

    def unread_by_tag(self) -> Counter[str]:
        """The same for each tag, by its key."""
        found: Counter[str] = Counter()
        for number, read in self.read.items():
            for key in set(map(tag_identity, parted(self._found[number][1]))):
                found[key] += -1 if read else 1
        return found

    def unread_by_day(self) -> Counter[int]:
        """The same for each day, by its ordinal."""
        found: Counter[int] = Counter()
        for number, read in self.read.items():
            found[self._found[number][0]] += -1 if read else 1
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
