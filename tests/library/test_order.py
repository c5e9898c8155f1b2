"""By which time an article is sorted when its file or its date is out of all bounds."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import product

import pytest

from tests.library.making import MTIME, Desk, article, filing
from tui.article import Precision
from tui.library.order import EARLIEST, LATEST, sort_time

MTIMES = [-(10.0**18), -(10.0**11), -1.0, 0.0, MTIME, 10.0**11, 10.0**12, 10.0**18]
DATES = [
    None,
    datetime.min.replace(tzinfo=UTC),
    datetime.min.replace(tzinfo=timezone(timedelta(hours=14))),
    datetime(999, 12, 31, tzinfo=UTC),
    datetime(2026, 11, 20, tzinfo=UTC),
    datetime.max.replace(tzinfo=UTC),
    datetime.max.replace(tzinfo=timezone(timedelta(hours=-12))),
]


@pytest.mark.parametrize("precision", Precision)
def test_any_time_by_which_an_article_is_sorted_has_a_calendar_day(precision: Precision) -> None:
    for mtime, now, published in product(MTIMES, MTIMES, DATES):
        moment = sort_time(article(published=published, precision=precision), mtime, now)
        assert EARLIEST <= moment <= LATEST
        assert 999 <= datetime.fromtimestamp(moment).astimezone().year <= 9000


def test_articles_of_a_file_from_the_stone_age_and_of_one_to_come_have_their_day(
    room: Desk,
) -> None:
    for name, mtime in (("old", -(10.0**11)), ("late", 10.0**12)):
        told = article(name, published=None, precision=Precision.UNKNOWN)
        room.editor.apply([filing(f"{name}.xml", told, mtime=mtime)])
    assert room.titles() == ["late", "old"]
    for name in ("old", "late"):
        stored = room.stored(name)
        day = datetime.fromtimestamp(stored.sort_at).astimezone().date()
        assert [found.day for found in room.library.days()].count(day) == 1
