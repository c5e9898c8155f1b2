"""How long parsing a Markdown text takes at most, told from the signs in it, before parsing it.

A limit on work instead of a clock: the same text looks the same on every machine. The costs, in
microseconds on a slow core, are those of markdown-it-py 4.3 and of making blocks of its tokens,
each in the worst text found for it. All grows with the length of the text, except a quote that
is broken off and begun again: its parser then looks through the lines up to the next empty one.
"""

import re
from itertools import pairwise

MAX_COLUMNS = 30
"""Columns of a table; a wider one is left as text."""
LIMIT = 250_000
"""Microseconds that a text may cost: ordinary news costs that at about 200,000 characters."""

_CHARACTER = 0.15
_SIGN = 1.7
_SIGNS = "!#$%&*+-:<=>@[\\]^_`{}~"
"""Where the parser stops to look."""
_COSTS = {
    "\n": 14.0,
    "[": 12.0,
    "](": 40.0,
    "]": 10.0,
    ">": 5.0,
    "*": 3.0,
    "_": 3.0,
    "~": 3.0,
    "`": 2.0,
    "&": 2.0,
    "|": 6.0,
    "(": 3.0,
}
_ADDRESS = re.compile(r"<[^<> \n:@]*+[:@]")
_ADDRESS_COST = 60.0
_BRACKET = re.compile(r"[\[\]]")
_SEEN_AGAIN_COST = 0.8
_NESTING = 24
_ITEM = re.compile(r"(?:^|(?<=[ \t\n>]))(?:[-+*]|\d{1,9}[.)])(?=[ \t\n])")
_ITEM_COST = 20.0
_DELIMITER_ROW = re.compile(r"^[ >]*+(?=[|: -]*-)[-:|][-:| ]*+$", re.MULTILINE)
_CELL_COST = 5.0
_QUOTED = re.compile(r"^[ >*+\d.)-]*+", re.MULTILINE)
_LINE_COST = 1.5


def is_too_much(markdown: str) -> bool:
    """Tell whether parsing `markdown` could take longer than `LIMIT`."""
    return effort(markdown) > LIMIT


def effort(markdown: str) -> float:
    """Return the microseconds that parsing `markdown` takes at most."""
    return (
        len(markdown) * _CHARACTER
        + sum([markdown.count(sign) for sign in _SIGNS]) * _SIGN
        + sum([markdown.count(sign) * cost for sign, cost in _COSTS.items()])
        + sum(1 for _ in _ADDRESS.finditer(markdown)) * _ADDRESS_COST
        + _signs_seen_again(markdown) * _SEEN_AGAIN_COST
        + sum(1 for _ in _ITEM.finditer(markdown)) * _ITEM_COST
        + _cells(markdown) * _CELL_COST
        + _lines_seen_again(markdown) * _LINE_COST
    )


def _cells(markdown: str) -> int:
    """Return how many cells the tables have: short rows are filled up by the parser.

    No row is in two tables, so those between two empty lines are counted in the widest one there.
    """
    cells = 0
    for part in markdown.split("\n\n") if _DELIMITER_ROW.search(markdown) else []:
        if rows := [*_DELIMITER_ROW.finditer(part)]:
            columns = min(max(row[0].count("|") for row in rows) + 1, MAX_COLUMNS)
            cells += columns * part.count("\n", rows[0].end())
    return cells


def _lines_seen_again(markdown: str) -> int:
    """Return how many lines are looked through by quotes that begin among them."""
    seen = 0
    for part in markdown.split("\n\n") if ">" in markdown else []:
        depths = [marks.count(">") for marks in _QUOTED.findall(part)]
        seen += len(depths) * sum(after > before for before, after in pairwise([0, *depths]))
    return seen


def _signs_seen_again(markdown: str) -> int:
    """Return how many signs are looked at once more for each bracket that is not closed."""
    seen = 0
    for part in markdown.split("\n\n") if "[" in markdown else []:
        unclosed = 0
        for bracket in _BRACKET.findall(part):
            unclosed = max(0, unclosed + (1 if bracket == "[" else -1))
        if unclosed:
            seen += min(unclosed, _NESTING) * sum([part.count(sign) for sign in _SIGNS])
    return seen
