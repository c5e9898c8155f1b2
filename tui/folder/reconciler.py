"""Decides what is true: looks where hints point, sweeps when in doubt, and never believes at once
that everything is gone."""

import math
import os
from collections import ChainMap
from collections.abc import Callable, Iterable
from datetime import datetime
from time import monotonic

from tui.folder.changes import Kind
from tui.folder.companions import Companions, within
from tui.folder.hints import Batch, Hints
from tui.folder.mtimes import DirectoryTimes
from tui.folder.names import parent
from tui.folder.register import HASTY, PATIENT, Register, is_young
from tui.folder.root import Absent, Identity, Root, absent
from tui.folder.scan import Sweep
from tui.folder.signature import Signature, unpacked
from tui.folder.timetable import TICK, Timetable
from tui.folder.watch import Watch

_HANDFUL = 10
"""So many files may vanish unannounced without a second look."""
_SECOND_LOOK = 2.0
"""Seconds until it."""


class Reconciler:
    """Keeps the register true to the folder; belongs to one thread."""

    def __init__(self, root: Root, register: Register, watch: Watch, hints: Hints) -> None:
        self.complete = False
        """The folder has been swept once."""
        self.scanned: datetime | None = None
        """Aware: when the last sweep ended."""
        self._root = root
        self._register = register
        self._watch = watch
        self._hints = hints
        self._times = DirectoryTimes()
        self._companions = Companions(register)
        self._timetable = Timetable()
        self._sweep: Sweep | None = None
        self._doubt = True
        self._fruitful = False
        self._many_missing: float | None = None
        self._unlisted: set[str] = set()
        self._again: set[str] = set()

    def kind_and_reason(self) -> tuple[Kind, str]:
        """Return how well the folder is known now, and why not better."""
        if self._root.absent is not None:
            return "offline", self._root.absent.reason
        reason = self._watch.polling_reason
        return ("polling", reason) if reason else ("live", "")

    @property
    def unsure(self) -> bool:
        """So much vanished that a second look has to confirm it."""
        return self._many_missing is not None

    def is_sweeping(self) -> bool:
        """Tell whether a sweep has begun and is not at its end."""
        return self._sweep is not None

    def next_event(self) -> float:
        """Return when (monotonic) there is something to do without a hint."""
        if self._root.absent is not None:
            return self._timetable.tick_due
        sweep = self._timetable.sweep_due(polling=self._is_polling())
        due = self._register.next_due() if self._may_look_at_due() else math.inf
        return min(self._timetable.tick_due, sweep, due)

    def close(self) -> None:
        """Stop watching and close what is open."""
        self._drop_sweep()
        self._watch.end()

    def tick(self, *, now: bool = False) -> None:
        """Once in a second, or `now`: is it still the same folder, and does its watcher live?"""
        if not now and monotonic() < self._timetable.tick_due:
            return
        self._timetable.tick()
        found = self._root.look(known=bool(self._register.known))
        if isinstance(found, Absent):
            self._leave(found)
        elif found != self._root.identity:
            self._arrive(found)
        elif self._watch.check(len(self._times.known)):
            self._timetable.ask()
        else:
            self._compare_times()

    def look_where(self, batch: Batch) -> None:
        """Follow hints."""
        if batch.root:
            self.tick(now=True)
        if batch.doubt:
            self._doubt = True
            self._watch.forgive()
            self._timetable.ask()
        if batch.everything:
            self._timetable.ask(doubt=False, spaced=False)
        self._again |= batch.again
        if self._root.absent is not None:
            return
        if self._root.apart:
            batch.whole = {path for path in batch.whole if not self._root.is_apart(path)}
            batch.other = {path for path in batch.other if not self._root.is_apart(path)}
        self._leave_out_companions(batch)
        other = batch.other - batch.whole
        paths = batch.whole | other
        if paths:
            self._watch.announced(paths)
        self._refresh_times({parent(path) for path in paths} | batch.touched)
        vanished = self._register.look_at(batch.whole, whole=True) + self._register.look_at(other)
        if not batch.doubt:  # else the sweep tells first where they went, if they were moved
            self._lose(vanished)
        if self._companions.lost_page(vanished):
            self._timetable.ask()
        if self._sweep is not None:
            self._sweep.mirror_skipped(paths, self._register.skipped)

    def look_at_due(self) -> None:
        """Look at files that were held back, or are to be told again."""
        if not self._may_look_at_due():
            return
        again, held = self._register.due()
        again += self._again
        self._again.clear()
        again, held = map(self._companions.take_from, (again, held))
        vanished = self._register.look_at(again, again=True)
        if not self._lose(vanished + self._register.look_at(held)):
            for path in vanished:  # it is asked for still, when the folder is back
                self._register.retry(path, TICK)

    def sweep(self, pause: Callable[[], bool]) -> None:
        """Go on with the sweep that is due, till `pause()`."""
        if self._root.absent is not None:
            return
        if self._sweep is None:
            if monotonic() < self._timetable.sweep_due(polling=self._is_polling()):
                return
            self._doubt, self._fruitful = self._timetable.begin(), False
            register = self._register
            self._sweep = Sweep(
                register.root,
                register.known,
                inodes=not register.foreign,
                apart=self._root.apart,
            )
        sweep = self._sweep
        try:
            found = sweep.go_on(pause)
        except OSError as error:
            self.tick(now=True)
            if self._sweep is sweep:
                self._leave(absent(self._root.path, error))
            return
        self._fruitful = self._fruitful or bool(found)
        for path, signature in found:
            self._found(path, signature)
        if sweep.finished:
            self._finish(sweep)

    def _may_look_at_due(self) -> bool:
        """Tell whether what is missing now is gone: in a folder that took the place of ours it is
        not, before a sweep or two have said so."""
        return self._root.absent is None and (not self.complete or self._root.is_settled)

    def _is_polling(self) -> bool:
        return bool(self._watch.polling_reason)

    def _arrive(self, found: Identity) -> None:
        """Take up a folder that is there, or there again, or another one: watch, then sweep."""
        self._drop_sweep()
        self._root.take(found)
        self._register.root = os.path.realpath(self._root.path)
        self._watch.begin(self._register.root)
        self._register.foreign = self._watch.silent_filesystem is not None
        self._times = DirectoryTimes()
        self._register.hurry()
        self._timetable.ask(spaced=False)

    def _leave(self, why: Absent) -> None:
        """Keep what is known of a folder that is not there."""
        self._drop_sweep()
        self._root.absent, self._root.identity = why, None
        self._many_missing = None
        self._watch.end()

    def _drop_sweep(self) -> None:
        if self._sweep is not None:
            self._sweep.give_up()
            self._sweep = None

    def _leave_out_companions(self, batch: Batch) -> None:
        """Take out of a batch what a browser saved beside a page, and put off what it may have."""
        hinted = batch.whole | batch.other
        swept = self._sweep.directories if self._sweep is not None else {}
        entered = ChainMap(self._times.known, swept)
        found = self._companions.discover(hinted, entered.__contains__)
        self._times.forget(within(found, entered), swept)
        if self._sweep is not None:
            self._sweep.companions |= found
        kept_back = {*filter(self._companions.keep_back, hinted)}
        batch.whole -= kept_back
        batch.other -= kept_back
        batch.touched.update(map(parent, kept_back))

    def _refresh_times(self, directories: Iterable[str]) -> None:
        swept = self._sweep.directories if self._sweep is not None else {}
        self._times.refresh(self._register.root, directories, swept)

    def _compare_times(self) -> None:
        if self._sweep or self._hints.are_waiting() or not self._timetable.mtimes_due():
            return
        self._refresh_times(self._hints.take_touched())
        began = monotonic()
        moved = self._times.moved(self._register.root, announced=not self._is_polling())
        self._timetable.mtimes_done(monotonic() - began)
        if moved:
            self._timetable.ask(doubt=False)

    def _found(self, path: str, signature: Signature) -> None:
        """Take note of a file that a sweep found to be new or other than before."""
        if not self.complete:
            self._register.tell(path, signature)
            if self._is_polling() and is_young(signature):
                # Nobody will announce that its writer went on within the same clock tick.
                self._register.retry(path, PATIENT)
            return
        if self._companions.keep_back(path):
            return
        before = self._register.known.get(path)
        news = before is None or unpacked(before).ino != signature.ino
        if news and not self._doubt and not self._register.is_held(path):
            self._watch.unannounced(path)
        self._register.see(path, signature, patience=HASTY if self._doubt else PATIENT)

    def _finish(self, sweep: Sweep) -> None:
        self._sweep = None
        self._timetable.end(sweep.cost, fruitful=self._fruitful)
        if not self._root.is_the_same():
            self.tick(now=True)
            self._timetable.ask()
            return
        self._times.known = sweep.directories
        self._register.skipped = sweep.skipped
        self.scanned = datetime.now().astimezone()
        self.complete = True
        if self._companions.swept(sweep.companions):
            self._timetable.ask()
        vanished = [path for path in sweep.vanished() if path in self._register.known]
        vanished = self._companions.take_from(vanished)
        if self._is_too_much(len(vanished)):
            return
        swept = self._root.identity
        self._confirm(vanished)
        if self._root.identity == swept:
            self._root.settle()

    def _is_too_much(self, vanished: int) -> bool:
        """Tell whether so many files vanished that a second look, later, has to confirm it."""
        if vanished <= _HANDFUL or 2 * vanished <= len(self._register.known):
            self._many_missing = None
            return False
        now = monotonic()
        if self._many_missing is None:
            self._many_missing = now
        left = self._many_missing + _SECOND_LOOK - now
        if left > 0:
            self._timetable.ask(after=left)
            return True
        self._many_missing = None
        return False

    def _confirm(self, unlisted: list[str]) -> None:
        """Lose files that a sweep did not list.

        A name that was replaced while its directory was read may be listed nowhere, and on a file
        system without upper and lower case the old name of a renamed file can still be looked at.
        So a file that is there without being listed gets one more sweep.
        """
        gone = set(self._register.look_at(unlisted))
        odd = {path for path in unlisted if path not in gone}
        gone |= odd & self._unlisted
        self._unlisted = odd - gone
        if self._unlisted:
            self._timetable.ask(after=_SECOND_LOOK)
        if not self._doubt:
            for path in gone:
                self._watch.unannounced(path)
        self._lose(gone)

    def _lose(self, paths: Iterable[str]) -> bool:
        """Count files as gone; return False if it is the folder that is gone."""
        paths = list(paths)
        if paths and not self._root.is_the_same():
            self.tick(now=True)
            self._timetable.ask()
            return False
        for path in paths:
            self._register.lose(path)
        return True
