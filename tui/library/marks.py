"""`marks.db`: what was read and starred, copies of what was starred, and settings.

Nothing here can be built anew, so it is kept apart from the library and written for safety: a
rollback journal that is truncated and synced with each change (synchronous=FULL), so that a mark
that was made survives kill -9 and a power cut. Keys are those of `tui.library.identity`.

Each mark has a number that grows with every change. Who remembers the last number that he saw asks
for the marks after it.
"""

import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tui.library import disk
from tui.library.blobs import chunks, from_blob, places, to_blob
from tui.library.markfile import open_marks
from tui.library.transaction import transaction

_RETRY = 2.0
"""Seconds after which marks that could not be saved are tried again."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What was last said about one article."""

    key: str
    read: bool
    starred: bool
    number: int


@dataclass(frozen=True, slots=True)
class Kept:
    """The copy of a starred article."""

    packed: bytes
    """As `tui.library.packing.Version.packed` made it."""
    path: str
    format: str
    sort_at: float


@dataclass(frozen=True, slots=True)
class Change:
    """A wish about one article: None leaves a mark as it is."""

    key: str
    read: bool | None = None
    starred: bool | None = None
    kept: Kept | None = None


class Marks:
    """One connection to `marks.db`.

    Where the file cannot be used, marks live in memory and `notice` says so. Marks that cannot be
    saved for the moment (a full disk) wait in memory, count as made, and are saved when possible.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._waiting: dict[str, Change] = {}
        self._settings_waiting: dict[str, str] = {}
        self._tried = 0.0
        self._writes = 0
        self._trouble = ""
        self._open()

    def _open(self) -> None:
        opened = open_marks(self._path)
        self._db, self.identity = opened.db, opened.identity
        self._opening = opened.notice
        self._file = disk.identity(self._path) if opened.lasting else None

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences about what is wrong with the marks, empty when all is well."""
        return tuple(filter(None, (self._opening, self._trouble)))

    @property
    def asks_for_restore(self) -> bool:
        """This file follows a damaged one, and has not got back what the library knows."""
        return bool(self._db.execute("SELECT restore FROM origin").fetchone()[0])

    def restored(self, changes: Sequence[Change]) -> None:
        """Take marks that came from the library, except where there are newer ones by now."""
        newer = self.of(change.key for change in changes)
        self.record([change for change in changes if change.key not in newer])
        self._db.execute("UPDATE origin SET restore = 0")

    def stamp(self) -> tuple[object, ...]:
        """Return a value that differs when anything may have changed; cheap when nothing did.

        A `marks.db` that was replaced or deleted is opened anew. Waiting marks are tried again.
        """
        if self._file and disk.identity(self._path) != self._file:
            self._reopen()
        if (self._waiting or self._settings_waiting) and time.monotonic() > self._tried + _RETRY:
            self.save_waiting()
        (version,) = self._db.execute("PRAGMA data_version").fetchone()
        return self.identity, version, self._writes

    def since(self, number: int) -> list[Mark]:
        """Return the marks with a number above `number`, oldest first, then those that wait."""
        rows = self._db.execute(
            "SELECT key, read, starred, number FROM mark WHERE number > ? ORDER BY number",
            (number,),
        ).fetchall()
        found = dict(map(_mark, rows))
        if self._waiting:
            self._add_waiting(found, {**self.of(self._waiting), **found})
        return list(found.values())

    def of(self, keys: Iterable[str]) -> dict[str, Mark]:
        """Return the saved marks of these articles, as far as there are any."""
        found: dict[str, Mark] = {}
        for piece in chunks(map(to_blob, keys)):
            found |= map(
                _mark,
                self._db.execute(
                    f"SELECT key, read, starred, number FROM mark WHERE key IN ({places(piece)})",
                    piece,
                ),
            )
        return found

    def kept(self, keys: Iterable[str]) -> dict[str, Kept]:
        """Return the copies of these articles, as far as there are any."""
        found: dict[str, Kept] = {}
        for piece in chunks(map(to_blob, keys)):
            for key, packed, path, form, sort_at in self._db.execute(
                "SELECT key, packed, path, format, sort_at FROM kept"
                f" WHERE key IN ({places(piece)})",
                piece,
            ):
                found[from_blob(key)] = Kept(packed, from_blob(path), form, sort_at)
        return found

    def record(self, changes: Sequence[Change]) -> bool:
        """Make these marks, all or none; they are on the disk when True is returned.

        False: they could not be saved and wait in memory.
        """
        for change in changes:
            self._waiting[change.key] = _merged(self._waiting.get(change.key), change)
        return self.save_waiting()

    def rename(self, renamed: Mapping[str, str]) -> None:
        """Give the marks of each old key to its new key as well; `forget` drops the old ones."""
        marks, copies = self.of(renamed), self.kept(renamed)
        if marks:
            self.record(
                [
                    Change(renamed[key], mark.read, mark.starred, copies.get(key))
                    for key, mark in marks.items()
                ]
            )

    def forget(self, keys: Iterable[str]) -> None:
        """Drop the marks of keys that were renamed."""
        doomed = [(to_blob(key),) for key in self.of(keys)]
        if not doomed:
            return
        try:
            with transaction(self._db):
                self._db.executemany("DELETE FROM mark WHERE key = ?", doomed)
                self._db.executemany("DELETE FROM kept WHERE key = ?", doomed)
            self._writes += 1
        except sqlite3.OperationalError as error:
            self._trouble = _sentence(error)

    def setting(self, name: str) -> str | None:
        """Return what was kept under `name`, None when nothing was."""
        if name in self._settings_waiting:
            return self._settings_waiting[name]
        row = self._db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def keep_setting(self, name: str, value: str) -> None:
        """Keep `value` under `name` for the next start."""
        self._settings_waiting[name] = value
        self.save_waiting()

    def save_waiting(self) -> bool:
        """Write what waits; return whether nothing waits any more."""
        self._tried = time.monotonic()
        try:
            self._write()
        except sqlite3.OperationalError as error:
            self._trouble = _sentence(error)
            return False
        except sqlite3.DatabaseError:
            self._reopen(damaged=True)
            try:
                self._write()
            except sqlite3.Error as error:
                self._trouble = _sentence(error)
                return False
        self._waiting.clear()
        self._settings_waiting.clear()
        self._trouble = ""
        self._writes += 1
        return True

    def close(self) -> None:
        """Save what waits, if that is possible now, and close the file."""
        if self._waiting or self._settings_waiting:
            self.save_waiting()
        self._db.close()

    def _reopen(self, *, damaged: bool = False) -> None:
        self._db.close()
        if damaged and disk.identity(self._path) == self._file:
            disk.set_aside(self._path)
        self._open()
        self._writes += 1

    def _write(self) -> None:
        with transaction(self._db):
            (number,) = self._db.execute("SELECT number FROM origin").fetchone()
            now = time.time()
            rows, copies = [], []
            for change in self._waiting.values():
                number += 1
                key = to_blob(change.key)
                rows.append((key, change.read, change.starred, number, now))
                if change.kept:
                    kept = change.kept
                    copies.append((key, kept.packed, to_blob(kept.path), kept.format, kept.sort_at))
            self._db.executemany(
                "INSERT INTO mark VALUES (?1, coalesce(?2, 0), coalesce(?3, 0), ?4, ?5)"
                " ON CONFLICT (key) DO UPDATE SET read = coalesce(?2, read),"
                " starred = coalesce(?3, starred), number = ?4, changed = ?5",
                rows,
            )
            self._db.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", copies)
            self._db.executemany(
                "INSERT OR REPLACE INTO setting VALUES (?, ?)", self._settings_waiting.items()
            )
            self._db.execute("UPDATE origin SET number = ?", (number,))

    def _add_waiting(self, found: dict[str, Mark], saved: Mapping[str, Mark]) -> None:
        for key, change in self._waiting.items():
            mark = saved.get(key, Mark(key, read=False, starred=False, number=0))
            if change.read is not None:
                mark = replace(mark, read=change.read)
            if change.starred is not None:
                mark = replace(mark, starred=change.starred)
            found[key] = mark


def _mark(row: tuple[bytes, int, int, int]) -> tuple[str, Mark]:
    key = from_blob(row[0])
    return key, Mark(key, bool(row[1]), bool(row[2]), row[3])


def _merged(earlier: Change | None, later: Change) -> Change:
    if earlier is None:
        return later
    return Change(
        later.key,
        earlier.read if later.read is None else later.read,
        earlier.starred if later.starred is None else later.starred,
        later.kept or earlier.kept,
    )


def _sentence(error: sqlite3.Error) -> str:
    return f"Marks cannot be saved ({error}); they are kept in memory until they can."
