"""How the reading of one file changes the library: which articles it adds, revises and gives up."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from tui.article import Article
from tui.library import identity
from tui.library.blobs import from_blob
from tui.library.filebook import FileBook
from tui.library.identity import Keyed
from tui.library.ledger import Ledger
from tui.library.marking import Change, Mark
from tui.library.marks import Marks
from tui.library.order import sort_time
from tui.library.packing import Version
from tui.library.recognition import successors
from tui.library.rows import Row
from tui.library.values import Filing

FEEDS = frozenset({"rss", "rdf", "atom", "jsonfeed"})
"""Formats whose files drop old items to make room for new ones."""


class Filer:
    """Files readings inside one transaction of the editor."""

    def __init__(
        self, db: sqlite3.Connection, ledger: Ledger, book: FileBook, marks: Marks, now: float
    ) -> None:
        self._db = db
        self._ledger = ledger
        self._book = book
        self._marks = marks
        self._now = now
        self._keyed: dict[str, list[Keyed]] = {}
        self._known: dict[str, Mark] = {}
        self.read_again: dict[str, None] = {}
        """Files whose version of an article is wanted."""
        self.renamed: dict[str, str] = {}
        """Keys that were changed, old to new."""
        self.revised: set[int] = set()
        """Starred articles whose text or place is new."""
        self.united: list[Change] = []
        """Marks of articles that are one with another now, under the key of both."""

    def expect(self, filings: Iterable[Filing]) -> None:
        """Look up, at one go, the marks that the articles of `filings` may have."""
        returned: dict[str, str] = {}
        waits = self._book.waits_for_files()
        for filing in filings:
            keyed = identity.keys(filing.result.articles, filing.path)
            self._keyed[filing.path] = keyed
            if waits and keyed and self._book.number(filing.path) is None:
                before = self._book.comes_back_from(filing)
                for key in (k.key for k in keyed if before is not None):
                    returned[identity.moved(key, filing.path, before or "")] = key
        keys = [k.key for keyed in self._keyed.values() for k in keyed]
        self._known = self._marks.of(returned) | self._marks_of(keys)
        self._take_back(returned)

    def _marks_of(self, keys: Iterable[str]) -> dict[str, Mark]:
        """Return the marks of these articles; none while they cannot be read.

        All marks are adopted anew then, as soon as they can be.
        """
        with suppress(sqlite3.OperationalError):
            found = self._marks.of(keys)
            if self._marks.lasting:
                return found
        self._db.execute("UPDATE state SET marks_seen = 0")
        return {}

    def _take_back(self, returned: Mapping[str, str]) -> None:
        """Give articles that came back under other keys, old to new, what they had before."""
        for old, new in returned.items():
            row = self._ledger.row(old)
            if old == new or new in self._known:
                continue
            if row is not None:
                self._rename(row, new)
                self.revised.add(row.id)
            elif old in self._known:
                self.renamed[old] = new
                self._known[new] = self._known[old]

    def move(self, old: str, new: str) -> None:
        """Say that the file `old` is now called `new`, with the same content."""
        for row, _ in self._ledger.carried_by(self._book.rename(old, new)):
            self._rename(row, identity.moved(row.key, old, new))
            if row.starred:
                self.revised.add(row.id)

    def file(self, filing: Filing) -> None:
        """Take over what a file says now."""
        result = filing.result
        file, is_new = self._book.note(filing)
        if result.problem and not result.articles:
            return  # the last good articles stay
        carried = [] if is_new else self._ledger.carried_by(file)
        present = {row.key: row for row, _ in carried}
        wanted = {keyed.key for keyed in self._keyed[filing.path]}
        wanted |= {identity.clashing(key, filing.path) for key in wanted}
        lost = [row for row, live in carried if live and row.key not in wanted]
        self._recognise(self._keyed[filing.path], lost, present)
        found: set[int] = set()
        for keyed in self._keyed[filing.path]:
            version = Version(keyed.article)
            moment = sort_time(keyed.article, filing.mtime, self._now)
            row = self._row_for(keyed.key, version, moment, present, filing.path)
            found.add(row.id)
            self._carry(file, row, version, moment)
        if not result.problem:
            for row in present.values():
                if row.id not in found:
                    self._drop(file, row, falls=result.format in FEEDS)

    def gone(self, path: str) -> None:
        """Give up a file that was deleted; its starred articles stay."""
        self._book.forget_problem(path)
        file = self._book.number(path)
        if file is not None:
            carried = [row for row, _ in self._ledger.carried_by(file)]
            if any(row.read or row.starred for row in carried):
                self._book.depart(file)
            for row in carried:
                self.detach(file, row)
            self._book.forget(file)

    def leave_to(self, old: str, new: str) -> None:
        """Give up the file `old`, whose content `new` has had since before: it was moved there.

        What both hold is one article, with the marks of both.
        """
        file, heir = self._book.number(old), self._book.number(new)
        if file is None or heir is None:
            return
        others = {row.key: row for row, _ in self._ledger.carried_by(heir)}
        for row, _ in self._ledger.carried_by(file):
            key = identity.moved(row.key, old, new)
            double = others.get(key)
            if double is not None and double.id != row.id:
                self._unite(row, double)
            self._rename(row, key)
            self._db.execute(
                "UPDATE OR IGNORE carried SET file=? WHERE file=? AND article=?",
                (heir, file, row.id),
            )
            self._db.execute("DELETE FROM carried WHERE file=? AND article=?", (file, row.id))
            if row.shown == file:
                self._ledger.show(row, heir)
            if row.starred:
                self.revised.add(row.id)
        self._book.forget_problem(old)
        self._book.forget(file)

    def purge(self, *, before: float) -> None:
        """Give up what fell off a file before that moment."""
        self._book.expect_none(before=before)
        old = self._db.execute(
            "SELECT file, key FROM carried JOIN article ON id = article WHERE fell < ?", (before,)
        ).fetchall()
        for file, key in old:
            row = self._ledger.row(from_blob(key))
            if row:
                self.detach(file, row)

    def detach(self, file: int, row: Row) -> None:
        """Say that `file` has nothing to do with `row` any more."""
        if row.shown == file:
            path, form = self._book.path_and_format(file)
            self._ledger.keep_origin(row, path, form)
            self._ledger.show(row, None)
        self._db.execute("DELETE FROM carried WHERE file=? AND article=?", (file, row.id))
        others = self._carriers(row)
        if others:
            self._ask_longest(row, others)
        elif not row.starred:
            self._ledger.remove(row)

    def _recognise(
        self, keyed: Iterable[Keyed], lost: Sequence[Row], present: dict[str, Row]
    ) -> None:
        """Give rows that the file has lost to what became of them, a loose key being involved."""
        if not lost:
            return
        new = [k for k in keyed if k.key not in present and not self._ledger.row(k.key)]
        if not new:
            return
        if not any(identity.is_loose(k.key) for k in new):
            lost = [row for row in lost if identity.is_loose(row.key)]
        left = [Keyed(row.key, self._ledger.article(row)) for row in lost]
        for key, old in successors(left, new).items():
            row = present[key] = present.pop(old)
            self._rename(row, key)

    def _row_for(
        self, key: str, version: Version, moment: float, present: Mapping[str, Row], path: str
    ) -> Row:
        """Return the row of this article, a new one when the library does not have it."""
        other_key = identity.clashing(key, path)
        row = present.get(key) or present.get(other_key) or self._ledger.row(key)
        if row is None:
            return self._add(key, version, moment)
        if row.key in present or self._is_same(row, version.article):
            return row
        return self._ledger.row(other_key) or self._add(other_key, version, moment)

    def _is_same(self, row: Row, article: Article) -> bool:
        if row.title == article.title:
            return True
        return bool(article.link) and self._ledger.article(row).link == article.link

    def _add(self, key: str, version: Version, moment: float) -> Row:
        mark = self._known.get(key) or (self._marks_of([key]).get(key) if "|" in key else None)
        read, starred = bool(mark and mark.read), bool(mark and mark.starred)
        # What the first reading of a folder finds is as old as it says, and no news.
        seen = self._now if self._ledger.settled else min(self._now, moment)
        return self._ledger.add(key, version, moment, seen=seen, read=read, starred=starred)

    def _carry(self, file: int, row: Row, version: Version, moment: float) -> None:
        """Note that `file` carries `row`, and show its version unless another one is longer."""
        length = len(version.article.body)
        self._db.execute(
            "INSERT INTO carried VALUES (?1, ?2, ?3, NULL) ON CONFLICT (file, article) DO UPDATE"
            " SET length=?3, fell=NULL WHERE length<>?3 OR fell IS NOT NULL",
            (file, row.id, length),
        )
        others = [] if row.shown is None else self._carriers(row)
        shown = {number: length for number, length, _ in others}.get(row.shown or 0, -1)
        if row.shown not in (None, file) and length <= shown:
            return
        self._ledger.show(row, file)
        if self._ledger.revise(row, version, moment) and row.starred:
            self.revised.add(row.id)
        if any(other > length for _, other, fell in others if fell is None):
            self._ask_longest(row, others)

    def _drop(self, file: int, row: Row, *, falls: bool) -> None:
        """Deal with an article that the file held before and holds no more."""
        if falls:
            self._db.execute(
                "UPDATE carried SET fell=? WHERE file=? AND article=? AND fell IS NULL",
                (self._now, file, row.id),
            )
        else:
            self.detach(file, row)

    def _unite(self, row: Row, double: Row) -> None:
        """Remove `double`, which is `row` once more, and give its marks to that."""
        self._db.execute("DELETE FROM carried WHERE article=?", (double.id,))
        self._ledger.remove(double)
        if double.read or double.starred:
            self.united.append(Change(double.key, double.read or None, double.starred or None))
            self._ledger.mark(
                row, read=row.read or double.read, starred=row.starred or double.starred
            )

    def _carriers(self, row: Row) -> list[tuple[int, int, float | None]]:
        """Return (file, length, fell) for each file that carries or carried `row`."""
        return self._db.execute(
            "SELECT file, length, fell FROM carried WHERE article=?", (row.id,)
        ).fetchall()

    def _ask_longest(self, row: Row, carriers: list[tuple[int, int, float | None]]) -> None:
        live = [(length, file) for file, length, fell in carriers if fell is None]
        if live and max(live)[1] != row.shown:
            _, file = max(live)
            self._book.ask_again(file)  # if we end before that, the next start does it
            self.read_again[self._book.path_and_format(file)[0]] = None

    def _rename(self, row: Row, key: str) -> None:
        """Give `row` another key, unless a different article has it.

        One that no file carries is no different one: of a rename that was broken off, only the
        marks were written, and the library took them for those of a starred article that is gone.
        """
        if key == row.key:
            return
        other = self._ledger.row(key)
        if other is not None and not self._carriers(other):
            self._unite(row, other)
            other = None
        if other is None:
            self.renamed[row.key] = key
            self._ledger.rename(row, key)
