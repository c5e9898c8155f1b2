"""More events than anybody can hold: what is lost is looked for, and what is kept has a bound."""

import logging
import os
import threading
from pathlib import Path

import pytest
from watchdog.observers.inotify_c import InotifyFD

from tests.folder.listening import mute_observer, save
from tui.folder.hints import MOST, Hints


@pytest.mark.skipif(not hasattr(os, "eventfd"), reason="inotify is Linux")
def test_a_real_overflow_of_the_system_s_queue_loses_nothing(
    listen, root: Path, monkeypatch
) -> None:
    heard = listen(root)
    may_read = threading.Event()
    handle_event = InotifyFD.handle_event

    def handle_late(reader: InotifyFD, event: object) -> None:
        may_read.wait(30.0)
        handle_event(reader, event)

    monkeypatch.setattr(InotifyFD, "handle_event", handle_late)
    longest = int(Path("/proc/sys/fs/inotify/max_queued_events").read_text())
    if longest > 20_000:
        pytest.skip("the queue here takes too long to fill")
    for number in range(longest // 4 + 500):
        save(root / f"{number}.md")
    may_read.set()
    heard.until(lambda: len(heard.files) == longest // 4 + 500, within=20.0)
    assert heard.state.kind == "live"


def test_a_warning_of_watchdog_is_doubt_and_is_not_printed(disk: Path, listen, capfd) -> None:
    heard = listen(disk, make_observer=mute_observer)
    scanned = heard.state.scanned
    logging.getLogger("watchdog.observers.inotify_c").warning("Inotify queue overflowed")
    assert heard.until(lambda: heard.hear().state.scanned != scanned) < 1.0
    assert capfd.readouterr() == ("", "")


def test_watchdog_may_speak_again_when_the_folder_is_closed(disk: Path, listen) -> None:
    logger = logging.getLogger("watchdog")
    heard, other = listen(disk), listen(disk)
    assert not logger.propagate
    heard.folder.close()
    assert not logger.propagate
    other.folder.close()
    assert logger.propagate
    assert not logger.handlers


def test_hints_are_bounded_and_too_many_are_doubt() -> None:
    hints = Hints()
    for number in range(MOST):
        hints.whole(str(number))
        hints.touched(str(number))
    hints.whole("1")
    assert len(hints.take(calm=True).whole) == MOST
    hints.whole("not to be gathered for long")
    for number in range(3 * MOST):
        hints.other(str(number))
        hints.touched(str(number))
    batch = hints.take(calm=True)
    assert len(batch.other) + 1 == len(batch.touched) == MOST
    assert batch.doubt
