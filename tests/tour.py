"""A tour of everything that newswall shows of a folder, with what was seen and what was written."""

import re
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.running import answers, open_view, running, status, until_live
from tests.terminal import Terminal

PROBE = re.compile(r"Probe\d{3}")
_FILE = re.compile(r"(probe\d{3})-\S")
_PROBLEMS = re.compile(r"(\d+) problem")
_COUNT = re.compile(r"(\d+) articles")


@dataclass(slots=True)
class Tour:
    """What a tour saw."""

    headlines: list[str] = field(default_factory=list)
    """The lines of the first tab, tall enough for all of them."""
    details: dict[str, str] = field(default_factory=dict)
    """The second tab of each article, by the probe word of its title."""
    tags: str = ""
    problems: str = ""
    output: bytes = b""
    """Every byte written, to the end of the program."""
    queries: list[bytes] = field(default_factory=list)
    """What the terminal was asked."""
    code: int | None = None
    """How it ended, after `q`."""
    echo: bool = False
    """Whether the terminal was as before then."""

    def headline(self, probe: str) -> str:
        """Return the row of an article, or an empty string."""
        return next((line for line in self.headlines if probe in line), "")


def take_tour(folder: Path, files: int, *, sabotage: str = "", columns: int = 160) -> Tour:
    """Visit every view, open every article, ask for help, use the mouse, and quit.

    A probe word begins the title of every article and, in small letters, its file's name.
    """
    tour = Tour()
    with running(folder, columns=columns, rows=files + 20, sabotage=sabotage) as terminal:
        until_live(terminal)
        tour.headlines = terminal.screen()
        articles = int(_COUNT.findall(status(terminal))[0])
        open_view(terminal, "tags")
        tour.tags = terminal.text
        problems = sum(map(int, _PROBLEMS.findall(status(terminal))))
        terminal.resize(columns, 4 * problems + 20)
        open_view(terminal, "problems")
        tour.problems = terminal.text
        terminal.resize(columns, 45)
        answers(terminal)
        open_view(terminal, "headlines")
        terminal.press("g", "enter")
        for number in range(articles):
            if number:
                terminal.press("n")
            terminal.wait_for(partial(_keep_another, tour, terminal), "another article")
        _use_the_mouse(terminal)
        answers(terminal)
        tour.queries = terminal.queries
        terminal.press("q")
        tour.code = terminal.wait_exit()
        tour.output = terminal.output
        tour.echo = terminal.echo
    return tour


def _keep_another(tour: Tour, terminal: Terminal) -> bool:
    """Keep the details if an article is drawn to its end, where its file is named."""
    text = terminal.text
    found = _FILE.findall(text)
    if not found or found[-1].capitalize() in tour.details:
        return False
    tour.details[found[-1].capitalize()] = text
    return True


def _use_the_mouse(terminal: Terminal) -> None:
    """Point at everything and click on every fourth cell of the details, links included."""
    columns, rows = len(max(terminal.screen(), key=len)), len(terminal.screen())
    for y in range(rows - 1):
        terminal.point(columns // 2, y)
    for y in range(3, rows - 2, 2):
        for x in range(2, columns, 8):
            terminal.click(x, y)
