"""Where an article stands: newest first, by the best time that is known for it.

Articles are ordered by (day, sort_at, id), each descending. `day` is the local calendar day of
`sort_at` when it was written, so that the headings between days and the order never disagree.
"""

import time
from datetime import date, datetime

from tui.article import Article, Precision

TOLERANCE = 24 * 3600.0
"""Seconds that an article may claim to be ahead of its file before it is not believed."""
EARLIEST = (date(1000, 1, 1) - date(1970, 1, 1)).days * 86400.0
"""Epoch seconds before which nothing is sorted; any zone has a calendar day for it."""
LATEST = (date(9000, 1, 1) - date(1970, 1, 1)).days * 86400.0
"""Epoch seconds after which nothing is sorted, for the same reason."""
_NOON = 12


def sort_time(article: Article, mtime: float, now: float) -> float:
    """Return epoch seconds by which `article` is sorted.

    The published time; local noon of the day, or of the first day of the month, where no more is
    known; the file's `mtime` where nothing is known, or where the published time is more than a day
    ahead of it. A file from the future counts as written now: nothing sticks to the top. It is
    never before `EARLIEST` nor after `LATEST`, whatever a file system or a file says.
    """
    return min(max(_best_time(article, mtime, now), EARLIEST), LATEST)


def day_of(moment: float) -> int:
    """Return the local calendar day of `moment` (epoch seconds) as a proleptic ordinal."""
    try:
        return datetime.fromtimestamp(moment).toordinal()
    except (OverflowError, ValueError, OSError):
        return date.min.toordinal() if moment < 0 else date.max.toordinal()


def zone_mark() -> str:
    """Return a text that changes when the local rules for the time of day change.

    It names the zone and samples its offsets from UTC in winters and summers of several years.
    """
    offsets = (
        datetime(year, month, 1, _NOON).astimezone().utcoffset()
        for year in range(1990, 2040, 5)
        for month in (1, 7)
    )
    return " ".join([*time.tzname, *(f"{o.total_seconds():.0f}" for o in offsets if o)])


def _best_time(article: Article, mtime: float, now: float) -> float:
    written = mtime if mtime <= now + TOLERANCE else now
    published = article.published
    if published is None or article.precision is Precision.UNKNOWN:
        return written
    if article.precision is Precision.MINUTE:
        moment = published.timestamp()
    elif article.precision is Precision.DAY:
        moment = _local_noon(published.date())
    else:
        moment = _local_noon(published.date().replace(day=1))
    return moment if moment <= written + TOLERANCE else written


def _local_noon(day: date) -> float:
    try:
        return datetime(day.year, day.month, day.day, _NOON).timestamp()
    except (OverflowError, ValueError, OSError):
        return (day - date(1970, 1, 1)).days * 86400.0 + _NOON * 3600
