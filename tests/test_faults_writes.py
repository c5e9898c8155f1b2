"""What newswall writes, and where: in a real run on a machine whose disk it may not write to."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

from tests.apart import apart, mount
from tests.processes import ROOT
from tests.running import VIEWS, answers, open_view, running, until_live
from tests.storm import sample

WITNESS = """
import os, sys
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_OS = "mkdir rename remove rmdir link symlink chmod chown truncate utime mkfifo mknod setxattr exec"
_EVENTS = {f"os.{name}" for name in (_OS + " posix_spawn").split()} | {
    "sqlite3.connect", "subprocess.Popen", "socket.connect", "socket.getaddrinfo", "shutil.rmtree"}
_log = os.open(os.environ["NEWSWALL_WITNESS"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
def _see(event, args):
    if event in _EVENTS or event == "open" and isinstance(args[2], int) and args[2] & _WRITING:
        what = args[0] if isinstance(args[0], int) else str(args[0])
        os.write(_log, (__import__("json").dumps([event, what]) + "\\n").encode())
sys.addaudithook(_see)
os.write(_log, (__import__("json").dumps(["process", os.getpid()]) + "\\n").encode())
"""
"""Writes down what the process opens for writing, makes, removes, starts and connects to."""

BEHIND = """
import sitecustomize, sys
from importlib.machinery import PathFinder
_spec = PathFinder.find_spec("resource", [p for p in sys.path if p != {here!r}])
_module = __import__("importlib.util", fromlist=["x"]).module_from_spec(_spec)
_spec.loader.exec_module(_module)
sys.modules["resource"] = _module
"""
"""The module that a worker imports first, with the witness: a worker takes no startup file."""


def everything(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Return what is in the folder, and when each of it was written."""
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
            path.stat().st_mtime_ns,
            path.stat().st_mode,
        )
        for path in [folder, *folder.rglob("*")]
    }


def a_whole_run(top: str) -> None:
    feeds, places, hooks = (Path(top, name) for name in ("feeds", "places", "hooks"))
    sample(feeds)
    hooks.mkdir()
    (hooks / "sitecustomize.py").write_text(WITNESS)
    (hooks / "resource.py").write_text(BEHIND.format(here=str(hooks)))
    for place in (places, Path(top, "witness")):
        place.mkdir()
        mount(place)
    subprocess.run(["mount", "-o", "remount,bind,ro", "/"], check=True)
    before = everything(feeds)
    env: dict[str, str | None] = {
        "PYTHONPATH": f"{hooks}:{ROOT}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "NEWSWALL_WITNESS": f"{top}/witness/seen",
    }
    with running(feeds, env=env) as terminal:
        until_live(terminal)
        for view in VIEWS:
            open_view(terminal, view)
            terminal.press("j", "enter", "escape", "s", "m", "1")
        terminal.press("/", *"harbour", "enter", "escape", "r")
        answers(terminal)
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert everything(feeds) == before
    seen = [json.loads(line) for line in Path(top, "witness/seen").read_text().splitlines()]
    assert {"open", "sqlite3.connect", "subprocess.Popen"} <= {event for event, _ in seen}
    assert len({what for event, what in seen if event == "process"}) > 1, "no worker was seen"
    strange = [each for each in seen if not is_allowed(*each, str(places))]
    assert not strange, strange


def is_allowed(event: str, what: str | int, places: str) -> bool:
    """Tell whether newswall may do this; a number is a file that it has opened."""
    if event == "subprocess.Popen":
        return what == sys.executable
    path = str(what).removeprefix("file://").partition("?")[0]
    ours = path.startswith((f"{places}/", "/dev/null", "/dev/tty", "/dev/pts/"))
    return ours or isinstance(what, int) or path == ":memory:" or "/__pycache__/" in path


def test_a_whole_run_writes_only_into_its_own_places_and_touches_no_news(tmp_path: Path) -> None:
    apart(a_whole_run, tmp_path)
