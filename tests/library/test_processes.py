"""Several processes on one library, and processes that are killed at any moment."""

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import pytest

from tests.library.making import article, desk, disagreements, filing
from tui.library import EVERYTHING, Counts, Editor, Library, LibraryBusy
from tui.places import Places

ROUNDS = int(os.environ.get("NEWSWALL_KILLS", "15"))
"""How often a process is killed; `python -m tests.bench.faults` kills the whole dashboard."""


@contextmanager
def child(places: Places, task: str) -> Iterator["subprocess.Popen[str]"]:
    """A process at work on the library; it is killed at the end if it has not ended."""
    command = [sys.executable, "-m", "tests.library.child"]
    with subprocess.Popen(
        [*command, str(places.library), str(places.marks), task],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def lines(process: "subprocess.Popen[str]") -> Iterator[str]:
    """The whole lines that a process says."""
    assert process.stdout
    for line in process.stdout:
        if line.endswith("\n"):
            yield line.strip()


def test_the_lock_of_a_killed_editor_is_free(places: Places) -> None:
    with child(places, "hold") as process:
        assert next(lines(process)) == "ready"
        with pytest.raises(LibraryBusy):
            Editor(places)
        process.kill()
        process.wait()
        with closing(Editor(places)) as editor:
            assert editor.apply([filing("a.xml", article("one"))]).changed


def test_another_process_sees_changes_and_marks(places: Places) -> None:
    with desk(places) as room:
        room.editor.apply([filing(f"{n}.xml", article(f"{n}", guid=f"{n}")) for n in range(5)])
        room.library.refresh()
        with child(places, "mark") as process:
            wait_until(process, lambda: seen(room.library) != Counts(5, 5))
            wait_until(process, room.editor.adopt_marks)  # they may be locked just now
    with child(places, "edit") as process, closing(Library(places)) as library:
        wait_until(process, lambda: seen(library).articles > 5)


def seen(library: Library) -> Counts:
    """How many articles there are by now."""
    library.refresh()
    return library.counts()


def wait_until(process: "subprocess.Popen[str]", holds: Callable[[], bool]) -> None:
    """Let a process work until something holds; fails when the process ends before."""
    assert any(holds() for _ in lines(process))


def test_no_mark_that_was_made_is_lost_when_its_process_is_killed(places: Places) -> None:
    rnd = random.Random(93)
    with desk(places) as room:
        room.editor.apply([filing(f"{n}.xml", article(f"{n}", guid=f"{n}")) for n in range(30)])
    promised: dict[str, tuple[bool, bool]] = {}
    for _ in range(ROUNDS):
        count = 0
        with child(places, "mark") as process:
            wanted = rnd.randrange(1, 25)
            for line in lines(process):
                title, read, starred = line.split()
                promised[title] = read == "1", starred == "1"
                count += 1
                if count == wanted:
                    process.kill()
        last = list(promised)[-1]
        with closing(Library(places)) as library:
            found = {h.title: (not h.unread, h.starred) for h in library.window(EVERYTHING, 0, 99)}
            kept = {title: state for title, state in promised.items() if found[title] != state}
            # One mark may have been made and not yet said.
            assert len(kept) <= 1, (kept, last)
            promised |= {title: found[title] for title in kept}
        assert check(places.marks) == "ok"


def test_an_editor_that_is_killed_leaves_the_old_state_or_the_new_one(places: Places) -> None:
    rnd = random.Random(98)
    for _ in range(ROUNDS):
        wanted = rnd.randrange(1, 40)
        with child(places, "edit") as process:
            for count, _line in enumerate(lines(process), 1):
                if count == wanted:
                    process.kill()
        with desk(places) as room:
            assert room.editor.notices == ()
            assert room.library.counts().articles == len(room.titles())
        assert disagreements(places) == []
        assert check(places.library) == "ok"


def test_a_full_disk_is_said_and_what_waited_is_saved_when_there_is_room(places: Places) -> None:
    with child(places, "starve") as process:
        full, roomy = list(lines(process))
        assert process.wait() == 0
    assert full == "1 1 before* night"
    assert roomy == "0 0 before*,while night"
    with closing(Library(places)) as library:
        assert library.counts() == Counts(2, 1)
        assert library.setting("theme") == "night"


def check(path: object) -> str:
    """What SQLite says about the soundness of a file."""
    with closing(sqlite3.connect(str(path))) as db:
        return str(db.execute("PRAGMA integrity_check").fetchone()[0])
