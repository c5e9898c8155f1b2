"""Which lines are the captions and the credits of pictures, told by what stands beside them.

A picture that is copied leaves its description, its caption and its credit on lines of their own.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tui.readers.clipping.chrome import Hit, Kind
from tui.readers.clipping.lines import CLOSERS, Line

_CAPTION = Hit(Kind.CREDIT, "", True)
_REACH = 5
"""Lines below a caption in which its credit stands."""
_SAME_START = 20
"""Characters at which a description and a caption are told to be the same."""
_LONGEST_CREDIT = 10
"""Words of a credit in brackets that a caption has and the description has not."""
_LONGEST_OWNER = 8
"""Words of the line that names who owns a picture."""
_LONGEST_OWNED = 30
"""Words of a caption with its owner behind it."""
_BELOW_PICTURE = 6
"""Lines below such a line in which the text goes on; the owner of the page stands at its foot."""
_BEGUN = 30
"""Words of running text that no deck above a headline has."""
_SIGNED = 6
"""Lines at the end of a page in which a name said twice opens what is told of the author."""
_LABEL = 3
"""Words of a label, which is said again and again too."""


def with_captions(lines: Sequence[Line], hits: Sequence[Hit | None]) -> list[Hit | None]:
    """Return `hits` with those of the lines that are captions and credits of pictures."""
    known = [
        Hit(Kind.CREDIT, hit.rest, hit.whole)
        if hit is not None and _names_owner(at, lines, hits)
        else hit
        for at, hit in enumerate(hits)
    ]
    captions = _said_with_credit(lines, known) | _said_twice(lines, known)
    captions |= _above_credit(lines, known)
    captions |= {at for at, line in enumerate(lines) if known[at] is None and _is_owned(line)}
    return [_CAPTION if at in captions else hit for at, hit in enumerate(known)]


def _names_owner(at: int, lines: Sequence[Line], hits: Sequence[Hit | None]) -> bool:
    """Tell whether a copyright sign names the owner of a picture: no year, and text below it."""
    hit, line = hits[at], lines[at]
    if hit is None or hit.kind is not Kind.COPYRIGHT or line.weight > _LONGEST_OWNER:
        return False
    if line.text[0] != "©" or any(map(str.isdigit, line.text)):
        return False
    below = range(at + 1, min(at + 1 + _BELOW_PICTURE, len(lines)))
    return any(lines[i].is_prose and hits[i] is None for i in below)


def _is_owned(line: Line) -> bool:
    """Tell whether `line` is a caption with the owner of its picture: "The bay © Jane Roe"."""
    owner = line.text.rpartition(" © ")[2]
    if owner is line.text or any(map(str.isdigit, owner)):
        return False
    return line.weight <= _LONGEST_OWNED and not line.ends


def _said_with_credit(lines: Sequence[Line], hits: Sequence[Hit | None]) -> set[int]:
    """Return the lines that are said again and again, most often with a credit below them."""
    credited: Counter[str] = Counter()
    for at, line in enumerate(lines):
        beside = (lines[i].key for i in (at - 1, at + 1) if 0 <= i < len(lines))
        doubled = line.key in beside and not line.ends  # as headlines are
        if line.repeats > 1 and line.weight > _LABEL and not doubled:
            below = range(at + 1, min(at + _REACH, len(lines)))
            first = next((hits[i] for i in below if lines[i].key != line.key), None)
            credited[line.key] += first is not None and first.kind is Kind.CREDIT
    return {
        at
        for at, line in enumerate(lines)
        if hits[at] is None and credited[line.key] * 2 > line.repeats
    }


def _said_twice(lines: Sequence[Line], hits: Sequence[Hit | None]) -> set[int]:
    """Return the lines that only say, one below the other, what a picture shows.

    The second has the credit that the first has not; or, amid the text, both are the same. At its
    end that is the name of the author.
    """
    found: set[int] = set()
    told = 0.0
    for at, (line, below) in enumerate(pairwise(lines)):
        amid = told >= _BEGUN and at + _SIGNED < len(lines)
        same = amid and line.key == below.key and not line.ends
        if hits[at] is None and (same or _is_credited(line, below)):
            found |= {at, at + 1}
        told += line.weight if line.is_prose and at not in found else 0
    return found


def _is_credited(line: Line, below: Line) -> bool:
    """Tell whether the line `below` is `line` again, with a credit in brackets behind it."""
    more = below.weight - line.weight
    if not 0 < more <= _LONGEST_CREDIT or below.text.rstrip(".")[-1:] not in CLOSERS:
        return False
    return (
        len(line.key) >= _SAME_START
        and below.key[:_SAME_START] == line.key[:_SAME_START]
        and below.text.count("(") > line.text.count("(")
    )


def _above_credit(lines: Sequence[Line], hits: Sequence[Hit | None]) -> set[int]:
    """Return the lines right above a credit that are no sentence and no headline.

    Above the text only a long one is told from a headline.
    """
    found: set[int] = set()
    told = 0.0
    for at, (line, hit) in enumerate(zip(lines[:-1], hits, strict=False)):
        told += line.weight if line.is_prose and line.ends else 0
        below = hits[at + 1]
        if hit is not None or below is None or below.kind is not Kind.CREDIT:
            continue
        short = lines[at + 1].weight <= _LONGEST_OWNER and not lines[at + 1].ends
        plain = line.is_prose or (told >= _BEGUN and line.weight > _LABEL)
        if short and plain and not line.ends and not line.marker and line.repeats == 1:
            found.add(at)
    return found
