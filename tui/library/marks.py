"""`marks.db`: what was read and starred, copies of what was starred, and settings.

Nothing here can be built anew, so it is kept apart from the library and written for safety (see
`tui.library.markfile`). Keys are those of `tui.library.identity`.

Each mark has a number that grows with every change. Who remembers the last number that he saw asks
for the marks after it.
"""

import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tui.library import disk, markrows
from tui.library.blobs import chunks, from_blob, places, to_blob
from tui.library.markfile import Opened, open_marks, waiting
from tui.library.marking import Change, Kept, Mark
from tui.library.patience import Patience
from tui.library.transaction import transaction

_PATIENCE = 5.0
"""Seconds to wait for another instance that is writing: to begin with, and at the end."""
_RETRY = 2.0
"""Seconds after which marks that could not be saved are tried again."""


@dataclass(slots=True)
class _Waiting:
    """What is not on the disk yet."""

    changes: dict[str, Change] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.changes) + len(self.settings)


class Marks:
    """One connection to `marks.db`.

    Marks that cannot be saved for the moment (a full disk, a file that may not be opened) wait in
    memory, count as made, and are saved when possible; `notices` says so. Asking raises
    sqlite3.OperationalError when the file cannot be read for the moment.
    """

    def __init__(self, path: Path, patience: float = _PATIENCE) -> None:
        """Asking and saving wait `patience` seconds for another instance that is writing."""
        self._path = path
        self._patience = Patience(patience)
        self._waiting = _Waiting()
        self._tried = 0.0
        self._opened = self._misses = 0
        self.turn = 0
        """Grows when marks were made or saved here."""
        self._trouble = ""
        self._suspect = False
        self._use(open_marks(path, _PATIENCE))

    def _use(self, opened: Opened) -> None:
        self._db, self.identity, self.lasting = opened.db, opened.identity, opened.lasting
        self._opening = opened.notice
        self._opened += 1
        self._file = disk.identity(self._path) if self.lasting else None
        self._suspect = not self.lasting
        if self.lasting and not disk.may_write(self._path):
            self._suspect, self._trouble = True, waiting(f"{self._path} is read-only")

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences about what is wrong with the marks, empty when all is well."""
        return tuple(filter(None, (self._opening, self._trouble)))

    @property
    def asks_for_restore(self) -> bool:
        """This file follows a damaged one, and has not got back what the library knows."""
        return bool(self._ask("SELECT restore FROM origin")[0][0])

    def is_adopted(self, identity: bytes, number: int) -> bool:
        """Tell whether `number` of the file with that identity stands for earlier marks of this.

        Not if it is another file, or an older copy that was put back: then all its marks are new.
        """
        return identity == self.identity and number <= self._ask("SELECT number FROM origin")[0][0]

    def stamp(self) -> tuple[object, ...]:
        """Return a value that differs when the file may have changed; cheap when it did not.

        It differs, too, when something could not be read. What this object writes does not count:
        see `turn`. A `marks.db` that was replaced or deleted is opened anew. One that could not be
        used, and marks that wait, are tried again.
        """
        if self._file and disk.identity(self._path) != self._file:
            self._open_anew()
        if (self._waiting or self._suspect) and time.monotonic() > self._tried + _RETRY:
            self._save(self._patience)
        version = self._ask("PRAGMA data_version")[0][0]  # of one connection
        return self.identity, self._opened, self._misses, version

    def since(self, number: int) -> list[Mark]:
        """Return the marks with a number above `number`, oldest first, then those that wait."""
        found = {mark.key: mark for mark in self.saved_since(number)}
        saved = self.of(self._waiting.changes)
        for key, change in self._waiting.changes.items():
            found[key] = change.made(saved.get(key, Mark(key)))
        return list(found.values())

    def saved_since(self, number: int) -> list[Mark]:
        """Return the saved marks with a number above `number`, oldest first."""
        return list(self._marks("number > ? ORDER BY number", (number,)).values())

    @property
    def waiting(self) -> Sequence[Change]:
        """Marks that were made here and are not on the disk yet."""
        return tuple(self._waiting.changes.values())

    def of(self, keys: Iterable[str]) -> dict[str, Mark]:
        """Return the saved marks of these articles, as far as there are any."""
        found: dict[str, Mark] = {}
        for piece in chunks(map(to_blob, keys)):
            found |= self._marks(f"key IN ({places(piece)})", piece)
        return found

    def kept(self, keys: Iterable[str]) -> dict[str, Kept]:
        """Return the copies of these articles, as far as there are any."""
        return {
            from_blob(key): Kept(packed, from_blob(path), form, sort_at)
            for piece in chunks(map(to_blob, keys))
            for key, packed, path, form, sort_at in self._ask(
                "SELECT key, packed, path, format, sort_at FROM kept"
                f" WHERE key IN ({places(piece)})",
                piece,
            )
        }

    def record(self, changes: Iterable[Change]) -> bool:
        """Make these marks, all or none; they are on the disk when True is returned.

        False: they could not be saved and wait in memory.
        """
        for change in changes:
            self._waiting.changes[change.key] = change.after(self._waiting.changes.get(change.key))
        self.turn += 1
        return self._save(self._patience)

    def renew(self, copies: Mapping[str, Kept]) -> None:
        """Keep other copies of starred articles."""
        if copies:
            self.record(Change(key, kept=kept) for key, kept in copies.items())

    def restore(self, changes: Iterable[Change]) -> None:
        """Take marks back that the library knows, except where there are newer ones by now."""
        lost = {change.key: change for change in changes}
        newer = self.of(lost)
        if self.record(change for key, change in lost.items() if key not in newer):
            self._db.execute("UPDATE origin SET restore = 0")

    def rename(self, renamed: Mapping[str, str]) -> None:
        """Give the marks of each old key to its new key as well; `forget` drops the old ones."""
        marks = self.of(renamed)
        if marks:
            copies = self.kept(marks)
            self.record(
                Change(renamed[key], mark.read, mark.starred, copies.get(key))
                for key, mark in marks.items()
            )

    def forget(self, renamed: Mapping[str, str]) -> None:
        """Drop the marks of the old keys once those of the new ones are on the disk.

        What was said of an old key since `rename` goes along. Left over they do no harm.
        """
        with suppress(sqlite3.DatabaseError):
            old, new = self.of(renamed), self.of(renamed.values())
            numbers = {key: new.get(there, Mark(there)).number for key, there in renamed.items()}
            late = {key: renamed[key] for key, mark in old.items() if mark.number > numbers[key]}
            self.rename(late)
            if old and not self._waiting:
                with transaction(self._db):
                    markrows.drop(self._db, old.values())

    def tidy(self, before: float) -> None:
        """Drop the copies of articles that were unstarred before that time (epoch seconds).

        Until then a star that was taken away by mistake can be given back.
        """
        with suppress(sqlite3.DatabaseError), transaction(self._db):
            markrows.drop_copies(self._db, before)

    def setting(self, name: str) -> str | None:
        """Return what was kept under `name`, None when nothing was."""
        if name in self._waiting.settings:
            return self._waiting.settings[name]
        rows = self._ask("SELECT value FROM setting WHERE name = ?", (name,))
        return rows[0][0] if rows else None

    def settings(self, beginning: str) -> dict[str, str]:
        """Return what was kept under the names with that beginning, by name."""
        asked = "SELECT name, value FROM setting WHERE substr(name, 1, ?) = ?"
        found = dict(self._ask(asked, (len(beginning), beginning)))
        waiting = self._waiting.settings.items()
        return found | {name: value for name, value in waiting if name.startswith(beginning)}

    def keep_setting(self, name: str, value: str) -> bool:
        """Keep `value` under `name` for the next start; False: it waits to be saved."""
        name, value = (text.encode("utf-8", "replace").decode() for text in (name, value))
        self._waiting.settings[name] = value  # without surrogates, which no database takes
        return self._save(self._patience)

    def close(self) -> None:
        """Save what waits, if that is possible now, and close the file."""
        if self._waiting:
            self._save(Patience(_PATIENCE))
        self._db.close()

    def _marks(self, where: str, values: Sequence[object]) -> dict[str, Mark]:
        found = {}
        for blob, read, starred, number in self._ask(
            f"SELECT key, read, starred, number FROM mark WHERE {where}", values
        ):
            key = from_blob(blob)
            found[key] = Mark(key, bool(read), bool(starred), number)
        return found

    def _ask(self, question: str, values: Sequence[object] = ()) -> list[Any]:
        try:
            with self._patience.waiting(self._db):
                return self._db.execute(question, values).fetchall()
        except sqlite3.DatabaseError as error:
            self._suspect = self._suspect or disk.may_outlast(error)
            if not disk.is_damage(error):
                self._misses += 1
                raise
            self._set_aside()
        try:
            return self._db.execute(question, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise sqlite3.OperationalError(*error.args) from error

    def _save(self, patience: Patience) -> bool:
        """Write what waits; return whether nothing waits any more."""
        self._tried = time.monotonic()
        if self._suspect and not self._reopen(patience):
            return False
        try:
            try:
                self._write(patience)
            except sqlite3.DatabaseError as error:
                if not disk.is_damage(error):
                    raise
                self._set_aside()
                self._write(patience)
        except sqlite3.DatabaseError as error:
            self._suspect = disk.may_outlast(error)
            self._trouble = waiting(str(error))
            return False
        self._waiting = _Waiting()
        self._trouble = ""
        self.turn += 1
        return True

    def _set_aside(self) -> None:
        """Replace a file that is damaged deep inside, unless somebody else did already."""
        if self._file and disk.identity(self._path) == self._file:
            with suppress(OSError):
                aside = disk.set_aside(self._path)
                disk.make_file(self._path)  # an empty file asks for what the library knows
                self._opening = f"{self._path.name} was damaged and is set aside as {aside.name}."
        notice = self._opening
        self._open_anew()
        self._opening = notice or self._opening

    def _open_anew(self) -> None:
        self._db.close()
        self._use(open_marks(self._path, self._patience.left))
        self.turn += 1

    def _reopen(self, patience: Patience) -> bool:
        """Try a file again that failed in a way that its connection may never get over."""
        opened = open_marks(self._path, patience.left)
        if not opened.lasting:
            patience.lose()
            opened.db.close()
            return False
        earlier = self._opening if self.lasting else ""
        self._db.close()
        self._use(opened)
        self._opening = self._opening or earlier
        self.turn += 1
        return True

    def _write(self, patience: Patience) -> None:
        with patience.waiting(self._db), transaction(self._db):
            markrows.write(self._db, self._waiting.changes.values(), self._waiting.settings)
