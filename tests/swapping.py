"""A process that turns a file into a pipe and back, again and again, while others look at it.

python -m tests.swapping FILE
"""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.processes import ROOT

NEWS = "---\ntitle: Round {}\n---\n\nWords.\n"


@contextmanager
def swapping(file: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Swap `file` with a pipe until the block ends."""
    command = [sys.executable, "-m", "tests.swapping", str(file)]
    with subprocess.Popen(command, cwd=ROOT) as process:
        try:
            yield process
        finally:
            process.kill()


def swap(file: Path) -> None:
    """Replace `file` by a pipe, and that by a file, for ever."""
    pipe, text = file.with_name(".pipe"), file.with_name(".text")
    turn = 0
    while True:
        turn += 1
        with contextlib.suppress(FileExistsError):
            os.mkfifo(pipe)
        os.replace(pipe, file)
        text.write_text(NEWS.format(turn))
        os.replace(text, file)


if __name__ == "__main__":
    swap(Path(sys.argv[1]))
