"""Whatever became of the files that newswall keeps: it starts, shows the news, and ends well."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import answers, note, running, until_live


def zeros(path: Path) -> None:
    path.write_bytes(bytes(max(100, path.stat().st_size)))


def a_gigabyte(path: Path) -> None:
    os.truncate(path, 1 << 30)


def deep_json(path: Path) -> None:
    path.write_text("[" * 200_000)


def a_link(path: Path) -> None:
    target = path.parents[3] / "precious" / path.name
    target.parent.mkdir(exist_ok=True)
    target.write_text("mine")
    path.unlink()
    path.symlink_to(target)


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


DAMAGES = [zeros, a_gigabyte, deep_json, a_link, a_pipe]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder, and beside it what a first run left, with a mark in it."""
    base = tmp_path_factory.mktemp("kept")
    note(base / "feeds", "alpha.md", "Alpha")
    with running(base / "feeds") as terminal:
        until_live(terminal)
        terminal.press("g", "m", "enter", "escape", "/", *"alp", "enter", "escape")
        answers(terminal)
        terminal.press("q")
        assert terminal.wait_exit() == 0
    return base


@pytest.mark.parametrize("damage", DAMAGES)
def test_it_starts_and_ends_with_everything_that_it_keeps_damaged(
    kept: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    shutil.copytree(kept / "feeds", tmp_path / "feeds")
    # The places belong to the real path of a folder: the same one is used by each test.
    shutil.copytree(kept / "places", tmp_path / "places")
    files = [path for path in (tmp_path / "places").rglob("*") if path.is_file()]
    assert len(files) > 3
    for path in files:
        damage(path)
    with running(kept / "feeds", places=tmp_path / "places") as terminal:
        until_live(terminal)
        terminal.wait_for("Alpha")
        answers(terminal)
        terminal.press("q")
        assert terminal.wait_exit() == 0
    for path in tmp_path.rglob("precious/*"):
        assert path.read_text() == "mine"
