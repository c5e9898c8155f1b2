"""Files for the reading desk, and what to see of its readings and its workers.

A library that fails stands in a folder at the front of the search path, which the worker shares:
`tomllib`, because the first Markdown file loads it.
"""

import os
import time
from pathlib import Path

from tests.processes import Process, descendants
from tui.readers.desk import FileReading


def story(folder: Path, name: str, title: str = "") -> str:
    """Write a file that needs no library but `json`."""
    path = folder / f"{name}.json"
    title = title or f"Title of {name}"
    path.write_text(f'{{"items": [{{"id": "{name}", "title": "{title}"}}]}}')
    return str(path)


def note(folder: Path, name: str = "note") -> str:
    """Write a file that needs the library `tomllib`."""
    path = folder / f"{name}.md"
    path.write_text('+++\ntitle = "A note"\n+++\ntext\n')
    return str(path)


def titles(readings: list[FileReading]) -> list[str]:
    return [article.title for reading in readings for article in reading.result.articles]


def problems(readings: list[FileReading]) -> list[str]:
    return [reading.result.problem for reading in readings]


class Clock:
    """Stands for the module `time`; can be set ahead."""

    ahead = 0.0

    def monotonic(self) -> float:
        return time.monotonic() + self.ahead


def the_worker() -> Process:
    (worker,) = descendants(os.getpid())
    return worker
