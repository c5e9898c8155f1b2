"""The conductor: folder → readers → library, in one thread of its own, with one callback."""

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from tui.folder import Folder, Signature
from tui.intake import Intake
from tui.library import Editor, Library, LibraryBusy, Prepared, prepare
from tui.places import Places, places_for
from tui.readers.desk import ReadingDesk
from tui.readers.edition import edition
from tui.status import Status
from tui.text import visible_path

log = logging.getLogger(__name__)

TICK = 1.0
"""Seconds between looks at marks that another newswall made, and at a library that got free."""
CATCH_UP = 3.0
"""Seconds that a command gives another newswall to have filed what is in the folder."""


class Newsroom:
    """Keeps the library of one folder true, from `start` to `stop`.

    `on_change` is called from the newsroom's thread whenever the library or the status changed;
    it must return at once.
    """

    def __init__(
        self, root: str, prepared: Prepared, on_change: Callable[[], object], *, poll: bool = False
    ) -> None:
        self.status = Status(notices=prepared.notices)
        self._root = root
        self._prepared = prepared
        self._on_change = on_change
        self._poll = poll
        self._stopping = threading.Event()
        self._folder: Folder | None = None
        self._thread = threading.Thread(target=self._run, name="newsroom", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def stop(self, timeout: float = 5.0) -> None:
        """End the thread, the watcher and the worker; what was filed stays filed."""
        self._stopping.set()
        self.wake()
        if self._thread.is_alive():
            self._thread.join(timeout)

    def look_again(self) -> None:
        """Scan the whole folder now, whatever the watcher says."""
        folder = self._folder
        if folder is not None:
            folder.look_again()

    def wake(self) -> None:
        """Marks were made: adopt them now."""
        folder = self._folder
        if folder is not None:
            folder.wake()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                editor = self._wait_for_the_library()
                if editor is not None:
                    self._keep(editor)
            except Exception:
                log.exception("the newsroom failed and starts again")
                self._say(notices=("The newsroom failed and starts again; the log has more.",))
                self._stopping.wait(TICK)

    def _wait_for_the_library(self) -> Editor | None:
        """Return the editor once no other newswall holds the library; follow that one till then."""
        library: Library | None = None
        try:
            while not self._stopping.is_set():
                try:
                    editor = Editor(self._prepared.places, edition=edition())
                except LibraryBusy:
                    library = library or Library(self._prepared.places)
                    if library.refresh() or not self.status.follows:
                        self._say(follows=True, settled=True, changed_at=datetime.now(UTC))
                    self._stopping.wait(TICK / 2)
                else:
                    self._say(follows=False, notices=(*self._prepared.notices, *editor.notices))
                    return editor
        finally:
            if library is not None:
                library.close()
        return None

    def _keep(self, editor: Editor) -> None:
        """Watch, read and file until stopped."""
        desk = ReadingDesk()
        folder = Folder(self._root, _signatures(editor), poll=self._poll)
        try:
            folder.start()
            self._folder = folder
            intake = Intake(self._root, folder, desk, editor, patient=True)
            while not self._stopping.is_set():
                changes, changed = intake.round(TICK)
                fields: dict[str, Any] = {"changed_at": datetime.now(UTC)} if changed else {}
                self._say(
                    kind=changes.state.kind,
                    reason=changes.state.reason,
                    since=changes.state.since,
                    settled=changes.complete and not intake.waiting and not intake.unsure,
                    waiting=intake.waiting,
                    done=intake.done if intake.waiting else 0,
                    **fields,
                )
        finally:
            self._folder = None
            desk.close()
            folder.close()
            editor.close()

    def _say(self, **fields: Any) -> None:
        """Publish the status, and call back if it is another one."""
        status = replace(self.status, **fields)
        if status != self.status:
            self.status = status
            self._on_change()


@dataclass(frozen=True, slots=True)
class Look:
    """The library after one look through the folder."""

    library: Library
    complaints: Sequence[tuple[str, str]]
    """What is wrong with the folder or the databases themselves: pairs of path and reason."""


@contextmanager
def looked_through(root: str) -> Iterator[Look]:
    """Read what changed in the folder, once and without watching, and give its library.

    If another newswall keeps the library, that one's is given once it has caught up.
    """
    name = visible_path(root)
    prepared = prepare(places_for(root))
    places = prepared.places
    complaints = [(name, notice) for notice in prepared.notices]
    try:
        editor = Editor(places, edition=edition())
    except LibraryBusy:
        complaints += _wait_for_the_other(root, places, name)
    else:
        try:
            complaints += [(name, notice) for notice in editor.notices]
            complaints += _read_through(root, editor, name)
        finally:
            editor.close()
    library = Library(places)
    try:
        yield Look(library, complaints)
    finally:
        library.close()
        prepared.close()


def _read_through(root: str, editor: Editor, name: str) -> list[tuple[str, str]]:
    folder = Folder(root, _signatures(editor), poll=True)
    desk = ReadingDesk()
    try:
        intake = Intake(root, folder, desk, editor, patient=False)
        while True:
            changes, _ = intake.round(0)
            if changes.state.kind == "offline":
                return [(name, changes.state.reason)]
            if changes.complete and not intake.waiting:
                return []
    finally:
        desk.close()
        folder.close()


def _wait_for_the_other(root: str, places: Places, name: str) -> list[tuple[str, str]]:
    """Wait until the newswall that keeps the library has filed what is in the folder now."""
    deadline = time.monotonic() + CATCH_UP
    while True:
        library = Library(places)
        try:
            late, reason = _count_unfiled(root, library)
        finally:
            library.close()
        if reason:
            return [(name, reason)]
        if not late:
            return []
        if time.monotonic() > deadline:
            return [(name, f"another newswall reads this folder and has {late} files to go")]
        time.sleep(0.05)


def _count_unfiled(root: str, library: Library) -> tuple[int, str]:
    """Return how many files the library does not hold as they are, and why the folder is away."""
    folder = Folder(root, _signatures(library), poll=True)
    late = 0
    try:
        while True:
            changes = folder.next(CATCH_UP)
            late += len(changes.changed) + len(changes.gone)
            if changes.state.kind == "offline":
                return 0, changes.state.reason
            if changes.complete:
                return late, ""
    finally:
        folder.close()


def _signatures(source: Editor | Library) -> dict[str, Signature]:
    return {path: Signature(*signature) for path, signature in source.signatures().items()}
