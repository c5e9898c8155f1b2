"""Every article in the order of the lists, held in memory and followed day by day.

A query that no table answers is a set of places in this order. 100,000 articles take 3 MB and
0.1 s to read at first; afterwards only the days are read again in which something changed.
"""

import json
import sqlite3
from array import array
from itertools import accumulate
from typing import NamedTuple

from tui.library.overlay import Overlay

_SOME_DAYS = "WHERE day IN (SELECT value FROM json_each(?))"
_DAYS = """
SELECT day, json_group_array(id), json_group_array(wording), group_concat(marks, '')
FROM (
    SELECT day, id, wording, read + 2 * starred AS marks FROM article {}
    ORDER BY day DESC, sort_at DESC, id DESC
) GROUP BY day
"""
"""One row for each day: rows for each article would each wait for other threads of Python."""
_MOST_DAYS = 200
"""Days that are read one by one; if more changed, all are."""
_READ = bytes.maketrans(b"0123", bytes([0, 1, 0, 1]))
_STARRED = bytes.maketrans(b"0123", bytes([0, 0, 1, 1]))


class _Day(NamedTuple):
    ids: bytes
    wordings: bytes
    marks: bytes


class Roll:
    """The places of all articles, newest first, for one state of the library."""

    def __init__(self) -> None:
        self.revision = -1
        """Of the library."""
        self.ids = array("q")
        self.wordings = array("q")
        self.days: list[tuple[int, int]] = []
        """Ordinals of the days, each with the place behind its last article."""
        self._marks = b""
        self._held: dict[int, _Day] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def follow(self, db: sqlite3.Connection) -> None:
        """Bring the roll up to the state that the transaction sees."""
        (revision,) = db.execute("SELECT revision FROM state").fetchone()
        if revision == self.revision:
            return
        days = db.execute("SELECT day, revision FROM day ORDER BY day DESC").fetchall()
        changed = [day for day, last in days if last > self.revision or day not in self._held]
        few = len(changed) <= _MOST_DAYS
        for day, ids, wordings, marks in db.execute(
            _DAYS.format(_SOME_DAYS if few else ""), (json.dumps(changed),) if few else ()
        ):
            self._held[day] = _Day(_numbers(ids), _numbers(wordings), marks.encode())
        self._held = {day: self._held[day] for day, _ in days}
        self._join()
        self.revision = revision

    def read(self, overlay: Overlay) -> bytearray:
        """Return for each place whether the article is read (1) or not (0)."""
        return self._laid_over(self._marks.translate(_READ), overlay.read)

    def starred(self, overlay: Overlay) -> bytearray:
        """Return for each place whether the article is starred."""
        return self._laid_over(self._marks.translate(_STARRED), overlay.starred)

    def _laid_over(self, rows: bytes, changed: dict[int, bool]) -> bytearray:
        marked = bytearray(rows)
        if changed:
            for place, number in enumerate(self.ids):
                if number in changed:
                    marked[place] = changed[number]
        return marked

    def _join(self) -> None:
        held = self._held.values()
        self.ids, self.wordings = array("q"), array("q")
        self.ids.frombytes(b"".join(day.ids for day in held))
        self.wordings.frombytes(b"".join(day.wordings for day in held))
        self._marks = b"".join(day.marks for day in held)
        ends = accumulate(len(day.marks) for day in held)
        self.days = list(zip(self._held, ends, strict=True))


def _numbers(text: str) -> bytes:
    return array("q", json.loads(text)).tobytes()
