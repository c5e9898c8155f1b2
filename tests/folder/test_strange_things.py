"""What lies in the folder and is no news file: listed with the reason, not opened, not followed."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.folder.listening import age, save
from tui.folder import scan, signature_of
from tui.folder.signature import Signature, packed, unpacked

NOT_REGULAR = "not a regular file"
SYMLINK = "a symbolic link, which is not followed"


def reasons(heard) -> dict[str, str]:
    return {each.path: each.reason for each in heard.skipped or ()}


def test_pipes_and_sockets_are_listed_and_do_not_block(root: Path, listen, monkeypatch) -> None:
    os.mkfifo(root / "pipe.xml")
    monkeypatch.chdir(root)
    with socket.socket(socket.AF_UNIX) as early, socket.socket(socket.AF_UNIX) as late:
        early.bind("socket.xml")
        began = time.monotonic()
        heard = listen(root)
        assert time.monotonic() - began < 2.0
        assert reasons(heard) == {"pipe.xml": NOT_REGULAR, "socket.xml": NOT_REGULAR}
        os.mkfifo(root / "later.xml")
        late.bind("late.xml")
        heard.until(lambda: len(heard.skipped) == 4)
        assert set(reasons(heard).values()) == {NOT_REGULAR}
    os.unlink(root / "later.xml")
    heard.until(lambda: "later.xml" not in reasons(heard))
    assert heard.told == []


@pytest.mark.skipif(not hasattr(os, "mknod") or os.getuid() != 0, reason="only root makes devices")
def test_devices_are_listed(root: Path, listen) -> None:
    try:
        os.mknod(root / "zero.xml", 0o020666, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("devices are not allowed here")
    assert reasons(listen(root)) == {"zero.xml": NOT_REGULAR}


def test_symbolic_links_are_listed_wherever_they_lead(root: Path, listen) -> None:
    (root / "real.md").write_text("news")
    outside = root.parent / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("secret")
    links = {
        "inside.md": "real.md",
        "outside.md": outside / "secret.md",
        "passwd.md": "/etc/passwd",
        "folder": outside,
        "loop": ".",
        "dangling.md": "nowhere",
        "self.md": "self.md",
        "device.md": "/dev/zero",
    }
    for name, target in links.items():
        (root / name).symlink_to(target)
    for step in range(50):
        (root / f"chain{step}.md").symlink_to(f"chain{step + 1}.md")
    heard = listen(root)
    assert heard.told == ["real.md"]
    expected = {*links, *(f"chain{step}.md" for step in range(50))}
    assert reasons(heard) == dict.fromkeys(expected, SYMLINK)
    (root / "later.md").symlink_to(outside / "secret.md")
    heard.until(lambda: "later.md" in reasons(heard))
    save(outside / "secret.md", "another secret")
    heard.swept()
    assert heard.told == ["real.md"]


def test_two_loops_do_not_trap_the_sweep(root: Path, listen) -> None:
    for name in ("a", "b"):
        (root / name).mkdir()
        (root / name / "up").symlink_to("..")
        (root / name / "news.md").write_text("news")
    began = time.monotonic()
    heard = listen(root)
    assert time.monotonic() - began < 2.0
    assert heard.files.keys() == {"a/news.md", "b/news.md"}


def test_a_directory_replaced_by_a_link_takes_its_files_away(root: Path, listen) -> None:
    (root / "sub").mkdir()
    (root / "sub" / "a.md").write_text("news")
    heard = listen(root)
    os.rename(root / "sub", root.parent / "sub")
    (root / "sub").symlink_to(root.parent / "sub")
    heard.until(lambda: heard.gone == ["sub/a.md"])
    heard.swept()
    assert heard.files == {}
    assert reasons(heard) == {"sub": SYMLINK}


FLICKER = """
import os
os.rename("a", "../a")
while True:
    os.rename("../a", "a")
    os.rename("a", "../a")
    os.rename("../link", "a")
    os.rename("a", "../link")
