"""Ages of news: "3 hours ago", "vor 2 Tagen", "3日前", "yesterday"; counted from the file."""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from tui.article import Precision
from tui.readers.dates.datewords import DAYS_BACK, JUST_NOW, ONE, UNITS, WEEKDAY_NUMBERS
from tui.readers.dates.days import file_moment

_COUNT = r"(?:\d{1,3}|[a-z]{1,5})"
_UNIT = r"[^\W\d_]{1,9}"
_AGE = re.compile(
    rf"(?<!\w)(?:(?P<n>{_COUNT})\s{{0,2}}(?P<u>{_UNIT})\s{{1,2}}(?:ago|fa|atrás|назад|geleden)"
    rf"|(?:vor|hace|há|il\s{{1,2}}y\s{{1,2}}a)\s{{1,2}}(?P<n1>{_COUNT})\s{{1,2}}(?P<u1>{_UNIT}))(?!\w)",
    re.I,
)
_AGE_WORD = re.compile(r"\b(?:ago|fa|atrás|назад|geleden|vor|hace|há|il y)\b", re.I)
"""One of these is in every age outside the CJK scripts."""
_AGE_CJK = re.compile(
    r"(?P<n>\d{1,3})\s?(?P<u>分钟|分鐘|分|小时|小時|時間|시간|日|天|일|週間|周|週|주"
    r"|か月|ヶ月|カ月|ヵ月|个月|個月|개월|年|년|분)\s?(?:前|전)"
)


def _either(words: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_LABEL = (
    r"(?:[^\W\d_]+:|published|posted|updated|veröffentlicht|aktualisiert|publié|publicado)\s{0,3}"
)
_DAY_WORD = re.compile(
    rf"\s*+(?:{_LABEL})?(?P<word>{_either(frozenset(DAYS_BACK))}|{_either(JUST_NOW)})"
    r"(?=\s*+[.,|·•]?\s*+$|,?\s?(?:at|um|à|a las|às|alle)?\s?\d{1,2}[:.h時点时시])",
    re.I,
)


_WEEKDAY = re.compile(
    rf"\s*+(?:{_LABEL})?(?P<day>[^\W\d_]{{2,13}}(?:-feira)?)\.?,?\s"
    r"(?=(?:at|um|à|a las|às|alle)?\s?\d{1,2}[:.h]\d\d)",
    re.I,
)


class FoundAge(NamedTuple):
    """What `line[start:end]` says: a moment (MINUTE) or a local midnight (DAY, MONTH)."""

    start: int
    end: int
    when: datetime
    precision: Precision


def find_age(line: str, mtime: float | None, language: str) -> FoundAge | None:
    """Return the first age in `line` as a time, or None if there is none or no `mtime`.

    Days are counted on the calendar of this machine's zone: who saved a page that says
    "yesterday" meant the day before on their own calendar. A lone word such as "today" counts
    only as a whole line or before a time, because it stands in names and prose too.
    """
    moment = file_moment(mtime)
    if moment is None:
        return None
    now = moment.astimezone()
    patterns = [_AGE] if _AGE_WORD.search(line) else []
    if any(sign in line for sign in "前전"):
        patterns.append(_AGE_CJK)
    ages = [age for pattern in patterns if (age := _first(pattern, line, now))]
    if ages:
        return min(ages)
    return _day_word(line, now, language) or _weekday(line, now)


def _weekday(line: str, now: datetime) -> FoundAge | None:
    """Return the day of "Tuesday 14:05", which begins the line: the newest one."""
    found = _WEEKDAY.match(line)
    number = WEEKDAY_NUMBERS.get(found["day"].casefold()) if found else None
    if found is None or number is None:
        return None
    when, precision = _back(now, (now.weekday() - number) % 7, "day")
    return FoundAge(found.start("day"), found.end("day"), when, precision)


def _first(pattern: re.Pattern[str], line: str, now: datetime) -> FoundAge | None:
    for found in pattern.finditer(line):
        groups = found.groupdict()
        count = (groups["n"] or groups["n1"]).casefold()
        unit = UNITS.get((groups["u"] or groups["u1"]).casefold())
        if unit and (count.isdecimal() or count in ONE):
            when, precision = _back(now, 1 if count in ONE else int(count), unit)
            return FoundAge(found.start(), found.end(), when, precision)
    return None


def _day_word(line: str, now: datetime, language: str) -> FoundAge | None:
    found = _DAY_WORD.match(line)
    if not found:
        return None
    word = found["word"].casefold()
    if word == "hier" and language.casefold().startswith("de"):
        return None
    if word in JUST_NOW:
        return FoundAge(found.start("word"), found.end("word"), now, Precision.MINUTE)
    when, precision = _back(now, DAYS_BACK[word], "day")
    return FoundAge(found.start("word"), found.end("word"), when, precision)


def _back(now: datetime, count: int, unit: str) -> tuple[datetime, Precision]:
    """Return `count` units before `now`, as exactly as the unit allows."""
    if unit in {"minute", "hour"}:
        return now - timedelta(**{unit + "s": count}), Precision.MINUTE
    midnight = datetime(now.year, now.month, now.day, tzinfo=UTC)
    if unit in {"day", "week"}:
        return midnight - timedelta(**{unit + "s": count}), Precision.DAY
    months = now.year * 12 + now.month - 1 - count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return datetime(year, month + 1, 1, tzinfo=UTC), Precision.MONTH
