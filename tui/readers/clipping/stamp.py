"""Dates where a page puts them: on a line of their own, beside a byline, in its address.

A date amid running text is the date of what it tells, never that of publication.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from tui.article import Precision
from tui.readers.clipping.chrome import Kind, opening
from tui.readers.clipping.lines import Line, count_words
from tui.readers.dates.parse import FoundDate, find_date, parse_date

_LONGEST = 26
"""Words of the longest line on which a date is one of publication."""
_LONGEST_REST = 7
"""Words beside the date on a line that still is about the date."""
_LONGEST_BYLINE = 16
"""The same where the line begins as a byline."""
_LONGEST_LABEL = 2
"""Words before a date in a list, such as "Publicado em:"."""
_SHORTEST_CLAUSE = 4
"""Words beside a date that, if one has a small letter, are a sentence with it."""
_LONG_LABEL = 5
"""Characters of a label that is one after other words too: "Jane Roe posted", never "on"."""
_YEAR_MONTH = re.compile(r"\d{4}-\d\d")
_GLUED = re.compile(
    r"(?<=[a-zß-öø-ÿ])(?=\d)|(?<=\b(?:19|20)\d\d)(?=\d\d?\.? [^\W\d_]{3})"
    r"|(?<=[^\W\d_][:：])(?=\d{4}[-/.])"
    r"|(?<=^[A-Z][a-z]{2} \d\d)(?=(?:19|20)\d\d$)"
    r"|(?<=\b(?:19|20)\d\d)(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])"
)
_URL_DATE = re.compile(
    r"/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])(?:[/-]?(0[1-9]|[12]\d|3[01]))?(?=[/_.-]|$)"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date of publication, and how sure that it is one."""

    when: datetime
    precision: Precision
    updated: bool = False
    """It is the date of a later change."""
    labelled: bool = False
    """A word such as "Published" stands before it."""
    rest: str = ""
    """What else is on the line, before the date."""
    alone: bool = False
    """Nothing but the date and its label is on the line."""
    by_age: bool = False
    """It was counted back from when the file was written."""

    @property
    def is_sure(self) -> bool:
        """A label or a time of day tells that it is the date of a publication."""
        return self.labelled or self.precision is Precision.MINUTE


def read_stamp(line: Line, mtime: float, language: str) -> Stamp | None:
    """Return the date that `line` is there to tell; of two, the date of publication."""
    if line.weight > _LONGEST or (line.is_sentence and line.weight > 12):
        return None
    text = unglue(line.text)
    found = find_date(text, mtime, language)
    if found is None:
        return _month(text)
    before, after = text[: found.start].strip(), text[found.end :].strip()
    if line.marker and before.endswith(":") and count_words(before) > _LONGEST_LABEL:
        return None  # what something is told to be, in a list of such
    first = _stamp(before, found)
    again = find_date(after, mtime, language)
    if again:
        second = _stamp(after[: again.start].strip(), again)
        if first.updated and not second.updated:
            return second
        after = after[again.end :]
    beside = _count_labels(f"{before} {after}")
    byline = opening(Kind.BYLINE, text) is not None or (not after and _is_all_names(before))
    timed = found.precision is Precision.MINUTE and not line.ends
    if before.endswith(("(", "（")) and after in (")", "）"):
        return first
    if line.is_sentence and not first.labelled and _tells(f"{before} {after}"):
        return None  # "The toll goes up on July 1.", "On July 1 the toll goes up."
    most = _LONGEST_BYLINE if byline or timed or again else _LONGEST_REST
    if not beside or (not _count_labels(after) and _is_label(before)):
        return replace(first, alone=True)
    return None if beside > most and not first.labelled else first


def _month(text: str) -> Stamp | None:
    """Return the month that is all that a labelled line tells: "date 2020-04"."""
    rest = opening(Kind.PUBLISHED, text)
    if not rest or not _YEAR_MONTH.fullmatch(rest):
        return None
    when, precision = parse_date(rest)
    return Stamp(when, precision, labelled=True, alone=True) if when else None


def _count_labels(text: str) -> float:
    """Return the words of `text`, lone signs between labels left aside."""
    words = [word for word in text.split() if any(map(str.isalnum, word))]
    return count_words(" ".join(words)) if words else 0


def _is_all_names(text: str) -> bool:
    """Tell whether every longer word has a capital, as in names of people, papers and places."""
    return not any(word[:1].islower() and len(word) > 3 for word in text.split())


def _tells(beside: str) -> bool:
    """Tell whether the words beside a date are those of a sentence, not of a name or a label."""
    return _count_labels(beside) >= _SHORTEST_CLAUSE and not _is_all_names(beside)


def unglue(text: str) -> str:
    """Return `text` with a space where a number and a word stand without one ("Roe2024-01-26")."""
    return _GLUED.sub(" ", text) if any(map(str.isdigit, text)) else text


def _stamp(before: str, date: FoundDate) -> Stamp:
    """Return the stamp of a date after the words `before`."""
    tails = _last_words(before)
    updated = any(opening(Kind.UPDATED, text) is not None for text in (*tails, before))
    published = any(opening(Kind.PUBLISHED, tail) is not None for tail in tails)
    labelled = updated or published or opening(Kind.PUBLISHED, before) is not None
    updated = updated and not published
    return Stamp(date.when, date.precision, updated, labelled, before, by_age=date.by_age)


def _is_label(text: str) -> bool:
    """Tell whether `text` is nothing but the label of a date."""
    return "" in (opening(Kind.PUBLISHED, text), opening(Kind.UPDATED, text))


def _last_words(text: str) -> list[str]:
    """Return what can be the label right before a date: the last words after a separator."""
    for separator in ("|", "•", "·", "(", "（", "/", "／", ")", "－"):
        text = text.rpartition(separator)[2]
    words = text.split()[-3:]
    tails = [" ".join(words[at:]) for at in range(len(words))]
    return [tail for tail in tails if tail == text.strip() or len(tail) >= _LONG_LABEL]


def date_in_title(text: str, mtime: float, language: str) -> Stamp | None:
    """Return the date that a page's title ends with: "The crane stays | The Buoy | 3.5.2025"."""
    bar, last = text.rpartition("|")[1:]
    last = last.strip()
    date = find_date(last, mtime, language) if bar else None
    whole = date is not None and (date.start, date.end) == (0, len(last))
    return Stamp(date.when, date.precision) if date and whole else None


def date_in_url(url: str, mtime: float) -> Stamp | None:
    """Return the day or month that is part of an article's address."""
    found = _URL_DATE.search(url)
    if not found:
        return None
    year, month, day = found.groups()
    date = find_date(f"{year}-{month}-{day or '01'}", mtime)
    if date is None:
        return None
    return Stamp(date.when, Precision.DAY if day else Precision.MONTH)
