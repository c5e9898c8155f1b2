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
    is_busy,
    prepare,
)
from tui.meanwhile import Meanwhile
from tui.places import Places, our_own, places_for
from tui.readers.desk import ReadingDesk
from tui.readers.edition import edition
from tui.settings import Config
from tui.text import visible_path

PATIENCE = 5.0
"""Seconds that a command waits for another newswall that is writing; a screen waits less."""
CATCH_UP = 3.0
"""Seconds that another newswall gets to have filed what is in the folder."""
STUCK = 10.0
"""Seconds without an article more in the full-text index after which it stays as it is."""
_SLICE = 1.0
"""Seconds of work on the index before one looks how it gets on."""
_PAUSE = 0.05
"""Seconds between two looks at what that one has done."""


@dataclass(frozen=True, slots=True)
class Look:
    """The library after one look through the folder."""

    library: Library
    complaints: Sequence[tuple[str, str]]
    """What is wrong with the folder or the databases themselves: pairs of path and reason."""


@contextmanager
def looked_through(root: str, *, indexed: bool = False) -> Iterator[Look]:
    """Read what changed in the folder, once and without watching, and give its library.

    `indexed`: with its full-text index complete, which takes a while where there was none; where it
    cannot be written, as far as it reaches (see `Library.indexed`).
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
        editor = _editor_or_what_the_other_lacks(root, places, name)
    except LibraryUnusable as error:
        return [(name, str(error))]
    if not isinstance(editor, Editor):
        return editor
    with closing(editor), closing(Meanwhile()) as meanwhile:
        complaints = _read_through(root, editor, name, meanwhile)
        if indexed:
            _index(editor, meanwhile)
        return [*complaints, *((name, notice) for notice in editor.notices)]


def _index(editor: Editor, meanwhile: Meanwhile) -> None:
    """Complete the full-text index, unless somebody who reads it lets nobody write."""
    left, deadline = -1, 0.0
    while editor.index_some(_SLICE):
        meanwhile.say(f"Preparing to search: {editor.left_to_index:,} articles left")
        if editor.left_to_index != left:
            left, deadline = editor.left_to_index, time.monotonic() + STUCK
        elif time.monotonic() > deadline:
            return


def _editor_or_what_the_other_lacks(
    root: str, places: Places, name: str
) -> Editor | list[tuple[str, str]]:
    """Return the editor once no other newswall keeps the library, or what that one has not done."""
    settings = Config().settings
    rules = house_rules(*settings.rules)
    while True:
        try:
            return Editor(places, edition=edition(), keep_days=settings.keep_days, rules=rules)
        except LibraryBusy:
            lacks = _wait_for_the_other(root, places)
            if lacks is not None:
                return [(name, reason) for reason in lacks]


def _read_through(
    root: str, editor: Editor, name: str, meanwhile: Meanwhile
) -> list[tuple[str, str]]:
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
            files = intake.done + intake.waiting
            known = f"{intake.done:,} of {files:,}" if changes.complete else f"{files:,} so far"
            meanwhile.say(f"Reading files: {known}")
            if changes.state.kind == "offline":
                return [(name, _first_sentence(changes.state.reason))]
            if changes.complete and not (changes.unsure or intake.waiting or intake.is_owed):
                return []


def _wait_for_the_other(root: str, places: Places) -> list[str] | None:
    """Wait until the newswall that keeps the library shows what is in the folder and muted now.

    Return what is wrong then; None: it ended before that.
    """
    deadline = time.monotonic() + CATCH_UP
    while True:
        with closing(Library(places)) as library:
            while not (hides := library.are_mutes_carried_out()) and time.monotonic() < deadline:
                if not is_busy(places):
                    return None
                time.sleep(_PAUSE)
                library.refresh()
            late, reason = _count_unfiled(root, library)
        if reason:
            return [reason]
        if not late and hides:
            return []
        if not is_busy(places):
            return None
        if time.monotonic() > deadline:
            behind = f"has {late} files to go" if late else "has not carried out the last mutes"
            return [f"another newswall reads this folder and {behind}"]
        time.sleep(_PAUSE)


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
