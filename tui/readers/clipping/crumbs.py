"""Breadcrumbs: the line by which a page says where in its site it stands ("Home > Trade")."""

from tui.readers.clipping.chrome import Kind, is_known
from tui.readers.clipping.lines import Line, count_words

_ARROWS = (" > ", " › ", " » ", " → ", "＞", ">", "»", "›")
"""Signs that point from one section to the next; few headlines hold one."""
_SLASHES = (" / ", "／")
_BARS = (" | ", "｜")
"""Signs that stand between a title and a site too, and between the links of a menu."""
_LONGEST = 25
"""Words of the longest breadcrumb."""
_LONGEST_PART = 5
_MOST_BARRED = 3
"""Parts of a breadcrumb with bars; with more it is a menu."""


def read_crumbs(line: Line) -> list[str]:
    """Return the parts of a breadcrumb, empty if `line` is none.

    All but the last, which can be the headline itself, are short. The first is the start of the
    site, or a section, or arrows lead through three and more.
    """
    if line.ends or line.weight > _LONGEST:
        return []
    for sign in (*_ARROWS, *_SLASHES, *_BARS):
        if sign not in line.text or (sign == "»" and "«" in line.text):
            continue
        parts = [part for part in map(str.strip, line.text.split(sign)) if part]
        if len(parts) < 2 or any(count_words(part) > _LONGEST_PART for part in parts[:-1]):
            continue
        if _is_trail(parts, sign):
            return parts
    return []


def _is_trail(parts: list[str], sign: str) -> bool:
    at_home = is_known(Kind.HOME, parts[0])
    if sign in _BARS:
        return at_home and len(parts) <= _MOST_BARRED
    if at_home or (sign in _ARROWS and len(parts) > 2):
        return True
    return is_known(Kind.SECTION, parts[0]) and (sign in _ARROWS or len(parts) > 2)


def last_crumb(line: Line) -> str:
    """Return the last section of a breadcrumb such as "Home > Business > Trade"."""
    parts = read_crumbs(line)
    sections = [
        part
        for part in parts[bool(parts) and is_known(Kind.HOME, parts[0]) :]
        if count_words(part) < _LONGEST_PART
    ]
    return sections[-1] if sections else ""
