"""Which lines of a page are the article: known words and features make blocks, in order.

First every line is looked up in the table of known words. Then lists of other news, comments,
tags and biographies are followed from the line that opens them to where they end. Then each
line gets a worth, running text much and chrome less than nothing, and the run of lines that is
worth most is the article's body.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tui.readers.chrome import Hit, Kind, recognise
from tui.readers.lines import Line


class Zone(StrEnum):
    """A block that is opened by a line of known words."""

    MORE = "other news"
    COMMENTS = "comments"
    TAGS = "tags"
    BIO = "biography"


_BEGUN = 60
"""Words of running text after which an article is well under way."""
_TEASER = 25
"""Words that few teasers have."""
_FULL = 45
"""Words of one line that no teaser has."""
_FOOT = frozenset({Kind.COPYRIGHT, Kind.LEGAL, Kind.COMMENTS, Kind.MORE, Kind.TAGS, Kind.BIO})
_MOST_TAGS = 20
_LONGEST_LIST = 15
"""Lines that a list can have after the line with the colon that announces it."""
_BOXES = frozenset({Kind.PROMO, Kind.ALSO, Kind.AD, Kind.CREDIT, Kind.SHARE, Kind.BOX})
"""Kinds of the lines that pages put between two paragraphs."""
_DEEPEST_BOX = 6
_NEUTRAL = -0.3
"""Worth of a list item: neither running text nor chrome."""
_POOR = -1
_WORTH_OF_KIND = {
    Kind.ALSO: -1,
    Kind.AD: -1,
    Kind.CREDIT: -1,
    Kind.BOX: -1,
    Kind.SOURCE: -6,
    Kind.TAGS: -12,
    Kind.COOKIE: -10,
    Kind.COPYRIGHT: -20,
}


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a text, what their words say, and the block that each is in."""

    lines: Sequence[Line]
    hits: Sequence[Hit | None]
    zones: Sequence[Zone | None]
    start: int
    """First line of the body."""
    end: int
    """The line after the last one of the body."""
    is_note: bool
    """There is no running text: all lines are the body."""

    def is_kind(self, at: int, *kinds: Kind) -> bool:
        """Tell whether line `at` was recognised as one of `kinds`."""
        hit = self.hits[at]
        return hit is not None and hit.kind in kinds


def lay_out(lines: Sequence[Line]) -> Page:
    """Return the page that `lines` make."""
    hits = _with_captions(lines, [recognise(line) for line in lines])
    zones = _find_zones(lines, hits)
    worth = _worth(lines, hits, zones)
    start, end = _most_worth(worth)
    if start == end:
        return Page(lines, hits, zones, 0, len(lines), is_note=True)
    while end < len(lines) and worth[end] == _NEUTRAL:
        end += 1
    return Page(lines, hits, zones, start, end, is_note=False)


def _with_captions(lines: Sequence[Line], hits: list[Hit | None]) -> list[Hit | None]:
    """Return `hits` with the lines that are captions: said more than once, a credit after one."""
    credited = {
        line.key
        for at, line in enumerate(lines)
        if line.repeats > 1
        and line.weight > 3
        and any(hit and hit.kind is Kind.CREDIT for hit in hits[at + 1 : at + 3])
    }
    if not credited:
        return hits
    caption = Hit(Kind.CREDIT, "", True)
    return [
        caption if hit is None and line.key in credited else hit
        for line, hit in zip(lines, hits, strict=True)
    ]


def _find_zones(lines: Sequence[Line], hits: Sequence[Hit | None]) -> list[Zone | None]:
    """Return for each line the block that it is in, its opening line included."""
    zones: list[Zone | None] = [None] * len(lines)
    news = 0.0
    at = 0
    while at < len(lines):
        hit, line = hits[at], lines[at]
        zone, end = None, at + 1
        if hit is not None:
            zone, end = _zone_from(at, hit, lines, hits, news)
        if zone is None:
            news += line.weight if line.is_prose and hit is None else 0
        else:
            zones[at:end] = [zone] * (end - at)
        at = end
    return zones


