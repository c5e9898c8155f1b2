"""What a person may have meant by the name of a tag or a source that there is none of."""

import sqlite3
from collections.abc import Iterable

from tui.library.muting import Kind, Mute, folded, stands_in
from tui.library.rules import Rules
from tui.text import tag_key

_MOST = 3
_ALIKE = 0.75
"""From which similarity a name may be a misspelled one (see `difflib.get_close_matches`)."""
_SOURCES = "SELECT source FROM article WHERE source != '' GROUP BY source ORDER BY count(*) DESC"
_TAGS = "SELECT name FROM spelling GROUP BY name ORDER BY sum(articles) DESC, name"


def near_names(db: sqlite3.Connection, rules: Rules, mute: Mute) -> tuple[str, ...]:
    """Return at most three names that there are, like that of a mute; none if it is one of them.

    Those that hold all its words stand first, then those that are spelled almost so.
    """
    if mute.kind is Kind.WORDS:
        return ()
    is_tag = mute.kind is Kind.TAG
    identity, renamed = (rules.meant, rules.names) if is_tag else (tag_key, {})
    names: dict[str, str] = {}
    for (name,) in db.execute(_TAGS if is_tag else _SOURCES):
        names.setdefault(identity(name), renamed.get(identity(name), name))
    if identity(mute.value) in names:
        return ()
    return tuple(_like(mute.value, identity(mute.value), names))[:_MOST]


def _like(value: str, identity: str, names: dict[str, str]) -> Iterable[str]:
    from difflib import get_close_matches

    wanted = folded(value)
    holding = [name for name in names.values() if wanted and stands_in(folded(name), wanted)]
    alike = (names[key] for key in get_close_matches(identity, names, _MOST, _ALIKE))
    return dict.fromkeys([*holding, *alike])
