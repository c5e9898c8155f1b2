"""File systems that come and go under the folder, in a mount namespace of their own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PRELUDE = """
import os, subprocess, sys
sys.path.insert(0, {here!r})
from pathlib import Path
from tests.folder.listening import Listener, save
from tui.folder import Folder, reconciler

reconciler._SECOND_LOOK = 0.5
root = Path({root!r})

def mount():
    subprocess.run(["mount", "-t", "tmpfs", "newswall-test", str(root)], check=True)

def unmount():
    subprocess.run(["umount", "-l", str(root)], check=True)

def mount_again(what):
    subprocess.run(["mount", "--bind", str(what), str(root)], check=True)

def listen(known=None, mount=""):
    folder = Folder(str(root), known, mount=mount)
    folder.start()
    heard = Listener(folder)
    heard.files.update(known or ())
    if not mount:
        heard.first_reading()
    return heard
"""


@pytest.fixture
def in_namespace(disk: Path):
    """Run a program that may mount; what it mounts ends with it."""
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("no unshare here")
    command = [unshare, "--mount"] if os.getuid() == 0 else [unshare, "--mount", "-r"]
    probe = [*command, "mount", "-t", "tmpfs", "probe", str(disk)]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")

    def run(program: str) -> None:
        prelude = PRELUDE.format(here=os.getcwd(), root=str(disk))
        done = subprocess.run(
            [*command, sys.executable, "-c", prelude + program + "\nheard.folder.close()\n"],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    return run


def test_an_unmounted_folder_is_offline_and_loses_nothing(in_namespace) -> None:
    in_namespace("""
mount()
for number in range(30):
    save(root / f"{number}.md")
heard = listen()
assert len(heard.files) == 30
unmount()
assert heard.until(lambda: heard.state.kind == "offline", within=5) < 2.5
assert "is empty and on another disk than before" in heard.state.reason
heard.hear(1.2)
assert heard.gone == [] and heard.state.kind == "offline"
mount()
save(root / "back.md")
assert heard.until(lambda: "back.md" in heard.files, within=5) < 2.5
assert heard.state.kind == "live"
""")


def test_a_disk_mounted_over_the_folder_is_read(in_namespace) -> None:
    in_namespace("""
save(root / "under.md")
heard = listen()
mount()
save(root / "over.md")
assert heard.until(lambda: "over.md" in heard.files, within=5) < 2.5
heard.until(lambda: heard.gone == ["under.md"], within=5)
save(root / "later.md")
assert heard.until(lambda: "later.md" in heard.files) < 0.5
unmount()
heard.until(lambda: heard.files.keys() == {"under.md"}, within=8)
assert heard.state.kind == "live"
""")


def test_a_disk_mounted_inside_the_folder_is_read(in_namespace) -> None:
    in_namespace("""
(root / "sub").mkdir()
heard = listen()
top, root = root, root / "sub"
mount()
save(root / "a.md")
heard.folder.look_again()
heard.until(lambda: "sub/a.md" in heard.files)
unmount()
heard.folder.look_again()
heard.until(lambda: heard.gone == ["sub/a.md"])
""")


def test_a_folder_whose_disk_is_not_there_at_the_start_loses_nothing(in_namespace) -> None:
    """The number of the device may be another one by then: the place of the mount is not."""
    in_namespace("""
mount()
for number in range(30):
    save(root / f"{number}.md")
heard = listen()
known, place = heard.files, heard.folder.mount
assert place == str(root)
heard.folder.close()
unmount()
(root / ".stfolder").mkdir()
heard = listen(known, place)
heard.hear()
assert heard.state.kind == "offline", heard.state
assert "is empty and on another disk than before" in heard.state.reason
heard.hear(1.2)
assert heard.gone == [] and heard.state.kind == "offline"
subprocess.run(["mount", "-t", "tmpfs", "another-device", "/mnt"], check=True)
mount()
save(root / "back.md")
assert heard.until(lambda: "back.md" in heard.files, within=5) < 2.5
heard.until(lambda: len(heard.gone) == 30, within=6)
""")


def test_a_folder_that_was_emptied_between_two_starts_is_empty_soon(in_namespace) -> None:
    in_namespace("""
for number in range(30):
    save(root / f"{number}.md")
heard = listen()
known, place = heard.files, heard.folder.mount
heard.folder.close()
for number in range(30):
    (root / f"{number}.md").unlink()
heard = listen(known, place)
assert heard.until(lambda: len(heard.gone) == 30, within=6) > 0.4
assert heard.state.kind == "live"
""")


def test_one_directory_mounted_in_two_places_is_offline_when_the_second_is_gone(
    in_namespace,
) -> None:
    """The device is the same one in both."""
    in_namespace("""
real = root.parent / "real"
real.mkdir()
mount_again(real)
save(root / "a.md")
heard = listen()
unmount()
assert heard.until(lambda: heard.state.kind == "offline", within=5) < 2.5
assert heard.gone == []
mount_again(real)
heard.until(lambda: heard.state.kind == "live", within=5)
save(real / "b.md")
heard.until(lambda: "b.md" in heard.files)
assert heard.gone == []
""")
