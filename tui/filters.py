"""Queries that have a name, for `@name` in a query: those of the config, and those saved by hand.

What is saved in newswall is kept in a file of ours; the config is its owner's alone.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from tui import kept
from tui.places import state_dir
from tui.settings.kinds import is_filter_name
from tui.text import clean, tag_key

LARGEST = 512 * 1024
"""Bytes of the largest file that is believed."""


def named_queries(configured: Mapping[str, str]) -> dict[str, str]:
    """Return all queries that have a name, by it; one of the config goes before a saved one."""
    own = {tag_key(name) for name in configured}
    saved = {name: query for name, query in saved_queries().items() if tag_key(name) not in own}
    return {**configured, **saved}


def saved_queries() -> dict[str, str]:
    """Return the queries that were saved in newswall, by name."""
    found = kept.load(_file(), LARGEST)
    return {
        name: clean(query, LARGEST)
        for name, query in (found.items() if isinstance(found, dict) else ())
        if is_filter_name(name) and isinstance(query, str)
    }


def save_query(name: str, query: str) -> bool:
    """Save a query under a name, in place of one that had it; tell whether that could be done."""
    return _save({**_others(name), name: query})


def forget_query(name: str) -> bool:
    """Forget a saved query; tell whether that could be done."""
    return _save(_others(name))


def _save(queries: dict[str, str]) -> bool:
    """Keep these queries; a file that cannot be believed is set aside: somebody may mend it.

    More than would be believed the next time is not saved.
    """
    file = _file()
    try:
        if os.path.lexists(file) and not isinstance(kept.load(file, LARGEST), dict):
            file.replace(file.with_name("filters.json.bad"))
    except OSError:
        return False
    return len(json.dumps(queries)) <= LARGEST and kept.save(file, queries)


def _others(name: str) -> dict[str, str]:
    saved = saved_queries()
    return {other: query for other, query in saved.items() if tag_key(other) != tag_key(name)}


def _file() -> Path:
    return state_dir() / "filters.json"
