"""One save is told at once; of thousands none is missed, and they are not told one by one."""

import subprocess
import sys
import threading
import time
from pathlib import Path

from tests.folder.listening import save


def test_a_single_save_is_told_at_once_and_a_burst_is_gathered(root: Path, listen) -> None:
    heard = listen(root)
    delays = []
    for number in range(21):
        saved: list[float] = []

        def save_now(number: int = number, saved: list[float] = saved) -> None:
            save(root / "a.md", str(number))
            saved.append(time.monotonic())

        saver = threading.Timer(0.02, save_now)
        saver.start()
        heard.until(lambda number=number: len(heard.told) > number)
        told = time.monotonic()
        saver.join()
        delays.append(told - saved[0])
    assert sorted(delays)[10] < 0.04, "the gathering alone takes 50 ms"


BURST = """
import os, sys
for number in range({files}):
    path = f"{{number % {names}}}.md"
    with open("." + path, "w") as file:
        file.write(str(number))
    os.replace("." + path, path)
"""


def burst(root: Path, files: int, names: int) -> subprocess.Popen[bytes]:
    """Let another process save `files` times, under so many names."""
    program = BURST.format(files=files, names=names)
    return subprocess.Popen([sys.executable, "-c", program], cwd=root)


def test_a_burst_from_another_process_is_not_missed(root: Path, listen) -> None:
    heard = listen(root)
    with burst(root, 2000, 2000) as writer:
        heard.until(lambda: len(heard.files) == 2000, within=30.0)
    assert writer.returncode == 0
    for name, signature in heard.files.items():
        assert signature.ino == (root / name).stat().st_ino
    assert heard.state.kind == "live"


def test_a_file_saved_again_and_again_ends_with_its_last_state(root: Path, listen) -> None:
    heard = listen(root)
    with burst(root, 3000, 3) as writer:
        heard.until(lambda: writer.poll() is not None, within=30.0)
    heard.until(
        lambda: all(
            f"{n}.md" in heard.files
            and heard.files[f"{n}.md"].ino == (root / f"{n}.md").stat().st_ino
            for n in range(3)
        ),
        within=5.0,
    )
    assert len(heard.told) < 1500, "each of 3,000 states was told one by one"


def test_a_small_save_need_not_wait_for_a_long_sweep(disk: Path, listen) -> None:
    for number in range(5000):
        (disk / f"{number}.md").touch()
    heard = listen(disk, first_reading=False)
    changes = heard.hear(0.01)
    assert not changes.complete, "the sweep is to be under way still"
    save(disk / "a.md")
    heard.until(lambda: "a.md" in heard.files)
    assert not heard.complete
    heard.first_reading()
    assert len(heard.files) == 5001
    scanned = heard.state.scanned
    heard.hear(2.2)
    assert heard.state.scanned == scanned, "what was told during the sweep asks for no other one"
