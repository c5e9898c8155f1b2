"""A burst of atomic writes, each by rename. Started as a program of its own: another process."""

import os
import sys
import time
from pathlib import Path

from tests.bench.corpus import flash, markdown


def main(folder: Path, writes: int) -> None:
    """Write new files as fast as possible; print when the first and the last were in place."""
    begun = time.monotonic()
    draft = folder / ".draft.tmp"
    for number in range(writes):
        draft.write_text(markdown(flash(number)), "utf-8")
        os.replace(draft, burst_file(folder, number))
    print(begun, time.monotonic())


def burst_file(folder: Path, number: int) -> Path:
    """Return the file of this flash."""
    return folder / f"burst-{number:05d}.md"


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
