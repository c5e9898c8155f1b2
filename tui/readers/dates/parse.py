"""Dates as news writes them, in feeds and in print, with how exactly each is known.

A date is never guessed from the clock: where a year is missing or only an age is given
("3 hours ago"), the file's modification time decides, and without that the date is unknown.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from tui.article import Precision
from tui.readers.dates.ages import find_age
from tui.readers.dates.datewords import MONTHS
from tui.readers.dates.days import FoundDay, find_day
from tui.readers.dates.daytimes import time_after, time_before
from tui.readers.dates.zones import MAX_OFFSET
from tui.readers.finish import FIRST_YEAR, LAST_YEAR

MAX_DATE = 200
"""Characters of a text that can be a date; a longer one is none."""
MAX_LINE = 2000
"""Characters of a line in which a date is looked for."""

_RFC_822 = re.compile(
    r"(?:[A-Za-z]{3}, )?(\d\d?) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:([+-]\d{4})|GMT)"
)
_UNIX_DATE = re.compile(
    r"(?P<day>\b[A-Za-z]{3} [ \d]?\d) (?P<time>\d\d?:\d\d(?::\d\d)?(?: [A-Z]{3,5}| [+-]\d{4})?)"
    r" (?P<year>\d{4})\b"
)
_SPOILED_AFTER = re.compile(
    r"\d|[.:]\d|\s?[T+/−-]\s?\d|,?\s?(?:\d{3}|\d+[:.]\d|\d+$)",
)
_SPOILED_BEFORE = re.compile(r"\d[^\w]{0,2}$")
_DIGITS_ONLY = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?")
_YEAR_OR_MONTH = re.compile(r"(\d{4})(?:[-/](\d{1,2}))?")

Known = tuple[datetime | None, Precision]
"""When, and how exactly."""
NOT_KNOWN: Known = (None, Precision.UNKNOWN)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date inside a line: `line[start:end]` is the date with its weekday, time and zone."""

    start: int
    end: int
    when: datetime
    """Aware; at 00:00 UTC where `precision` is DAY or MONTH."""
    precision: Precision
    by_age: bool = False
    """It was counted back from when the file was written: "3 hours ago"."""


def parse_date(text: str, mtime: float | None = None, language: str = "") -> Known:
    """Return the one date that `text` is, always aware; (None, UNKNOWN) if it is none.

    `mtime` (epoch seconds) places a date without a year and an age such as "yesterday";
    `language` (BCP 47) decides what 3/4/2025 means. Never raises, whatever the text. A year
    alone is its first month; a time without a zone is UTC.
    """
    text = " ".join(text.split()) if len(text) <= MAX_DATE else ""
    if not text:
        return NOT_KNOWN
    if when := _well_formed(text):
        return _checked(when, Precision.DAY if len(text) <= 10 else Precision.MINUTE)
    found = find_date(text, mtime, language)
    if not found:
        return _bare_numbers(text)
    if _SPOILED_AFTER.match(text, found.end) or _SPOILED_BEFORE.search(text, 0, found.start):
        return NOT_KNOWN
    return found.when, found.precision


def find_date(line: str, mtime: float | None = None, language: str = "") -> FoundDate | None:
    """Return the first date in `line`, or None. The arguments are those of `parse_date`."""
    line = line[:MAX_LINE]
    day, by_age = None, False
    if any(map(str.isdigit, line)):
        line = _UNIX_DATE.sub(r"\g<day> \g<year> \g<time>", line)
        day = find_day(line, mtime, language)
    age = find_age(line, mtime, language)
    if age and (day is None or age.start < day.start):
        if age.precision is not Precision.DAY:
            known, precision = _checked(age.when, age.precision)
            return FoundDate(age.start, age.end, known, precision, True) if known else None
        day, by_age = FoundDay(age.start, age.end, age.when.date(), age.precision), True
    return _with_time(line, day, by_age) if day else None


def _well_formed(text: str) -> datetime | None:
    """Read ISO 8601 and the usual form of RFC 822, which most feeds hold, the fast way."""
    try:
        if rfc := _RFC_822.fullmatch(text):
            day, name, year, hour, minute, second, zone = rfc.groups("+0000")
            month = MONTHS.get(name.lower(), 0)
            iso = f"{year}-{month:02}-{int(day):02}T{hour}:{minute}:{second}{zone}"
            return datetime.fromisoformat(iso)
        if text[13:14] == ".":  # 14.30 is no part of an hour
            return None
        if text[10:11] in ("", "T", " ") or (text[:8].isdecimal() and text[8:9] == "T"):
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    return None


def _with_time(line: str, day: FoundDay, by_age: bool) -> FoundDate | None:
    """Return the day with the time of day that stands beside it, if one does."""
    start, end, when, precision = day.start, day.end, _midnight(day), day.precision
    if precision is Precision.DAY:
        if time := time_after(line, end, day.day):
            end, when, precision = time.end, time.when, Precision.MINUTE
        elif time := time_before(line, start, day.day):
            start, when, precision = time.start, time.when, Precision.MINUTE
    known, precision = _checked(when, precision)
    return FoundDate(start, end, known, precision, by_age) if known else None


def _midnight(day: FoundDay) -> datetime:
    return datetime(day.day.year, day.day.month, day.day.day, tzinfo=UTC)


def _bare_numbers(text: str) -> Known:
    """Read 2025, 2025-10 (W3CDTF) and 20251028143300."""
    try:
        if found := _YEAR_OR_MONTH.fullmatch(text):
            when = datetime(int(found[1]), int(found[2] or 1), 1, tzinfo=UTC)
            return _checked(when, Precision.MONTH)
        if found := _DIGITS_ONLY.fullmatch(text):
            year, month, day, hour, minute, second = (int(group or 0) for group in found.groups())
            when = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
            return _checked(when, Precision.MINUTE)
    except ValueError:
        pass
    return NOT_KNOWN


def _checked(when: datetime, precision: Precision) -> Known:
    """Return the date if it can be one of news; a naive one is UTC."""
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    offset = when.utcoffset()
    if not FIRST_YEAR <= when.year <= LAST_YEAR or offset is None or abs(offset) > MAX_OFFSET:
        return NOT_KNOWN
    return when, precision
