"""A storm: random files, keys, clicks and sizes at once. `python -m tests.storm --seconds 600`

A seed gives the same storm again, as far as time allows. What ends newswall, or lets it write what
no terminal should obey, is printed with the last things that were done.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import deque
from pathlib import Path

from tests import wire
from tests.processes import ROOT
from tests.running import answers, running, until_live
from tests.terminal import Terminal

KEYS = (
    *"123jkgGbmsrnptdyo!?/xu",
    *("space", "enter", "escape", "tab", "shift+tab", "up", "down", "pageup", "pagedown"),
    *("home", "end", "ctrl+f", "ctrl+b", "f1"),
)
PALETTE = ("ctrl+p",)

POISON = (
    b"\x1b]52;c;QQ==\x07",
    b"\x9b31m",
    "\u202e".encode(),
    b"<![CDATA[",
    b"&#27;",
    b"---\n",
    b"[/]",
    b"\0",
    b'{"',
    b"<" * 50,
    b"- " * 100,
)
SUFFIXES = ("md", "xml", "atom", "json", "txt", "html")


class Storm:
    """Does one random thing after the other to a program and its folder."""

    def __init__(self, terminal: Terminal, folder: Path, seed: int, keys: tuple[str, ...]) -> None:
        self.done: deque[str] = deque(maxlen=30)
        """The last things that were done."""
        self.steps = 0
        self._terminal, self._folder, self._keys = terminal, folder, keys
        self._chance = random.Random(seed)
        self._files = sorted(file for file in folder.rglob("*") if file.is_file())
        self._contents = [file.read_bytes() for file in self._files]

    def blow(self, seconds: float) -> None:
        """Go on for so long, or until the program ends."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self._terminal.process.poll() is None:
            things = (self._write, self._remove, self._resize, self._click, self._press)
            [do] = self._chance.choices(things, (20, 4, 6, 6, 64))
            known = self._terminal.written
            self.done.append(do())
            self.steps += 1
            self._terminal.listen(known, self._chance.choice((0, 0.01, 0.05)))

    def _write(self) -> str:
        data = bytearray(self._chance.choice(self._contents))
        for _ in range(self._chance.randint(1, 20)):
            at = self._chance.randrange(len(data) + 1)
            poison = self._chance.choice((*POISON, self._chance.randbytes(12)))
            data[at : at + self._chance.choice((0, 0, 1, 100))] = poison
        name = f"storm{self._chance.randrange(40)}.{self._chance.choice(SUFFIXES)}"
        file = self._chance.choice((*self._files, self._folder / name))
        draft = self._folder / ".draft.tmp"
        draft.write_bytes(data)
        os.replace(draft, file)
        return f"wrote {file.name}"

    def _remove(self) -> str:
        file = self._chance.choice(self._files)
        file.unlink(missing_ok=True)
        return f"removed {file.name}"

    def _resize(self) -> str:
        size = self._chance.randint(1, 200), self._chance.randint(1, 60)
        self._terminal.resize(*size)
        return f"resized to {size}"

    def _click(self) -> str:
        place = self._chance.randint(0, 99), self._chance.randint(0, 27)
        self._terminal.click(*place)
        return f"clicked {place}"

    def _press(self) -> str:
        key = self._chance.choice(self._keys)
        self._terminal.press(key)
        return f"pressed {key}"


def leave(terminal: Terminal) -> None:
    """Leave the line that is typed in, the wall or a list to choose from, wherever keys led."""
    for _ in range(6):
        known = terminal.written
        terminal.press("escape")
        terminal.listen(known, 0.5)
        if "q Quit" in terminal.screen()[-1]:
            return


def storm(folder: Path, seed: int, seconds: float, keys: tuple[str, ...] = KEYS) -> list[str]:
    """Return what went wrong in a storm over a copy of the sample feeds in `folder`."""
    with running(folder) as terminal:
        until_live(terminal)
        weather = Storm(terminal, folder, seed, keys)
        try:
            weather.blow(seconds)
            terminal.resize(100, 30)
            leave(terminal)
            terminal.press("1")
            answers(terminal)
        except (AssertionError, OSError) as error:
            if terminal.process.poll() != 0:  # a click on Quit is no harm
                return [f"seed {seed}, step {weather.steps}: {error}", *weather.done]
        return wire.violations(wire.without_copies(terminal.output))


def main() -> int:
    """Let storms of half a minute blow until the time is over; 1 when something went wrong."""
    parser = argparse.ArgumentParser("python -m tests.storm", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 20))
    arguments = parser.parse_args()
    end = time.monotonic() + arguments.seconds
    seed = arguments.seed
    while (left := end - time.monotonic()) > 0:
        with tempfile.TemporaryDirectory(prefix="newswall-storm-") as name:
            folder = sample(Path(name) / "feeds")
            if wrong := storm(folder, seed, min(30, left), (*KEYS, *PALETTE)):
                print("\n".join(wrong))
                return 1
        print(f"seed {seed}: nothing went wrong")
        seed += 1
    return 0


def sample(folder: Path) -> Path:
    """Copy the project's sample feeds to `folder`."""
    for file in (ROOT / "feeds").rglob("*"):
        if file.is_file():
            target = folder / file.relative_to(ROOT / "feeds")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    return folder


if __name__ == "__main__":
    sys.exit(main())
