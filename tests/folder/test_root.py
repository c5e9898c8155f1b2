"""The folder itself: missing, replaced, unreadable, behind links, and back again."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.folder.listening import age, save
from tui.folder import reconciler

SOON = 2.5
"""Seconds within which the loss and the return of a folder are noticed: a tick is one second."""


def test_a_missing_folder_is_offline_and_read_as_soon_as_it_is_there(disk: Path, listen) -> None:
    disk.rmdir()
    heard = listen(disk, first_reading=False)
    heard.hear()
    assert heard.state.kind == "offline"
    assert heard.state.reason == (
        f"The folder {disk} does not exist. It will be read as soon as it is there."
    )
    assert heard.state.since.tzinfo is not None
    assert not heard.complete
    disk.mkdir()
    (disk / "a.md").write_text("news")
    assert heard.until(lambda: "a.md" in heard.files) < SOON
    assert heard.state.kind == "live"
    assert heard.state.reason == ""


def test_a_file_in_the_place_of_the_folder_is_offline(disk: Path, listen) -> None:
    disk.rmdir()
    disk.write_text("not a folder")
    heard = listen(disk, first_reading=False)
    heard.hear()
    assert heard.state.kind == "offline"
    assert "is a file and not a folder" in heard.state.reason
    disk.unlink()
    disk.mkdir()
    assert heard.until(lambda: heard.state.kind == "live") < SOON


def test_a_name_that_no_folder_can_have_is_offline(disk: Path, listen) -> None:
    heard = listen(disk / "a\0b", first_reading=False)
    heard.hear()
    assert heard.state.kind == "offline"
    heard = listen(disk / ("x" * 300), first_reading=False)
    heard.hear()
    assert heard.state.kind == "offline"
    assert "cannot be read: File name too long" in heard.state.reason


def test_control_characters_in_the_name_do_not_reach_the_sentence(disk: Path, listen) -> None:
    heard = listen(disk / "a\x1b[2Jb\nc", first_reading=False)
    heard.hear()
    assert heard.state.reason.isprintable()


def test_a_removed_folder_keeps_its_files_until_it_is_back(root: Path, listen) -> None:
    (root / "a.md").write_text("news")
    (root / "b.md").write_text("news")
    heard = listen(root)
    os.rename(root, root.parent / "doomed")  # at one blow: no file goes while the folder is there
    shutil.rmtree(root.parent / "doomed")
    assert heard.until(lambda: heard.state.kind == "offline") < SOON
    heard.hear(1.2)
    assert heard.files.keys() == {"a.md", "b.md"}
    assert heard.gone == []
    root.mkdir()
    (root / "c.md").write_text("news")
    assert heard.until(lambda: heard.files.keys() == {"c.md"}) < SOON
    save(root / "d.md")
    assert heard.until(lambda: "d.md" in heard.files) < 1.0


def test_a_folder_removed_and_made_anew_at_once_is_watched(root: Path, listen) -> None:
    """The new one often has the inode of the old one; only the watcher's death tells."""
    (root / "a.md").write_text("news")
    heard = listen(root)
    for turn in range(3):
        shutil.rmtree(root)
        root.mkdir()
        heard.until(lambda: heard.files == {}, within=5.0)
        save(root / "a.md", f"news of turn {turn}")
        assert heard.until(lambda: "a.md" in heard.files, within=5.0) < SOON
    assert heard.state.kind == "live"


def test_a_folder_moved_away_is_offline_and_its_writes_elsewhere_do_not_count(
    root: Path, listen
) -> None:
    (root / "a.md").write_text("news")
    heard = listen(root)
    away = root.parent / "away"
    os.rename(root, away)
    save(away / "elsewhere.md")
    (away / "a.md").unlink()
    assert heard.until(lambda: heard.state.kind == "offline") < SOON
    assert heard.told == ["a.md"]
    assert heard.gone == []
    os.rename(away, root)
    heard.until(lambda: heard.files.keys() == {"elsewhere.md"})
    save(root / "b.md")
    assert heard.until(lambda: "b.md" in heard.files) < 1.0


def test_a_folder_moved_away_and_made_anew_is_read_anew(disk: Path, listen) -> None:
    (disk / "a.md").write_text("news")
    heard = listen(disk)
    os.rename(disk, disk.parent / "away")
    disk.mkdir()
    (disk / "b.md").write_text("news")
    assert heard.until(lambda: heard.files.keys() == {"b.md"}) < SOON
    save(disk.parent / "away" / "ghost.md")
    save(disk / "c.md")
    heard.until(lambda: "c.md" in heard.files)
    assert heard.files.keys() == {"b.md", "c.md"}


def test_two_folders_that_change_places_are_read_anew(disk: Path, listen) -> None:
    other = disk.parent / "other"
    other.mkdir()
    (disk / "a.md").write_text("news")
    (other / "b.md").write_text("news")
    heard = listen(disk)
    os.rename(disk, disk.parent / "third")
    os.rename(other, disk)
    assert heard.until(lambda: heard.files.keys() == {"b.md"}) < SOON
    save(disk / "c.md")
    assert heard.until(lambda: "c.md" in heard.files) < 1.0


def test_a_folder_behind_a_symbolic_link_is_watched(disk: Path, listen) -> None:
    (disk / "a.md").write_text("news")
    link = disk.parent / "link"
    link.symlink_to(disk)
    heard = listen(link)
    assert heard.files.keys() == {"a.md"}
    save(disk / "b.md")
    assert heard.until(lambda: "b.md" in heard.files) < 1.0
    save(link / "c.md")
    assert heard.until(lambda: "c.md" in heard.files) < 1.0
    assert heard.state.kind == "live"


