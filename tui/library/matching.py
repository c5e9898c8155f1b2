"""How a query finds its articles: by the index, by tables, and by reading what no index has yet."""

import json
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from functools import reduce
from itertools import compress, islice
from operator import and_, or_

from tui.library.blobs import chunks, from_blob, places
from tui.library.fields import ANYWHERE, FIELDS
from tui.library.overlay import Overlay
from tui.library.packing import Unreadable, unpack, written
from tui.library.picked import Picked
from tui.library.query import All, Any, Condition, Not, Query, Term
from tui.library.searchable import searchable
from tui.library.selection import Listed
from tui.library.shelf import Found, Shelf, places_of
from tui.library.sought import Sought, row
from tui.text import tag_key


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
    found = Found(*map(and_, _evaluate(query.condition, shelf), listed))
    complete = True
    sure = found.sure
    if sure != found.maybe:
        unsure = places_of(found.maybe ^ sure, size)
        chosen = array("I", islice(compress(range(size), unsure), most))
        complete = len(chosen) == unsure.count(1)
        _look_through(db, shelf, chosen)
        sure |= _evaluate(query.condition, shelf).sure & shelf.looked_through & listed.sure
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


def _evaluate(condition: Condition, shelf: Shelf) -> Found:
    match condition:
        case Term(field):
            return FIELDS.get(field, ANYWHERE).find(shelf, condition)
        case Not(part):
            return shelf.but(_evaluate(part, shelf))
        case All(parts):
            found = [shelf.whole, *(_evaluate(part, shelf) for part in parts)]
            return Found(*(reduce(and_, column) for column in zip(*found, strict=True)))
        case Any(parts):
            found = [_evaluate(part, shelf) for part in parts]
            return Found(*(reduce(or_, column) for column in zip(*found, strict=True)))


def _look_through(db: sqlite3.Connection, shelf: Shelf, chosen: Sequence[int]) -> None:
    """Read the articles at these places and note who says what was asked for."""
    said = {sought: bytearray(len(shelf.roll)) for sought in shelf.asked}
    looked_through = bytearray(len(shelf.roll))
    for place in chosen:
        looked_through[place] = 1
    shelf.looked_through = int.from_bytes(looked_through, "little")
    place_of = {shelf.roll.born + shelf.roll.numbers[place]: place for place in chosen}
    for piece in chunks(place_of):
        for number, packed in db.execute(
            f"SELECT article, packed FROM detail WHERE article IN ({places(piece)})", piece
        ):
            with suppress(Unreadable):
                for sought in _asked_and_said(packed, said):
                    said[sought][place_of[number]] = 1
    for sought, there in said.items():
        shelf.asked[sought] = int.from_bytes(there, "little")


def _asked_and_said(packed: bytes, asked: Collection[Sought]) -> Iterable[Sought]:
    text = written(packed)
    if text.isascii():  # most of them can be told at a glance
        lowered = text.lower()
        asked = [sought for sought in asked if all(word in lowered for word in sought.words)]
    if not asked:
        return ()
    fields = [row(said) for said in searchable(unpack(packed))]
    return [sought for sought in asked if sought.stands_in(fields)]


def _names(part: str, path: bytes) -> bool:
    """Tell whether `part`, folded by `tag_key`, stands in `path`, whatever its case."""
    return part in tag_key(from_blob(path))
