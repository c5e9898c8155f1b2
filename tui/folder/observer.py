"""One watchdog observer on the folder, from its start to its end.

Watchdog 7.1 may lose events, die while it says that it lives, and leak when it cannot start. So its
handler only adds hints, its threads are asked one by one, and a failed start is cleaned up.
"""

import errno
import logging
import os
import sys
import threading
import warnings
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from tui.folder.hints import Hints
from tui.folder.names import is_hidden, is_in_ignored, parent

log = logging.getLogger(__name__)

EVENTS: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileClosedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]
"""What is asked of the system: nothing about reading, so that our own reading causes no event."""

_PATIENCE = 5.0
"""Seconds to wait for threads that were told to stop."""


def new_observer() -> BaseObserver:
    """Return the observer of this system; raises OSError when there is none that it announces to.

    On Linux, a rename is not held back for half a second to wait for its other half: full events
    report each half on its own, so that a file moved in from outside is known to be whole. When
    the halves of a renamed directory are parted, watchdog watches it once more and warns of that.
    """
    if sys.platform.startswith("linux"):
        from watchdog.observers.inotify import InotifyObserver
        from watchdog.observers.inotify_move_event_grouper import InotifyMoveEventGrouper

        if hasattr(InotifyMoveEventGrouper, "delay"):
            InotifyMoveEventGrouper.delay = 0.0
            warnings.filterwarnings("ignore", category=RuntimeWarning, module=r"watchdog\.")
        return InotifyObserver(generate_full_events=True)
    if Observer is PollingObserver:
        raise OSError(errno.ENOSYS, "this system announces no changes of files")
    return Observer()


class Listener(FileSystemEventHandler):
    """Turns events into hints, in watchdog's thread, which an exception would kill for ever."""

    def __init__(self, root: str, hints: Hints) -> None:
        self._prefix = root.rstrip(os.sep) + os.sep
        self._root = root
        self._hints = hints

    def dispatch(self, event: FileSystemEvent) -> None:
        """Add hints; whatever goes wrong here is a reason to look at everything."""
        try:
            self._note(event)
        except Exception:  # any: one that left here would end watchdog's thread
            log.exception("an event could not be noted: the folder is looked through instead")
            self._hints.doubt()

    def _note(self, event: FileSystemEvent) -> None:
        source, target = os.fsdecode(event.src_path), os.fsdecode(event.dest_path)
        if isinstance(event, FileClosedEvent):
            self._file(source, self._hints.whole)
        elif isinstance(event, FileMovedEvent):
            self._file(target, self._hints.whole)  # first: what left is gone unless it is there
            self._file(source, self._hints.other)
        elif event.is_directory:
            self._directory(source)
            self._directory(target)
        else:
            self._file(source, self._hints.other)

    def _file(self, absolute: str, hint: Callable[[str], None]) -> None:
        path = self._relative(absolute)
        if not path:
            return
        if is_in_ignored(path):
            self._hints.touched(parent(path))
        else:
            hint(path)

    def _directory(self, absolute: str) -> None:
        if absolute == self._root:
            self._hints.root()
            return
        path = self._relative(absolute)
        if not path:
            return
        if any(map(is_hidden, path.split("/"))):
            self._hints.touched(parent(path))
        else:
            self._hints.doubt()

    def _relative(self, absolute: str) -> str:
        if not absolute.startswith(self._prefix):
            return ""
        path = absolute[len(self._prefix) :]
        return path if os.sep == "/" else path.replace(os.sep, "/")


class Watcher:
    """A running observer. `root` is a real path: watchdog is blind behind a symbolic link."""

    def __init__(
        self,
        root: str,
        hints: Hints,
        *,
        recursive: bool = True,
        make: Callable[[], BaseObserver] = new_observer,
    ) -> None:
        """Start to watch; raises OSError when the system refuses."""
        self._observer = make()
        with ExitStack() as stack:
            stack.callback(self.stop)
            self._observer.schedule(
                Listener(root, hints), root, recursive=recursive, event_filter=EVENTS
            )
            self._observer.start()
            stack.pop_all()

    def is_alive(self) -> bool:
        """Tell whether every thread lives that an event has to pass."""
        observer = self._observer
        emitters = list(observer.emitters)
        reader = getattr(observer, "_inotify_fd", None)
        return (
            observer.is_alive()
            and bool(emitters)
            and all(each.is_alive() and each.should_keep_running() for each in emitters)
            and (not isinstance(reader, threading.Thread) or reader.is_alive())
        )

    def stop(self) -> None:
        """End all threads and give back the watches."""
        for emitter in self._observer.emitters:
            _put_down(getattr(emitter, "_inotify", None))
        self._observer.stop()
        if self._observer.is_alive():
            self._observer.join(_PATIENCE)


def _put_down(group: Any) -> None:
    """Give back the watches of an inotify emitter, whose own books may be wrong about them.

    After a directory was moved away and made anew, watchdog stops at the first watch that it does
    not find in its books, with its threads still running; each try puts down one more.
    """
    while group is not None:
        try:
            group.deactivate()
        except KeyError:
            continue
        return
