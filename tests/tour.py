"""A tour of everything that newswall shows of a folder, with what was seen and what was written."""

import re
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.running import answers, open_view, running, until_live
from tests.terminal import Terminal

PROBE = re.compile(r"Probe\d{3}")


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

    A probe word is in the title of every article and, in small letters, in its file's name.
    """
    tour = Tour()
    with running(folder, columns=columns, rows=4 * files + 40, sabotage=sabotage) as terminal:
        until_live(terminal)
        tour.headlines = terminal.screen()
        open_view(terminal, "tags")
        tour.tags = terminal.text
        open_view(terminal, "problems")
        tour.problems = terminal.text
        answers(terminal)
        open_view(terminal, "headlines")
        terminal.resize(columns, 45)
        probes = [found[0] for line in tour.headlines if (found := PROBE.search(line))]
        terminal.press("g", "enter")
        for number, probe in enumerate(probes):
            if number:
                terminal.press("n")
            terminal.wait_for(partial(_shows, terminal, probe), f"details of {probe}")
            tour.details[probe] = terminal.text
        _use_the_mouse(terminal)
        answers(terminal)
        tour.queries = terminal.queries
        terminal.press("q")
        tour.code = terminal.wait_exit()
        tour.output = terminal.output
        tour.echo = terminal.echo
    return tour


def _shows(terminal: Terminal, probe: str) -> bool:
    """Tell whether the article is drawn to its end, where its file is named."""
    text = terminal.text
    return probe in text and f"{probe.lower()}-" in text


def _use_the_mouse(terminal: Terminal) -> None:
    """Point at everything and click on every fourth cell of the details, links included."""
    columns, rows = len(max(terminal.screen(), key=len)), len(terminal.screen())
    for y in range(rows - 1):
        terminal.point(columns // 2, y)
    for y in range(3, rows - 2, 2):
        for x in range(2, columns, 8):
            terminal.click(x, y)
