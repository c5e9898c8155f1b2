"""Which lines of a page are the article: known words and features make blocks, in order.

First every line is looked up in the table of known words. Then lists of other news, comments,
tags and biographies are followed from the line that opens them to where they end. Then each
line gets a worth, running text much and chrome less than nothing, and the run of lines that is
worth most is the article's body.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.readers.clipping.asides import Aside, find_asides
from tui.readers.clipping.captions import with_captions
from tui.readers.clipping.chrome import Hit, Kind, recognise
from tui.readers.clipping.lines import FULL, Line
from tui.readers.clipping.resumed import BOXES, is_statement
from tui.readers.clipping.told import SAME_STORY, SAME_STORY_AT_END, Told, is_text
from tui.readers.language import content_words

_TEASER = 25
"""Words that few teasers have."""
_LONGEST_LIST = 15
"""Lines that a list can have after the line with the colon that announces it."""
_DEEPEST_BOX = 6
_FEWEST_HEADLINES = 3
"""Items of a list that can be of other news."""
_TOLD = 0.2
"""Part of the words of a list below an article that the article tells too, if it belongs to it."""
_PARAGRAPH = 14
"""Words that no line of a poem, a recipe or the log of a chat has."""
_CHROME = 0.1
"""Part of the lines of such a text that can be chrome."""
_FEWEST_LINES = 2
"""Lines of it that are no running text, at least one more."""
_SHORTEST_SENTENCE = 3
_NEUTRAL = -0.3
"""Worth of a list item, or of a line in a gallery: neither running text nor chrome."""
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
    asides: Sequence[Aside | None]
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
    hits = with_captions(lines, [recognise(line) for line in lines])
    asides = find_asides(lines, hits)
    worth = _worth(lines, hits, asides)
    start, end = _most_worth(worth)
    if start == end or _is_hardly_anything(lines, hits, asides, start, end):
        return Page(lines, hits, asides, 0, len(lines), is_note=True)
    end = _with_text_below(lines, hits, asides, end)
    end = _with_list_below(lines, worth, start, end)
    end = _with_story_below(lines, hits, asides, start, end)
    while end < len(lines) and lines[end].ends and hits[end] is None and asides[end] is None:
        if lines[end].weight >= _SHORTEST_SENTENCE:
            break
        end += 1  # "No longer."
    return Page(lines, hits, asides, start, end, is_note=False)


def _is_hardly_anything(
    lines: Sequence[Line],
    hits: Sequence[Hit | None],
    asides: Sequence[Aside | None],
    start: int,
    end: int,
) -> bool:
    """Tell whether next to nothing of a text without chrome is running text.

    So it is with a poem, a recipe or the log of a chat: all of it is the text, or most was lost.
    """
    plain = [hits[at] is None and asides[at] is None for at in range(len(lines))]
    if plain.count(False) > _CHROME * len(lines):
        return False
    if any(line.weight >= _PARAGRAPH for line in lines[start:end]):
        return False
    kept = sum(lines[at].weight for at in range(start, end))
    left = sum(line.weight for at, line in enumerate(lines) if not start <= at < end)
    return left > kept / 2 and len(lines) - (end - start) > _FEWEST_LINES


def _with_text_below(
    lines: Sequence[Line], hits: Sequence[Hit | None], asides: Sequence[Aside | None], end: int
) -> int:
    """Return the end of a body with the sentences that follow right below a list of other news.

    They can be too few to make up for that list. A heading can stand between them.
    """
    at = end
    while at < len(lines) and asides[at] is Aside.MORE:
        at += 1
        while at < len(lines) and asides[at] is None and hits[at] is None:
            if is_statement(lines[at], None):
                end = at + 1
            elif at > end or asides[at - 1] is Aside.MORE:
                break
            at += 1
    return end


def _with_story_below(
    lines: Sequence[Line],
    hits: Sequence[Hit | None],
    asides: Sequence[Aside | None],
    start: int,
    end: int,
) -> int:
    """Return the end of a body with the paragraphs below a table, if they tell of the same.

    Of a table, such as the results of an election, nothing but short lines is left.
    """
    told = Told()
    for line in lines[start:end]:
        told.add(line)
    rows = numbers = 0
    for at in range(end, len(lines)):
        if hits[at] is not None or asides[at] is not None or lines[at].repeats > 1:
            break
        if not is_text(lines[at], None):
            rows += 1
            numbers += any(map(str.isdigit, lines[at].text))
            if rows > _LONGEST_LIST:
                break
        elif told.share(lines[at : at + 1]) >= (
            SAME_STORY if numbers * 2 > rows else SAME_STORY_AT_END
        ):
            end, rows, numbers = at + 1, 0, 0
        else:
            break
    return end


def _with_list_below(lines: Sequence[Line], worth: Sequence[float], start: int, end: int) -> int:
    """Return the end of a body with the list below it, if that is announced or tells the same.

    A list that is neither names other news, as the foot of a page does.
    """
    last = end
    while last < len(lines) and worth[last] == _NEUTRAL:
        last += 1
    announced = any(line.text.endswith((":", "：")) for line in lines[end - 1 : end + 1])
    if last - end < _FEWEST_HEADLINES or announced:
        return last
    told = content_words(" ".join(line.text for line in lines[start:end]))
    listed = content_words(" ".join(line.text for line in lines[end:last]))
    return last if len(listed & told) >= _TOLD * len(listed) else end


def _worth(
    lines: Sequence[Line], hits: Sequence[Hit | None], asides: Sequence[Aside | None]
) -> list[float]:
    """Return what each line is worth to an article, in words of running text."""
    each = tuple(zip(lines, hits, asides, strict=True))
    whole = any(line.is_prose and not line.is_cut_off and not hit for line, hit, _ in each)
    worth = [_own_worth(*one, whole) for one in each]
    poor = listed = 0
    for at, value in enumerate(worth):
        if lines[at].text.endswith((":", "：")) and hits[at] is None:
            goes_on = at > 0 and worth[at - 1] > 0 and lines[at].weight >= 3
            if lines[at].weight >= 5 or goes_on:
                listed = _LONGEST_LIST
        if value > 0:
            poor = listed = 0
            if value < FULL and not any(_is_text_beside(worth, hits, at, way) for way in (-1, 1)):
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
        if worth[beside] > 0 or hit is None or hit.kind not in BOXES:
            return worth[beside] > 0
    return False


def _own_worth(line: Line, hit: Hit | None, aside: Aside | None, whole: bool) -> float:
    """Return what a line alone is worth; `whole` where not all text of the page is cut off."""
    if aside is not None:
        return _NEUTRAL if aside is Aside.GALLERY else -3
    if hit is not None:
        return _WORTH_OF_KIND.get(hit.kind, -4)
    if line.is_prose:
        if line.turn or (line.is_teaser and whole):
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
