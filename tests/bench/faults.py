"""Is anything lost when the worst happens? `python -m tests.bench.faults --rounds 200`

- Kills: the dashboard is killed at random moments while keys mark articles and files change. What
  was on the screen as marked is marked, both databases are sound, and the next start shows every
  file.
- Swaps: a file turns into a pipe and back while it is read; other news must not wait for it.
- Flood: files are written as fast as the disk takes them; each must be told.

Prints what was done and what was lost; 1 when something was.
"""

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.at_work import Reader
from tests.at_work import note as text
from tests.folder.listening import Listener
from tests.library.making import disagreements
from tests.running import note, running, until_live
from tests.swapping import swapping
from tests.terminal import Terminal
from tui.folder import Folder
from tui.library import EVERYTHING, Library
from tui.places import Places, places_for

NOTES = 30
"""Files in the folder of the kills."""
_NOTE = """---
title: Note {0:02d}
link: https://news.example/{0}
date: {1}
---

Written at {2}.
"""
_FLOOD = """
for number in range({files}):
    with open(f"{{number:06d}}.md", "w") as file:
        file.write("news")
"""


class Kills:
    """A folder, a dashboard that is killed again and again, and what was lost so far."""

    def __init__(self, shop: Path, chance: random.Random) -> None:
        self.lost: list[str] = []
        self.confirmed = 0
        """Marks that were seen on the screen."""
        self._folder = shop / "feeds"
        self._chance = chance
        self._folder.mkdir()
        for number in range(NOTES):
            self._write(number)

    def round(self) -> None:
        """Start the dashboard, mark and change, kill it, and look at what is left."""
        with running(self._folder, columns=110, rows=NOTES + 30) as terminal:
            until_live(terminal)
            doubtful = self._play(terminal)
            terminal.listen(terminal.written, self._chance.random() * 0.05)
            shown = _rows(terminal)
            terminal.send_signal(signal.SIGKILL)
            terminal.wait_exit()
        places = _places(self._folder)
        self._compare(places, shown, may_differ=int(doubtful))
        for path in (places.library, places.marks):
            with closing(sqlite3.connect(path)) as db:
                (verdict,) = db.execute("PRAGMA integrity_check").fetchone()
            self.lost += [f"{path.name}: {verdict}"] if verdict != "ok" else []
        self.lost += disagreements(places)
        self.lost += [str(aside) for aside in self._folder.parent.rglob("*.bad-*")]

    def end(self) -> None:
        """Look whether the last start shows every file."""
        with running(self._folder, columns=110, rows=NOTES + 30) as terminal:
            until_live(terminal)
        with closing(Library(_places(self._folder))) as library:
            titles = {headline.title for headline in library.window(EVERYTHING, 0, 1000)}
        files = {f"Note {path.stem}" for path in self._folder.glob("*.md")}
        self.lost += [f"{title} is not shown" for title in files - titles]

    def _play(self, terminal: Terminal) -> bool:
        """Press keys and change files; return whether the last mark was not waited for."""
        terminal.press("g")
        terminal.wait_for("▌")
        for left in reversed(range(self._chance.randrange(1, 15))):
            key = self._chance.choice("jjms")
            before = _rows(terminal)
            terminal.press(key)
            if key != "j":
                if not left:
                    return True
                if not self._is_seen(terminal, before):
                    return True
            if self._chance.random() < 0.3:
                self._write(self._chance.randrange(NOTES))
            if self._chance.random() < 0.1:
                note(self._folder, ".gone", "Gone").rename(self._folder / "gone.md")
                (self._folder / "gone.md").unlink()
        return False

    def _is_seen(self, terminal: Terminal, before: "Rows") -> bool:
        """Wait until a mark shows; it does not where its row came to the screen meanwhile."""
        try:
            terminal.wait_for(lambda: _differ(before, _rows(terminal)), timeout=5.0)
        except AssertionError:
            return False
        self.confirmed += 1
        return True

    def _write(self, number: int) -> None:
        place = self._folder / f"{number:02d}.md"
        draft = place.with_suffix(".draft.tmp")
        draft.write_text(_NOTE.format(number, time.strftime("%FT%TZ", time.gmtime()), time.time()))
        draft.replace(place)

    def _compare(self, places: Places, shown: "Rows", *, may_differ: int) -> None:
        with closing(Library(places)) as library:
            kept = {h.title: (h.unread, h.starred) for h in library.window(EVERYTHING, 0, 1000)}
        lost = [
            f"{title}: {marks} on the screen, {kept.get(title)} kept"
            for title, marks in shown.items()
            if kept.get(title) != marks
        ]
        self.lost += lost if len(lost) > may_differ else []


