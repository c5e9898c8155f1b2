"""Times as a reader says them: the day of a heading, the hour or the age of a headline."""

from datetime import UTC, date, datetime, timedelta

from tui.article import Precision
from tui.calendar_words import day_of_month, month, weekday


def now() -> datetime:
    """Return the moment that the screen shows; aware."""
    return datetime.now(UTC)


def day_name(day: date, today: date) -> str:
    """Return `Today, Sunday 22 November` or the like; the year only where it is another one."""
    name = f"{weekday(day)} {day_of_month(day)}"
    if day.year != today.year:
        name = f"{name} {day.year}"
    near = {0: "Today, ", 1: "Yesterday, ", -1: "Tomorrow, "}
    return near.get((today - day).days, "") + name


def clock(
    published: datetime | None, precision: Precision, now: datetime, style: str = "mixed"
) -> str:
    """Return five cells: the local time, the age, or (mixed) the age within the last hour.

    A date that is only a day or a month has no hour; one that is not known is a question mark, and
    one that is not there yet is `ahead`.
    """
    if published is None or precision is Precision.UNKNOWN:
        return "    ?"
    if precision is not Precision.MINUTE:
        return "    ·"
    age = now - published
    if age < -timedelta(days=1):
        return "ahead"
    if style == "age" or (style == "mixed" and timedelta(0) <= age < timedelta(hours=1)):
        return _age(max(age, timedelta(0)))
    return published.astimezone().strftime("%H:%M")


def _age(age: timedelta) -> str:
    """Return how long that is, in five cells."""
    if age < timedelta(hours=1):
        return f"{age.seconds // 60:>3} m"
    if age < timedelta(days=1):
        return f"{age.seconds // 3600:>3} h"
    if age < timedelta(days=999):
        return f"{age.days:>3} d"
    return f"{age.days // 365:>3} y"


def full_date(published: datetime | None, precision: Precision, sorted_by: datetime) -> str:
    """Return the date of an article in words, with how exactly it is known."""
    if published is None or precision is Precision.UNKNOWN:
        return f"no date given; its file is of {_day(sorted_by.astimezone())}"
    if precision is Precision.MONTH:
        return f"{month(published)} {published.year} (the month only)"
    if precision is Precision.DAY:
        return f"{weekday(published)} {_day(published)} (the day only)"
    local = published.astimezone()
    words = f"{weekday(local)} {_day(local)}, {local:%H:%M}"
    if published.utcoffset() != local.utcoffset():
        words += f" ({published:%H:%M} where it was written)"
    return words


def short_day(day: date, today: date) -> str:
    """Return a day in few words; the year only where it is another one."""
    near = {0: "today", 1: "yesterday"}.get((today - day).days)
    year = "" if day.year == today.year else f" {day.year}"
    return near or f"{day_of_month(day)}{year}"


def ago(moment: datetime, now: datetime) -> str:
    """Return how long ago `moment` was, to the minute."""
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min ago"
    if minutes < 60 * 24:
        return f"at {moment.astimezone():%H:%M}"
    return f"on {_day(moment.astimezone())}"


def _day(moment: datetime) -> str:
    return f"{day_of_month(moment)} {moment.year}"
