"""Keywords with their counts: of those who ask for them, and never among the tags.

They stand in a column of their own, and are counted when somebody asks.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from tui.library.blobs import chunks, places
from tui.library.packing import parted
from tui.library.tagnames import tag_identity
from tui.library.values import TagCount

_ARTICLES = "SELECT id, title, keywords FROM article WHERE id IN ({}) AND keywords <> ''"


def keywords_of(
    db: sqlite3.Connection, ids: Sequence[int], unread: Collection[int], most: int | None
) -> list[TagCount]:
    """Return the keywords of these articles: those of most articles first, then by name.

    `ids` are newest first; `unread` those of them that are.
    """
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    still_unread: Counter[str] = Counter()
    newest: dict[str, tuple[str, int]] = {}
    unread = frozenset(unread)
    for number, title, names in _rows(db, ids):
        for key, name in {tag_identity(name): name for name in parted(names)}.items():
            spellings[key][name] += 1
            still_unread[key] += number in unread
            newest.setdefault(key, (title, number))
    totals = sorted((-names.total(), key) for key, names in spellings.items())
    return [
        TagCount(_usual(spellings[key]), key, -total, still_unread[key], *newest[key])
        for total, key in totals[:most]
    ]


def _rows(db: sqlite3.Connection, ids: Iterable[int]) -> Iterator[tuple[int, str, str]]:
    """Yield id, title and keywords of the articles that have any, in the order of `ids`."""
    for piece in chunks(ids):
        found = {row[0]: row for row in db.execute(_ARTICLES.format(places(piece)), piece)}
        yield from (found[number] for number in piece if number in found)


def _usual(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))
