"""How old news is, in words that are read from across a room."""

from datetime import datetime, timedelta

from tui.article import Precision
from tui.calendar_words import day_of_month, month, weekday
from tui.figures import count_text
from tui.library import Headline

OLD = timedelta(days=2)
"""From this age on news is shown as old."""
SHORT = 6
"""Cells of the longest short age."""
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


def is_old(headline: Headline, now: datetime) -> bool:
    """Tell whether it is no news of these days; what has no date is as old as its file."""
    return now.timestamp() - headline.sort_at >= OLD.total_seconds()


def age(headline: Headline, now: datetime) -> str:
    """Return when it was published, as people say it; nothing is ever ahead of now."""
    published = headline.published
    if published is None or headline.precision is Precision.UNKNOWN:
        return "date unknown"
    if headline.precision is Precision.MONTH:
        return f"{month(published)} {published.year}"
    if headline.precision is Precision.DAY:
        return _day(published, now)
    past = max(now - published, timedelta(0))
    if past < _HOUR:
        return minutes(past)
    local, today = published.astimezone(now.tzinfo), now.date()
    if past < 6 * _HOUR or local.date() == today:
        return f"{count_text(past // _HOUR, 'hour')} ago"
    if (today - local.date()).days < 7:
        return f"{_day(local, now)} {local:%H:%M}"
    return _day(local, now)


def minutes(past: timedelta) -> str:
    """Return a time of less than an hour."""
    count = past // timedelta(minutes=1)
    return f"{count} min ago" if count else "just now"


def short_age(headline: Headline, now: datetime) -> str:
    """Return the age in few cells: `now`, `12 m`, `3 h`, `2 d`, `17 Feb`, `2025`; `?`: no date."""
    published = headline.published
    if published is None or headline.precision is Precision.UNKNOWN:
        return "?"
    past = max(now.timestamp() - headline.sort_at, 0)
    if past < 60:
        return "now"
    for unit, seconds, most in (("m", 60, 60), ("h", 3600, 24), ("d", 86400, 7)):
        if past < most * seconds:
            return f"{int(past // seconds)} {unit}"
    if headline.precision is Precision.MINUTE:
        published = published.astimezone(now.tzinfo)
    if published.year != now.year:
        return str(published.year)
    day = "" if headline.precision is Precision.MONTH else f"{published.day} "
    return f"{day}{month(published)[:3]}"


def long_ago(past: timedelta) -> str:
    """Return a span as people say it: `40 minutes`, `3 hours`, `2 days`."""
    past = max(past, timedelta(0))
    for unit, span, least in (("day", _DAY, 2), ("hour", _HOUR, 1)):
        if past >= least * span:
            return count_text(past // span, unit)
    return count_text(past // timedelta(minutes=1), "minute")


def date_words(now: datetime) -> str:
    """Return the date of the wall, such as `Sunday 22 November`."""
    return f"{weekday(now)} {day_of_month(now)}"


def _day(day: datetime, now: datetime) -> str:
    days = (now.date() - day.date()).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < 7:
        return weekday(day)
    year = f" {day.year}" if day.year != now.year else ""
    return f"{day_of_month(day)}{year}"
