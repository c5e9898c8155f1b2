"""The rows of articles, and the tags, days and counts that follow each of them."""

import sqlite3
from collections.abc import Iterable, Iterator

from tui.article import Article
from tui.library.blobs import chunks, places, to_blob
from tui.library.order import day_of
from tui.library.packing import Version, unpack
from tui.library.rows import COLUMNS, Row, row_of, shown_columns
from tui.library.rules import Rules, rules_of
from tui.library.tagnames import tag_identity
from tui.library.tally import Tally


class Ledger:
    """Writes articles inside one transaction of the editor; `close` writes the counts."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._tally = Tally()
        self._tags: dict[str, int] = {}
        self._next_id: int
        self._revision: int
        self._next_id, settled, self._revision, rules = db.execute(
            "SELECT next_id, settled, revision, rules FROM state"
        ).fetchone()
        self.rules = rules_of(rules)
        """The names of tags, and the mutes, that hold."""
        self.settled = bool(settled)
        """Everything that was in the folder at first has been read."""
        self.changed = False
        """Something that can be seen changed."""

    def close(self, *, changed: bool = False) -> bool:
        """Write the counts, and that there is something new, if there is; return that.

        `changed`: something else than an article changed.
        """
        self.changed |= changed
        if self.changed:
            revision = self._revision + 1
            self._tally.write(self._db, revision)
            self._db.execute(
                "UPDATE state SET revision = ?, next_id = ?", (revision, self._next_id)
            )
        return self.changed

    def row(self, key: str) -> Row | None:
        """Return the row with this key."""
        found = self._db.execute(
            f"SELECT {COLUMNS} FROM article a WHERE key = ?", (to_blob(key),)
        ).fetchone()
        return row_of(found) if found else None

    def rows(self, keys: Iterable[str]) -> Iterator[Row]:
        """Return the rows with these keys, as far as they are there."""
        return self._rows("key", map(to_blob, keys))

    def rows_by_id(self, ids: Iterable[int]) -> Iterator[Row]:
        """Return the rows with these ids."""
        return self._rows("id", ids)

    def carried_by(self, file: int) -> list[tuple[Row, bool]]:
        """Return the articles that `file` carries or has carried; True: it still does."""
        found = self._db.execute(
            f"SELECT c.fell IS NULL, {COLUMNS} FROM carried c JOIN article a ON a.id = c.article"
            " WHERE c.file = ? ORDER BY a.id",
            (file,),
        ).fetchall()
        return [(row_of(columns), bool(live)) for live, *columns in found]

    def article(self, row: Row) -> Article:
        """Return the whole article of `row`."""
        found = self._db.execute("SELECT packed FROM detail WHERE article = ?", (row.id,))
        return unpack(found.fetchone()[0])

    def add(
        self,
        key: str,
        version: Version,
        sort_at: float,
        *,
        seen: float,
        read: bool,
        starred: bool,
    ) -> Row:
        """Add an article that came in at `seen`, and that no file is said to carry yet."""
        article = version.article
        row = Row(
            id=self._number(),
            key=key,
            day=day_of(sort_at),
            sort_at=sort_at,
            read=read,
            starred=starred,
            muted=self.rules.mute(article, starred=starred),
            title=article.title,
            source=article.source,
            tags=article.tags,
            version=version.digest,
            shown=None,
        )
        self._db.execute(
            "INSERT INTO article VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,NULL,x'','')",
            (
                *(row.id, to_blob(key), row.day, sort_at, read, starred, row.muted),
                *(*shown_columns(article), row.version, row.id, seen),
            ),
        )
        self._db.execute("INSERT INTO detail VALUES (?, ?)", (row.id, version.packed()))
        self._count(row, 1)
        return row

    def revise(self, row: Row, version: Version, sort_at: float) -> bool:
        """Make `version` the one of `row` that is shown; return whether its text is new."""
        article = version.article
        if version.digest == row.version:
            # The text was here before this file was touched: it keeps its place.
            self.place(row, min(sort_at, row.sort_at))
            return False
        self._count(row, -1)
        row.day, row.sort_at, row.version = day_of(sort_at), sort_at, version.digest
        row.title, row.source, row.tags = article.title, article.source, article.tags
        row.muted = self.rules.mute(row, starred=row.starred)
        self._db.execute(
            "UPDATE article SET day=?, sort_at=?, muted=?, title=?, summary=?, source=?, section=?,"
            " authors=?, tags=?, keywords=?, published=?, precision=?, version=?, wording=?"
            " WHERE id=?",
            (
                *(row.day, sort_at, row.muted, *shown_columns(article)),
                *(version.digest, self._number(), row.id),
            ),
        )
        self._db.execute("UPDATE detail SET packed=? WHERE article=?", (version.packed(), row.id))
        self._count(row, 1)
        return True

    def place(self, row: Row, sort_at: float) -> None:
        """Move `row` to another time, if it is another."""
        if (row.day, row.sort_at) == (day_of(sort_at), sort_at):
            return
        self._count(row, -1)
        row.day, row.sort_at = day_of(sort_at), sort_at
        self._db.execute(
            "UPDATE article SET day=?, sort_at=? WHERE id=?", (row.day, sort_at, row.id)
        )
        self._count(row, 1)

    def mark(self, row: Row, *, read: bool, starred: bool) -> None:
        """Copy what marks.db says about `row`."""
        if (read, starred) == (row.read, row.starred):
            return
        muted = self.rules.mute(row, starred=starred)
        was = row.muted
        if muted != was:
            self._count(row, -1)
        else:
            self._count_read(row, 0 if muted else row.read - read)
        row.read, row.starred, row.muted = read, starred, muted
        self._db.execute(
            "UPDATE article SET read=?, starred=?, muted=? WHERE id=?",
            (read, starred, muted, row.id),
        )
        if muted != was:
            self._count(row, 1)
        self.changed = True

    def follow(self, rules: Rules) -> None:
        """Let other rules hold; what they concern is struck out before and entered after."""
        self.rules = rules
        self._db.execute("UPDATE state SET rules=?", (rules.text,))
        self.changed = True

    def strike(self, row: Row) -> None:
        """Take `row` out of the counts, while it waits to be entered anew."""
        self._count(row, -1)

    def enter(self, row: Row) -> None:
        """Enter `row` as the rules have it."""
        row.muted = self.rules.mute(row, starred=row.starred)
        self._db.execute("UPDATE article SET muted=? WHERE id=?", (row.muted, row.id))
        self._count(row, 1)

    def rename(self, row: Row, key: str) -> None:
        """Give `row` another key."""
        row.key = key
        self.changed = True
        self._db.execute("UPDATE article SET key=? WHERE id=?", (to_blob(key), row.id))

    def show(self, row: Row, file: int | None) -> None:
        """Say from which file the version of `row` is."""
        if row.shown != file:
            row.shown = file
            self._db.execute("UPDATE article SET shown=? WHERE id=?", (file, row.id))

    def keep_origin(self, row: Row, path: str, form: str) -> None:
        """Write down which file `row` came from, for when that is gone."""
        self._db.execute(
            "UPDATE article SET was=?, was_format=? WHERE id=?", (to_blob(path), form, row.id)
        )

    def remove(self, row: Row) -> None:
        """Remove an article."""
        self._count(row, -1)
        self._db.execute("DELETE FROM article WHERE id=?", (row.id,))
        self._db.execute("DELETE FROM detail WHERE article=?", (row.id,))

    def remove_if_lost(self, row: Row) -> None:
        """Remove an article that no file carries."""
        carriers = self._db.execute("SELECT 1 FROM carried WHERE article=? LIMIT 1", (row.id,))
        if carriers.fetchone() is None:
            self.remove(row)

    def all_with_mtime(self) -> Iterator[tuple[Row, float | None]]:
        """Return every row with the mtime of the file that is shown, None when that is gone."""
        last = 0
        while found := self._db.execute(
            f"SELECT f.mtime, {COLUMNS} FROM article a LEFT JOIN file f ON f.id = a.shown"
            " WHERE a.id > ? ORDER BY a.id LIMIT 1000",
            (last,),
        ).fetchall():
            for mtime, *columns in found:
                yield row_of(columns), mtime
            last = found[-1][1]

    def _rows(self, column: str, values: Iterable[object]) -> Iterator[Row]:
        question = f"SELECT {COLUMNS} FROM article a WHERE {column} IN "
        for piece in chunks(values):
            found = self._db.execute(f"{question}({places(piece)})", piece).fetchall()
            yield from map(row_of, found)

    def _number(self) -> int:
        """Return a number that was never given before."""
        self._next_id += 1
        return self._next_id - 1

    def _count(self, row: Row, step: int) -> None:
        """Enter `row` in day, tags and totals (`step` 1) or strike it out (-1)."""
        counts = (0, 0, step) if row.muted else (step, 0 if row.read else step, 0)
        self._tally.count(row.day, *counts)
        for tag, name in self._tags_of(row):
            self._tally.count_tag(tag, name, *counts)
            if step > 0:
                self._db.execute(
                    "INSERT INTO tagged VALUES (?,?,?,?,?)",
                    (tag, row.day, row.sort_at, row.id, row.muted),
                )
            else:
                self._db.execute(
                    "DELETE FROM tagged WHERE tag=? AND day=? AND sort_at=? AND article=?",
                    (tag, row.day, row.sort_at, row.id),
                )
        self.changed = True

    def _count_read(self, row: Row, unread: int) -> None:
        """Count `row` as unread (1), or not any more (-1); 0: as it was, but its day changed."""
        self._tally.count(row.day, 0, unread, 0)
        if unread:
            for tag, name in self._tags_of(row):
                self._tally.count_tag(tag, name, 0, unread, 0)

    def _tags_of(self, row: Row) -> Iterable[tuple[int, str]]:
        """Return the tags of `row`, each once, with the spelling that it uses."""
        return {self._tag(name): name for name in self.rules.shown(row.tags)}.items()

    def _tag(self, name: str) -> int:
        tag = self._tags.get(name)
        if tag is None:
            key = tag_identity(name)
            found = self._db.execute("SELECT id FROM tag WHERE key=?", (key,)).fetchone()
            if found is None:
                cursor = self._db.execute("INSERT INTO tag VALUES (NULL, ?, 0, 0, 0)", (key,))
                found = (cursor.lastrowid,)
            tag = self._tags[name] = int(found[0])
        return tag
