"""Real folders on a disk and in memory, and what watches them till the end of the test."""

import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.folder.listening import Listener, inotify_descriptors
from tui.folder import Folder

MEMORY = Path("/dev/shm")


@pytest.fixture(params=["disk", "memory"])
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """An empty folder, with room beside it, on a disk and in memory."""
    if request.param == "disk":
        (tmp_path / "feeds").mkdir()
        yield tmp_path / "feeds"
        return
    if not MEMORY.is_dir():
        pytest.skip("no /dev/shm here")
    beside = Path(tempfile.mkdtemp(prefix="newswall-test-", dir=MEMORY))
    try:
        (beside / "feeds").mkdir()
        yield beside / "feeds"
    finally:
        shutil.rmtree(beside, ignore_errors=True)


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """An empty folder on a disk only, where the place makes no difference."""
    (tmp_path / "feeds").mkdir()
    return tmp_path / "feeds"


@pytest.fixture
def listen() -> Iterator[Callable[..., Listener]]:
    """Start to watch a folder; afterwards no thread and no inotify descriptor may be left."""
    threads, descriptors = set(threading.enumerate()), inotify_descriptors()
    folders: list[Folder] = []

    def start(root: Path, *args: Any, first_reading: bool = True, **kwargs: Any) -> Listener:
        folder = Folder(str(root), *args, **kwargs)
        folders.append(folder)
        folder.start()
        listener = Listener(folder)
        if first_reading:
            listener.first_reading()
        return listener

    yield start
    for folder in folders:
        folder.close()
    assert set(threading.enumerate()) <= threads
    assert inotify_descriptors() == descriptors
