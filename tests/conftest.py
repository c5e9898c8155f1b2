"""Every test has a home of its own, and leaves no thread, no process and no log behind."""

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.at_work import Reader
from tests.brake import Brake

_VARIABLES = {
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "HOME": "home",
}


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home directory of the test's own; child processes see it too."""
    top = tmp_path_factory.mktemp("home")
    for variable, name in _VARIABLES.items():
        (top / name).mkdir(mode=0o700)
        monkeypatch.setenv(variable, str(top / name))
    for variable in ("COLUMNS", "LINES", "NO_COLOR", "TEXTUAL_THEME", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    return top


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a thread or a child process of ours running."""
    before = set(threading.enumerate())
    yield
    left = [t.name for t in threading.enumerate() if t not in before and not _is_pool(t)]
    assert not left, f"threads left behind: {left}"
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    """Close the log that a test opened, and let warnings and dying threads go where they went."""
    root, dying = logging.getLogger(), threading.excepthook
    before, level = list(root.handlers), root.level
    yield
    for handler in [h for h in root.handlers if h not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    logging.captureWarnings(False)
    logging.raiseExceptions = True
    threading.excepthook = dying


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for news."""
    news = tmp_path / "news"
    news.mkdir()
    return news


@pytest.fixture
def reader(folder: Path) -> Iterator[Reader]:
    """A newsroom at work on the folder."""
    with closing(Reader(folder)) as opened:
        yield opened


@pytest.fixture
def brake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Brake]:
    """Let readers hang on notes with TOML."""
    with closing(Brake(tmp_path / "brake", monkeypatch)) as brake:
        yield brake


def _is_pool(thread: threading.Thread) -> bool:
    """Threads of asyncio's default executor end with their loop or with the interpreter."""
    return thread.name.startswith(("asyncio_", "ThreadPoolExecutor"))