Rows = dict[str, tuple[bool, bool]]
"""What is shown of each note by its title: is it unread, is it starred."""


def _rows(terminal: Terminal) -> Rows:
    found = {}
    for row in terminal.screen()[2:]:  # below what is said of news out of sight
        at = row.find("Note ")
        if at > 0:
            found[row[at : at + 7]] = "●" in row[:at], "★" in row[:at]
    return found


def _differ(before: Rows, now: Rows) -> bool:
    """Tell whether a mark was made that can be seen."""
    return any(before[title] != now[title] for title in before.keys() & now.keys())


def _places(folder: Path) -> Places:
    """Return where `tests.running` lets the databases of the folder be."""
    usual = places_for(folder)
    base = folder.parent / "places"
    return Places(
        base / "cache" / "newswall" / usual.library.parent.name / "library.db",
        base / "state" / "newswall" / usual.marks.parent.name / "marks.db",
    )


def kills(shop: Path, rounds: int, chance: random.Random) -> list[str]:
    """Kill the dashboard so many times."""
    trial = Kills(shop, chance)
    for _ in range(rounds):
        trial.round()
    trial.end()
    print(f"kills: {rounds}, marks seen: {trial.confirmed}, lost: {len(trial.lost)}")
    return trial.lost


def swaps(shop: Path, rounds: int, chance: random.Random) -> list[str]:
    """Let news come so many times beside a file that is a pipe every other moment."""
    folder = shop / "swaps"
    folder.mkdir()
    os.environ |= {f"XDG_{name}_HOME": str(shop / name) for name in ("CACHE", "STATE", "CONFIG")}
    reader = Reader(folder)
    slowest = 0.0
    try:
        with swapping(folder / "race.md"):
            for turn in range(5 * rounds):
                (folder / "other.md").write_text(text(f"Turn {turn}"))
                began = time.monotonic()
                reader.until(lambda turn=turn: f"Turn {turn}" in reader.titles())
                slowest = max(slowest, time.monotonic() - began)
        late = [p.reason for p in reader.library.problems() if "longer than" in p.reason]
    finally:
        reader.close()
    print(f"swaps: {5 * rounds} turns of other news, the slowest {slowest:.2f} s")
    return late


def flood(shop: Path, rounds: int, chance: random.Random) -> list[str]:
    """Write 500 files a round as fast as possible."""
    folder = shop / "flood"
    folder.mkdir()
    files = 500 * rounds
    watched = Folder(str(folder))
    watched.start()
    heard = Listener(watched)
    try:
        heard.first_reading()
        program = _FLOOD.format(files=files)
        began = time.monotonic()
        with subprocess.Popen([sys.executable, "-c", program], cwd=folder) as writer:
            heard.until(lambda: writer.poll() is not None, within=600)
        wrote = time.monotonic() - began
        late = heard.until(lambda: len(heard.files) >= files, within=60)
    except AssertionError as error:
        return [f"flood: {len(heard.files)} of {files} files: {error}"]
    finally:
        watched.close()
    print(f"flood: {files:,} files in {wrote:.1f} s, all told {late:.1f} s after the last")
    return []


TRIALS: dict[str, Callable[[Path, int, random.Random], list[str]]] = {
    "kills": kills,
    "swaps": swaps,
    "flood": flood,
}


def main() -> int:
    """Make the trials that are named, or all."""
    parser = argparse.ArgumentParser("python -m tests.bench.faults", description=__doc__)
    parser.add_argument("name", nargs="*", choices=[*TRIALS, []], help=", ".join(TRIALS))
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 20))
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}")
    lost: list[str] = []
    for name in arguments.name or TRIALS:
        with tempfile.TemporaryDirectory(prefix="newswall-faults-") as shop:
            lost += TRIALS[name](Path(shop), arguments.rounds, random.Random(arguments.seed))
    print("\n".join(lost) if lost else "nothing was lost")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
