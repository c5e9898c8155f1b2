"""Blocks beside an article that no known words open: they are told by their shape.

Another article, a row of teasers and a portrait of the author tell of other things than the text
before them; a gallery says one heading again and again.
"""

from collections.abc import Sequence

from tui.readers.clipping.chrome import Hit, Kind, opening
from tui.readers.clipping.lines import Line
from tui.readers.clipping.told import SAME_STORY, SAMPLE, Told

_LONGEST_SECTION = 5
"""Words of the name of a section or of a desk."""
_MOST_BETWEEN = 3
"""Lines such as a date or a name between a headline and its text."""
_FEWEST_TEASERS = 3
_LONGEST_HEADLINE = 24
"""Words of the longest headline of a teaser."""
_TEASER = 8, 80
"""Words of the shortest and the longest text of a teaser."""
_FEWEST_SLIDES = 4
"""Times that a gallery says its heading."""
_WIDEST_SLIDE = 4
"""Lines from one to the next."""
_AT_ONCE = 8
_LONGEST_BIO = 3


def opens_story(at: int, lines: Sequence[Line], hits: Sequence[Hit | None], told: Told) -> bool:
    """Tell whether another article begins at line `at`: a section, a headline, other words."""
    if at + 2 >= len(lines) or hits[at] is not None or lines[at].weight > _LONGEST_SECTION:
        return False
    headline = lines[at + 1]
    if headline.ends or headline.weight < 4:
        return False
    below = lines[at + 2 : at + 3 + _MOST_BETWEEN]
    first = next((i for i, line in enumerate(below) if line.is_prose), None)
    if first is None or (first > 1 and any(line.weight > 3 for line in below[:first])):
        return False
    if opening(Kind.SECTION, lines[at].text) != "":
        return False
    sample = [line for line in lines[at + 2 : at + _AT_ONCE] if line.is_prose][:SAMPLE]
    return told.share(sample) < SAME_STORY


def is_signature(at: int, lines: Sequence[Line], hits: Sequence[Hit | None]) -> bool:
    """Tell whether a name said twice opens the last lines, which tell about who wrote the text."""
    if at + 2 >= len(lines) or at + 2 + _LONGEST_BIO < len(lines):
        return False
    if lines[at].key != lines[at + 1].key or lines[at].weight > _LONGEST_SECTION:
        return False
    return all(line.is_prose for line in lines[at + 2 :]) and not any(hits[at:])


def opens_profile(at: int, lines: Sequence[Line], hits: Sequence[Hit | None]) -> bool:
    """Tell whether a name stands alone over a paragraph that begins with it: who the author is."""
    if at + 1 >= len(lines) or any(hits[at : at + 2]) or lines[at].ends:
        return False
    words = lines[at].text.split()
    is_name = 2 <= len(words) <= 4 and all(word[0].isupper() for word in words)
    return is_name and lines[at + 1].is_prose and lines[at + 1].text.startswith(lines[at].text)


def opens_teasers(at: int, lines: Sequence[Line], hits: Sequence[Hit | None], told: Told) -> bool:
    """Tell whether a row of teasers begins at line `at`: headline, text, headline, other words.

    The sections of an article are made so too, but tell of the same.
    """
    sample: list[Line] = []
    while len(sample) < _FEWEST_TEASERS:
        text = _teaser_text(at, lines, hits)
        if text is None:
            return False
        sample.append(lines[text])
        at = text + 1
        while at < min(len(lines), text + 1 + _MOST_BETWEEN) and lines[at].weight <= 3:
            at += 1  # dates, sections, buttons
    return told.share(sample) < SAME_STORY


def _teaser_text(at: int, lines: Sequence[Line], hits: Sequence[Hit | None]) -> int | None:
    """Return the line of the text under the headline at line `at`; None if that is none."""
    if at >= len(lines) or hits[at] is not None or lines[at].marker:
        return None
    if lines[at].is_prose or not 3 < lines[at].weight <= _LONGEST_HEADLINE:
        return None
    for below in range(at + 1, min(at + 2 + _MOST_BETWEEN, len(lines))):
        line = lines[below]
        if hits[below] is None and _TEASER[0] <= line.weight <= _TEASER[1] and line.ends:
            return below
        if line.weight > _MOST_BETWEEN:
            return None
    return None


def find_galleries(lines: Sequence[Line], hits: Sequence[Hit | None]) -> dict[int, int]:
    """Return where each gallery begins and the line after it: its heading is said for each picture.

    Between one heading and the next are no more than a caption and its own heading.
    """
    galleries: dict[int, int] = {}
    runs: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if line.repeats < _FEWEST_SLIDES or line.weight <= 3 or line.ends or hits[at] is not None:
            continue
        run = runs.setdefault(line.key, [])
        if run and not 1 < at - run[-1] <= _WIDEST_SLIDE:
            run.clear()
        run.append(at)
        if len(run) >= _FEWEST_SLIDES:
            galleries[run[0]] = min(2 * at - run[-2], len(lines))
    return galleries
