"""Where a person was: kept at the end and once a minute, found again at the next start.

The file is replaced as a whole or not at all. One that is damaged counts as none: nothing in it is
worth a word to anybody.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tui import kept

LARGEST = 64 * 1024
"""Bytes of the largest file that is believed."""


class Session(NamedTuple):
    """What was on the screen."""

    view: str = "headlines"
    """The tab."""
    alone: bool = False
    """The article had the whole of a wide screen."""
    query: str = ""
    """What was listed, as it can be typed; empty for everything."""
    words: str = ""
    """How the screen named that."""
    order: str = ""
    """In which order; empty: as the config says."""
    hide_read: bool = False
    configured: str = ""
    """What the config said of order and hiding then; if it says else now, it was edited."""
    article: str = ""
    """Key of the headline that the list is held by; empty: it follows the newest."""
    line: int = 0
    """The line of the screen on which that stood."""
    selected: bool = False
    """Whether it was selected."""
    tag: str = ""
    """Key of the selected tag."""
    tag_line: int = 0
    tag_sort: str = ""
    """By what the tags were sorted."""
    reading: str = ""
    """Key of the article in the details."""
    block: int = 0
    block_line: int = 0
    block_lines: int = 0
    """Where in it, as `tui.page.Anchor` has it; no lines: at its beginning."""
    begins: str = ""
    measure: int = 0
    """Columns of a line of text; 0: as the config says."""
    measure_for: int = 0
    """What the config said of it then."""
    seen: int = 0
    """Id of the article that had come in last."""


def load(path: Path) -> Session:
    """Return what was kept at `path`, or what there is to begin with."""
    data = kept.load(path, LARGEST)
    return Session(**_believable(data)) if isinstance(data, Mapping) else Session()


def save(path: Path, session: Session) -> None:
    """Keep a session at `path`, for its owner only; where that cannot be done nothing happens."""
    kept.save(path, session._asdict())


def _believable(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that are of the type of their field."""
    return {
        name: data[name]
        for name, default in Session._field_defaults.items()
        if type(data.get(name)) is type(default)
    }
