"""Tags with their counts: from kept tables for all articles, counted for a query."""

import heapq
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable

from tui.library.blobs import chunks, places
from tui.library.overlay import Overlay
from tui.library.packing import parted
from tui.library.values import TagCount
from tui.text import tag_key

_ALL = """
SELECT
    (SELECT name FROM spelling WHERE tag = t.id ORDER BY articles DESC, name LIMIT 1),
    t.key, t.articles, t.unread, n.title, n.id
FROM (SELECT * FROM tag ORDER BY articles DESC, key LIMIT ?) t JOIN article n ON n.id = (
    SELECT article FROM tagged WHERE tag = t.id
    ORDER BY day DESC, sort_at DESC, article DESC LIMIT 1
)
"""


def all_tags(db: sqlite3.Connection, overlay: Overlay, most: int | None) -> list[TagCount]:
    """Return the tags of all articles, at most `most`; what it costs depends on these alone."""
    changes = overlay.unread_by_tag()
    found = (
        TagCount(name, key, articles, unread + changes[key], title, number)
        for name, key, articles, unread, title, number in db.execute(
            _ALL, (-1 if most is None else most,)
        )
    )
    return sorted(found, key=lambda tag: (-tag.articles, tag.key))


def tags_of(
    db: sqlite3.Connection, ids: Iterable[int], overlay: Overlay, most: int | None
) -> list[TagCount]:
    """Return the tags of these articles, which are given newest first; at most `most`."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    unread: Counter[str] = Counter()
    newest: dict[str, tuple[str, int]] = {}
    for piece in chunks(ids):
        rows = {
            row[0]: row
            for row in db.execute(
                f"SELECT id, read, title, tags FROM article WHERE id IN ({places(piece)})", piece
            )
        }
        for number, read, title, tags in (rows[number] for number in piece if number in rows):
            for key, name in {tag_key(name): name for name in parted(tags)}.items():
                spellings[key][name] += 1
                unread[key] += not overlay.is_read(number, read)
                newest.setdefault(key, (title, number))
    totals = [(-names.total(), key) for key, names in spellings.items()]
    return [
        TagCount(_usual(spellings[key]), key, -total, unread[key], *newest[key])
        for total, key in (sorted(totals) if most is None else heapq.nsmallest(most, totals))
    ]


def _usual(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))
