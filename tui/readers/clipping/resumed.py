"""Where the text goes on below a list of other news amid it, if only for one short sentence.

Few headlines have a full stop, so a line with one is told to be text, unless the list clearly
gives briefs under its headlines. In doubt it is text: a sentence lost is worse than a brief kept.
"""

from collections.abc import Sequence

from tui.readers.clipping.chrome import Hit, Kind
from tui.readers.clipping.lines import CLOSERS, Line
from tui.readers.clipping.told import SAME_STORY, Told
from tui.readers.dates.parse import find_date

FOOT = frozenset({Kind.COPYRIGHT, Kind.LEGAL, Kind.COMMENTS, Kind.MORE, Kind.TAGS, Kind.BIO})
"""Kinds of the lines that end a list of other news."""
BOXES = frozenset({Kind.PROMO, Kind.ALSO, Kind.AD, Kind.CREDIT, Kind.SHARE, Kind.BOX})
"""Kinds of the lines that pages put between two paragraphs."""
_AHEAD = 12
"""Lines in which a list shows that it goes on."""
_SHORTEST_HEADLINE = 3
"""Words of the shortest headline; a shorter line is a label or a button."""
_STOPS = (".", "。", "｡")


def is_statement(line: Line, hit: Hit | None) -> bool:
    """Tell whether `line` is a whole sentence with a full stop, which few headlines have."""
    if hit is not None or not line.is_sentence or line.is_cut_off or line.turn:
        return False
    text = line.text.rstrip(CLOSERS)
    return text.endswith(_STOPS) or (line.text[-1] in ")）]］" and line.is_prose)


def resumes(
    at: int, since: int, lines: Sequence[Line], hits: Sequence[Hit | None], told: Told
) -> bool:
    """Tell whether the text goes on at line `at`, a statement below a list of other news.

    The list begins at line `since`, or went on there after its last brief. It gives briefs where
    as many headlines stand above one as above the next.
    """
    heads = _headlines(range(since, at), lines, hits)
    below, another = _next_statement(at, lines, hits)
    more = _headlines(range(at + 1, below), lines, hits)
    if not heads:
        return another and more == 0 and lines[below].is_prose
    if more == 0:
        return True
    after, third = _next_statement(below, lines, hits)
    regular = third and _headlines(range(below + 1, after), lines, hits) == more
    if another and (more == heads or regular):
        return False
    if heads > more == 1:
        return True  # a heading of the text
    return told.share(lines[at : at + 1]) >= SAME_STORY


def _next_statement(at: int, lines: Sequence[Line], hits: Sequence[Hit | None]) -> tuple[int, bool]:
    """Return the line of the statement after line `at`, or where the list ends; True if found."""
    last = min(at + _AHEAD, len(lines))
    for below in range(at + 1, last):
        if is_foot(hits[below]):
            return below, False
        if is_statement(lines[below], hits[below]):
            return below, True
    return max(last, at + 1), False


def _headlines(among: Sequence[int], lines: Sequence[Line], hits: Sequence[Hit | None]) -> int:
    return sum(
        hits[at] is None
        and lines[at].weight >= _SHORTEST_HEADLINE
        and not (lines[at].is_short and find_date(lines[at].text))
        for at in among
    )


def is_foot(hit: Hit | None) -> bool:
    """Tell whether a line with these known words ends a list of other news."""
    return hit is not None and hit.kind in FOOT
