"""How a query finds its articles: terms become SQL, and words are looked for in the text.

Words are looked for in every article, one after the other. A full-text index would take the place
of `_words`, and of nothing else.
"""

import re
import sqlite3
from collections.abc import Sequence
from contextlib import suppress

from tui.library.overlay import Overlay, condition
from tui.library.packing import Unreadable, unpack, written
from tui.library.query import Kind, Query, Term
from tui.library.selection import Listed
from tui.text import tag_key

_UNESCAPED = re.compile(r'[^\s"\\]+')
"""What stands in a packed article as it stands in its text."""
_BY_TAG = "(SELECT id FROM tag WHERE key = ?)"


def add_functions(db: sqlite3.Connection) -> None:
    """Teach `db` the functions that the conditions use."""
    db.create_function("says", -1, _says, deterministic=True)
    db.create_function("tells", 2, _tells, deterministic=True)


def find(db: sqlite3.Connection, query: Query, overlay: Overlay) -> Listed:
    """Return the articles for which all terms of `query` hold."""
    first = next((t for t in query.terms if t.kind is Kind.TAG and not t.negated), None)
    if first and len(query.terms) == 1:
        return _of_tag(db, first.value, overlay)
    wheres: list[str] = []
    values: list[str] = []
    for term in sorted(query.terms, key=_cost):
        where, more = _condition(term, overlay)
        wheres.append(f"NOT ({where})" if term.negated else where)
        values += more
    read, more = condition("read", overlay.read)
    rows = db.execute(
        f"SELECT a.id, a.day, {read} FROM article a WHERE {' AND '.join(wheres)}"
        " ORDER BY a.day DESC, a.sort_at DESC, a.id DESC",
        (*more, *values),
    ).fetchall()
    return Listed(rows, sum(not row[2] for row in rows))


def _of_tag(db: sqlite3.Connection, key: str, overlay: Overlay) -> Listed:
    """A tag alone: its articles stand in order in a table, and its unread ones are counted."""
    rows = db.execute(
        f"SELECT article, day FROM tagged WHERE tag = {_BY_TAG}"
        " ORDER BY day DESC, sort_at DESC, article DESC",
        (key,),
    ).fetchall()
    found = db.execute("SELECT unread FROM tag WHERE key = ?", (key,)).fetchone()
    return Listed(rows, (found[0] if found else 0) + overlay.unread_by_tag()[key])


def _cost(term: Term) -> int:
    """Cheap conditions come first, so that the others see fewer articles."""
    return (Kind.IS, Kind.TAG, Kind.SOURCE, Kind.WORDS).index(term.kind)


def _condition(term: Term, overlay: Overlay) -> tuple[str, Sequence[str]]:
    if term.kind is Kind.TAG:
        return f"a.id IN (SELECT article FROM tagged WHERE tag = {_BY_TAG})", [term.value]
    if term.kind is Kind.SOURCE:
        return "says(?, a.source)", [term.value]
    if term.kind is Kind.WORDS:
        return _words(term.value)
    if term.value == "starred":
        return condition("starred", overlay.starred)
    read, values = condition("read", overlay.read)
    return (read if term.value == "read" else f"NOT ({read})"), values


def _words(value: str) -> tuple[str, Sequence[str]]:
    return (
        "(says(?, a.title, a.summary, a.tags, a.source, a.section, a.authors)"
        " OR tells(?, (SELECT packed FROM detail WHERE article = a.id)))",
        [value, value],
    )


def _says(folded: str, *texts: str) -> bool:
    """Tell whether `folded` stands in one of `texts`, whatever its case."""
    return any(folded in tag_key(text) for text in texts)


def _tells(folded: str, packed: bytes) -> bool:
    """Tell whether `folded` stands in the summary or the body; a line break counts as a space."""
    with suppress(Unreadable):
        return _is_in(folded, packed)
    return False


def _is_in(folded: str, packed: bytes) -> bool:
    part = max(_UNESCAPED.findall(folded), key=len, default="")
    if part not in tag_key(written(packed)):
        return False
    article = unpack(packed)
    return folded in tag_key(f"{article.summary}\n{article.body}").replace("\n", " ")
