"""Word that a library was found damaged, left beside it for the editor that opens it next."""

import os
from contextlib import suppress
from pathlib import Path

from tui.library import disk

_WORD = ".damaged"
"""What the name of the file has after that of the library."""


def doubt(path: Path) -> None:
    """Leave word that the library at `path` is damaged: whoever opens it next begins anew."""
    with suppress(OSError):
        disk.make_file(disk.beside(path, _WORD))


def is_doubted(path: Path) -> bool:
    """Tell whether somebody found the library at `path` damaged."""
    return os.path.lexists(disk.beside(path, _WORD))


def believe(path: Path) -> None:
    """Take the word back: there is a new library at `path`."""
    disk.remove(disk.beside(path, _WORD))
