"""Newswall, running on a terminal of its own, for tests that look at it from outside."""

import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.processes import ROOT, newswall, own_places
from tests.terminal import WHOLE_FRAMES, Terminal

VIEWS = {"headlines": "1", "details": "2", "tags": "3", "problems": "!", "help": "?"}
"""The key of each view."""
HEADINGS = {"problems": "Problems", "help": "Keys"}
"""The first line of the views that have no tab."""


def note(folder: Path, name: str, title: str, body: str = "", age: float = 60) -> Path:
    """Put a Markdown note into the folder, atomically; its news is `age` seconds old."""
    folder.mkdir(parents=True, exist_ok=True)
    when = time.time() - age
    date = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(when))
    draft = folder / f".{name}.draft"
    text = f"---\ntitle: {title}\ndate: {date}\ntags: [harbour, ships]\n---\n{body or title}\n"
    draft.write_text(text, "utf-8")
    os.utime(draft, (when, when))
    return draft.rename(folder / name)


@contextmanager
def running(
    folder: Path,
    *,
    columns: int = 100,
    rows: int = 30,
    env: Mapping[str, str | None] | None = None,
    sabotage: str = "",
    places: Path | None = None,
    options: Sequence[str] = (),
) -> Iterator[Terminal]:
    """Run newswall on `folder`; what it keeps is beside the folder unless `places` says else.

    With `sabotage` it is started by `tests.sabotage`, which breaks the named thing on purpose.
    """
    argv = newswall(*options, folder)
    if sabotage:
        argv = [sys.executable, "-m", "tests.sabotage", sabotage, str(folder)]
    environment = own_places(places or folder.parent / "places")
    environment["PYTHONPATH"] = str(ROOT)
    environment.update(env or {})
    with Terminal(
        argv, columns=columns, rows=rows, env=environment, answers=WHOLE_FRAMES
    ) as terminal:
        yield terminal


def until_live(terminal: Terminal) -> None:
    """Wait until everything in the folder is read and shown."""
    terminal.wait_for(lambda: "● live" in status(terminal), "a folder that is all read")


def status(terminal: Terminal) -> str:
    """Return the status line."""
    return terminal.screen()[-2]


def open_view(terminal: Terminal, view: str) -> None:
    """Open a view, at its top, and wait until it is shown."""
    terminal.press(VIEWS[view])
    if view in HEADINGS:
        terminal.press("g")
        terminal.wait_for(lambda: _has_heading(terminal, HEADINGS[view]), f"the {view}")
    else:
        terminal.wait_for(f"[{VIEWS[view]} {view.capitalize()}")


def answers(terminal: Terminal) -> None:
    """Prove that the program is alive: it opens its help and closes it again."""
    open_view(terminal, "help")
    terminal.press("escape")
    terminal.wait_for(lambda: not _has_heading(terminal, HEADINGS["help"]), "anything but the help")


def _has_heading(terminal: Terminal, heading: str) -> bool:
    return any(line.strip(" ┃│") == heading for line in terminal.screen()[:5])