"""


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_directory_that_turns_into_a_link_while_it_is_read_shows_nothing_outside(
    disk: Path, listen
) -> None:
    (disk / "a").mkdir()
    outside = disk.parent / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("secret")
    age(outside / "secret.md")
    (disk.parent / "link").symlink_to(outside)
    for number in range(1000):
        (disk / f"{number}.md").touch()
    heard = listen(disk)
    with subprocess.Popen([sys.executable, "-c", FLICKER], cwd=disk) as flicker:
        for _ in range(30):
            heard.swept()
        flicker.kill()
    assert not [path for path in heard.told if "secret" in path]


def test_a_file_that_becomes_a_pipe_is_gone_and_listed(root: Path, listen) -> None:
    (root / "a.md").write_text("news")
    heard = listen(root)
    (root / "a.md").unlink()
    os.mkfifo(root / "a.md")
    heard.until(lambda: heard.gone == ["a.md"] and reasons(heard) == {"a.md": NOT_REGULAR})
    (root / "a.md").unlink()
    save(root / "a.md")
    heard.until(lambda: "a.md" in heard.files and reasons(heard) == {})


def test_what_is_skipped_is_told_only_when_it_changed(root: Path, listen) -> None:
    os.mkfifo(root / "pipe.xml")
    heard = listen(root)
    save(root / "a.md")
    told = []
    heard.until(lambda: told.append(heard.hear().skipped) or "a.md" in heard.files)
    heard.swept()
    assert told == [None] * len(told)
    assert heard.hear(0.0).skipped is None


def test_odd_names_are_told_as_they_are(root: Path, listen) -> None:
    names = [b"\xff.md", b"a\nb.md", b"\x1b[2J.md", "é.md".encode(), "e\u0301.md".encode()]
    names += [b"[b]%s.md", b"x" * 252 + b".md", b" .md", b"a.md ", b"-rf", "新闻.md".encode()]
    early, late = names[::2], names[1::2]
    top = os.fsencode(root)
    for name in early:
        Path(os.fsdecode(top + b"/" + name)).write_bytes(b"news")
    os.mkdir(top + b"/dir\xfe")
    heard = listen(root)
    for name in [*late, b"dir\xfe/\xfd.md"]:
        Path(os.fsdecode(top + b"/" + name)).write_bytes(b"news")
    heard.until(lambda: len(heard.files) == len(names) + 1)
    assert {os.fsencode(name) for name in heard.files} == {*names, b"dir\xfe/\xfd.md"}
    assert len(heard.told) == len(set(heard.told))
    Path(os.fsdecode(top + b"/\xff.md")).unlink()
    heard.until(lambda: heard.gone == ["\udcff.md"])


def test_a_path_longer_than_the_system_takes_is_listed(root: Path, listen) -> None:
    """Directories can be nested deeper, one step at a time, than one path can name."""
    directory = os.open(root, os.O_RDONLY)
    for _ in range(20):
        above = directory
        os.mkdir("d" * 250, dir_fd=above)
        directory = os.open("d" * 250, os.O_RDONLY, dir_fd=above)
        os.close(above)
    os.close(directory)
    save(root / "a.md")
    heard = listen(root)
    assert heard.told == ["a.md"]
    assert [each.reason for each in heard.skipped] == ["cannot be read: File name too long"]


def test_a_file_that_is_there_without_being_listed_gets_one_more_sweep(
    disk: Path, listen, monkeypatch
) -> None:
    """As a name replaced while its directory is read; or the old spelling of a name, where upper
    and lower case are the same."""
    for name in ("a.md", "b.md"):
        save(disk / name)
    heard = listen(disk)
    scandir = os.scandir

    @contextmanager
    def forgetful(path):
        with scandir(path) as entries:
            yield (entry for entry in entries if entry.name != "a.md")

    monkeypatch.setattr(scan.os, "scandir", forgetful)
    heard.swept()
    assert heard.gone == []
    heard.until(lambda: heard.gone == ["a.md"], within=4.0)


def test_names_that_differ_in_case_are_two_files(root: Path, listen) -> None:
    save(root / "news.md")
    save(root / "News.md")
    if len(os.listdir(root)) == 1:
        pytest.skip("upper and lower case are the same here")
    heard = listen(root)
    assert heard.files.keys() == {"news.md", "News.md"}


def test_dates_beyond_64_bits_of_nanoseconds_are_no_obstacle(root: Path, listen) -> None:
    heard = listen(root)
    for name, seconds in (("future.md", 1 << 35), ("past.md", -(1 << 33))):
        (root / name).write_text("news")
        os.utime(root / name, (seconds, seconds))
    heard.until(lambda: heard.files.keys() == {"future.md", "past.md"})
    for name, signature in heard.files.items():
        assert signature == signature_of(os.stat(root / name))
        assert all(-(1 << 63) <= field < 1 << 63 for field in signature)
    heard.swept()
    assert len(heard.told) <= 4


def test_a_signature_survives_its_packing_even_when_it_is_odd() -> None:
    assert unpacked(packed((1, -2, 3, 4))) == Signature(1, -2, 3, 4)
    assert unpacked(packed((1, 2, (1 << 63) + 5, 4))).ino == 5 - (1 << 63)
