"""No news takes over the terminal: every payload in every field of every format, on a real one.

One tour for each format: starting the program once for each payload would take minutes.
"""

import json
import random
from pathlib import Path

import pytest

from tests import wire
from tests.hostile import FORMS, write_stories
from tests.payloads import LONE_SURROGATE, MARKUP, SAMPLE, SEQUENCES, Payload
from tests.running import answers, note, open_view, running, until_live
from tests.tour import PROBE, take_tour

OWN_QUERIES = {b"\x1b[?2026$p", b"\x1b[?2048$p"}
"""What Textual asks any terminal: whether it knows two modes."""


class Visit:
    """A tour through the hostile files of one format, and what went wrong in it."""

    def __init__(self, name: str, folder: Path) -> None:
        self.plainest, *others = FORMS[name]
        payloads = (*SEQUENCES, *MARKUP, *([LONE_SURROGATE] if name == "jsonfeed" else []))
        forms = [(self.plainest, payloads), *((form, SAMPLE) for form in others)]
        self.written = write_stories(folder, forms)
        self.tour = take_tour(folder, len(self.written))

    def leaks(self) -> list[str]:
        """Return the payloads that reached the terminal as they are."""
        everything = (*SEQUENCES, LONE_SURROGATE)
        return [payload.name for payload in everything if payload.forbidden in self.tour.output]

    def lost(self) -> list[str]:
        """Return what is neither shown nor listed as a problem."""
        listed = set(PROBE.findall(self.tour.problems.replace("probe", "Probe")))
        return [
            f"{form.format} {form.spelling} {payload.name}"
            for probe, (form, payload) in self.written.items()
            if probe not in self.tour.details and probe not in listed
        ]

    def hidden(self) -> list[str]:
        """Return what is not shown though well-formed (a file that holds NUL is no text)."""
        return [
            payload.name
            for probe, (form, payload) in self.written.items()
            if form is self.plainest and "\0" not in payload.text and probe not in self.tour.details
        ]

    def altered(self) -> list[str]:
        """Return the markup that is not shown as it stands, in the headline and in the details."""
        return [
            payload.name
            for probe, (form, payload) in self.written.items()
            if form is self.plainest and payload in MARKUP and not self._stands(probe, payload)
        ]

    def _stands(self, probe: str, payload: Payload) -> bool:
        details = self.tour.details.get(probe, "")
        if self.plainest.format == "text":  # its reader decides which line of it is the title
            return payload.text in details
        title = f"{probe} {payload.text}"
        return title in details and title[:30] in self.tour.headline(probe)


@pytest.mark.parametrize("name", FORMS)
def test_hostile_news_is_shown_as_text_and_obeyed_by_nothing(tmp_path: Path, name: str) -> None:
    visit = Visit(name, tmp_path / "feeds")
    assert wire.violations(visit.tour.output, exited=True)[:5] == []
    assert visit.leaks() == []
    assert set(visit.tour.queries) <= OWN_QUERIES
    assert visit.lost() == []
    assert visit.hidden() == []
    assert visit.altered() == []
    assert (visit.tour.code, visit.tour.echo) == (0, True)


TWINS = {
    "\x1b[777;777H\x1b[1;1fspoof": "spoof",
    "up \x1b[10Aand over": "up and over",
    "\x1b[2J\x1b[3Jerased": "erased",
    "over\rwritten": "over written",
    "back\b\b\bspace": "backspace",
    "tab\v\f\tulated": "tab ulated",
    "line\u2028break\x85here": "line break here",
    "\x1b[8;5;21mcoloured\x1b[0m": "coloured",
    "\x1b(0charset\x0e": "charset",
}
"""Titles that move the cursor, and what is left to read of them."""