def test_a_link_that_is_turned_to_another_folder_is_followed(disk: Path, listen) -> None:
    other = disk.parent / "other"
    other.mkdir()
    (disk / "a.md").write_text("news")
    (other / "b.md").write_text("news")
    link = disk.parent / "link"
    link.symlink_to(disk)
    heard = listen(link)
    turned = disk.parent / "turned"
    turned.symlink_to(other)
    os.replace(turned, link)
    assert heard.until(lambda: heard.files.keys() == {"b.md"}) < SOON
    save(other / "c.md")
    assert heard.until(lambda: "c.md" in heard.files) < 1.0
    link.unlink()
    assert heard.until(lambda: heard.state.kind == "offline") < SOON
    link.symlink_to(disk)
    assert heard.until(lambda: heard.files.keys() == {"a.md"}) < SOON


def test_a_folder_replaced_by_a_link_to_another_one_is_followed(disk: Path, listen) -> None:
    (disk / "a.md").write_text("news")
    heard = listen(disk)
    other = disk.parent / "other"
    os.rename(disk, other)
    save(other / "b.md")
    disk.symlink_to(other)
    heard.until(lambda: heard.files.keys() == {"a.md", "b.md"})
    save(other / "c.md")
    heard.until(lambda: "c.md" in heard.files)


@pytest.mark.parametrize("after", [0.0, 60.0], ids=["due", "due later"])
def test_a_file_asked_for_while_another_folder_stood_there_is_told_when_it_is_back(
    disk: Path, listen, monkeypatch, after: float
) -> None:
    """Its reader may have found nothing there, and waits for it to be told again."""
    monkeypatch.setattr(reconciler, "_SECOND_LOOK", 60.0)
    for number in range(20):
        (disk / f"{number}.md").write_text("news")
    (disk / "a.md").write_text("news")
    heard = listen(disk)
    heard.folder.retry("a.md", after)
    os.rename(disk, disk.parent / "away")
    disk.mkdir()
    (disk / "other.md").write_text("news")
    heard.until(lambda: "other.md" in heard.files)
    (disk / "other.md").unlink()
    disk.rmdir()
    os.rename(disk.parent / "away", disk)
    heard.until(lambda: heard.told.count("a.md") == 2 and "other.md" not in heard.files)
    assert len(heard.files) == 21
    assert heard.gone == ["other.md"]


def test_a_folder_with_most_files_gone_is_looked_at_twice(disk: Path, listen) -> None:
    for number in range(40):
        (disk / f"{number}.md").write_text("news")
    heard = listen(disk)
    os.rename(disk, disk.parent / "away")
    disk.mkdir()
    save(disk / "new.md")
    heard.until(lambda: "new.md" in heard.files)
    assert heard.gone == []
    os.rename(disk / "new.md", disk.parent / "away" / "new.md")
    disk.rmdir()
    os.rename(disk.parent / "away", disk)
    heard.swept()
    heard.swept()
    assert heard.gone == []
    assert len(heard.files) == 41


def test_most_files_gone_for_good_are_told_after_the_second_look(disk: Path, listen) -> None:
    for number in range(40):
        (disk / f"{number}.md").write_text("news")
    heard = listen(disk)
    os.rename(disk, disk.parent / "away")
    disk.mkdir()
    heard.until(lambda: heard.hear().unsure)
    assert heard.gone == []
    assert heard.until(lambda: len(heard.gone) == 40) > 1.0
    assert not heard.hear(0.0).unsure


AS_NOBODY = """
import os, sys
sys.path.insert(0, {here!r})
from tests.folder.listening import Listener
from tui.folder import Folder, observer
if not os.getuid():
    os.setgid(65534)
    os.setuid(65534)
root = {root!r}
os.chmod(root + "/sub", 0)
folder = Folder(root)
folder.start()
heard = Listener(folder)
heard.first_reading()
assert set(heard.files) == {{"a.md"}}, heard.files
assert heard.skipped[0].path == "sub" and "Permission denied" in heard.skipped[0].reason
os.chmod(root + "/sub", 0o755)
folder.look_again()
heard.until(lambda: "sub/b.md" in heard.files and not heard.skipped)
os.chmod(root + "/sub", 0)
folder.look_again()
heard.until(lambda: heard.skipped)
assert heard.gone == [], heard.gone
os.chmod(root, 0)
heard.until(lambda: heard.state.kind == "offline", within=5)
assert "may not be read" in heard.state.reason
assert heard.gone == []
os.chmod(root, 0o755)
heard.until(lambda: heard.state.kind == "live", within=5)
assert heard.gone == []
folder.close()
"""


@pytest.fixture
def open_root() -> Iterator[Path]:
    """A folder that everybody may reach: pytest's own directory is for its user only."""
    with tempfile.TemporaryDirectory() as above:
        os.chmod(above, 0o755)
        root = Path(above, "feeds")
        root.mkdir()
        yield root


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX")
def test_a_folder_that_may_not_be_read_loses_nothing(open_root: Path) -> None:
    """In a process of its own: root may read everything, so it becomes nobody there."""
    root = open_root
    (root / "sub").mkdir()
    for name in ("a.md", "sub/b.md"):
        (root / name).write_text("news")
        age(root / name)
    if not os.getuid():
        for path in [root, *root.rglob("*")]:
            os.chown(path, 65534, 65534)
    program = AS_NOBODY.format(here=os.getcwd(), root=str(root))
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
