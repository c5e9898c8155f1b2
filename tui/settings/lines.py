"""Where in a TOML document a key stands, which `tomllib` does not tell."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

Name = tuple[str, ...]
MOST = 2_000_000
"""Characters that are parsed at most: a list of many lines is parsed with each of them again."""


@lru_cache(maxsize=1)
def lines_of(text: str) -> Mapping[Name, int]:
    """Return the line, from 1, of each key and each table of a document that is valid.

    A statement is the fewest lines that are a document by themselves. What would take too long to
    be found is left out.
    """
    found: dict[Name, int] = {}
    table: Name = ()
    statement, first, left = "", 1, MOST
    for line_number, line in enumerate(text.split("\n"), 1):
        first = first if statement else line_number
        statement += line + "\n"
        left -= len(statement)
        if left < 0:
            break
        try:
            parsed = tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            continue  # it goes on in the next line
        names = list(_names(parsed))
        if statement.lstrip().startswith("["):
            table = names[-1]
            names = [()]
        for name in names:
            found.setdefault(table + name, first)
        statement = ""
    return found


def _names(parsed: Mapping[str, Any]) -> Iterator[Name]:
    for key, value in parsed.items():
        yield (key,)
        if isinstance(value, dict):
            yield from ((key, *name) for name in _names(value))
