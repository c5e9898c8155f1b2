"""Calendar days as print writes them: the patterns, each turned into a real day or dropped."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from tui.article import Precision
from tui.readers.dates.datewords import ALSO_WORDS, BEFORE_DATES, ERAS, MONTHS, WEEKDAYS

_NAME = r"(?P<m>[^\W\d_]{3,11})(?![^\W\d_])"
_DAY_MONTH = re.compile(
    r"(?<![\w.:/$€£-])(?<!\d,)(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|°|ª)?"
    r"(?:\.\s{0,2}|\s{0,2}-\s{0,2}|\s{1,3}|(?=[A-Za-z]{3,9}[ -]?\d{4}))"
    rf"(?:(?:of|de|del|di)\s{{1,3}})?{_NAME}\.?"
    r"(?:[\s,-]{0,3}(?:(?:de|del|of)\s{1,3})?"
    r"(?P<y>\d{4}(?!\d)|[’']?\d{2}(?=,?\s+\d\d?:\d\d|\s*$)))?"
)
_MONTH_DAY = re.compile(
    rf"(?<!\w){_NAME}\.?(?:\s{{1,3}}|\s?-\s?)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?"
    r"(?![\w%€$]|[.,:]\d)(?:\s?[,-]?\s{0,3}(?P<y>\d{4})(?![\d:]))?"
)
_MONTH_YEAR = re.compile(
    rf"(?<!\w){_NAME}\.?,?\s{{1,3}}(?:(?:de|del)\s{{1,3}})?(?P<y>(?:19|20)\d{{2}})(?![\d:])"
)
_YEAR_FIRST = re.compile(
    r"(?<![\w.,:/-])(?P<y>\d{4})(?P<sep>[-/.])(?P<n>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d|[-/.]\d)"
)
_YEAR_LAST = re.compile(
    r"(?<![\w.,:/-])(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)"
    r"(?P<y>\d{4}|\d{2})(?!\d|[-/.]\d)"
)
_EAST_ASIAN = re.compile(
    rf"(?<!\d)(?:(?P<era>{'|'.join(ERAS)})\s?(?P<ey>\d{{1,3}}|元)\s?年\s?"
    r"|(?P<y>\d{4})\s?[年년]\s?)?(?P<n>\d{1,2})\s?[月월]\s?(?:(?P<d>\d{1,2})\s?[日号일])?"
)
_SLASHED = re.compile(r"(?<![\d/])(?P<n>\d{1,2})/(?P<d>\d{1,2})(?=\s?[(（][月火水木金土日][)）])")
"""What Japanese portals write: "10/2(木) 18:30"."""
_WEEKDAY_BEFORE = re.compile(
    rf"(?<!\w)(?:{WEEKDAYS})(?:\.?,?\s{{1,3}}|,)(?:(?:the|den|le|el)\s)?$", re.I
)
_WEEKDAY_AFTER = re.compile(
    r"\s?[(（][月火水木金土日](?:曜日?)?[)）]|\s?[月火水木金土日]曜日|\s?星期[一二三四五六日]|\s?[월화수목금토일]요일"
)
_DATE_SIGNS = ("|", "·", "•", "(", "–", "—")
_CLOCK_AFTER = re.compile(r",?\s{1,2}(?:[-–|]\s)?\d{1,2}:\d{2}(?!\d)")
_DAY_FIRST = frozenset({"de", "fr", "es", "pt", "it", "nl", "da", "nb", "no", "sv", "pl", "ru"})
_EARLIEST_MIDNIGHT = timedelta(hours=14)
_LATEST = datetime(9000, 1, 1, tzinfo=UTC).timestamp()


class FoundDay(NamedTuple):
    """A calendar day (or the first day of a month) at `line[start:end]`."""

    start: int
    end: int
    day: date
    precision: Precision


def find_day(line: str, mtime: float | None, language: str) -> FoundDay | None:
    """Return the first day in `line`, its weekday included; of two at one place the longer."""
    newest = newest_day(mtime)
    found = [day for day in _days(line, newest, language) if day.start >= 0]
    if not found:
        return None
    first = min(found, key=lambda day: (day.start, -day.end))
    before = _WEEKDAY_BEFORE.search(line, max(0, first.start - 24), first.start)
    after = _WEEKDAY_AFTER.match(line, first.end)
    return first._replace(
        start=before.start() if before else first.start, end=after.end() if after else first.end
    )


def newest_day(mtime: float | None) -> date | None:
    """Return the last day that had begun anywhere on Earth at `mtime`, None if that is no time.

    A dateline from Tokyo in a file saved in New York is often a day ahead of the file.
    """
    moment = file_moment(mtime)
    return (moment + _EARLIEST_MIDNIGHT).date() if moment else None


def file_moment(mtime: float | None) -> datetime | None:
    """Return a modification time (epoch seconds) as a time in UTC; None if it is beyond use."""
    if mtime is None or not 0 <= mtime <= _LATEST:
        return None
    return datetime.fromtimestamp(mtime, UTC)


def _days(line: str, newest: date | None, language: str) -> Iterator[FoundDay]:
    """Yield, for each pattern, the first place in `line` that is a real day."""
    for pattern in (_DAY_MONTH, _MONTH_DAY, _MONTH_YEAR):
        for found in pattern.finditer(line):
            if day := _named_day(found, newest):
                yield day
                break
    for found in _YEAR_FIRST.finditer(line):
        if day := _day(found, found["y"], found["n"], found["d"]):
            yield day
            break
    for found in _YEAR_LAST.finditer(line):
        if day := _year_last(found, newest, language):
            yield day
            break
    for found in _EAST_ASIAN.finditer(line):
        if day := _east_asian(found, newest):
            yield day
            break
    for found in _SLASHED.finditer(line):
        if newest and (day := _latest(found, newest, int(found["n"]), int(found["d"]))):
            yield day
            break


def _named_day(found: re.Match[str], newest: date | None) -> FoundDay | None:
    groups = found.groupdict()
    name = groups["m"]
    month = MONTHS.get(name.casefold())
    if month is None:
        return None
    day, year = groups.get("d"), groups["y"]
    if year:
        return _day(found, year.lstrip("’'"), month, day)
    if newest is None or (name.islower() and name in ALSO_WORDS):
        return None
    return _latest(found, newest, month, int(day or 1))


def _year_last(found: re.Match[str], newest: date | None, language: str) -> FoundDay | None:
    """Read 28.10.2025, 28/10/2025 or 10/28/2025.

    With a slash and no language that decides, the month comes first, unless only the other
    order is a day that had begun when the file was written.
    """
    first, second, year = found["a"], found["b"], found["y"]
    if len(year) == 2 and not _stands_as_date(found):
        return None
    month_last = _day(found, year, second, first)
    language = language.casefold()
    if found["sep"] != "/" or language[:2] in _DAY_FIRST or language in {"en-gb", "en-au"}:
        return month_last or (_day(found, year, first, second) if found["sep"] != "." else None)
    month_first = _day(found, year, first, second)
    if month_first and month_last and newest and month_last.day <= newest < month_first.day:
        return month_last
    return month_first or month_last


def _stands_as_date(found: re.Match[str]) -> bool:
    """Tell whether three numbers, as versions and prices have too, are in the place of a date."""
    line = found.string
    before = line[: found.start()].rstrip()
    if not before or before.endswith(_DATE_SIGNS) or _CLOCK_AFTER.match(line, found.end()):
        return True
    if before.endswith(",") and not line[found.end() :].strip():
        return True
    last = before.rpartition(" ")[2].casefold().strip(".,:")
    return last in BEFORE_DATES or _WEEKDAY_BEFORE.search(f"{before[-20:]} ") is not None


def _east_asian(found: re.Match[str], newest: date | None) -> FoundDay | None:
    if found["era"]:
        year = ERAS[found["era"]] + int(found["ey"].replace("元", "1")) - 1
    elif found["y"]:
        year = int(found["y"])
    elif found["d"] and newest:
        return _latest(found, newest, int(found["n"]), int(found["d"]))
    else:
        return None
    return _day(found, str(year).zfill(4), found["n"], found["d"])


def _day(found: re.Match[str], year: str, month: str | int, day: str | None) -> FoundDay | None:
    """Return the day if the calendar has it; a year of two digits is 1969 to 2068 (RFC 5322)."""
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < 69 else 1900
    try:
        when = date(number, int(month), int(day or 1))
    except ValueError:
        return None
    precision = Precision.DAY if day else Precision.MONTH
    return FoundDay(found.start(), found.end(), when, precision)


def _latest(found: re.Match[str], newest: date, month: int, day: int) -> FoundDay | None:
    """Return the newest such day that is not after `newest`; leap days may be 8 years away."""
    for year in range(newest.year, newest.year - 9, -1):
        try:
            when = date(year, month, day)
        except ValueError:
            continue
        if when <= newest:
            return FoundDay(found.start(), found.end(), when, Precision.DAY)
    return None
