"""How a query finds its articles: by the index, by tables, and by reading what no index has yet."""

import json
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import reduce
from itertools import compress, islice
from operator import and_, or_
from typing import TypeGuard

from tui.library.blobs import chunks, from_blob, places
from tui.library.fields import ANYWHERE, FIELDS
from tui.library.overlay import Overlay
from tui.library.packing import Unreadable, unpack, written
from tui.library.picked import Picked
from tui.library.query import All, Any, Condition, Not, Query, Term
from tui.library.searchable import searchable
from tui.library.selection import Listed
from tui.library.shelf import Found, Shelf, places_of
from tui.library.sought import Sought, row, sought
from tui.text import tag_key

MANY = 8
"""Parts of a query from which on it is worth to look at what is left."""
FEW = 64
"""Articles that are read as quickly as the index tells of one word."""


def add_functions(db: sqlite3.Connection) -> None:
    """Teach `db` the functions that `tui.library.fields` uses."""
    db.create_function("names", 2, _names, deterministic=True)


def find(
    db: sqlite3.Connection, shelf: Shelf, query: Query, most: int | None, *, oldest_first: bool
) -> Picked:
    """Return the articles that `query` finds.

    What the index does not have yet is read here, but of `most` articles at most, the newest. If
    there are more, the result is not complete.
    """
    size = len(shelf.roll)
    listed = shelf.whole if query.asks_for_muted else shelf.but(shelf.muted)
    found = Found(*map(and_, _evaluate(query.condition, shelf, db), listed))
    complete = True
    sure = found.sure
    if sure != found.maybe:
        unsure = places_of(found.maybe ^ sure, size)
        chosen = array("I", islice(compress(range(size), unsure), most))
        complete = len(chosen) == unsure.count(1)
        _look_through(db, shelf, chosen)
        again = _evaluate(query.condition, shelf, db)
        sure |= again.sure & shelf.looked_through & listed.sure
    unread = (sure & shelf.unread.sure).bit_count()
    return Picked(
        *(shelf.roll, places_of(sure, size), unread), complete=complete, oldest_first=oldest_first
    )


def of_tag(db: sqlite3.Connection, name: str, overlay: Overlay) -> Listed:
    """Return the articles with one tag: they stand in order in a table, the unread are counted."""
    key = overlay.rules.meant(name)
    tag = "(SELECT id FROM tag WHERE key = ?)"
    ids, days = array("q"), []
    for day, numbers in db.execute(
        "SELECT day, json_group_array(article) FROM ("
        f" SELECT day, article FROM tagged WHERE tag = {tag} AND NOT muted"
        " ORDER BY day DESC, sort_at DESC, article DESC"
        ") GROUP BY day ORDER BY day DESC",
        (key,),
    ):
        found = json.loads(numbers)
        ids.extend(found)
        days.append((day, len(found)))
    unread = db.execute("SELECT unread FROM tag WHERE key = ?", (key,)).fetchone()
    return Listed(ids, days, (unread[0] if unread else 0) + overlay.unread_by_tag()[key])


def _evaluate(condition: Condition, shelf: Shelf, db: sqlite3.Connection) -> Found:
    match condition:
        case Term(field):
            return FIELDS.get(field, ANYWHERE).find(shelf, condition)
        case Not(part):
            return shelf.but(_evaluate(part, shelf, db))
        case All(parts):
            return _evaluate_all(parts, shelf, db)
        case Any(parts):
            found = [_evaluate(part, shelf, db) for part in parts]
            return Found(*(reduce(or_, column) for column in zip(*found, strict=True)))


def _evaluate_all(parts: Sequence[Condition], shelf: Shelf, db: sqlite3.Connection) -> Found:
    """Return the articles for which all parts hold.

    Each word costs a look into the index for all articles. As soon as few are left, further words
    are looked for in those few: a whole paragraph can be searched for.
    """
    found = shelf.whole
    further: list[Sought] = []
    for part in parts:
        if not found.maybe:
            break
        few = len(parts) > MANY and found.maybe.bit_count() <= FEW
        wanted = sought(part.value, phrase=part.phrase) if few and _is_word(part) else None
        if wanted is not None:
            further.append(wanted)
        else:
            more = _evaluate(part, shelf, db)
            found = Found(found.sure & more.sure, found.maybe & more.maybe)
    if not further:
        return found
    there = places_of(found.maybe, len(shelf.roll))
    say = bytearray(len(there))
    wanted_all = frozenset(further)
    for place, said in _said(db, shelf, compress(range(len(there)), there), wanted_all):
        say[place] = wanted_all.issubset(said)
    saying = int.from_bytes(say, "little")
    return Found(found.sure & saying, found.maybe & saying)


def _is_word(condition: Condition) -> TypeGuard[Term]:
    return isinstance(condition, Term) and not condition.field


def _look_through(db: sqlite3.Connection, shelf: Shelf, chosen: Sequence[int]) -> None:
    """Read the articles at these places and note who says what was asked for."""
    said = {asked: bytearray(len(shelf.roll)) for asked in shelf.asked}
    looked_through = bytearray(len(shelf.roll))
    for place in chosen:
        looked_through[place] = 1
    shelf.looked_through = int.from_bytes(looked_through, "little")
    for place, found in _said(db, shelf, chosen, said):
        for asked in found:
            said[asked][place] = 1
    for asked, there in said.items():
        shelf.asked[asked] = int.from_bytes(there, "little")


def _said(
    db: sqlite3.Connection, shelf: Shelf, chosen: Iterable[int], asked: Collection[Sought]
) -> Iterator[tuple[int, Iterable[Sought]]]:
    """Read the articles at these places; return for each what it says of what is asked."""
    place_of = {shelf.roll.born + shelf.roll.numbers[place]: place for place in chosen}
    for piece in chunks(place_of):
        for number, packed in db.execute(
            f"SELECT article, packed FROM detail WHERE article IN ({places(piece)})", piece
        ):
            said: Iterable[Sought] = ()
            with suppress(Unreadable):
                said = _asked_and_said(packed, asked)
            yield place_of[number], said


def _asked_and_said(packed: bytes, asked: Collection[Sought]) -> Iterable[Sought]:
    text = written(packed)
    if text.isascii():  # most of them can be told at a glance
        lowered = text.lower()
        asked = [one for one in asked if all(word in lowered for word in one.words)]
    if not asked:
        return ()
    fields = [row(said) for said in searchable(unpack(packed))]
    return [one for one in asked if one.stands_in(fields)]


def _names(part: str, path: bytes) -> bool:
    """Tell whether `part`, folded by `tag_key`, stands in `path`, whatever its case."""
    return part in tag_key(from_blob(path))
