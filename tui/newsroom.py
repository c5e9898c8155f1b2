"""The conductor: folder → readers → library, in one thread of its own, with one callback.

Watcher, readers and the writing side of the library are imported in that thread: the first
headlines are on the screen before.
"""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tui.following import heard_from, word_of
from tui.library import (
    NO_HOUSE_RULES,
    Follower,
    HouseRules,
    Library,
    LibraryBusy,
    LibraryDamaged,
    LibraryUnusable,
    Prepared,
    is_busy,
)
from tui.places import our_own
from tui.progress import Progress
from tui.status import Status

if TYPE_CHECKING:
    from tui.folder import Changes, Folder
    from tui.intake import Intake
    from tui.library import Editor
    from tui.readers.desk import ReadingDesk

log = logging.getLogger(__name__)

TICK = 1.0
"""Seconds between looks at marks that another newswall made, and at a library that got free."""
PACE = 0.25
"""Seconds between two calls of `on_change` while much is read and nothing else happens."""

HANGS = 30.0
"""Seconds without a sign of the thread after which it is not believed to watch the folder."""
_HANGS = (
    "The folder does not answer: its disk may be on a machine that is away. What came since is "
    "not shown. It will be as soon as it answers."
)


class Newsroom:
    """Keeps the library of one folder true, from `start` to `stop`.

    `on_change` is called from the newsroom's thread whenever the library or the status changed;
    it must return at once.
    """

    def __init__(
        self,
        root: str,
        prepared: Prepared,
        on_change: Callable[[], object],
        *,
        poll: bool = False,
        keep_days: int = 30,
        rules: HouseRules = NO_HOUSE_RULES,
    ) -> None:
        """`keep_days`: days for which an article stays that fell off its file; `rules`: names of
        tags, and mutes, of the settings."""
        self._rules = rules
        self._status = Status(notices=prepared.notices)
        self._at_work = time.monotonic(), datetime.now(UTC)
        """When the thread was last seen to do something."""
        self._root = root
        self._prepared = prepared
        self._on_change = on_change
        self._poll = poll
        self._keep_days = keep_days
        self._stopping = threading.Event()
        self._progress = Progress()
        self._called = 0.0
        """When `on_change` was called last; monotonic."""
        self._untold = False
        """The status was replaced since."""
        self._answered = 0.0
        """When those who follow got an answer last; monotonic."""
        self._folder: Folder | None = None
        self._desk: ReadingDesk | None = None
        self._thread = threading.Thread(target=self._run, name="newsroom", daemon=True)

    @property
    def status(self) -> Status:
        """What it is doing, or that it hangs: on a disk that does not answer, for one."""
        at, since = self._at_work
        watches = self._status.kind in ("live", "polling") and self._thread.is_alive()
        if watches and time.monotonic() - at > HANGS:
            return self._status._replace(kind="offline", reason=_HANGS, since=since)
        return self._status

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def stop(self, timeout: float = 5.0) -> None:
        """End the thread, the watcher and the worker; what was filed stays filed."""
        self._stopping.set()
        self.wake()
        desk = self._desk
        if desk is not None:
            desk.close()  # a file that hangs its reader must not hang the end
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

    def follow(self, rules: HouseRules) -> None:
        """Let other settings hold."""
        self._rules = rules
        self.wake()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                editor = self._wait_for_the_library()
                if editor is not None:
                    self._keep(editor)
            except LibraryUnusable as error:
                self._say_offline(str(error))
                self._stopping.wait(TICK)
            except LibraryDamaged as error:
                log.warning("%s", error)
                sentence = f"{error.path.name} is damaged or gone: it is built anew."
                self._say(notices=(*self._prepared.notices, sentence))
                self._stopping.wait(TICK)
            except Exception:
                log.exception("the newsroom failed and starts again")
                self._say(notices=("The newsroom failed and starts again; the log has more.",))
                self._stopping.wait(TICK)

    def _wait_for_the_library(self) -> "Editor | None":
        """Return the editor once no other newswall holds the library; follow that one till then."""
        from tui.library import Editor
        from tui.readers.edition import edition

        places = self._prepared.places

        def begin() -> Editor:
            return Editor(places, edition=edition(), keep_days=self._keep_days, rules=self._rules)

        with suppress(LibraryBusy):
            return begin()
        with closing(Library(places)) as library:
            self._say_that_it_follows()
            follower = Follower(places.library)
            share = 1.0
            while not self._stopping.wait(TICK / 2):
                self._be_at_work()
                self._say(**heard_from(follower))
                changed = library.refresh()
                before, share = share, round(library.indexed(), 2)
                if changed:
                    self._say(changed_at=datetime.now(UTC))
                elif share != before:  # searches may find more
                    self._call()
                if not is_busy(places):
                    with suppress(LibraryBusy):
                        return begin()
        return None

    def _keep(self, editor: "Editor") -> None:
        """Watch, read and file until stopped."""
        from tui.folder import Folder
        from tui.intake import Intake
        from tui.readers.desk import ReadingDesk

        with (
            closing(editor),
            closing(ReadingDesk()) as desk,
            closing(
                Folder(
                    self._root,
                    editor.signatures(),
                    mount=editor.mount,
                    apart=our_own(editor.places),
                    poll=self._poll,
                )
            ) as folder,
        ):
            folder.start()
            self._folder, self._desk = folder, desk
            try:
                intake = Intake(self._root, folder, desk, editor, patient=True)
                self._progress = Progress()
                while not self._stopping.is_set():
                    self._go_round(intake, editor)
            finally:
                self._folder = self._desk = None

    def _go_round(self, intake: "Intake", editor: "Editor") -> None:
        """Wait for a change or a tick, and work off what there is to do."""
        self._be_at_work()
        changes = intake.look(TICK)
        editor.follow(self._rules)
        if intake.adopt_marks():
            self._call()
        changed = intake.work()
        fields = {"changed_at": datetime.now(UTC)} if changed else {}
        self._tell(changes, intake, editor, at_once=changed and intake.is_awaited, **fields)
        if intake.index():
            self._call()

    def _tell(
        self,
        changes: "Changes",
        intake: "Intake",
        editor: "Editor",
        *,
        at_once: bool,
        **fields: Any,
    ) -> None:
        now, progress = time.monotonic(), self._progress
        if now - self._answered >= PACE:
            self._answered = now
            editor.answer(word_of(changes.state))
        waiting, done = intake.waiting, intake.done if intake.waiting else 0
        progress.note(now, waiting, done, counted=changes.complete)
        self._say(
            at_once=at_once or not progress.reading,
            follows=False,
            notices=tuple(dict.fromkeys((*self._prepared.notices, *editor.notices))),
            kind=changes.state.kind,
            reason=changes.state.reason,
            since=changes.state.since,
            settled=changes.complete and not waiting and not intake.unsure,
            reading=progress.reading,
            counted=changes.complete,
            waiting=waiting,
            done=done,
            half_written=intake.half_written,
            share=progress.share,
            left=progress.left,
            **fields,
        )

    def _be_at_work(self) -> None:
        self._at_work = time.monotonic(), datetime.now(UTC)

    def _say_that_it_follows(self) -> None:
        """What it did itself till then is over; of the folder the other newswall will tell."""
        before = self._status
        status = Status(
            kind=before.kind,
            reason=before.reason,
            since=before.since,
            settled=True,
            changed_at=before.changed_at,
            follows=True,
            notices=self._prepared.notices,
        )
        self._say(**status._asdict())

    def _say_offline(self, reason: str) -> None:
        if (self._status.kind, self._status.reason) != ("offline", reason):
            since = datetime.now(UTC)
            self._say(kind="offline", reason=reason, since=since, notices=self._prepared.notices)

    def _say(self, *, at_once: bool = True, **fields: Any) -> None:
        """Publish the status, and call back if it is another one, `at_once` or soon."""
        status = self._status._replace(**fields)
        if status != self._status:
            self._status = status
            self._untold = True
        if self._untold and (at_once or time.monotonic() - self._called >= PACE):
            self._call()

    def _call(self) -> None:
        self._untold = False
        self._called = time.monotonic()
        self._on_change()
