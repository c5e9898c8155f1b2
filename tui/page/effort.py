"""How long parsing a Markdown text takes at most, told from the signs in it, before parsing it.

A limit on work instead of a clock: the same text looks the same on every machine. The costs are
those of markdown-it-py 4.3 on a slow core, in the worst text found for each sign.
"""

import re

MAX_COLUMNS = 30
"""Columns of a table; a wider one is left as text."""
LIMIT = 300_000
"""Microseconds that a text may cost: that is ordinary news of more than 200,000 characters."""

_COSTS = {
    "\n": 6.0,
    "[": 20.0,
    "![": 20.0,
    ">": 5.0,
    "*": 3.5,
    "_": 3.5,
    "`": 2.5,
    "<": 2.5,
    "&": 2.5,
    "\\": 2.5,
    "|": 6.0,
    "(": 3.0,
    "]": 2.0,
    "-": 1.0,
    "#": 1.0,
}
_CHARACTER = 0.15
_ITEM = re.compile(r"^[ >]*(?:[-+*]|\d{1,9}[.)])[ \n]", re.MULTILINE)
_ITEM_COST = 20.0
_DELIMITER_ROW = re.compile(r"^[ >]*+(?=[|:-]*-)[-:|][-:| ]*+$", re.MULTILINE)
_CELL_COST = 5.0


def is_too_much(markdown: str) -> bool:
    """Tell whether parsing `markdown` could take longer than `LIMIT`."""
    return effort(markdown) > LIMIT


def effort(markdown: str) -> float:
    """Return the microseconds that parsing `markdown` takes at most."""
    signs = sum([markdown.count(sign) * cost for sign, cost in _COSTS.items()])
    items = len(_ITEM.findall(markdown)) * _ITEM_COST
    return signs + items + _cells(markdown) * _CELL_COST + len(markdown) * _CHARACTER


def _cells(markdown: str) -> int:
    """Return how many cells the tables have: short rows are filled up by the parser."""
    cells = 0
    for row in _DELIMITER_ROW.finditer(markdown):
        columns = min(row[0].count("|") + 1, MAX_COLUMNS)
        end = markdown.find("\n\n", row.end())
        cells += columns * markdown.count("\n", row.end(), end if end >= 0 else len(markdown))
    return cells
