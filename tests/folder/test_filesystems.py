"""Which file systems must be polled."""

import sys
from functools import partial
from pathlib import Path

import pytest

from tests.folder.conftest import MEMORY
from tests.folder.listening import save
from tests.pretending import pretend_mounted
from tui.filesystems import filesystem, mount_point, silent_filesystem

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc is Linux")


@pytest.fixture
def mounted(tmp_path: Path, monkeypatch):
    """Pretend that a directory is mounted, with this type and perhaps another device."""
    return partial(pretend_mounted, monkeypatch, tmp_path)


@linux
@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs", "9p", "virtiofs", "vboxsf"])
def test_a_file_system_that_others_write_is_polled(mounted, tmp_path: Path, kind: str) -> None:
    mounted(kind)
    assert silent_filesystem(str(tmp_path)) == kind


@linux
@pytest.mark.parametrize("kind", ["ext4", "tmpfs", "btrfs", "xfs", "overlay", "fuseblk", "zfs"])
def test_a_local_file_system_is_not(mounted, tmp_path: Path, kind: str) -> None:
    mounted(kind)
    assert filesystem(str(tmp_path)) == kind
    assert silent_filesystem(str(tmp_path)) is None


@linux
def test_a_device_unknown_to_the_table_is_found_by_its_place(mounted, tmp_path: Path) -> None:
    place = tmp_path / "with space"
    (place / "feeds").mkdir(parents=True)
    mounted("nfs4", same_device=False, point=place)
    assert filesystem(str(place / "feeds")) == "nfs4"
    assert filesystem(str(tmp_path)) == "rootfs"
    assert mount_point(str(place / "feeds")) == str(place)
    assert mount_point(str(tmp_path)) == "/"


@linux
def test_where_no_table_is_a_mount_point_is_told_by_its_device(monkeypatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert filesystem("/") is None
    assert mount_point("/proc/self") == "/proc"
    assert mount_point("/") == "/"


@linux
def test_the_file_systems_of_this_machine_are_known(tmp_path: Path) -> None:
    assert filesystem("/proc") == "proc"
    if MEMORY.is_dir():
        assert filesystem(str(MEMORY)) == "tmpfs"
    assert filesystem(str(tmp_path / "missing")) is None


@linux
def test_a_folder_on_a_network_is_polled_and_says_so(mounted, disk: Path, listen) -> None:
    save(disk / "a.md")
    mounted("nfs4")
    heard = listen(disk)
    assert heard.state.kind == "polling"
    assert "nfs4" in heard.state.reason
    save(disk / "b.md")
    heard.until(lambda: "b.md" in heard.files, within=6.0)
    (disk / "a.md").unlink()
    heard.until(lambda: heard.gone == ["a.md"], within=6.0)


@linux
def test_new_inodes_on_a_network_are_no_change(mounted, disk: Path, listen) -> None:
    """They are handed out at each mount; 100,000 files need not be read again for that."""
    save(disk / "a.md")
    heard = listen(disk)
    known = {path: each._replace(ino=each.ino + 1) for path, each in heard.files.items()}
    assert listen(disk, known).told == ["a.md"]
    mounted("nfs4")
    assert listen(disk, known).told == []


def test_importing_the_folder_imports_no_watchdog() -> None:
    """Watchdog takes longer to import than the first screen may."""
    import subprocess

    program = "import sys, tui.folder; assert not any('watchdog' in name for name in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)
