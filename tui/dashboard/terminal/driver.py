"""The terminal's driver, made patient with what is no UTF-8 and with signals that say nothing."""

import sys
from typing import Any

from textual.app import App
from textual.driver import Driver
from textual.events import Resize
from textual.message import Message

from tui.dashboard.terminal.noise import PatientParser
from tui.dashboard.terminal.pasted import Decoder

MOST_WAITING = 1000
"""Messages that wait until what a page sends is passed over: nobody types so far ahead."""


def patient(driver: type[Driver]) -> type[Driver]:
    """Return `driver`, made to read a byte that is no UTF-8 as U+FFFD, and to go on where it was.

    Textual's driver for Linux and macOS decodes strictly, in a thread whose failure ends the
    program: a keyboard that speaks Latin-1 or a broken paste would be enough. It offers no choice,
    so the decoder is exchanged where its module looks it up, and so is the parser behind it
    (`tui.dashboard.terminal.noise`).

    At SIGCONT it takes the terminal over, as is right after Ctrl+Z. After SIGSTOP, or no stop at
    all (systemd sends SIGCONT behind SIGTERM), it would do so a second time and never end.
    """
    module = sys.modules[driver.__module__]
    if hasattr(module, "getincrementaldecoder"):
        setattr(module, "getincrementaldecoder", lambda encoding: Decoder)  # noqa: B010  mypy knows no such name
    if hasattr(module, "XTermParser"):
        setattr(module, "XTermParser", PatientParser)  # noqa: B010
    take_over = getattr(driver, "_sigcont_application", None)
    if take_over is None:
        return driver

    def go_on(self: Any, *signal: object) -> None:
        if getattr(self, "_must_signal_resume", True):
            take_over(self, *signal)
        self._app.call_later(self._app.refresh, layout=True)  # the terminal is empty by then

    return type(driver.__name__, (driver,), {"_sigcont_application": go_on})


def bounded(driver: type[Driver]) -> type[Driver]:
    """Return `driver`, made to pass over what a page should not send: sizes, and floods of keys.

    A page tells the server how large it is, which has its bounds; what is typed there can look
    like a report of a terminal (mode 2048) of millions of cells. Keys that wait to be obeyed take
    memory: a page can send a million at once.
    """

    def process_message(self: Driver, message: Message) -> None:
        if not isinstance(message, Resize) and _waiting(self._app) < MOST_WAITING:
            driver.process_message(self, message)

    return type(driver.__name__, (driver,), {"process_message": process_message})


def _waiting(app: App[Any]) -> int:
    """Return how many messages wait for the program and for the screen that is shown."""
    return app.message_queue_size + sum(one.message_queue_size for one in app.screen_stack[-1:])
