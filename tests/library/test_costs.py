"""What a question costs: counted in rows that are looked at, never in seconds."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.library.making import NOON, Desk, article, desk, filing
from tui.library import EVERYTHING, Editor, Filing, Library, parse_query, tagged
from tui.places import Places

FEW, MANY = 300, 3000


def many(count: int) -> list[Filing]:
    """So many files, ten a day."""
    return [
        filing(
            f"{n}.xml",
            article(f"{n}", guid=f"{n}", published=NOON - timedelta(hours=2.4 * n), tags=("a",)),
        )
        for n in range(count)
    ]


def steps(db: sqlite3.Connection, question: Callable[[], object]) -> int:
    """How many tens of steps SQLite's machine takes for an answer."""
    count = 0

    def step() -> int:
        nonlocal count
        count += 1
        return 0

    db.set_progress_handler(step, 10)
    question()
    db.set_progress_handler(None, 10)
    return count


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Places]:
    """A small library, and one that is ten times as large."""
    found = {}
    for count in (FEW, MANY):
        top = tmp_path_factory.mktemp("library")
        found[count] = Places(top / "library.db", top / "marks.db")
        with closing(Editor(found[count])) as editor:
            editor.apply(many(count))
    return found


QUESTIONS: dict[str, Callable[[Library, int], object]] = {
    "counts": lambda library, size: library.counts(),
    "the first window": lambda library, size: library.window(EVERYTHING, 0, 50),
    "a window in the middle": lambda library, size: library.window(EVERYTHING, size // 2, 50),
    "the last window": lambda library, size: library.window(EVERYTHING, size - 50, 50),
    "a window of unread ones": lambda library, size: library.window(
        parse_query("is:unread"), size // 2, 50
    ),
    "a position": lambda library, size: library.position(EVERYTHING, library.last_id()),
    "an article": lambda library, size: library.article(library.last_id()),
    "what arrived": lambda library, size: library.arrived(EVERYTHING, library.last_id() - 5, 9),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_answer_takes_as_many_steps_among_many_articles_as_among_few(
    libraries: dict[int, Places], name: str
) -> None:
    ask, taken = QUESTIONS[name], {}
    for size, places in libraries.items():
        with closing(Library(places)) as library:
            ask(library, size)  # the counts by day are remembered from here on
            taken[size] = steps(library._db, partial(ask, library, size))
    assert taken[MANY] <= taken[FEW] + 20, taken


def test_the_most_used_tags_take_as_many_steps_among_many_tags_as_among_few(room: Desk) -> None:
    taken = []
    for count in (FEW, MANY):
        told = (article(f"{n}", guid=f"{n}", tags=("a", f"tag {n}")) for n in range(count))
        room.editor.apply([filing("a.xml", *told)])
        room.library.refresh()
        taken.append(steps(room.library._db, lambda: room.library.tags(most=20)))
    assert taken[1] <= taken[0] + 20, taken


def test_a_change_takes_as_many_steps_among_many_articles_as_among_few(
    libraries: dict[int, Places],
) -> None:
    taken = {}
    for size, places in libraries.items():
        with desk(places) as room:
            changed = filing("7.xml", article("7", guid="7", body=f"new text {size}"))
            taken[size] = steps(room.editor._db, partial(room.editor.apply, [changed]))
    assert taken[MANY] <= taken[FEW] + 20, taken


def test_a_mark_takes_as_many_steps_beside_many_that_the_editor_has_not_seen(
    libraries: dict[int, Places], tmp_path: Path
) -> None:
    taken = {}
    for size, places in libraries.items():
        copied = Places(tmp_path / f"{size}" / "library.db", tmp_path / f"{size}" / "marks.db")
        shutil.copytree(places.library.parent, copied.library.parent)
        with closing(Library(copied)) as library:
            first, *others = library.ids(EVERYTHING, 0, size)
            library.mark(others, read=True)
            taken[size] = 0
            for read, db in ((True, library._db), (False, library._marks._db)):
                taken[size] += steps(db, partial(library.mark, [first], read=read))
            assert library.counts().unread == 1
    assert taken[MANY] <= taken[FEW] + 20, taken


def test_nothing_is_asked_of_the_disk_when_nothing_happened(
    libraries: dict[int, Places],
) -> None:
    with closing(Library(libraries[FEW])) as library:
        asked: list[str] = []
        library._db.set_trace_callback(asked.append)
        for _ in range(5):
            assert not library.refresh()
        assert set(asked) == {"PRAGMA data_version"}


def plans(db: sqlite3.Connection, work: Callable[[], object]) -> Iterator[tuple[str, str]]:
    """The statements that `work` runs, each with SQLite's plan for it."""
    asked: list[str] = []
    db.set_trace_callback(asked.append)
    work()
    db.set_trace_callback(None)
    for statement in asked:
        if statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
            for *_, step in db.execute(f"EXPLAIN QUERY PLAN {statement}"):
                yield step, statement


def test_no_table_is_searched_from_end_to_end_for_a_window_or_a_change(
    libraries: dict[int, Places],
) -> None:
    small = {"state", "day", "tag", "t", "problem", "json_each"}
    with desk(libraries[FEW]) as room:
        library = room.library

        def read() -> None:
            for query in (EVERYTHING, parse_query("is:unread"), tagged("a")):
                library.window(query, 20, 50)
                library.position(query, library.last_id())
                library.counts(query)
            library.article(library.last_id())

        def write() -> None:
            changed = filing("9.xml", article("9", guid="9", body="changed", tags=("b",)))
            room.editor.apply([changed], ["11.xml"])

        found = [*plans(library._db, read), *plans(room.editor._db, write)]
    assert len(found) > 20
    for step, statement in found:
        words = step.split()
        part = words[1] in small or words[1].startswith("(subquery")  # its own steps are listed
        scans = words[0] == "SCAN" and not part and "article_order" not in step
        assert not scans, (step, statement)
        sorts = "TEMP B-TREE" in step and "LIMIT" in statement
        assert not sorts, (step, statement)


def test_importing_the_library_imports_nothing_heavy() -> None:
    heavy = ["textual", "rich", "lxml", "yaml", "trafilatura", "watchdog", "asyncio"]
    code = f"import tui.library, sys; print([m for m in {heavy} if m in sys.modules])"
    command = [sys.executable, "-c", code]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
