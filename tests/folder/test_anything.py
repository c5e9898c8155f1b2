"""Whatever a program does to the folder, what was told is in the end what is there."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.folder.listening import Listener, mute_observer, save
from tui.folder import Signature, signature_of
from tui.folder.names import is_in_ignored

VANDAL = """
import sys
sys.path.insert(0, {here!r})
from pathlib import Path
from tests.folder.test_anything import vandalise
vandalise(Path({root!r}), {seed}, {steps})
"""


def vandalise(root: Path, seed: int, steps: int) -> None:
    """Do `steps` random things to the folder, the same ones for the same `seed`."""
    chance = random.Random(seed)
    outside = root.parent / "outside"
    outside.mkdir(exist_ok=True)
    for step in range(steps):
        all_of_it = [each for each in sorted(root.rglob("*")) if not each.is_symlink()]
        directories = [root, *(each for each in all_of_it if each.is_dir())]
        files = [each for each in all_of_it if each.is_file()]
        into = chance.choice(directories)
        what = chance.choice(["save"] * 6 + ["append"] * 3 + ["remove", "rename", "mkdir"] * 2
                             + ["rmtree", "out", "in", "rename tree", "strange"])  # fmt: skip
        if what == "save":
            save(into / f"{chance.randrange(30)}.md", str(step))
        elif what == "append" and files:
            with open(chance.choice(files), "a") as file:
                file.write(str(step))
        elif what == "remove" and files:
            chance.choice(files).unlink()
        elif what == "rename" and files:
            os.replace(chance.choice(files), into / f"{chance.randrange(30)}.md")
        elif what == "mkdir" and len(directories) < 20:
            (into / f"directory{step}").mkdir(exist_ok=True)
        elif what in ("rmtree", "out", "rename tree") and into != root:
            if what == "rmtree":
                shutil.rmtree(into)
            elif what == "out":
                os.rename(into, outside / f"tree{step}")
            else:
                os.rename(into, root / f"renamed{step}")
        elif what == "in" and any(outside.iterdir()):
            os.rename(chance.choice(sorted(outside.iterdir())), into / f"tree{step}")
        elif what == "strange":
            (into / f"link{step}").symlink_to(chance.choice(["/etc/passwd", ".", "nowhere"]))


def there(root: Path) -> dict[str, Signature]:
    """Return what the folder really holds."""
    found = {}
    for directory, _, names in os.walk(root):
        for name in names:
            path = Path(directory, name)
            relative = str(path.relative_to(root))
            if path.is_file() and not path.is_symlink() and not is_in_ignored(relative):
                found[relative] = signature_of(path.stat())
    return found


def links(root: Path) -> set[str]:
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_symlink()}


def agree(heard: Listener, root: Path, *, within: float) -> None:
    heard.until(lambda: heard.files == there(root), within=within)
    heard.until(lambda: {each.path for each in heard.skipped or ()} == links(root), within=within)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_was_told_is_what_is_there(root: Path, listen, seed: int) -> None:
    vandalise(root, seed + 100, 50)
    heard = listen(root)
    program = VANDAL.format(here=os.getcwd(), root=str(root), seed=seed, steps=400)
    with subprocess.Popen([sys.executable, "-c", program]) as vandal:
        heard.until(lambda: vandal.poll() is not None, within=30.0)
    assert vandal.returncode == 0
    agree(heard, root, within=6.0)


def test_what_was_told_is_what_is_there_even_without_events(disk: Path, listen) -> None:
    heard = listen(disk, make_observer=mute_observer)
    program = VANDAL.format(here=os.getcwd(), root=str(disk), seed=4, steps=400)
    with subprocess.Popen([sys.executable, "-c", program]) as vandal:
        heard.until(lambda: vandal.poll() is not None, within=30.0)
    agree(heard, disk, within=12.0)
