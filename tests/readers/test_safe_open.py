"""Opening what somebody else put there."""

import os
from pathlib import Path

import pytest

from tui.readers.safe_open import Unreadable, read_regular, signature_of


def test_a_directory_that_turned_into_a_link_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "a.md").write_text("canary")
    (tmp_path / "feeds").mkdir()
    (tmp_path / "feeds" / "sub").symlink_to(tmp_path / "secret")
    with pytest.raises(Unreadable):
        read_regular(str(tmp_path / "feeds" / "sub" / "a.md"), 100)
    assert read_regular(str(tmp_path / "secret" / "a.md"), 100).data == b"canary"


def test_no_descriptor_stays_open(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    for name in ("a", "none", "none/a", "a/b"):
        try:
            read_regular(str(tmp_path / name), 100)
        except Unreadable:
            continue
    after = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    assert after == before


def test_a_signature_fits_a_database(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("x")
    os.utime(file, ns=(0, 2**63 + 5))
    assert all(-(2**63) <= number < 2**63 for number in signature_of(file.stat()))


def unreadable(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        read_regular(str(path), 100)
    return str(caught.value)


def test_what_is_no_regular_file_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.xml")
    (tmp_path / "folder.xml").mkdir()
    assert unreadable(tmp_path / "fifo.xml") == "not a regular file"
    assert unreadable(tmp_path / "folder.xml") == "not a regular file"
    assert unreadable(Path("/dev/zero")) == "not a regular file"


def test_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    assert unreadable(tmp_path / "link.txt") == "a symbolic link: not followed"


def test_a_file_that_holds_more_or_less_than_its_size_says_is_read_again() -> None:
    contents = read_regular("/proc/version", 1000)  # a size of 0, and content all the same
    assert contents.data
    assert not contents.steady
