"""Time zones as dates in feeds and bylines name them: offsets, abbreviations, US shorthand.

Abbreviations are not unique. Where two countries share one, the reading of RFC 822 (section 5.1)
wins, then that of the larger press: IST is India, BST is British summer, CST is US Central.
"""

import re
from datetime import UTC, date, timedelta, timezone, tzinfo

MAX_OFFSET = timedelta(hours=15)
"""No place on Earth is farther from UTC (the farthest are -12 and +14 hours)."""

_HOURS: dict[str, float] = {
    **dict.fromkeys(("Z", "UT", "UTC", "GMT", "WET"), 0),
    **dict.fromkeys(("BST", "CET", "MEZ", "MET", "WEST", "WAT", "IRST"), 1),
    **dict.fromkeys(("CEST", "MESZ", "MEST", "EET", "CAT", "SAST", "IDT"), 2),
    **dict.fromkeys(("EEST", "MSK", "EAT", "TRT"), 3),
    **dict.fromkeys(("GST", "SAMT"), 4),
    **dict.fromkeys(("PKT", "UZT", "YEKT"), 5),
    **dict.fromkeys(("WIB", "ICT"), 7),
    **dict.fromkeys(("HKT", "SGT", "MYT", "PHT", "AWST", "WITA"), 8),
    **dict.fromkeys(("JST", "KST"), 9),
    **dict.fromkeys(("AEST", "CHST"), 10),
    "AEDT": 11,
    "NZST": 12,
    "NZDT": 13,
    **dict.fromkeys(("BRT", "ART", "ADT", "UYT"), -3),
    **dict.fromkeys(("EDT", "AST", "CLT"), -4),
    **dict.fromkeys(("EST", "CDT", "PET", "COT"), -5),
    **dict.fromkeys(("CST", "MDT"), -6),
    **dict.fromkeys(("MST", "PDT"), -7),
    **dict.fromkeys(("PST", "AKDT"), -8),
    **dict.fromkeys(("AKST", "HDT"), -9),
    **dict.fromkeys(("HST", "HAST"), -10),
    "IST": 5.5,
    "NPT": 5.75,
    "ACST": 9.5,
    "ACDT": 10.5,
    "NST": -3.5,
    "NDT": -2.5,
}
_UNITED_STATES = {"ET": -5, "CT": -6, "MT": -7, "PT": -8}
_ZONE = re.compile(
    r"\s{0,2}\(?(?:"
    r"(?:GMT|UTC|UT|gmt|utc)?(?P<sign>[+\-−])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})(?!\d)"
    r"|(?:(?:GMT|UTC|gmt|utc)\s?|(?<=\d)|\s)(?P<sign2>[+\-−])(?P<hours2>\d{1,2})(?![\d:.])"
    r"|(?P<name>[A-Z]{1,5}|gmt|utc|z)(?!\w)"
    r")\)?(?:\s?\([A-Za-z ]{2,40}\))?"
)


def read_zone(text: str, at: int, day: date) -> tuple[tzinfo, int] | None:
    """Return the zone that stands in `text` at `at`, and where it ends; None if none does.

    `day` decides between standard and daylight time for the US shorthand ET, CT, MT and PT.
    An offset that no place has is no zone.
    """
    found = _ZONE.match(text, at)
    if not found:
        return None
    if name := found["name"]:
        return _named(name.upper(), day, found)
    sign = -1 if (found["sign"] or found["sign2"]) != "+" else 1
    hours, minutes = int(found["hours"] or found["hours2"]), int(found["minutes"] or 0)
    offset = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or offset > MAX_OFFSET:
        return None
    return (timezone(sign * offset) if offset else UTC), found.end()


def _named(name: str, day: date, found: re.Match[str]) -> tuple[tzinfo, int] | None:
    if name in _UNITED_STATES:
        hours: float = _UNITED_STATES[name] + _is_us_daylight(day)
    elif name in _HOURS:
        hours = _HOURS[name]
    else:
        return None
    return (timezone(timedelta(hours=hours), name) if hours else UTC), found.end()


def _is_us_daylight(day: date) -> bool:
    """Tell whether US clocks are an hour ahead (Energy Policy Act of 2005, whole days)."""
    second_sunday_of_march = date(day.year, 3, 14 - (date(day.year, 3, 14).weekday() + 1) % 7)
    first_sunday_of_november = date(day.year, 11, 7 - (date(day.year, 11, 7).weekday() + 1) % 7)
    return second_sunday_of_march <= day < first_sunday_of_november
