"""Points in time as a person writes them behind `since:` and `before:`."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

_AGO = re.compile(r"(\d{1,4})([hdwm])")
_DATE = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")
_SPANS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST = 3
"""Letters that are enough of the name of a weekday."""
KNOWN = "2h, 3d, 2w, 6m, today, yesterday, a weekday or a date such as 2025-10-01"
"""What can be written, in the words of a mistake."""


def moment(text: str, now: float) -> float:
    """Return the epoch seconds that `text`, in lower case, means at `now`.

    `2h`, `3d` and `2w` are hours, days and weeks ago, `6m` the same time of day six months ago.
    Everything else is the beginning of a local day: of `today`, `yesterday`, the last `monday`
    (which may be today) or a date (ISO 8601; without day or month: the first of them). Raises
    ValueError for anything else.
    """
    present = datetime.fromtimestamp(now)
    try:
        if ago := _AGO.fullmatch(text):
            count, unit = int(ago[1]), ago[2]
            if unit == "m":
                return _months_before(present, count).timestamp()
            return now - count * _SPANS[unit].total_seconds()
        day = _day(text, present.date())
        return datetime(day.year, day.month, day.day).timestamp()
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError(f"knows {KNOWN}, not “{text}”") from error


def _day(text: str, today: date) -> date:
    if text in ("today", "yesterday"):
        return today - timedelta(days=text == "yesterday")
    if len(text) >= _SHORTEST:
        for number, name in enumerate(_WEEKDAYS):
            if name.startswith(text):
                return today - timedelta(days=(today.weekday() - number) % 7)
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError
    return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))


def _months_before(present: datetime, count: int) -> datetime:
    months = present.year * 12 + present.month - 1 - count
    year, month = divmod(months, 12)
    day = min(present.day, monthrange(year, month + 1)[1])
    return present.replace(year=year, month=month + 1, day=day)