def _zone_from(
    at: int, hit: Hit, lines: Sequence[Line], hits: Sequence[Hit | None], news: float
) -> tuple[Zone | None, int]:
    """Return the zone that line `at` opens, or None, and the line after its end."""
    if hit.kind is Kind.MORE or (hit.kind is Kind.ALSO and not hit.rest):
        end = _end_of_list(at + 1, lines, hits, news)
        return (Zone.MORE, end) if end > at + 1 else (None, at + 1)
    if hit.kind is Kind.COMMENTS and news >= _BEGUN:
        return Zone.COMMENTS, _end_of_comments(at + 1, hits)
    if hit.kind is Kind.TAGS and not hit.rest:
        end = at + 1
        while end < len(lines) and end - at <= _MOST_TAGS and _is_tag(lines[end], hits[end]):
            end += 1
        return Zone.TAGS, end
    if hit.kind is Kind.BIO and news >= _BEGUN:
        end = at + 1
        while end < len(lines) and end - at <= 3 and hits[end] is None:
            end += 1
            if lines[end - 1].is_prose:
                break
        return Zone.BIO, end
    return None, at + 1


def _is_tag(line: Line, hit: Hit | None) -> bool:
    return hit is None and line.weight <= 5 and not line.ends


def _end_of_list(at: int, lines: Sequence[Line], hits: Sequence[Hit | None], news: float) -> int:
    """Return the line after a list of other news that begins at `at`.

    Headlines end where running text goes on: a teaser is short and alone. Where the first entry
    is itself running text the list is one of briefs, and only the page's foot ends it.
    """
    if at < len(lines) and lines[at].is_prose and hits[at] is None:
        if news < _BEGUN:
            return at
        return next((i for i in range(at, len(lines)) if _is_foot(hits[i])), len(lines))
    while at < len(lines) and not _is_foot(hits[at]):
        line = lines[at]
        if line.is_prose and hits[at] is None:
            goes_on = at + 1 < len(lines) and lines[at + 1].is_prose and hits[at + 1] is None
            if line.weight >= _FULL or goes_on or news < _BEGUN:
                break
        at += 1
    return at


def _is_foot(hit: Hit | None) -> bool:
    return hit is not None and hit.kind in _FOOT


def _end_of_comments(at: int, hits: Sequence[Hit | None]) -> int:
    """Return where the readers' comments end: at a list of other news or the page's foot."""
    while at < len(hits):
        hit = hits[at]
        if hit is not None and hit.whole and hit.kind in (Kind.MORE, Kind.COPYRIGHT, Kind.LEGAL):
            break
        at += 1
    return at


def _worth(
    lines: Sequence[Line], hits: Sequence[Hit | None], zones: Sequence[Zone | None]
) -> list[float]:
    """Return what each line is worth to an article, in words of running text."""
    worth = [_own_worth(*each) for each in zip(lines, hits, zones, strict=True)]
    poor = listed = 0
    for at, value in enumerate(worth):
        if lines[at].text.endswith((":", "：")) and hits[at] is None and lines[at].weight >= 5:
            listed = _LONGEST_LIST
        if value > 0:
            poor = listed = 0
            if value < _FULL and not any(_is_text_beside(worth, hits, at, way) for way in (-1, 1)):
                worth[at] = value * (0.5 if value >= _TEASER else 0.2)
        elif value <= _POOR:
            if listed and hits[at] is None:
                worth[at] = _NEUTRAL
                listed -= 1
                continue
            poor += 1
            worth[at] = value * min(1 + (poor - 1) / 4, 3)
    return worth


def _is_text_beside(worth: Sequence[float], hits: Sequence[Hit | None], at: int, way: int) -> bool:
    """Tell whether text comes before (`way` -1) or after line `at`, a box between left aside."""
    for step in range(1, _DEEPEST_BOX + 1):
        beside = at + way * step
        if not 0 <= beside < len(worth):
            return False
        hit = hits[beside]
        if worth[beside] > 0 or hit is None or hit.kind not in _BOXES:
            return worth[beside] > 0
    return False


def _own_worth(line: Line, hit: Hit | None, zone: Zone | None) -> float:
    if zone is not None:
        return -3
    if hit is not None:
        return _WORTH_OF_KIND.get(hit.kind, -4)
    if line.is_prose:
        if line.turn or line.is_cut_off:
            return -1
        return min(line.weight, 60)
    if line.is_sentence:
        return line.weight * 0.7
    if (line.marker and line.weight >= 2) or line.text.startswith(("http://", "https://")):
        return _NEUTRAL
    return -3 if line.repeats > 1 else -2


def _most_worth(worth: Sequence[float]) -> tuple[int, int]:
    """Return the run of lines that is worth most (Kadane's algorithm); empty if none is."""
    best, best_run = 0.0, (0, 0)
    total, start = 0.0, 0
    for at, value in enumerate(worth):
        if total <= 0:
            total, start = 0.0, at
        total += value
        if total > best:
            best, best_run = total, (start, at + 1)
    return best_run
