"""Rows become headlines and articles, with the newest marks laid over them."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from tui.article import Article, Precision
from tui.library.blobs import chunks, from_blob, places
from tui.library.marking import Change, Kept
from tui.library.overlay import Overlay
from tui.library.packing import Version, parted, unpack
from tui.library.rules import Rules
from tui.library.values import FileEntry, Headline, Problem, StoredArticle

_HEADLINE = (
    "id, title, summary, source, section, authors, tags, published, precision, sort_at, day,"
    " read, starred"
)


def headlines(db: sqlite3.Connection, ids: Sequence[int], overlay: Overlay) -> list[Headline]:
    """Return the headlines of these articles in this order, without those that are not there."""
    found: dict[int, Headline] = {}
    for piece in chunks(ids):
        for row in db.execute(
            f"SELECT {_HEADLINE} FROM article WHERE id IN ({places(piece)})", piece
        ):
            found[row[0]] = _headline(row, overlay)
    return [found[number] for number in ids if number in found]


def articles(db: sqlite3.Connection, ids: Sequence[int], overlay: Overlay) -> list[StoredArticle]:
    """Return these articles in this order, without those that are not there; at most `CHUNK`."""
    rows = db.execute(
        "SELECT id, key, packed, read, starred, sort_at, was, was_format"
        f" FROM article a JOIN detail ON article = a.id WHERE id IN ({places(ids)})",
        ids,
    ).fetchall()
    carriers: dict[int, list[tuple[str, str]]] = {}
    for number, path, form in db.execute(
        "SELECT c.article, path, format FROM carried c JOIN file f ON f.id = c.file"
        f" JOIN article a ON a.id = c.article WHERE c.article IN ({places(ids)})"
        " ORDER BY c.file = a.shown DESC, fell IS NOT NULL, path",
        ids,
    ):
        carriers.setdefault(number, []).append((from_blob(path), form))
    found: dict[int, StoredArticle] = {}
    for number, key, packed, read, starred, sort_at, was, was_format in rows:
        files = carriers.get(number) or [(from_blob(was), was_format)]
        found[number] = StoredArticle(
            id=number,
            key=from_blob(key),
            article=_shown(unpack(packed), overlay.rules),
            files=tuple(path for path, _ in files),
            format=files[0][1],
            unread=not overlay.is_read(number, read),
            starred=overlay.is_starred(number, starred),
            sort_at=sort_at,
            gone=number not in carriers,
        )
    return [found[number] for number in ids if number in found]


def _shown(article: Article, rules: Rules) -> Article:
    """Return an article with its tags as they are shown."""
    return replace(article, tags=rules.shown(article.tags)) if rules.names else article


def changes(
    db: sqlite3.Connection,
    ids: Sequence[int],
    overlay: Overlay,
    *,
    read: bool | None,
    starred: bool | None,
) -> dict[int, Change | None]:
    """Return what has to be written so that these articles are marked so.

    None for an article that is marked so already; those that are not there are left out.
    """
    rows = db.execute(
        "SELECT id, key, read, starred FROM article WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    found: dict[int, Change | None] = {}
    starring: dict[int, Change] = {}
    now_read, now_starred = overlay.read.get, overlay.starred.get  # for 100,000 it matters
    for number, key, was_read, was_starred in rows:
        new_read = None if read == now_read(number, was_read) else read
        new_star = None if starred == now_starred(number, was_starred) else starred
        if new_read is new_star is None:
            found[number] = None
            continue
        found[number] = change = Change(from_blob(key), new_read, new_star)
        if new_star:
            starring[number] = change
    kept = copies(db, starring)
    return found | {
        number: change._replace(kept=kept[change.key]) for number, change in starring.items()
    }


def copies(db: sqlite3.Connection, ids: Iterable[int]) -> dict[str, Kept]:
    """Return these articles as marks.db keeps them, by key."""
    return {
        from_blob(key): Kept(packed, from_blob(path), form, sort_at)
        for piece in chunks(ids)
        for key, packed, path, form, sort_at in db.execute(
            "SELECT key, packed, coalesce(path, was), coalesce(format, was_format), sort_at"
            " FROM article a JOIN detail ON article = a.id LEFT JOIN file f ON f.id = shown"
            f" WHERE a.id IN ({places(piece)})",
            piece,
        )
    }


def change_of(stored: StoredArticle, read: bool | None, starred: bool | None) -> Change:
    """Return what has to be written so that an article that has gone is marked so."""
    kept = Kept(Version(stored.article).packed(), stored.files[0], stored.format, stored.sort_at)
    return Change(stored.key, read, starred, kept if starred else None)


def _headline(row: tuple[Any, ...], overlay: Overlay) -> Headline:
    number, title, summary, source, section, authors, tags, published, precision, *more = row
    sort_at, day, read, starred = more
    return Headline(
        id=number,
        title=title,
        summary=summary,
        source=source,
        section=section,
        authors=parted(authors),
        tags=overlay.rules.shown(parted(tags)),
        published=datetime.fromisoformat(published) if published else None,
        precision=Precision(precision),
        sort_at=sort_at,
        day=date.fromordinal(day),
        unread=not overlay.is_read(number, read),
        starred=overlay.is_starred(number, starred),
    )


def signatures(db: sqlite3.Connection) -> dict[str, tuple[int, int, int, int]]:
    """Return the state (size, mtime_ns, inode, ctime_ns) of each file that was read, by path.

    All zeros where the file is to be read again: it is known, so that its end is noticed.
    """
    found = {}
    for path, text in db.execute("SELECT path, signature FROM file"):
        size, mtime, inode, ctime = map(int, text.split()) if text else (0, 0, 0, 0)
        found[from_blob(path)] = size, mtime, inode, ctime
    return found


def problems(db: sqlite3.Connection) -> list[Problem]:
    """Return the files that are not shown, or not completely, by name."""
    rows = db.execute("SELECT path, reason, since FROM problem ORDER BY path")
    return [
        Problem(from_blob(path), reason, datetime.fromtimestamp(since).astimezone())
        for path, reason, since in rows
    ]


def files(db: sqlite3.Connection) -> list[FileEntry]:
    """Return the files that were read, by name."""
    rows = db.execute("SELECT path, format, articles FROM file WHERE format <> '' ORDER BY path")
    return [FileEntry(from_blob(path), form, articles) for path, form, articles in rows]
