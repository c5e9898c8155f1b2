"""Keeps an observer on the folder, and knows how far it can be trusted.

The proof of a watcher is the scan: a change that was found and that nobody announced means that it
is deaf, whatever it says of itself: on a network, after a silent failure, at the system's limits.
"""

import errno
import math
from collections.abc import Callable, Iterable
from time import monotonic
from typing import TYPE_CHECKING

from tui.filesystems import silent_filesystem
from tui.folder.hints import Alarm, Hints

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

    from tui.folder.observer import Watcher

MOST_DIRECTORIES = 8000
"""With more, one overflow of the system's queue begets the next without end."""
GRACE = 2.0
"""Seconds that an announcement may lag behind a change that a scan found."""
_SOONEST, _LATEST = 1.0, 60.0
"""Seconds between two attempts to watch: doubled at each failure."""
_PROBATION = 600.0
"""Seconds without an unannounced change after which a watcher is trusted again."""

_FORCED = "The folder is looked at every few seconds, as asked for."
_SILENT = "Changes on {} do not announce themselves: the folder is looked at every few seconds."
_DEAF = "The system does not announce every change: the folder is looked at every few seconds."
_CROWDED = (
    f"The folder has more than {MOST_DIRECTORIES} folders in it, too many to watch: "
    "it is looked at every few seconds."
)
_REFUSED = "The system refuses to watch the folder ({}): it is looked at every few seconds."
_WHY = {
    errno.ENOSPC: "its limit of inotify watches is reached",
    errno.EMFILE: "its limit of inotify instances or open files is reached",
}


class Watch:
    """The watcher of one folder through all its deaths; belongs to one thread."""

    def __init__(
        self,
        hints: Hints,
        *,
        poll: bool = False,
        make_observer: "Callable[[], BaseObserver] | None" = None,
    ) -> None:
        self.silent_filesystem: str | None = None
        """The name of the file system when it is one that must be polled."""
        self._hints = hints
        self._poll = poll
        self._make_observer = make_observer
        self._alarm = Alarm(hints)
        self._watcher: Watcher | None = None
        self._root = ""
        self._refusal = ""
        self._crowded = False
        self._deaf_since: float | None = None
        self._heard = False
        self._unannounced: dict[str, float] = {}
        self._began = -math.inf
        self._pause = _SOONEST
        self._next_attempt = -math.inf

    @property
    def polling_reason(self) -> str:
        """Why the folder must be polled, a sentence for people; empty when it need not be."""
        if self._poll:
            return _FORCED
        if self.silent_filesystem:
            return _SILENT.format(self.silent_filesystem)
        if self._crowded:
            return _CROWDED
        if self._watcher is None:
            return _REFUSED.format(self._refusal)
        return _DEAF if self._deaf_since is not None else ""

    def begin(self, root: str) -> None:
        """Watch the directory `root`, a real path, instead of whatever was watched before."""
        self.end()
        self._root = root
        self._alarm.attach()
        self.silent_filesystem = silent_filesystem(root)
        self._subscribe()

    def end(self) -> None:
        """Stop watching and leave no thread."""
        self._stop()
        self._alarm.detach()

    def check(self, directories: int) -> bool:
        """Replace the watcher if it died, is deaf or does not suit; True if there is a new one.

        `directories` is how many the folder holds. To be called every second; takes about 5 µs.
        """
        now = monotonic()
        crowded = directories > MOST_DIRECTORIES
        self._weigh(now)
        if self._poll or self.silent_filesystem or now < self._next_attempt:
            return False
        if self._watcher is not None and self._watcher.is_alive() and crowded == self._crowded:
            return False
        self._crowded = crowded
        return self._subscribe()

    def announced(self, paths: Iterable[str]) -> None:
        """Hear that changes of these files were announced."""
        self._heard = True
        if self._unannounced:
            for path in paths:
                self._unannounced.pop(path, None)

    def unannounced(self, path: str) -> None:
        """Hear that a change of this file was found, and not announced so far."""
        if self._watcher is not None and not self._crowded and len(self._unannounced) < 100:
            self._unannounced.setdefault(path, monotonic() + GRACE)

    def forgive(self) -> None:
        """Hear that events are known to be lost: what is found now proves nothing."""
        self._unannounced.clear()

    def _weigh(self, now: float) -> None:
        if any(deadline <= now for deadline in self._unannounced.values()):
            self._unannounced.clear()
            if self._deaf_since is None or now - self._began >= _LATEST:
                self._stop()
                self._next_attempt = now
            self._deaf_since = now
            self._heard = False
        elif self._deaf_since is not None and self._heard and now - self._deaf_since > _PROBATION:
            self._deaf_since = None

    def _subscribe(self) -> bool:
        """Start a watcher; False when it is not wanted or the system refuses, which is noted."""
        now = monotonic()
        lasted = self._watcher is not None and now - self._began > _LATEST
        self._stop()
        if self._poll or self.silent_filesystem:
            return False
        # Imported when first needed: watchdog takes longer to import than the first screen may.
        from tui.folder.observer import Watcher, new_observer

        self._began = now
        self._next_attempt = now + self._pause
        self._pause = _SOONEST if lasted else min(2 * self._pause, _LATEST)
        try:
            self._watcher = Watcher(
                self._root,
                self._hints,
                recursive=not self._crowded,
                make=self._make_observer or new_observer,
            )
        except OSError as error:
            self._refusal = _WHY.get(error.errno or 0, error.strerror or type(error).__name__)
            return False
        return True

    def _stop(self) -> None:
        self._unannounced.clear()
        if self._watcher is not None:
            self._watcher.stop()
            self._watcher = None
