"""Where newswall keeps things: by the rules of the platform (XDG on Linux)."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("newswall", appauthor=False)
_HOMELESS = "there is no home directory; HOME says where it is"


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
    """Return the directory of what may be deleted at any time. Raises as the other three do:
    FileNotFoundError where nobody has a home and no variable names another place."""
    return _there(lambda: _DIRS.user_cache_path)


def state_dir() -> Path:
    """Return the directory of what must be kept: marks and the log."""
    return _there(lambda: _DIRS.user_state_path)


def config_dir() -> Path:
    """Return the directory of `config.toml`."""
    return _there(lambda: _DIRS.user_config_path)


def data_dir() -> Path:
    """Return the directory whose `feeds/` is watched when nothing else is named."""
    return _there(lambda: _DIRS.user_data_path)


def _there(find: Callable[[], Path]) -> Path:
    try:
        path = find()
    except RuntimeError as error:
        raise FileNotFoundError(_HOMELESS) from error
    if not path.is_absolute():  # some versions leave the ~ as it is
        raise FileNotFoundError(_HOMELESS)
    return path
