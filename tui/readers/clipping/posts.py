"""What readers wrote below an article: posts, each with a name and the time it was sent.

Pages announce them in many words or in none. What they have in common is a short line that comes
again and again: "10 April 2019 @ 16:29", "2 hours ago", "Jane says:".
"""

import re
from collections.abc import Sequence

from tui.article import Precision
from tui.readers.clipping.chrome import Hit, Kind, is_known
from tui.readers.clipping.lines import Line
from tui.readers.dates.parse import find_date

_FEWEST = 3
"""Posts below an article; one or two such lines can be its own."""
_WIDEST = 40
"""Lines from one post to the next."""
_LONGEST_MARK = 12
"""Words of the line that opens a post."""
_LONGEST_LABEL = 6
"""Words of a line such as "Jane says:"."""
_TIMED = re.compile(
    r"\d[:.h]\d\d|\d\s?[時时點点]|\bago\b|\bvor\b|\bhace\b|\bhá\b|\bil y a\b|\d.{1,3}前"
)
_ANY_TIME = 1e9
"""A file time by which an age such as "2 hours ago" is told to be one."""


def find_posts(
    lines: Sequence[Line], hits: Sequence[Hit | None], start: int
) -> dict[int, int | None]:
    """Return the lines from `start` that can open a post, each with the last of its run.

    That is None where the run is too short to be of posts.
    """
    marks = [
        at
        for at in range(start, len(lines))
        if ((hit := hits[at]) is None or hit.kind is Kind.COMMENTS) and _is_mark(lines[at])
    ]
    posts: dict[int, int | None] = {}
    next_mark = last = length = 0
    for at in reversed(marks):
        if next_mark and next_mark - at <= _WIDEST:
            length += 1
        else:
            last, length = at, 1
        posts[at] = last if length >= _FEWEST else None
        next_mark = at
    return posts


def _is_mark(line: Line) -> bool:
    if line.weight > _LONGEST_MARK or line.is_prose:
        return False
    if line.weight <= _LONGEST_LABEL and is_known(Kind.POST, line.text):
        return True
    if line.ends or not _TIMED.search(line.text):
        return False
    date = find_date(line.text, _ANY_TIME)
    return date is not None and date.precision is Precision.MINUTE
