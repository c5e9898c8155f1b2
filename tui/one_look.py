"""One look through a folder for a command: what is there is read and filed, nothing is watched."""

import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass

from tui.folder import Folder
from tui.intake import Intake
from tui.library import (
    Editor,
    Library,
    LibraryBusy,
    LibraryDamaged,
    LibraryUnusable,
    house_rules,
    prepare,
)
from tui.places import Places, our_own, places_for
from tui.readers.desk import ReadingDesk
from tui.readers.edition import edition
from tui.settings import Config
from tui.text import visible_path

PATIENCE = 5.0
"""Seconds that a command waits for another newswall that is writing; a screen waits less."""
CATCH_UP = 3.0
"""Seconds that another newswall gets to have filed what is in the folder."""


@dataclass(frozen=True, slots=True)
class Look:
    """The library after one look through the folder."""

    library: Library
    complaints: Sequence[tuple[str, str]]
    """What is wrong with the folder or the databases themselves: pairs of path and reason."""


@contextmanager
def looked_through(root: str, *, indexed: bool = False) -> Iterator[Look]:
    """Read what changed in the folder, once and without watching, and give its library.

    `indexed`: with its full-text index complete, which takes a while where there was none.
    If another newswall keeps the library, that one's is given once it has caught up. A library that
    turns out to be damaged is set aside, and the folder is read anew.
    """
    name = visible_path(root)
    prepared = prepare(places_for(root))
    places = prepared.places
    complaints = [(name, notice) for notice in prepared.notices]
    try:
        try:
            complaints += _bring_up_to_date(root, places, name, indexed)
        except LibraryDamaged:
            complaints += _bring_up_to_date(root, places, name, indexed)
        with closing(Library(places, patience=PATIENCE)) as library:
            complaints += [(name, notice) for notice in library.notices]
            yield Look(library, list(dict.fromkeys(complaints)))
    finally:
        prepared.close()


def _bring_up_to_date(root: str, places: Places, name: str, indexed: bool) -> list[tuple[str, str]]:
    try:
        settings = Config().settings
        rules = house_rules(*settings.rules)
        editor = Editor(places, edition=edition(), keep_days=settings.keep_days, rules=rules)
    except LibraryBusy:
        return _wait_for_the_other(root, places, name)
    except LibraryUnusable as error:
        return [(name, str(error))]
    with closing(editor):
        complaints = _read_through(root, editor, name)
        while indexed and editor.index_some(1.0):
            pass
        return [*complaints, *((name, notice) for notice in editor.notices)]


def _read_through(root: str, editor: Editor, name: str) -> list[tuple[str, str]]:
    with (
        closing(ReadingDesk()) as desk,
        closing(
            Folder(
                root,
                editor.signatures(),
                mount=editor.mount,
                apart=our_own(editor.places),
                poll=True,
            )
        ) as folder,
    ):
        intake = Intake(root, folder, desk, editor, patient=False)
        intake.adopt_marks()
        while True:
            changes = intake.look(CATCH_UP)
            intake.work()
            if changes.state.kind == "offline":
                return [(name, _first_sentence(changes.state.reason))]
            if changes.complete and not (changes.unsure or intake.waiting or intake.is_owed):
                return []


def _wait_for_the_other(root: str, places: Places, name: str) -> list[tuple[str, str]]:
    """Wait until the newswall that keeps the library has filed what is in the folder now."""
    deadline = time.monotonic() + CATCH_UP
    while True:
        with closing(Library(places)) as library:
            late, reason = _count_unfiled(root, library)
        if reason:
            return [(name, reason)]
        if not late:
            return []
        if time.monotonic() > deadline:
            return [(name, f"another newswall reads this folder and has {late} files to go")]
        time.sleep(0.05)


def _count_unfiled(root: str, library: Library) -> tuple[int, str]:
    """Return how many files the library does not hold as they are, and why the folder is away."""
    late = 0
    apart = our_own(library.places)
    with closing(Folder(root, library.signatures(), apart=apart, poll=True)) as folder:
        while True:
            changes = folder.next(CATCH_UP)
            late += len(changes.changed) + len(changes.gone)
            if changes.state.kind == "offline":
                return 0, _first_sentence(changes.state.reason)
            if changes.complete:
                return late, ""


def _first_sentence(reason: str) -> str:
    """Leave out what the folder would do later: this is one look."""
    return reason.split(". ")[0].removesuffix(".")
