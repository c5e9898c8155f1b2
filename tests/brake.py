"""A brake for readers: notes with TOML hang until the test lets them go.

A `tomllib` stands before the real one, and the first such note loads it. Who hangs waits for a lock
(flock(2)), which lets all go at once, and not for time.
"""

import fcntl
import os
from pathlib import Path

import pytest

_LIBRARY = """
import fcntl
class TOMLDecodeError(Exception): pass
def hang():
    with open({begun!r}, 'a') as file: file.write('x')
    with open({gate!r}) as file: fcntl.flock(file, fcntl.LOCK_SH)
def loads(source):
    {loading}
    return {{'title': source.split('"')[1]}}
{importing}
"""


class Brake:
    """Notes are not read before `let_go`; all other files are."""

    def __init__(
        self, place: Path, monkeypatch: pytest.MonkeyPatch, *, importing: bool = False
    ) -> None:
        """Begin, for workers that start later; `place` becomes a directory of its own.

        `importing`: the import of the library hangs, once, and not each note.
        """
        place.mkdir()
        self._begun, gate = place / "begun", place / "gate"
        self._gate = os.open(gate, os.O_CREAT | os.O_WRONLY)
        fcntl.flock(self._gate, fcntl.LOCK_EX)
        source = _LIBRARY.format(
            begun=str(self._begun),
            gate=str(gate),
            loading="pass" if importing else "hang()",
            importing="hang()" if importing else "",
        )
        (place / "tomllib.py").write_text(source)
        monkeypatch.syspath_prepend(place)  # workers share it

    @property
    def begun(self) -> int:
        """How often a worker began to hang."""
        return len(self._begun.read_text()) if self._begun.exists() else 0

    def let_go(self) -> None:
        """Let all go on that hang, and those that come to it later."""
        fcntl.flock(self._gate, fcntl.LOCK_UN)

    def close(self) -> None:
        """Let go, if that is not done yet."""
        os.close(self._gate)


def slow_note(path: Path, title: str = "Slow") -> str:
    """Write a note on which readers hang; return its path."""
    path.write_text(f'+++\ntitle = "{title}"\n+++\ntext\n')
    return str(path)
