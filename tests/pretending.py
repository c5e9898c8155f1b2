"""Lets a directory look as if it were on another kind of disk."""

import builtins
import io
import os
from pathlib import Path
from typing import Any

import pytest


def pretend_mounted(
    monkeypatch: pytest.MonkeyPatch,
    place: Path,
    kind: str,
    *,
    same_device: bool = True,
    point: Path | None = None,
) -> None:
    """Let the disk of `place` be of `kind` and mounted at `point`, `place` itself unless given.

    Without `same_device` the table of mounts does not know the device, as on Btrfs.
    """
    device = os.stat(place).st_dev
    number = f"{os.major(device)}:{os.minor(device)}" if same_device else "0:999"
    where = str(point or place).replace(" ", "\\040")
    table = f"20 1 0:998 / / rw - rootfs rootfs rw\n21 20 {number} / {where} rw shared:1 - "
    table += f"{kind} server:/export rw\n"
    real_open = builtins.open

    def fake_open(path: Any, *args: Any, **kwargs: Any) -> Any:
        if path == "/proc/self/mountinfo":
            return io.BytesIO(table.encode())
        return real_open(path, *args, **kwargs)

    monkeypatch.setattr(builtins, "open", fake_open)