def test_a_title_that_moves_the_cursor_draws_the_same_screen_as_its_clean_twin(
    tmp_path: Path,
) -> None:
    seen = []
    for side in ("hostile", "clean"):
        folder = tmp_path / side / "feeds"
        for number, (hostile, clean) in enumerate(TWINS.items()):
            title = hostile if side == "hostile" else clean
            note(
                folder,
                f"n{number}.md",
                json.dumps(f"Row {number} {title}"),
                "Body",
                60 * number + 30,
            )
        with running(folder, columns=100, rows=25) as terminal:
            until_live(terminal)
            screens = [terminal.screen()[:-2]]
            terminal.press("g", "enter")
            for number in range(len(TWINS)):
                terminal.wait_for(f"Row {number} ")
                terminal.wait_for(f"n{number}.md")
                terminal.wait_for(f"· {len(TWINS) - number - 1} unread")
                terminal.wait_for("[2 Details]")
                screens.append([line for line in terminal.screen()[:-2] if "Date" not in line])
                terminal.press("n")
            seen.append(screens)
    assert seen[0] == seen[1]


@pytest.mark.parametrize("opening", ["\x1b]52;c;AAAA", "\x1bP", "\x1b_", "\x1b^", "\x1bX", "\x9d"])
def test_an_unfinished_sequence_swallows_nothing_of_the_screen(
    tmp_path: Path, opening: str
) -> None:
    folder = tmp_path / "feeds"
    note(folder, "open.md", json.dumps(f"Unfinished {opening}"), age=30)
    note(folder, "next.md", "The next headline", age=90)
    with running(folder) as terminal:
        until_live(terminal)
        [row] = [line for line in terminal.screen() if "Unfinished" in line]
        assert "#harbour" in row or "harbour" in row
        assert "The next headline" in terminal.text
        assert "Quit" in terminal.screen()[-1]
        assert wire.violations(terminal.output) == []


def test_a_sequence_split_over_fields_or_cut_by_the_edge_is_never_joined(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    for number in range(12):
        front = {
            "title": f"]52;c;QQ==\x07{'x' * 4 * number}\x1b[777;777Hmore\x1b",
            "source": "Source\x1b",
            "author": "]0;title\x07 Author\x1b",
            "tags": ["[2J\x1b", "]52;c;QQ==\x07", "\x9b"],
        }
        text = "\n".join(
            ["---", *(f"{k}: {json.dumps(v)}" for k, v in front.items()), "---", "[6n"]
        )
        folder.mkdir(exist_ok=True)
        (folder / f"split{number}.md").write_text(text, "utf-8")
    with running(folder, columns=200) as terminal:
        until_live(terminal)
        for view in ("headlines", "details", "tags"):
            open_view(terminal, view)
            for columns in (20, 27, 33, 41, 50, 62, 75, 87, 101, 120, 151, 200):
                terminal.resize(columns, 30)
            answers(terminal)
        assert wire.violations(terminal.output) == []


def test_garbage_from_the_keyboard_and_a_paste_change_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    note(folder, "a.md", "Alpha")
    chance = random.Random(25)
    garbage = bytes(
        chance.choice(b"\x00\x01\x02\x0b\x0c\x1f#%&()*+,-./:;<=>@") for _ in range(2000)
    )
    with running(folder) as terminal:
        until_live(terminal)
        terminal.send(garbage)
        terminal.paste(b"\x1b]52;c;QQ==\x07 \x00 \xc2\x9b31m" + b"flood " * 50_000)
        terminal.press("escape", "escape", "1")  # there was a / among it
        answers(terminal)
        terminal.press("ctrl+p")
        terminal.wait_for("What do you want to do?")
        terminal.paste(b"\x1b]52;c;QQ==\x07 \x00 \xc2\x9b31m " + b"flood " * 2000)
        terminal.wait_for("flood")
        terminal.press("escape")
        terminal.wait_for(lambda: "flood" not in terminal.text, "the palette to close")
        answers(terminal)
        assert wire.violations(terminal.output) == []


def test_a_clean_run_needs_no_more_than_the_allow_list(tmp_path: Path) -> None:
    folder = tmp_path / "feeds"
    for number in range(5):
        note(
            folder,
            f"probe00{number}-clean.md",
            f"Probe00{number} 新聞 naïve 👩‍🚀 עברית",
            age=number,
        )
    tour = take_tour(folder, 5)
    assert len(tour.details) == 5
    assert wire.violations(tour.output, exited=True) == []
    assert wire.violations(b"\x1b]0;a title\x07") != [], "no window title is on the list"
