"""Tags with their counts: from kept tables for all articles, counted for a query."""

import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from tui.library.blobs import chunks, places
from tui.library.overlay import Overlay
from tui.library.packing import parted
from tui.library.tagnames import tag_identity
from tui.library.values import TagCount

_FEW = 2000
"""Articles up to which it is quicker to look at each of them than at all tags."""
_NAME = "(SELECT name FROM spelling WHERE tag = t.id ORDER BY articles DESC, name LIMIT 1)"
_ALL = f"""
SELECT
    {_NAME}, t.key, t.articles, t.unread, n.title, n.id
FROM (SELECT * FROM tag ORDER BY articles DESC, key LIMIT ?) t JOIN article n ON n.id = (
    SELECT article FROM tagged WHERE tag = t.id
    ORDER BY day DESC, sort_at DESC, article DESC LIMIT 1
)
"""
_NAMES = f"SELECT key, {_NAME} FROM tag t WHERE key IN ({{}})"
_ARTICLES = "SELECT tag, json_group_array(article - ?) FROM tagged GROUP BY tag"
"""For each tag its articles as they stand in the table: newest first."""
_FOUND, _UNREAD = 1, 2


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
    db: sqlite3.Connection, ids: Sequence[int], unread: Sequence[int], most: int | None
) -> list[TagCount]:
    """Return the tags of these articles, at most `most`; what they are called is as for all.

    `ids` and, of these, `unread` are newest first.
    """
    counted = _by_article if len(ids) <= _FEW else _by_tag
    found = counted(db, ids, unread)
    first = sorted(found, key=lambda key: (-found[key].articles, key))[:most]
    names: dict[str, str] = {}
    titles: dict[int, str] = {}
    for piece in chunks(first):
        names |= db.execute(_NAMES.format(places(piece)), piece)
        numbers = [found[key].newest for key in piece]
        titles |= db.execute(
            f"SELECT id, title FROM article WHERE id IN ({places(numbers)})", numbers
        )
    return [
        TagCount(names[key], key, tag.articles, tag.unread, titles[tag.newest], tag.newest)
        for key, tag in ((key, found[key]) for key in first)
    ]


class _Counted(NamedTuple):
    articles: int
    unread: int
    newest: int


def _by_article(
    db: sqlite3.Connection, ids: Sequence[int], unread: Sequence[int]
) -> dict[str, _Counted]:
    """Count the tags of a few articles by looking at each."""
    still_unread = frozenset(unread)
    found: dict[str, _Counted] = {}
    for piece in chunks(ids):
        tags = dict(
            db.execute(f"SELECT id, tags FROM article WHERE id IN ({places(piece)})", piece)
        )
        for number in piece:
            for key in set(map(tag_identity, parted(tags[number]))):
                before = found.get(key, _Counted(0, 0, number))
                found[key] = _Counted(
                    before.articles + 1, before.unread + (number in still_unread), before.newest
                )
    return found


def _by_tag(
    db: sqlite3.Connection, ids: Sequence[int], unread: Sequence[int]
) -> dict[str, _Counted]:
    """Count the tags of many articles by looking at those of each tag."""
    (born,) = db.execute("SELECT born FROM state").fetchone()
    keys: dict[int, str] = dict(db.execute("SELECT id, key FROM tag"))
    marks = bytearray(db.execute("SELECT max(id) + 1 FROM article").fetchone()[0] - born)
    for number in ids:
        marks[number - born] = _FOUND
    for number in unread:
        marks[number - born] = _UNREAD
    found: dict[str, _Counted] = {}
    for tag, text in db.execute(_ARTICLES, (born,)):
        numbers = json.loads(text)
        marked = bytes(map(marks.__getitem__, numbers))
        if there := len(numbers) - marked.count(0):
            first = len(numbers) - len(marked.lstrip(b"\0"))
            found[keys[tag]] = _Counted(there, marked.count(_UNREAD), born + numbers[first])
    return found
