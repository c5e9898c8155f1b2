"""Which program edits a file, and whether it changed the file."""

import os
import shlex
from collections.abc import Mapping, Sequence


class NoEditor(Exception):
    """There is none; the text is a sentence."""


def editor(setting: Sequence[str], environment: Mapping[str, str]) -> list[str]:
    """Return the editor with its arguments: of the settings, else of $VISUAL, else of $EDITOR.

    A variable may hold arguments (`code -w`), quoted as for a shell; no shell sees them. Raises
    NoEditor.
    """
    if setting:
        return list(setting)
    for name in ("VISUAL", "EDITOR"):
        try:
            found = shlex.split(environment.get(name, ""))
        except ValueError:
            raise NoEditor(f"${name} has a quote that does not end.") from None
        if found:
            return found
    raise NoEditor("No editor is set: neither $VISUAL nor $EDITOR, nor “editor” in the settings.")


def path_of(folder: str, file: str) -> str:
    """Return where a file of the folder is: an absolute path, which no program takes for an option.

    Bytes of a name that are no UTF-8 stay surrogate escapes, as programs get them back.
    """
    return os.path.join(os.path.abspath(folder), file)


def state(path: str) -> tuple[int, int, int] | None:
    """Return what differs when a regular file was changed; None when there is none."""
    if not os.path.isfile(path):
        return None
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
