"""Small files of ours in the state directory: replaced as a whole, and believed with care."""

import json
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Any


def load(path: Path, largest: int) -> Any:
    """Return what the JSON file at `path` holds; None where there is none to be believed.

    It is no link, no pipe and has at most `largest` bytes; what it says is still to be checked.
    """
    with suppress(OSError, ValueError, RecursionError):
        return json.loads(contents(path, largest))
    return None


def contents(path: Path, largest: int, *, link: bool = False) -> bytes:
    """Return what a regular file holds; nothing else is waited for, nor a link followed but `link`.

    Raises OSError, and ValueError for what is no regular file or has more than `largest` bytes.
    """
    ways = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    ways |= 0 if link else getattr(os, "O_NOFOLLOW", 0)
    number = os.open(path, ways)
    try:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise ValueError("not a regular file")
        with open(number, "rb", closefd=False) as file:
            data = file.read(largest + 1)
    finally:
        os.close(number)
    if len(data) > largest:
        raise ValueError("too large")
    return data


def save(path: Path, data: object) -> bool:
    """Keep `data` at `path`, for the owner only; tell whether that could be done."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        ways = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
        with open(os.open(draft, ways, 0o600), "w", encoding="utf-8") as file:
            json.dump(data, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink()
        return False
    return True
