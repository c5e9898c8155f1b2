"""Where newswall keeps things: by the rules of the platform (XDG on Linux)."""

import hashlib
import os
from pathlib import Path
from typing import NamedTuple

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("newswall", appauthor=False)


class Places(NamedTuple):
    """The two databases that belong to one watched folder."""

    library: Path
    """Rebuilt from the folder when lost."""
    marks: Path
    """Never rebuilt: what was read and starred."""


def places_for(folder: str | os.PathLike[str]) -> Places:
    """Return the databases for `folder`, told apart by its real path; nothing is created."""
    real = os.path.realpath(folder)
    name = hashlib.blake2b(os.fsencode(real), digest_size=8).hexdigest()
    return Places(cache_dir() / name / "library.db", state_dir() / name / "marks.db")


def our_own(used: Places) -> tuple[str, ...]:
    """Return the directories in which we keep things, `used` included: they hold no news."""
    ours = (cache_dir(), state_dir(), config_dir(), used.library.parent)
    return tuple(map(str, ours))


def cache_dir() -> Path:
    """Return the directory of what may be deleted at any time."""
    return Path(_DIRS.user_cache_path)


def state_dir() -> Path:
    """Return the directory of what must be kept: marks and the log."""
    return Path(_DIRS.user_state_path)


def config_dir() -> Path:
    """Return the directory of `config.toml`."""
    return Path(_DIRS.user_config_path)


def data_dir() -> Path:
    """Return the directory whose `feeds/` is watched when nothing else is named."""
    return Path(_DIRS.user_data_path)
