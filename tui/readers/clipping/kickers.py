"""The kicker of a headline, the few words that name its subject: above it, or glued to it."""

import re
from collections.abc import Mapping, Sequence

from tui.readers.clipping.blocks import Page

_LONGEST_KICKER = 3
"""Words of the longest kicker on a line of its own."""
_MOST_BETWEEN = 2
"""Dates between it and the headline."""
_HEADLINE = 6, 16
"""Words that the headline below it has more than, and at most."""
_AS_GOOD = 2.0
"""Worth that a headline can be behind its kicker."""
_LONGEST_GLUED = 5
"""Words of the longest kicker that is glued to its headline."""
_SHORTEST_REST = 4
"""Words of the headline behind it."""
_GLUED = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]*(?:\s|$))")
_COLON = re.compile(r"([^\W\d_][^:]{2,40}):(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])")
_WORD = re.compile(r"[^\W\d_]+")


def below_kicker(page: Page, at: int, worth: Mapping[int, float], dated: Sequence[int]) -> int:
    """Return the line of the headline if line `at`, told to be it, only is its subject; else `at`.

    A date can stand between them. `dated[i]` is above 0 if line i is a date or a name.
    """
    below = at + 1
    while below < len(dated) and dated[below] and below <= at + _MOST_BETWEEN:
        below += 1
    if below not in worth or page.lines[at].repeats > 1:
        return at
    upper, lower = page.lines[at], page.lines[below]
    if upper.weight > _LONGEST_KICKER or not _HEADLINE[0] < lower.weight <= _HEADLINE[1]:
        return at
    return at if lower.ends or worth[below] <= worth[at] - _AS_GOOD else below


def without_kicker(page: Page, title: str) -> str:
    """Return a headline without the kicker glued before it: "Harbour fireThe crane still stands".

    A word such as "YouTube" is left alone: the text says it too, or not both of its parts. Where
    a colon is between them and no space, "Harbour:The crane still stands", nothing is in doubt.
    """
    if colon := _COLON.match(title):
        kicker, rest = colon[1].split(), title[colon.end() :].split()
        if len(kicker) <= _LONGEST_GLUED and len(rest) >= _SHORTEST_REST:
            return " ".join(rest)
    said: set[str] | None = None
    for glued in _GLUED.finditer(title):
        kicker, rest = title[: glued.start()].split(), title[glued.start() :].split()
        if len(kicker) > _LONGEST_GLUED or len(rest) < _SHORTEST_REST:
            continue
        said = _words_of_text(page) if said is None else said
        parts = {kicker[-1].casefold(), rest[0].casefold()}
        if parts <= said and f"{kicker[-1]}{rest[0]}".casefold() not in said:
            return " ".join(rest)
    return title


def _words_of_text(page: Page) -> set[str]:
    lines = page.lines[page.start : page.end]
    return {word.casefold() for line in lines for word in _WORD.findall(line.text)}
