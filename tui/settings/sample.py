"""The commented default: every setting with its default and what it is for, out of the table."""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from tui.settings.table import FILTERS_TABLE, KEYS_TABLE, ROWS, Row

WIDTH = 96
"""Columns of a comment."""
_BARE = re.compile(r"[A-Za-z0-9_-]+")
"""A key that needs no quotation marks."""
_HEAD = """\
The settings of newswall. It reads this file at its start, and again when it changes; what is
wrong is told, and its default used. Take away the # before a setting to change it.
"""


_FILTERS = """\
Queries that have a name of yours: the palette offers them, @ships in another query stands for one,
also in newswall list --filter @ships. Those that you save in newswall are kept elsewhere.
For example:
"""


class KeyRow(NamedTuple):
    """A command as the table of keys lists it."""

    name: str
    keys: Sequence[str]
    doc: str


def commented_default(commands: Sequence[KeyRow]) -> str:
    """Return a `config.toml` in which every setting is a comment."""
    parts = [_comment(_HEAD)]
    table = ""
    for row in ROWS:
        name, _, last = row.name.rpartition(".")
        if name != table:
            table = name
            parts.append(f"[{table}]")
        parts.append("\n".join([_comment(_doc(row)), f"#{last or row.name} = {_shown(row)}"]))
        if table == KEYS_TABLE:
            parts += _keys(commands)
    parts += [f"[{FILTERS_TABLE}]", _comment(_FILTERS), f"#ships = {toml('ferry OR harbour')}"]
    return "\n\n".join(parts) + "\n"


def _doc(row: Row) -> str:
    allowed = row.kind.must_be if row.kind.words or isinstance(row.default, int) else ""
    if isinstance(row.default, bool):
        allowed = ""
    return " ".join(
        [row.doc, *([f"{allowed[:1].upper()}{allowed[1:]}."] if allowed else []),
         *(["For example:"] if row.example is not None else [])]
    )  # fmt: skip


def _keys(commands: Sequence[KeyRow]) -> Iterator[str]:
    yield _comment(
        "Keys of your own: one or a list of them, [] for none. A key is a character or a name such "
        "as enter, pagedown, f6, ctrl+p. Of two commands with one key one goes without, and you "
        "are told. These are the keys of newswall itself:"
    )
    yield "\n".join(
        f"#{command.name} = {toml(list(command.keys))}  # {command.doc}" for command in commands
    )


def _shown(row: Row) -> str:
    return toml(row.default if row.example is None else row.example)


def toml(value: Any) -> str:
    """Return a value as TOML writes it."""
    if isinstance(value, Mapping):
        pairs = ((key if _BARE.fullmatch(key) else toml(key), one) for key, one in value.items())
        return "{ " + ", ".join(f"{key} = {toml(one)}" for key, one in pairs) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)


def _comment(text: str) -> str:
    return "\n".join(f"# {line}" for line in textwrap.wrap(text, WIDTH))
