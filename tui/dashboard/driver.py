"""The terminal's driver, made patient with what is no UTF-8."""

import codecs
import sys
from functools import partial

from textual.driver import Driver


def patient(driver: type[Driver]) -> type[Driver]:
    """Return `driver`, made to read a byte that is no UTF-8 as U+FFFD.

    Textual's driver for Linux and macOS decodes strictly, in a thread whose failure ends the
    program: a keyboard that speaks Latin-1 or a broken paste would be enough. It offers no choice,
    so the decoder is exchanged where its module looks it up.
    """
    module = sys.modules[driver.__module__]
    if hasattr(module, "getincrementaldecoder"):
        setattr(module, "getincrementaldecoder", _forgiving)  # noqa: B010  mypy knows no such name
    return driver


def _forgiving(encoding: str) -> partial[codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")
