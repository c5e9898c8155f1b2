"""A disk that answers with errors: nothing is lost for that, and what is wrong is listed."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.folder.listening import mute_observer, save


class BrokenDisk:
    """Lets calls that look at some path fail, for as long as it is broken."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
        self._monkeypatch = monkeypatch
        self._number = number
        self.broken: set[str] = set()
        """Ends of paths."""

    def breaks(self, name: str) -> None:
        """Put a fault into a function of `os`."""
        real: Callable[..., Any] = getattr(os, name)

        def fail(path: Any, *arguments: Any, **options: Any) -> Any:
            if isinstance(path, str) and any(path.endswith(end) for end in self.broken):
                raise OSError(self._number, os.strerror(self._number))
            return real(path, *arguments, **options)

        self._monkeypatch.setattr(os, name, fail)
        for supports in ("supports_dir_fd", "supports_fd", "supports_follow_symlinks"):
            known = getattr(os, supports)
            if real in known:
                self._monkeypatch.setattr(os, supports, {*known, fail})


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> BrokenDisk:
    return BrokenDisk(monkeypatch, errno.EIO)


def test_a_file_that_cannot_be_looked_at_is_listed_and_not_lost(
    disk: Path, listen, failing: BrokenDisk
) -> None:
    save(disk / "a.md")
    heard = listen(disk)
    failing.breaks("lstat")
    failing.broken = {"/a.md"}
    save(disk / "a.md", "changed")
    heard.until(lambda: [each.path for each in heard.skipped or ()] == ["a.md"])
    assert heard.skipped[0].reason.startswith("cannot be looked at: ")
    assert heard.gone == []
    failing.broken = set()
    heard.swept()
    heard.until(lambda: heard.told == ["a.md"] * 2)
    assert heard.skipped == ()


def test_a_directory_that_cannot_be_listed_keeps_its_files(
    disk: Path, listen, failing: BrokenDisk
) -> None:
    (disk / "sub").mkdir()
    save(disk / "sub" / "a.md")
    save(disk / "b.md")
    heard = listen(disk, make_observer=mute_observer)
    failing.breaks("open")
    failing.broken = {"sub"}
    heard.swept()
    assert [each.path for each in heard.skipped] == ["sub"]
    assert heard.gone == []
    failing.broken = set()
    (disk / "sub" / "a.md").unlink()
    heard.swept()
    heard.until(lambda: heard.gone == ["sub/a.md"])
    assert heard.skipped == ()


@pytest.mark.parametrize(("call", "number"), [("stat", errno.ESTALE), ("open", errno.EIO)])
def test_a_folder_that_answers_with_errors_is_offline_and_loses_nothing(
    disk: Path, listen, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    failing = BrokenDisk(monkeypatch, number)
    save(disk / "a.md")
    heard = listen(disk)
    failing.breaks(call)
    failing.broken = {str(disk)}
    heard.folder.look_again()
    heard.until(lambda: heard.state.kind == "offline", within=5.0)
    assert "cannot be read: " in heard.state.reason
    assert heard.gone == []
    failing.broken = set()
    save(disk / "b.md")
    heard.until(lambda: heard.state.kind == "live" and "b.md" in heard.files, within=5.0)
    assert heard.gone == []
