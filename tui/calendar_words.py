"""Days as people say them in English, whatever the locale."""

from datetime import date

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def weekday(day: date) -> str:
    """Return such as `Sunday`."""
    return _WEEKDAYS[day.weekday()]


def month(day: date) -> str:
    """Return such as `November`."""
    return _MONTHS[day.month - 1]


def day_of_month(day: date) -> str:
    """Return such as `22 November`."""
    return f"{day.day} {month(day)}"
