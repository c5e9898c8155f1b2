"""The time of day beside a date: 14:33, 2:33 p.m. ET, 14.33 Uhr, 午後2時33分."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from tui.readers.dates.zones import read_zone

_CLOCK = (
    r"(?P<half_cjk>午前|午後|上午|下午|오전|오후)?\s?(?:"
    r"(?P<H>\d{1,2})(?::|\s?h\s?)(?P<M>\d{2})(?::(?P<S>\d{2})(?:[.,]\d{1,9})?)?(?!\d)"
    r"(?:\s?(?P<half>[AaPp])\.?\s?[Mm]\b\.?|\s?(?:Uhr|hrs|h)\b)?"
    r"|(?P<H1>\d{1,2})\.(?P<M1>\d{2})\s?(?:Uhr\b|(?P<half1>[AaPp])\.?[Mm]\b\.?)"
    r"|(?P<H4>\d{2})\.(?P<M4>\d{2})(?=\s(?P<zoned>[A-Z]{2,5}\b|[+−-]\d{2}:?\d{2}\b)|\s*(?:$|[|·•]))"
    r"|(?P<H2>\d{1,2})\s?(?:Uhr\b|(?P<half2>[AaPp])\.?[Mm]\b\.?)"
    r"|(?P<H3>\d{1,2})\s?[時点點时시]\s?(?:(?P<M3>\d{1,2})\s?[分분])?)"
)
_AFTER_DATE = re.compile(
    r"(?:[Tt]|[,.;]?\s{0,3}(?:[-–—|·•/@]\s{0,2})?(?:(?:at|um|à|a|as|às|alle|ore|las|les)\s{1,2}){0,2})"
    + _CLOCK
)
_BEFORE_DATE = re.compile(r"(?<![\w.,:])" + _CLOCK)
_JOINT = re.compile(r"(?:\s?[,|·•]\s?|\s[-–—]\s|\s)(?:(?:on|am|le|el)\s)?$")
_AFTERNOON = frozenset({"午後", "下午", "오후", "p"})


class FoundTime(NamedTuple):
    """An aware time at `line[start:end]`, its zone included; UTC if no zone is written."""

    start: int
    end: int
    when: datetime


def time_after(line: str, at: int, day: date) -> FoundTime | None:
    """Return the time of `day` that follows a date which ends at `at`, or None."""
    found = _AFTER_DATE.match(line, at)
    return _on(day, found) if found else None


def time_before(line: str, at: int, day: date) -> FoundTime | None:
    """Return the time of `day` that stands right before a date which begins at `at`, or None."""
    joint = _JOINT.search(line, max(0, at - 8), at)
    if not joint:
        return None
    for found in _BEFORE_DATE.finditer(line, max(0, at - 32), joint.start()):
        clock = _on(day, found)
        if clock and clock.end == joint.start():
            return clock
    return None


def _on(day: date, found: re.Match[str]) -> FoundTime | None:
    hour = int(found["H"] or found["H1"] or found["H2"] or found["H3"] or found["H4"])
    minute = int(found["M"] or found["M1"] or found["M3"] or found["M4"] or 0)
    second = min(int(found["S"] or 0), 60)
    half = (found["half"] or found["half1"] or found["half2"] or found["half_cjk"] or "").lower()
    if half and not 0 <= hour <= 12:
        half = ""
    if half:
        hour = hour % 12 + (12 if half in _AFTERNOON else 0)
    if hour > 24 or minute > 59 or (hour == 24 and (minute or second)):
        return None
    zone = read_zone(found.string, found.end(), day)
    if found["zoned"] and zone is None:
        return None  # 14.30 USD is no time
    start = datetime(day.year, day.month, day.day, tzinfo=zone[0] if zone else UTC)
    when = start + timedelta(hours=hour, minutes=minute, seconds=min(second, 59))
    return FoundTime(found.start(), zone[1] if zone else found.end(), when)
