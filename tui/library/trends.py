"""How tags fare: articles by day of the last weeks, and the tags that stand beside a tag.

Asked for the tags on a screen only. A range of the table `tagged`, which is in the order of tag and
day, answers it: what is older than the weeks that are counted costs nothing.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence

from tui.library.selection import Selection
from tui.library.values import Trend

DAYS = 30
"""Local calendar days of a trend, today the last of them."""
WEEK = 7
NEWEST = 1000
"""Articles of a tag, its newest, in which the tags beside it are counted."""
_BY_DAY = """
SELECT t.key, g.day, count(*) FROM tag t CROSS JOIN tagged g ON g.tag = t.id AND g.day > ?
WHERE t.key IN (SELECT value FROM json_each(?)) {} GROUP BY t.id, g.day
"""
_BY_WEEK = """
SELECT t.key, count(*) FILTER (WHERE g.day > ?), count(*)
FROM tag t CROSS JOIN tagged g ON g.tag = t.id AND g.day > ? WHERE TRUE {} GROUP BY t.id
"""
_AMONG = "AND g.article IN (SELECT value FROM json_each(?))"
_LISTED = "AND NOT g.muted"
_NEWEST = """
SELECT article FROM tagged WHERE tag = (SELECT id FROM tag WHERE key = ?) AND NOT muted
ORDER BY day DESC, sort_at DESC, article DESC LIMIT ?
"""


def trends(
    db: sqlite3.Connection, keys: Sequence[str], today: int, among: Selection | None
) -> Mapping[str, Trend]:
    """Return the trends of the tags with these keys, up to the day `today` (an ordinal).

    `among`: count these articles only, newest first; None: all.
    """
    start = today - DAYS
    values: list[object] = [start, json.dumps(keys)]
    if among is not None:
        values.append(_recent(db, among, start))
    days = {key: [0] * DAYS for key in keys}
    for key, day, articles in db.execute(_BY_DAY.format(_AMONG if among else _LISTED), values):
        days[key][min(day - start, DAYS) - 1] += articles  # a later day counts as today
    return {key: Trend(tuple(found)) for key, found in days.items()}


def changes(db: sqlite3.Connection, today: int, among: Selection | None) -> Mapping[str, int]:
    """Return, for each tag of the last two weeks, how many more articles the later one has."""
    values: list[object] = [today - WEEK, today - 2 * WEEK]
    if among is not None:
        values.append(_recent(db, among, today - 2 * WEEK))
    rows = db.execute(_BY_WEEK.format(_AMONG if among else _LISTED), values)
    return {key: 2 * later - both for key, later, both in rows}


def newest_of(db: sqlite3.Connection, key: str) -> Sequence[int]:
    """Return the ids of the `NEWEST` articles with a tag, newest first."""
    return [number for (number,) in db.execute(_NEWEST, (key, NEWEST))]


def _recent(db: sqlite3.Connection, among: Selection, start: int) -> str:
    """Return the ids of the articles after the day `start`."""
    count = sum(day.articles for day in among.days if day.day.toordinal() > start)
    return json.dumps(list(among.ids(db, 0, count)))
