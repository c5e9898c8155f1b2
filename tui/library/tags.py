"""Tags with their counts: from kept tables for all articles, counted for a query."""

import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import starmap
from typing import NamedTuple

from tui.library.blobs import chunks, places
from tui.library.overlay import Overlay
from tui.library.packing import parted
from tui.library.rules import Rules
from tui.library.values import TagCount, TagRank

_FEW = 2000
"""Articles up to which it is quicker to look at each of them than at all tags."""
_RANKS = (
    "SELECT key, articles, unread FROM tag WHERE articles > 0 ORDER BY articles DESC, key LIMIT ?"
)
_NEWEST = """
SELECT t.key, (
    SELECT article FROM tagged WHERE tag = t.id AND NOT muted
    ORDER BY day DESC, sort_at DESC, article DESC LIMIT 1
) FROM tag t WHERE key IN ({})
"""
_NAMES = """
SELECT key, (SELECT name FROM spelling WHERE tag = t.id ORDER BY articles DESC, name LIMIT 1)
FROM tag t WHERE key IN ({})
"""
_ARTICLES = "SELECT tag, json_group_array(article - ?) FROM tagged GROUP BY tag"
"""For each tag its articles as they stand in the table: newest first."""
_FOUND, _UNREAD = 1, 2
_IS_THERE = bytes.maketrans(bytes([_FOUND, _UNREAD]), bytes([1, 1]))


def all_ranks(db: sqlite3.Connection, overlay: Overlay, most: int | None) -> list[TagRank]:
    """Return the tags of all articles, at most `most`: 5,000 tags take 3 ms."""
    changes = overlay.unread_by_tag()
    rows = db.execute(_RANKS, (-1 if most is None else most,)).fetchall()
    if not changes:
        return list(starmap(TagRank, rows))
    return [TagRank(key, articles, unread + changes[key]) for key, articles, unread in rows]


def ranks_of(
    db: sqlite3.Connection,
    roll: "TagRoll",
    rules: Rules,
    ids: Sequence[int],
    unread: Sequence[int],
) -> list[TagRank]:
    """Return the tags of these articles.

    `ids` and, of these, `unread` are newest first. The roll is brought up to date if it is needed.
    """
    if len(ids) <= _FEW:
        found = _by_article(db, rules, ids, unread)
    else:
        roll.follow(db)
        found = roll.count(ids, unread)
    return sorted(found, key=lambda rank: (-rank.articles, rank.key))


class Named(NamedTuple):
    """What a list shows of a tag beside its counts."""

    name: str
    title: str
    """Of its newest article."""
    newest: int
    """The id of that."""


def named(db: sqlite3.Connection, ranks: Sequence[TagRank]) -> dict[str, Named]:
    """Return by key what these tags are called, which is as for all articles, and the rest."""
    names: dict[str, str] = {}
    newest = {rank.key: rank.newest for rank in ranks if rank.newest}
    titles: dict[int, str] = {}
    for keys in chunks(rank.key for rank in ranks):
        names |= db.execute(_NAMES.format(places(keys)), keys)
    for keys in chunks(names.keys() - newest.keys()):
        newest |= db.execute(_NEWEST.format(places(keys)), keys)
    for ids in chunks(newest.values()):
        titles |= db.execute(f"SELECT id, title FROM article WHERE id IN ({places(ids)})", ids)
    return {
        key: Named(name, titles.get(newest[key], ""), newest[key]) for key, name in names.items()
    }


def counts(db: sqlite3.Connection, ranks: Sequence[TagRank]) -> list[TagCount]:
    """Return tags with their names, in the same order; what it costs depends on these alone."""
    names = named(db, ranks)
    return [
        TagCount(names[key].name, key, articles, unread, *names[key][1:])
        for key, articles, unread, _ in ranks
    ]


def _by_article(
    db: sqlite3.Connection, rules: Rules, ids: Sequence[int], unread: Sequence[int]
) -> list[TagRank]:
    """Count the tags of a few articles by looking at each."""
    still_unread = frozenset(unread)
    found: Counter[str] = Counter()
    found_unread: Counter[str] = Counter()
    newest: dict[str, int] = {}
    for piece in chunks(ids):
        tags = dict(
            db.execute(f"SELECT id, tags FROM article WHERE id IN ({places(piece)})", piece)
        )
        for number in piece:
            for key in set(map(rules.identity, parted(tags[number]))):
                found[key] += 1
                found_unread[key] += number in still_unread
                newest.setdefault(key, number)
    return [TagRank(key, count, found_unread[key], newest[key]) for key, count in found.items()]


class TagRoll:
    """The articles of every tag, held in memory for one state of the library.

    100,000 articles with three tags each take 1 MB and 0.1 s to read, and 20 ms to count.
    """

    def __init__(self) -> None:
        self._revision = -1
        self._born = 0
        self._size = 0
        """One more than the largest of `_numbers`."""
        self._numbers = array("I")
        """Ids less `born`: the articles of the first tag, newest first, then of the next …"""
        self._ends: list[tuple[str, int]] = []
        """Keys of the tags, each with the place behind its last article."""

    def follow(self, db: sqlite3.Connection) -> None:
        """Bring the roll up to the state that the transaction sees."""
        revision, self._born = db.execute("SELECT revision, born FROM state").fetchone()
        if revision == self._revision:
            return
        keys: dict[int, str] = dict(db.execute("SELECT id, key FROM tag"))
        self._numbers, self._ends = array("I"), []
        for tag, text in db.execute(_ARTICLES, (self._born,)):
            self._numbers.extend(json.loads(text))
            self._ends.append((keys[tag], len(self._numbers)))
        self._size = max(self._numbers, default=-1) + 1
        self._revision = revision

    def count(self, ids: Iterable[int], unread: Iterable[int]) -> list[TagRank]:
        """Count the tags of these articles, and of the unread ones among them."""
        marks = bytearray(self._size)
        end = self._born + self._size  # what came in later has no tag
        for value, numbers in ((_FOUND, ids), (_UNREAD, unread)):
            for number in numbers:
                if number < end:
                    marks[number - self._born] = value
        marked = bytes(map(marks.__getitem__, self._numbers))
        there = marked.translate(_IS_THERE)
        found, start = list[TagRank](), 0
        for key, end in self._ends:
            if articles := there.count(1, start, end):
                newest = self._born + self._numbers[there.index(1, start, end)]
                found.append(TagRank(key, articles, marked.count(_UNREAD, start, end), newest))
            start = end
        return found
