"""Sentences that a page's links tore apart: some programs put each link on a line of its own.

Then a line begins amid a sentence, with a small letter or a comma. Where that happens often, such
lines are joined again; elsewhere nothing is touched.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from tui.article import Precision
from tui.readers.clipping.chrome import Kind, is_known, opening
from tui.readers.clipping.layout import join_lines
from tui.readers.clipping.lines import (
    CLOSERS,
    count_words,
    ends_sentence,
    fold,
    is_wide,
    split_marker,
)
from tui.readers.dates.parse import find_date
from tui.readers.language import SMALL_WORDS

_LONG = 5
"""Words of a line that is more than a label."""
_FULL = 12
"""Words of a line that, without a stop, must go on."""
_FEWEST = 6
"""Torn sentences of a text whose lines are joined."""
_PART = 0.04
"""The same as part of all lines."""
_FEW, _MOST_PART = 3, 0.25
"""The same for a short text."""
_LONGEST_LINK = 8
_DATE_FIRST = re.compile(r"((?:date:? )\d{4}-\d\d(?:-\d\d)?) (.*\S)", re.IGNORECASE)
_LONGEST_DATE = 60
"""Characters in which a date and its label stand before a headline."""
_LONGEST_HEAD = 160
"""Characters in which a headline and a date stand on the line of the text."""
_WEEKDAY = 6
"""Characters in which the short name of a weekday stands before a date."""
_BEFORE_TITLE = " ,:|–—-"
_SHORTEST, _LONGEST = 4, 40
"""Words of a headline after a date."""
_HEAD = 20
"""Lines at the top in which a headline can be broken in two."""
_GOES_ON = ",.;:!?)]}”’»…%"


def rejoin(lines: Sequence[str]) -> list[str]:
    """Return the lines of a text, blank ones included, with torn sentences joined."""
    dense = [line for line in lines if line]
    apart = not any(before and line for before, line in pairwise(lines))
    among = dense if apart else lines  # where all lines are apart, blank lines part nothing
    torn = sum(_is_torn(before, line) for before, line in pairwise(among))
    often = torn >= _FEWEST and torn >= _PART * len(dense)
    if not often and (torn < _FEW or torn < _MOST_PART * len(dense)):
        return list(lines)
    joined: list[str] = []
    pieces: list[str] = []
    for line in among:
        if pieces and _continues(pieces, line):
            pieces.append(line)
            continue
        joined.append(_join(pieces))
        pieces = [line]
    joined.append(_join(pieces))
    return joined[1:]


def join_headline(lines: Sequence[str]) -> list[str]:
    """Return the lines of a text with the two of its headline joined, where it is broken in two.

    They stand between blank lines, and the second goes on with a small letter.
    """
    for at in range(min(_HEAD, len(lines) - 2)):
        first, second, after = lines[at : at + 3]
        apart = not after and (at == 0 or not lines[at - 1])
        if apart and first and second[:1].islower() and not ends_sentence(second):
            whole = join_lines((first, second))
            long = count_words(first) >= _SHORTEST and count_words(whole) <= _LONGEST
            if long and first[-1].isalnum() and not is_known(Kind.NAV, first):
                return [*lines[:at], whole, *lines[at + 2 :]]
    return list(lines)


def part_date(lines: Sequence[str]) -> list[str]:
    """Return the lines with the date in the first one, and what it parts, on lines of their own.

    Some programs that save pages begin the text with "date 2019-10-03" and go on with the title,
    and some pages write "Updated: 3.10.2019, 12:30 A headline".
    """
    if not lines:
        return []
    known = _DATE_FIRST.fullmatch(lines[0])
    first, text = known.groups() if known else ("", lines[0])
    if is_wide(text) and (parts := _part_at_date(text)):
        return [*filter(None, (first, *parts)), *lines[1:]]
    end = _end_of_date(text)
    parts = (text[:end].strip(), text[end:].lstrip(_BEFORE_TITLE)) if end else (text,)
    return [*filter(None, (first, *parts)), *lines[1:]]


def _part_at_date(text: str) -> tuple[str, ...]:
    """Return the parts of "headline, date, section, text" that a page put on one line.

    Only in a script without word spaces do spaces tell such a date from one in a sentence.
    """
    date = find_date(text[:_LONGEST_HEAD])
    if date is None or date.precision is Precision.MONTH:
        return ()
    title, told, rest = text[: date.start], text[date.start : date.end], text[date.end :]
    apart = title[-1:] == " " == rest[:1] and "。" not in title
    if not apart or count_words(title) < _SHORTEST or not ends_sentence(rest):
        return ()
    section = rest.split(maxsplit=1)[0]
    named = section if is_known(Kind.SECTION, section) else ""
    return tuple(
        filter(None, (title.strip(), told, named, rest.strip().removeprefix(named).strip()))
    )


def _end_of_date(text: str) -> int:
    """Return where the full date ends that `text` begins with; 0 if no headline comes after it."""
    date = find_date(text[:_LONGEST_DATE])
    if date is None or date.precision is Precision.MONTH or ends_sentence(text):
        return 0
    label = text[: date.start].strip()
    if label and "" not in (opening(Kind.PUBLISHED, label), opening(Kind.UPDATED, label)):
        return 0
    title = text[date.end :].lstrip(_BEFORE_TITLE)
    is_headline = not title[:1].islower() and title[:1] not in "([)（"
    return date.end if is_headline and _SHORTEST <= count_words(title) <= _LONGEST else 0


def _is_torn(before: str, line: str) -> bool:
    """Tell whether `line` begins amid the sentence of the line before it."""
    if not before or not line or ends_sentence(before) or split_marker(line)[0]:
        return False
    if line[0] in _GOES_ON:
        return len(line) > 1
    if (
        not line[0].islower()
        or before.endswith((":", "|"))
        or opening(Kind.BYLINE, line) is not None
        or _is_date(line)
    ):
        return False
    return before.count(" ") >= _LONG - 1 or line.count(" ") >= _LONG - 1


def _is_date(line: str) -> bool:
    """Tell whether `line` begins with a date: "fri, 3 October 2025", in the list of other news."""
    date = find_date(line) if len(line) <= _LONGEST_DATE and any(map(str.isdigit, line)) else None
    return date is not None and date.start <= _WEEKDAY


def _continues(pieces: Sequence[str], line: str) -> bool:
    """Tell whether `line` goes on with the sentence of `pieces`, the last of which is short."""
    before = pieces[-1]
    if not before or not line or split_marker(line)[0] or ends_sentence(before):
        return False
    if before.rstrip(CLOSERS).endswith((":", "|")) or opening(Kind.BYLINE, line) is not None:
        return False
    words = before.split()
    many = len(words) if len(pieces) == 1 else _FULL
    if _is_torn(before, line) or (many >= _FULL and line[0].islower()):
        return True
    if many >= 3 and fold(words[-1]) in SMALL_WORDS:
        return True
    return many >= _FULL and line.count(" ") < _LONGEST_LINK and not is_known(Kind.SHARE, line)


def _join(pieces: Sequence[str]) -> str:
    """Return the pieces as one line, no space before what closes."""
    text = ""
    for piece in pieces:
        apart = text and piece[:1] not in _GOES_ON and not text.endswith(("(", "“", "«", "‘"))
        text += f" {piece}" if apart else piece
    return text
