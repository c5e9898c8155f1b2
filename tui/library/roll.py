"""Every article in the order of the lists, held in memory and followed day by day.

A query that no table answers is a set of places in this order. 100,000 articles take 2 MB and 50 ms
to read at first; afterwards only the days are read again in which something changed.
"""

import json
import sqlite3
from array import array
from typing import NamedTuple

from tui.library.overlay import Overlay

_DAYS = """
SELECT day, json_group_array(id - :born), json_group_array(wording - :born),
    group_concat(read + 2 * starred + 4 * muted, '')
FROM article INDEXED BY article_order {} GROUP BY day ORDER BY day DESC
"""
"""One row for each day, in which the articles stand as in the index.

Rows for each article would each wait for other threads of Python.
"""
_SOME = "WHERE day IN (SELECT value FROM json_each(:days))"
_MOST_DAYS = 200
"""Days that are read one by one; if more changed, all are."""
_READ = bytes.maketrans(b"01234567", bytes([0, 1, 0, 1, 0, 1, 0, 1]))
_STARRED = bytes.maketrans(b"01234567", bytes([0, 0, 1, 1, 0, 0, 1, 1]))
_MUTED = bytes.maketrans(b"01234567", bytes([0, 0, 0, 0, 1, 1, 1, 1]))


class _Day(NamedTuple):
    numbers: bytes
    wordings: bytes
    marks: bytes


class Roll:
    """The places of all articles, newest first, for one state of the library."""

    def __init__(self) -> None:
        self.revision = -1
        """Of the library."""
        self.born = 0
        """The first id of the library, from which numbers and wordings are counted."""
        self.numbers = array("I")
        """The id of the article in each place, less `born`."""
        self.wordings = array("I")
        """What names its text, less `born`."""
        self.days: list[tuple[int, int]] = []
        """Ordinals of the days, each with the number of its articles."""
        self._marks = b""
        self._held: dict[int, _Day] = {}

    def __len__(self) -> int:
        return len(self.numbers)

    def follow(self, db: sqlite3.Connection) -> None:
        """Bring the roll up to the state that the transaction sees."""
        revision, self.born = db.execute("SELECT revision, born FROM state").fetchone()
        if revision == self.revision:
            return
        days = db.execute("SELECT day, revision FROM day ORDER BY day DESC").fetchall()
        changed = [day for day, last in days if last > self.revision or day not in self._held]
        some = _SOME if len(changed) <= _MOST_DAYS else ""
        for day, numbers, wordings, marks in db.execute(
            _DAYS.format(some), {"born": self.born, "days": json.dumps(changed)}
        ):
            self._held[day] = _Day(_packed(numbers), _packed(wordings), marks.encode())
        self._held = {day: self._held[day] for day, _ in days}
        self._join()
        self.revision = revision

    def read(self, overlay: Overlay) -> bytearray:
        """Return for each place whether the article is read (1) or not (0)."""
        return self._laid_over(self._marks.translate(_READ), overlay.read)

    def starred(self, overlay: Overlay) -> bytearray:
        """Return for each place whether the article is starred."""
        return self._laid_over(self._marks.translate(_STARRED), overlay.starred)

    @property
    def muted(self) -> bytes:
        """For each place whether the article is muted."""
        return self._marks.translate(_MUTED)

    def _laid_over(self, rows: bytes, changed: dict[int, bool]) -> bytearray:
        marked = bytearray(rows)
        if changed:
            new = {number - self.born: mark for number, mark in changed.items()}
            for place, number in enumerate(self.numbers):
                if number in new:
                    marked[place] = new[number]
        return marked

    def _join(self) -> None:
        held = self._held.values()
        self.numbers, self.wordings = array("I"), array("I")
        self.numbers.frombytes(b"".join(day.numbers for day in held))
        self.wordings.frombytes(b"".join(day.wordings for day in held))
        self._marks = b"".join(day.marks for day in held)
        self.days = [(day, len(row.marks)) for day, row in self._held.items()]


def _packed(numbers: str) -> bytes:
    return array("I", json.loads(numbers)).tobytes()
