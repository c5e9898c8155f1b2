"""Rows become headlines and articles, with the newest marks laid over them."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from tui.article import Precision
from tui.library.blobs import chunks, from_blob, places
from tui.library.marks import Change, Kept
from tui.library.overlay import Overlay
from tui.library.packing import parted, unpack
from tui.library.values import Headline, StoredArticle

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
    found: dict[int, StoredArticle] = {}
    for number, key, packed, read, starred, sort_at, was, was_format in rows:
        carriers = db.execute(
            "SELECT path, format FROM carried c JOIN file f ON f.id = c.file"
            " JOIN article a ON a.id = c.article WHERE c.article = ?"
            " ORDER BY c.file = a.shown DESC, fell IS NOT NULL, path",
            (number,),
        ).fetchall()
        files = carriers or [(was, was_format)]
        found[number] = StoredArticle(
            id=number,
            key=from_blob(key),
            article=unpack(packed),
            files=tuple(from_blob(path) for path, _ in files),
            format=files[0][1],
            unread=not overlay.is_read(number, read),
            starred=overlay.is_starred(number, starred),
            sort_at=sort_at,
            gone=not carriers,
        )
    return [found[number] for number in ids if number in found]


def changes(
    db: sqlite3.Connection,
    ids: Sequence[int],
    overlay: Overlay,
    *,
    read: bool | None,
    starred: bool | None,
) -> Iterator[Change]:
    """Return what has to be written so that these articles are marked so; at most `CHUNK`."""
    rows = db.execute(
        "SELECT a.id, key, read, starred, sort_at, packed, coalesce(path, was),"
        " coalesce(format, was_format) FROM article a JOIN detail ON article = a.id"
        f" LEFT JOIN file f ON f.id = shown WHERE a.id IN ({places(ids)})",
        ids,
    )
    for number, key, was_read, was_starred, sort_at, packed, path, form in rows:
        new_read = read not in (None, overlay.is_read(number, was_read))
        new_star = starred not in (None, overlay.is_starred(number, was_starred))
        if new_read or new_star:
            yield Change(
                from_blob(key),
                read if new_read else None,
                starred if new_star else None,
                Kept(packed, from_blob(path), form, sort_at) if new_star and starred else None,
            )


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
        tags=parted(tags),
        published=datetime.fromisoformat(published) if published else None,
        precision=Precision(precision),
        sort_at=sort_at,
        day=date.fromordinal(day),
        unread=not overlay.is_read(number, read),
        starred=overlay.is_starred(number, starred),
    )


def ids_after(db: sqlite3.Connection, after: int) -> list[int]:
    """Return the ids of the articles that came in after `after`, in the order of the list."""
    rows = db.execute(
        "SELECT id FROM article WHERE id > ? ORDER BY day DESC, sort_at DESC, id DESC", (after,)
    )
    return [number for (number,) in rows]


def signatures(db: sqlite3.Connection) -> dict[str, tuple[int, int, int, int]]:
    """Return the state (size, mtime_ns, inode, ctime_ns) of each file that was read, by path.

    All zeros where the file is to be read again: it is known, so that its end is noticed.
    """
    rows = db.execute(
        "SELECT path, ifnull(size, 0), ifnull(mtime_ns, 0), ifnull(inode, 0), ifnull(ctime_ns, 0)"
        " FROM file"
    )
    return {from_blob(path): (size, mtime, ino, ctime) for path, size, mtime, ino, ctime in rows}
