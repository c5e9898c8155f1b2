"""A storm of random files, keys, bytes, clicks and sizes. `python -m tests.storm --seconds 600`

It blows over the reader and over the wall in turn. A seed gives the same storm again, as far as
time allows. What ends newswall, lets it write what no terminal should obey, or keeps it from
answering, is printed with the last things that were done.
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
from tests.running import answers, note, running, until_live
from tests.terminal import Terminal

KEYS = (
    *"123jkgGbmsrnptdyo!?/xu",
    *("space", "enter", "escape", "tab", "shift+tab", "up", "down", "pageup", "pagedown"),
    *("home", "end", "ctrl+f", "ctrl+b", "f1"),
)
PALETTE = ("ctrl+p",)

_SNIPPETS = (
    *(
        b"\x1b",
        b"\x1b[",
        b"\x1bO",
        b"\x1bP",
        b"\x1b]",
        b"\x1b_",
        b"\x9b",
        b"\x9d52;c;",
        b"\x1b\\",
        b"\x07",
    ),
    *(
        b"\x1b[<0;",
        b"\x1b[<64;9;9M",
        b"\x1b[M   ",
        b"\x1b[I",
        b"\x1b[O",
        b"\x1b[200~",
        b"\x1b[201~",
    ),
    *(
        b"\x1b[9;9R",
        b"\x1b[?2026;2$y",
        b"\x1b[48;9;9;9;9t",
        b"\x1b[?1;2c",
        b"\x1b[97;5u",
        b"\x1b[27u",
    ),
    *(
        b"\0",
        b"\x7f",
        b"\t",
        b"\r\n",
        b"0" * 40,
        b";" * 40,
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"\xf0\x9f\x91",
    ),
    *("\u6f22\u202e\u0301".encode(), "\U0001f468\u200d\U0001f469".encode()),
)
"""Of what terminals send, whole and in halves."""
_LEAVES = bytes({*b"qeowS|:", *range(1, 27)} - {*b"\t\r\n"})
"""Bytes that end, stop or leave the program, or start others: they are in no babble."""

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
            things = (
                *(self._write, self._remove, self._resize, self._click, self._babble, self._press),
            )
            [do] = self._chance.choices(things, (20, 4, 6, 6, 8, 56))
            known = self._terminal.written
            self.done.append(do())
            self.steps += 1
            self._terminal.listen(known, self._chance.choice((0, 0.01, 0.05)))

    def _write(self) -> str:
        junk = self._chance.randbytes(self._chance.randrange(3000))
        data = bytearray(self._chance.choice((*self._contents, junk)))
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

    def _babble(self) -> str:
        chosen = [
            self._chance.choice((*_SNIPPETS, self._chance.randbytes(6).translate(None, _LEAVES)))
            for _ in range(self._chance.randint(1, 12))
        ]
        self._terminal.send(b"".join(chosen))
        return f"sent {chosen}"

    def _press(self) -> str:
        key = self._chance.choice(self._keys)
        self._terminal.press(key)
        return f"pressed {key}"


def leave(terminal: Terminal) -> None:
    """Leave the line that is typed in, the wall or a list to choose from, wherever keys led."""
    terminal.send(b"\x1b\\\x1b[201~")  # what no terminal leaves open: a report, a paste
    for _ in range(6):
        known = terminal.written
        terminal.press("escape")
        terminal.listen(known, 0.5)
        if "q Quit" in terminal.screen()[-1]:
            return


def is_read(terminal: Terminal) -> None:
    """Prove that the reader is alive."""
    leave(terminal)
    terminal.press("1")
    answers(terminal)


def is_watched(terminal: Terminal, folder: Path) -> None:
    """Prove that the wall is alive: it stops, goes on, and shows what comes in."""
    terminal.send(b"\x1b\\\x1b[201~")
    terminal.press("escape", "right")  # an article may be open
    terminal.wait_for("Paused")
    terminal.press("escape")
    terminal.wait_for(lambda: "Paused" not in terminal.text, "a wall that goes on")
    note(folder, "calm.md", "The storm is over", age=1)
    terminal.wait_for("The storm is over", timeout=30)


def storm(
    folder: Path, seed: int, seconds: float, keys: tuple[str, ...] = KEYS, *, wall: bool = False
) -> list[str]:
    """Return what went wrong in a storm over a copy of the sample feeds in `folder`."""
    places = folder.parent / "places"
    if wall:
        config = places / "config" / "newswall" / "config.toml"
        config.parent.mkdir(parents=True)
        config.write_text("[wall]\ndwell = 3\nletters = false\n", "utf-8")
    with running(folder, places=places, options=("--wall",) if wall else ()) as terminal:
        if wall:
            terminal.wait_for(lambda: {"●", "◐", "○"} & {*terminal.text}, "how fresh the news is")
        else:
            until_live(terminal)
        weather = Storm(terminal, folder, seed, keys)
        try:
            weather.blow(seconds)
            terminal.resize(100, 30)
            if wall:
                is_watched(terminal, folder)
            else:
                is_read(terminal)
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
            folder, on_wall = sample(Path(name) / "feeds"), seed % 2 == 1
            if wrong := storm(folder, seed, min(30, left), (*KEYS, *PALETTE), wall=on_wall):
                print("\n".join(wrong))
                return 1
        print(f"seed {seed}, {'wall' if on_wall else 'reader'}: nothing went wrong")
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
