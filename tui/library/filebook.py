"""The rows of files, and the list of those that cannot be shown."""

import sqlite3
from collections import deque
from collections.abc import Iterable, Sequence

from tui.library.blobs import from_blob, to_blob
from tui.library.values import Filing


class FileBook:
    """Writes down, inside one transaction of the editor, which file was read in which state."""

    def __init__(self, db: sqlite3.Connection, now: float) -> None:
        self._db = db
        self._now = now
        self.changed = False
        """Something that can be seen changed."""

    def note(self, filing: Filing) -> tuple[int, bool]:
        """Write down the state of a file; return its id and whether it is new here.

        What a file was and held at its last good reading stays when nothing could be read now.
        """
        self._note_problem(filing.path, filing.result.problem)
        result = filing.result
        held = (result.format, len(result.articles))
        bad = bool(result.problem) and not result.articles
        # As text, because file systems have numbers that SQLite has not.
        signature = " ".join(map(str, filing.signature or ()))
        state = (signature, filing.digest, filing.mtime)
        found = self._db.execute(
            "SELECT id, format, articles FROM file WHERE path=?", (to_blob(filing.path),)
        ).fetchone()
        if found is None:
            self.changed = True
            cursor = self._db.execute(
                "INSERT INTO file VALUES (NULL,?,?,?,?,?,?)",
                (to_blob(filing.path), *state, *(("", 0) if bad else held)),
            )
            return int(cursor.lastrowid or 0), True
        number, *held_before = found
        if filing.signature is None:  # not even opened: what it is and when it was written stays
            self.ask_again(number)
            return number, False
        held = tuple(held_before) if bad else held
        self.changed |= held != tuple(held_before)
        self._db.execute(
            "UPDATE file SET signature=?, digest=?, mtime=?, format=?, articles=? WHERE id=?",
            (*state, *held, number),
        )
        return number, False

    def ask_again(self, number: int) -> None:
        """Count a file as unread: whoever asks for signatures next has it read again."""
        self._db.execute("UPDATE file SET signature='' WHERE id=?", (number,))

    def rename(self, old: str, new: str) -> int:
        """Give the file `old` the name `new`; return its id."""
        self.changed = True
        self._db.execute(
            "UPDATE OR REPLACE problem SET path=? WHERE path=?", (to_blob(new), to_blob(old))
        )
        self._db.execute("UPDATE file SET path=? WHERE path=?", (to_blob(new), to_blob(old)))
        number = self.number(new)
        assert number is not None
        return number

    def depart(self, number: int) -> None:
        """Remember a file that goes: what is in it has marks, and may come back elsewhere."""
        self._db.execute(
            "INSERT OR REPLACE INTO departed SELECT path, digest, ? FROM file"
            " WHERE id=? AND digest<>x''",
            (self._now, number),
        )

    def waits_for_files(self) -> bool:
        """Tell whether there are files that went and may come back."""
        (last,) = self._db.execute("SELECT max(gone) FROM departed").fetchone()
        return last is not None

    def comes_back_from(self, filing: Filing) -> str | None:
        """Return, once, where a new file was when it went; None if it was nowhere, or there."""
        self._db.execute("DELETE FROM departed WHERE path=?", (to_blob(filing.path),))
        found = self._db.execute(
            "SELECT path FROM departed WHERE digest=? ORDER BY gone DESC LIMIT 1", (filing.digest,)
        ).fetchone()
        if found is None:
            return None
        self._db.execute("DELETE FROM departed WHERE path=?", found)
        return from_blob(found[0])

    def expect_none(self, *, before: float) -> None:
        """Wait no longer for files that went before that moment."""
        self._db.execute("DELETE FROM departed WHERE gone < ?", (before,))

    def forget(self, number: int) -> None:
        """Remove a file."""
        self.changed = True
        self._db.execute("DELETE FROM file WHERE id=?", (number,))

    def forget_problem(self, path: str) -> None:
        """Take `path` off the list of problems."""
        gone = self._db.execute("DELETE FROM problem WHERE path=?", (to_blob(path),))
        self.changed |= gone.rowcount > 0

    def skip(self, skipped: Iterable[tuple[str, str]]) -> None:
        """Make `skipped`, pairs of path and reason, the list of what is never read."""
        before = dict(self._db.execute("SELECT path, reason FROM problem WHERE skipped").fetchall())
        after = {to_blob(path): reason for path, reason in skipped}
        gone = [(path,) for path in before.keys() - after.keys()]
        new = [(path, why, self._now) for path, why in after.items() if before.get(path) != why]
        self._db.executemany("DELETE FROM problem WHERE path=?", gone)
        self._db.executemany("INSERT OR REPLACE INTO problem VALUES (?,?,?,1)", new)
        self.changed |= before != after

    def number(self, path: str) -> int | None:
        """Return the id of the file at `path`."""
        found = self._db.execute("SELECT id FROM file WHERE path=?", (to_blob(path),)).fetchone()
        return int(found[0]) if found else None

    def path_and_format(self, number: int) -> tuple[str, str]:
        """Return where a file is and what it is."""
        path, form = self._db.execute(
            "SELECT path, format FROM file WHERE id=?", (number,)
        ).fetchone()
        return from_blob(path), form

    def moves(self, readings: Sequence[Filing], gone: Iterable[str]) -> dict[str, str]:
        """Pair files that are gone with new ones of the same content: old path to new."""
        lost: dict[bytes, list[str]] = {}
        for path in sorted(gone, reverse=True):
            for (digest,) in self._db.execute(
                "SELECT digest FROM file WHERE path=? AND digest <> x''", (to_blob(path),)
            ):
                lost.setdefault(digest, []).append(path)
        moves: dict[str, str] = {}
        for filing in sorted(readings, key=lambda filing: filing.path) if lost else ():
            same = lost.get(filing.digest)
            if same and self.number(filing.path) is None:
                moves[same.pop()] = filing.path
        return moves

    def heirs(self, gone: Sequence[str]) -> dict[str, str]:
        """Pair files that are gone with files of the same content that came later than they did.

        A folder with many files that is renamed looks so, and so does a copy whose original is
        then deleted: old path to new.
        """
        lost: dict[bytes, list[tuple[int, str]]] = {}
        for path in gone:
            for number, digest in self._db.execute(
                "SELECT id, digest FROM file WHERE path=? AND digest <> x''", (to_blob(path),)
            ):
                lost.setdefault(digest, []).append((number, path))
        leaving = set(gone)
        heirs: dict[str, str] = {}
        for digest, files in lost.items():
            same = self._db.execute(
                "SELECT id, path FROM file WHERE digest=? ORDER BY id", (digest,)
            )
            there = deque(
                (number, path) for number, blob in same if (path := from_blob(blob)) not in leaving
            )
            for number, path in sorted(files):
                while there and there[0][0] < number:
                    there.popleft()
                if there:
                    heirs[path] = there.popleft()[1]
        return heirs

    def _note_problem(self, path: str, reason: str) -> None:
        found = self._db.execute(
            "SELECT reason FROM problem WHERE path=?", (to_blob(path),)
        ).fetchone()
        if (found or ("",)) == (reason,):
            return
        self.changed = True
        if reason:
            self._db.execute(
                "INSERT OR REPLACE INTO problem VALUES (?,?,?,0)",
                (to_blob(path), reason, self._now),
            )
        else:
            self._db.execute("DELETE FROM problem WHERE path=?", (to_blob(path),))
