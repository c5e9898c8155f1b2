"""The hours of the wall: night, summer time, and a clock that is set."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.wall.making import headline
from tui.settings.kinds import HOURS
from tui.wall.ages import age, date_words
from tui.wall.hours import is_within, place
from tui.wall.instant import Instant


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The rules of a zone that has summer time, until 25 October 2026, 03:00."""
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def at(hour: int, minute: int, day: int = 22) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "inside", "outside"),
    [
        ("22:00-07:00", [(22, 0), (23, 59), (0, 0), (6, 59)], [(21, 59), (7, 0), (12, 0)]),
        ("00:00-24:00", [(0, 0), (12, 0), (23, 59)], []),
        ("13:00-14:30", [(13, 0), (14, 29)], [(12, 59), (14, 30), (0, 0)]),
        ("", [], [(0, 0), (12, 0)]),
    ],
)
def test_the_night_begins_and_ends_by_the_minute(
    hours: str, inside: list[tuple[int, int]], outside: list[tuple[int, int]]
) -> None:
    read = HOURS.read(hours)
    assert all(is_within(read, at(*moment)) for moment in inside)
    assert not any(is_within(read, at(*moment)) for moment in outside)


@pytest.mark.usefixtures("berlin")
def test_the_hour_that_comes_twice_is_told_twice_and_makes_nothing_younger() -> None:
    begun = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    news = headline(1, published=begun, sort_at=begun.timestamp())
    told = []
    for quarter in range(9):
        now = Instant(quarter * 900.0, begun + timedelta(minutes=15 * quarter)).local
        told.append((f"{now:%H:%M}", age(news, now)))
    assert told == [
        ("02:30", "just now"), ("02:45", "15 min ago"), ("02:00", "30 min ago"),
        ("02:15", "45 min ago"), ("02:30", "1 hour ago"), ("02:45", "1 hour ago"),
        ("03:00", "1 hour ago"), ("03:15", "1 hour ago"), ("03:30", "2 hours ago"),
    ]  # fmt: skip


@pytest.mark.usefixtures("berlin")
def test_the_hour_that_is_left_out_and_the_day_follow_the_local_rules() -> None:
    before = Instant(0, datetime(2026, 3, 29, 0, 59, tzinfo=UTC)).local
    after = Instant(60, datetime(2026, 3, 29, 1, 0, tzinfo=UTC)).local
    assert (f"{before:%H:%M}", f"{after:%H:%M}") == ("01:59", "03:00")
    assert date_words(Instant(0, datetime(2026, 3, 28, 23, 0, tzinfo=UTC)).local) == (
        "Sunday 29 March"
    )


@pytest.mark.parametrize("jump", [-86400.0, 0.0, 86400.0])
def test_time_goes_on_by_the_clock_that_says_more(jump: float) -> None:
    begun = Instant(10, at(12, 0))
    later = Instant(70, at(12, 1) + timedelta(seconds=jump))
    assert later.since(begun) == max(60, 60 + jump)


def test_the_picture_stands_in_four_places() -> None:
    assert {place(at(12, minute)) for minute in range(60)} == {(0, 0), (1, 0), (1, 1), (0, 1)}
