"""The watched folder: hints say where to look, looking decides, and doubt looks at everything."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from tui.folder.changes import Changes, FolderState
from tui.folder.hints import Hints
from tui.folder.reconciler import Reconciler
from tui.folder.register import Register
from tui.folder.root import Root
from tui.folder.watch import Watch

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

_SLICE = 0.1
"""Seconds of sweeping after which what was found is handed over."""
_CALM = 16
"""So many batches may be acted on at once within `_BREATH` seconds; then hints are gathered."""
_BREATH = 0.25
_NEAR = 0.5
"""The part of a wait by which it may end sooner or later, to end with the tick of the second."""


class Folder:
    """What happens to the files of one folder; `next` tells it.

    `next` and `retry` belong to one thread; the other methods may be called from any.
    """

    def __init__(
        self,
        root: str,
        known: Mapping[str, tuple[int, int, int, int]] | None = None,
        *,
        mount: str = "",
        apart: Iterable[str] = (),
        poll: bool = False,
        make_observer: "Callable[[], BaseObserver] | None" = None,
    ) -> None:
        """Take the folder `root`, which need not exist, and what is `known` of it already.

        `known` maps relative paths to signatures: only what differs is told. `mount` is what the
        property of that name was when they became known. Directories in the folder that are
        `apart` hold no news, such as our own. `poll` does without announcements;
        `make_observer` stands in for watchdog's.
        """
        self._hints = Hints()
        self._register = Register(known or {})
        here = root if os.path.isabs(root) else os.path.join(os.getcwd(), root)
        self._root = Root(here, mount, apart)
        self._reconciler = Reconciler(
            self._root,
            self._register,
            Watch(self._hints, poll=poll, make_observer=make_observer),
            self._hints,
        )
        self._state: FolderState | None = None
        self._told: tuple[FolderState, bool] | None = None
        self._rush: deque[float] = deque(maxlen=_CALM)
        self._closed = False
        self._turn = Lock()

    @property
    def mount(self) -> str:
        """Where the disk is mounted that the known files are on; empty when unknown.

        An empty folder on another disk is no empty folder, but one whose disk is not mounted.
        """
        return self._root.mount

    def start(self) -> None:
        """Begin to watch, before anything is looked at: nothing falls between the two."""
        with self._turn:
            self._reconciler.tick(now=True)

    def next(self, timeout: float, *, sweep: float = 0.0) -> Changes:
        """Return what changed; wait for it up to about `timeout` seconds.

        `sweep`: so many seconds go at least into a look at the whole folder, if one is due, for
        callers who have something else to do. Returns with nothing after `wake` and after `close`,
        and when only the state changed.
        """
        deadline = monotonic() + timeout
        with self._turn:
            while not self._closed:
                self._work(max(deadline, monotonic() + sweep))
                if self._hints.take_wake() or self._has_news() or monotonic() >= deadline:
                    break
                if not self._reconciler.is_sweeping():
                    due = self._reconciler.next_event()
                    if abs(due - deadline) < timeout * _NEAR:
                        deadline = due  # one waking for both
                    self._hints.wait(min(deadline, due), calm=self._is_calm())
            return self._hand_over()

    def wake(self) -> None:
        """Let `next` return soon."""
        self._hints.wake()

    def look_again(self) -> None:
        """Look at the whole folder now."""
        self._hints.everything()

    def retry(self, path: str, after: float) -> None:
        """Tell this file again in `after` seconds, unless a change tells it earlier."""
        self._register.retry(path, after)

    def read_again(self, paths: Iterable[str]) -> None:
        """Tell these files once more, although nothing in them changed."""
        self._hints.again(paths)

    def close(self) -> None:
        """Stop watching; `next` returns. No thread and no descriptor stays."""
        self._closed = True
        self._hints.wake()
        with self._turn:
            self._reconciler.close()

    def _work(self, deadline: float) -> None:
        """Do what there is to do now, the most urgent first, and sweep till the deadline."""
        calm = self._is_calm()
        batch = self._hints.take(calm=calm)
        if batch is not None:
            self._rush.append(monotonic())
            self._reconciler.look_where(batch)
        self._reconciler.tick()
        self._reconciler.look_at_due()
        if self._register.has_news(complete=self._reconciler.complete):
            return
        until = min(deadline, monotonic() + _SLICE)
        self._reconciler.sweep(
            lambda: monotonic() >= until or self._hints.pressing(calm=self._is_calm())
        )

    def _is_calm(self) -> bool:
        return len(self._rush) < _CALM or monotonic() - self._rush[0] > _BREATH

    def _has_news(self) -> bool:
        complete = self._reconciler.complete
        return self._register.has_news(complete=complete) or self._told != (
            self._current_state(),
            complete,
        )

    def _current_state(self) -> FolderState:
        if self._closed and self._state is not None:
            return self._state
        kind, reason = self._reconciler.kind_and_reason()
        if self._state is None or (self._state.kind, self._state.reason) != (kind, reason):
            self._state = FolderState(kind, reason, datetime.now().astimezone(), None)
        return self._state

    def _hand_over(self) -> Changes:
        state, complete = self._current_state(), self._reconciler.complete
        self._told = state, complete
        scanned = replace(state, scanned=self._reconciler.scanned)
        unsure = self._reconciler.unsure
        return self._register.hand_over(scanned, complete=complete, unsure=unsure)
