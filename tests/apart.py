"""Plays a scene of a test in namespaces of its own: there it may mount and lower limits.

What it mounts and lowers ends with it, and nobody else sees it (namespaces(7), Linux).
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.processes import ROOT

_PLAY = "import sys; from {module} import {scene} as scene; scene(*sys.argv[1:])"


def apart(
    scene: Callable[..., None], *arguments: str | Path, limits: bool = False, timeout: float = 60.0
) -> None:
    """Call `scene` with `arguments`, as strings, in a process with its own mounts.

    `limits`: it may set its own limits below /proc/sys/user too. Skips the test where the system
    does not allow that; fails it with what the process says when the scene fails.
    """
    command = [shutil.which("unshare") or "unshare", "--mount"]
    if limits or os.getuid() != 0:
        command.append("--map-root-user")
    probe = [*command, "mount", "-t", "tmpfs", "probe", "/tmp"]
    try:
        allowed = subprocess.run(probe, capture_output=True, check=False).returncode == 0
    except OSError:
        allowed = False
    if not allowed:
        pytest.skip("namespaces with mounts of their own are not allowed here")
    play = _PLAY.format(module=scene.__module__, scene=scene.__name__)
    done = subprocess.run(
        [*command, sys.executable, "-c", play, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def mount(point: Path, *options: str) -> None:
    """Mount an empty file system in memory at `point`; options are as `size=1m`."""
    choice = ["-o", ",".join(options)] if options else []
    subprocess.run(["mount", "-t", "tmpfs", *choice, "newswall-test", str(point)], check=True)


def unmount(point: Path) -> None:
    """Take away what is mounted at `point`, even while it is used."""
    subprocess.run(["umount", "-l", str(point)], check=True)


def fill(directory: Path) -> list[Path]:
    """Fill the disk of `directory` to the last byte; return the files that do it."""
    files = []
    for size in (1 << 16, 1):
        files.append(directory / f"fill-{size}")
        handle = os.open(files[-1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with suppress(OSError):
            while True:
                os.write(handle, b"x" * size)
        os.close(handle)
    return files
