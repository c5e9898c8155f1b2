"""Whatever happens to notes, however full the disk is: each stays one article with its marks."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.library.making import Desk, desk, note
from tui.library.transaction import transaction
from tui.library.values import Filing
from tui.places import Places


class FullDisk:
    """Stands for a disk that has no room now and then: before a change, or at its very end."""

    def __init__(self, seed: int) -> None:
        self.rnd = random.Random(seed)
        self.is_full = False

    @contextmanager
    def transaction(self, db: sqlite3.Connection) -> Iterator[None]:
        with transaction(db):
            self._fail(0.3)
            yield
            self._fail(0.5)

    def _fail(self, share: float) -> None:
        if self.is_full and self.rnd.random() < share:
            raise sqlite3.OperationalError("database or disk is full")


class Play:
    """Makes up what happens; the same seed gives the same play."""

    def __init__(self, seed: int, disk: FullDisk) -> None:
        self.rnd = random.Random(seed)
        self.disk = disk
        self.notes: dict[str, str] = {}
        """Titles by path."""
        self.marks: dict[str, dict[str, bool]] = {}
        """What was said last of each note, by its title."""
        self.number = 0

    def step(self, room: Desk) -> None:
        """Let one thing happen."""
        deeds = (self.write, self.write, self.move, self.move, self.copy, self.mark, self.mark)
        self.rnd.choice((*deeds, self.mark, self.fill, self.free))(room)
        if not self.disk.is_full:
            self.check(room)

    def path(self) -> str:
        self.number += 1
        return f"{self.rnd.choice('abc')}/{self.number}.md"

    def filing(self, path: str) -> Filing:
        return note(path, self.notes[path])

    def write(self, room: Desk) -> None:
        path = self.path()
        self.notes[path] = title = f"note {self.number}"
        self.marks[title] = {"read": False, "starred": False}
        room.editor.apply([self.filing(path)])

    def renamed(self) -> dict[str, str]:
        """Give some notes other names; old to new."""
        some = self.rnd.sample(list(self.notes), min(len(self.notes), self.rnd.randrange(1, 4)))
        names = {old: self.path() for old in some}
        self.notes |= {new: self.notes.pop(old) for old, new in names.items()}
        return names

    def move(self, room: Desk) -> None:
        names = self.renamed()
        room.editor.apply([self.filing(path) for path in names.values()], list(names))

    def copy(self, room: Desk) -> None:
        names = self.renamed()
        room.editor.apply([self.filing(path) for path in names.values()])
        room.editor.apply([], list(names))

    def mark(self, room: Desk) -> None:
        title = self.rnd.choice(list(self.marks) or [""])
        room.library.refresh()
        found = [stored.id for stored in room.library.articles() if stored.article.title == title]
        if len(found) == 1:  # not while it waits for room on the disk
            said = {self.rnd.choice(["read", "starred"]): self.rnd.random() < 0.6}
            room.library.mark(found, **said)
            self.marks[title] |= said
        if self.rnd.random() < 0.6:
            room.editor.adopt_marks()

    def fill(self, room: Desk) -> None:
        self.disk.is_full = True

    def free(self, room: Desk) -> None:
        self.disk.is_full = False

    def check(self, room: Desk) -> None:
        """All that waited is filed, and nothing else is there."""
        room.editor.adopt_marks()
        room.editor.apply([self.filing(p) for p in room.editor.take_owed() if p in self.notes])
        room.library.refresh()
        found = [
            (a.files, a.article.title, {"read": not a.unread, "starred": a.starred})
            for a in room.library.articles()
        ]
        wanted = [((path,), title, self.marks[title]) for path, title in self.notes.items()]
        assert sorted(found, key=str) == sorted(wanted, key=str)


@pytest.mark.parametrize("seed", range(4))
def test_through_any_play_each_note_stays_one_article_with_its_marks(
    places: Places, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(seed)
    monkeypatch.setattr("tui.library.entering.transaction", disk.transaction)
    monkeypatch.setattr("tui.library.editor.transaction", disk.transaction)
    monkeypatch.setattr("tui.library.editor._RETRY", -1.0)
    play = Play(seed, disk)
    with desk(places) as room:
        for _ in range(50):
            play.step(room)
        play.free(room)
        play.check(room)
    places.library.unlink()
    with desk(places) as room:
        room.editor.apply([play.filing(path) for path in play.notes])
        play.check(room)
