"""Dates of feeds and pages: what each text means, and how exactly."""

import re
import time
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tui.article import Precision
from tui.readers.dates.parse import parse_date

MTIME = datetime(2025, 10, 28, 12, tzinfo=UTC).timestamp()
"""When the files of these tests were written: a Tuesday at noon."""


def at(*numbers: int, hours: float = 0) -> datetime:
    year, month, day, *clock = numbers
    hour, minute, second = (*clock, 0, 0, 0)[:3]
    return datetime(year, month, day, hour, minute, second, tzinfo=timezone(timedelta(hours=hours)))


EXACT = {
    "2025-06-03T14:33:00Z": at(2025, 6, 3, 14, 33),
    "2025-06-03T14:33:05.123456789+02:00": at(2025, 6, 3, 14, 33, 5, hours=2),
    "2025-06-03 14:33:00 +0200": at(2025, 6, 3, 14, 33, hours=2),
    "2025-06-03t14:33:00z": at(2025, 6, 3, 14, 33),
    "2025-06-03T14:33": at(2025, 6, 3, 14, 33),
    "2025-06-03 14:33:00 UTC": at(2025, 6, 3, 14, 33),
    "2025-06-03T14:33:00Z[Europe/Paris]": at(2025, 6, 3, 14, 33),
    "  2025-06-03T14:33:00-05:00\n": at(2025, 6, 3, 14, 33, hours=-5),
    "20250603T143300Z": at(2025, 6, 3, 14, 33),
    "20250603143300": at(2025, 6, 3, 14, 33),
    "Tue, 03 Jun 2025 14:33:00 GMT": at(2025, 6, 3, 14, 33),
    "Tue, 3 Jun 2025 14:33:00 +0530": at(2025, 6, 3, 14, 33, hours=5.5),
    "Tue,03 Jun 2025 14:33:00 GMT": at(2025, 6, 3, 14, 33),
    "03 Jun 25 14:33 GMT": at(2025, 6, 3, 14, 33),
    "Wed, 03 June 2025 14:33:00 GMT": at(2025, 6, 3, 14, 33),
    "Tue, 03 Jun 2025 14:33:00 -4:00": at(2025, 6, 3, 14, 33, hours=-4),
    "Tue, 03 Jun 2025 14:33:00 -0400 (EDT)": at(2025, 6, 3, 14, 33, hours=-4),
    "Tue, 03-Jun-2025 14:33:00 UTC+02:00": at(2025, 6, 3, 14, 33, hours=2),
    "Tue, 03 Jun 2025 2:33:00 PM EDT": at(2025, 6, 3, 14, 33, hours=-4),
    "Tue, 03 Jun 2025 12:05 am GMT": at(2025, 6, 3, 0, 5),
    "Tue, 03 Jun 2025 24:00:00 GMT": at(2025, 6, 4),
    "Tue, 03 Jun 2025 14:33:60 GMT": at(2025, 6, 3, 14, 33, 59),
    "Tue Jun  3 14:33:00 2025": at(2025, 6, 3, 14, 33),
    "Tue Jun 03 14:33:00 CET 2025": at(2025, 6, 3, 14, 33, hours=1),
    "Tue Jun 03 14:33:00 +0000 2025": at(2025, 6, 3, 14, 33),
    "Tue Jun 03 2025 14:33:00 GMT+0200 (Central European Summer Time)": at(
        2025, 6, 3, 14, 33, hours=2
    ),
    "2025/06/03 14:33": at(2025, 6, 3, 14, 33),
    "June 3, 2025 9:15 AM": at(2025, 6, 3, 9, 15),
    "June 3rd, 2025 at 9:15 p.m. EST": at(2025, 6, 3, 21, 15, hours=-5),
    "9:15 AM BST, 3 June 2025": at(2025, 6, 3, 9, 15, hours=1),
    "3. Juni 2025, 14.33 Uhr": at(2025, 6, 3, 14, 33),
    "3. Juni 2025 um 9 Uhr": at(2025, 6, 3, 9),
    "Tue 3 Jun 2025 14.33 GMT": at(2025, 6, 3, 14, 33),
    "Tue 3 Jun 2025 14.33 BST": at(2025, 6, 3, 14, 33, hours=1),
    "2025-06-03 14.33": at(2025, 6, 3, 14, 33),
    "06-13-10 05:18 PM": at(2010, 6, 13, 17, 18),
    "3 juin 2025 à 14h33": at(2025, 6, 3, 14, 33),
    "3 giugno 2025 ore 14:33": at(2025, 6, 3, 14, 33),
    "2025年6月3日(火) 14時33分": at(2025, 6, 3, 14, 33),
    "2025年6月3日 午後2時33分": at(2025, 6, 3, 14, 33),
}

ZONES = """EST -5 EDT -4 CST -6 MDT -6 PST -8 PDT -7 AKDT -8 HST -10 NST -3.5 CET 1 CEST 2 MEZ 1
    MESZ 2 BST 1 WEST 1 EET 2 EEST 3 MSK 3 IST 5.5 JST 9 KST 9 AEST 10 AEDT 11 NZDT 13 SGT 8
    ET -4 PT -7 Z 0 UT 0 XYZT 0"""

DAYS = {
    "2025-06-03": at(2025, 6, 3),
    "20250603": at(2025, 6, 3),
    "2025.06.03": at(2025, 6, 3),
    "June 3, 2025": at(2025, 6, 3),
    "Jun. 3 2025": at(2025, 6, 3),
    "Sept 3, 2024": at(2024, 9, 3),
    "Published on 3rd of June, 2025": at(2025, 6, 3),
    "Dienstag, 3. Juni 2025": at(2025, 6, 3),
    "3. März 2025": at(2025, 3, 3),
    "03.06.2025": at(2025, 6, 3),
    "3.6.25": at(2025, 6, 3),
    "13.08.10": at(2010, 8, 13),
    "1er août 2025": at(2025, 8, 1),
    "3 de octubre de 2024": at(2024, 10, 3),
    "3 de outubro de 2024": at(2024, 10, 3),
    "12 set 2024": at(2024, 9, 12),
    "3 ottobre 2024": at(2024, 10, 3),
    "2025年6月3日": at(2025, 6, 3),
    "２０２５年６月３日": at(2025, 6, 3),
    "令和7年6月3日": at(2025, 6, 3),
    "令和元年5月1日": at(2019, 5, 1),
    "民國113年8月7日": at(2024, 8, 7),
    "平成31年4月30日": at(2019, 4, 30),
    "2025년 6월 3일": at(2025, 6, 3),
    "28/02/2025": at(2025, 2, 28),
    "02/28/2025": at(2025, 2, 28),
}

NO_DATES = (
    *("", " ", "none", "month 13", "2025-13-01", "2025-02-30", "February 30, 2025", "0000-10-28"),
    *("28 Oct 0000", "28 Oct 99999", "99999", "1e20", "-1", "NaN", "Infinity", "1.2.3", "10/10"),
    *("Tue, 28 Oct 2025 14:33:00 +9999", "Tue, 28 Oct 2025 25:00:00 GMT", "192.168.1.12"),
    *("2025-10-28T14:33:00+99:99", "2025-10-28T99:99:99Z", "0001-01-01T00:00:00Z", "Room 12"),
    *("9999-12-31T23:59:59-12:00", "version 3.11.07", "may 5", "USA Today", "3 apples ago", "昨"),
    *("2025-10-28" * 10_000, "9" * 100_000, "Tue, " * 20_000, " " * 100_000, "\ud800\x00\x1b[31m"),
)


@pytest.mark.parametrize(("text", "expected"), EXACT.items())
def test_a_date_with_a_time_is_known_to_the_minute(text: str, expected: datetime) -> None:
    when, precision = parse_date(text, MTIME)
    assert when is not None
    assert when.replace(microsecond=0) == expected
    assert when.utcoffset() == expected.utcoffset()
    assert precision is Precision.MINUTE


@pytest.mark.parametrize(("zone", "hours"), re.findall(r"(\S+) (\S+)", ZONES))
def test_a_zone_that_has_a_name_is_known_and_an_unknown_one_is_utc(zone: str, hours: str) -> None:
    when, _ = parse_date(f"Tue, 03 Jun 2025 14:33:00 {zone}", MTIME)
    assert when == at(2025, 6, 3, 14, 33, hours=float(hours))


def test_the_short_us_zones_follow_daylight_time() -> None:
    for month, day, hours in ((1, 5, -5), (3, 8, -5), (3, 9, -4), (11, 1, -4), (11, 2, -5)):
        text = f"2025-{month:02}-{day:02} 9:00 AM ET"
        assert parse_date(text)[0] == at(2025, month, day, 9, hours=hours)


@pytest.mark.parametrize(("text", "expected"), DAYS.items())
def test_a_day_is_a_day_at_midnight(text: str, expected: datetime) -> None:
    assert parse_date(text, MTIME) == (expected, Precision.DAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    {
        "2025": at(2025, 1, 1),
        "2025-06": at(2025, 6, 1),
        "June 2025": at(2025, 6, 1),
        "octubre de 2024": at(2024, 10, 1),
        "2025年6月": at(2025, 6, 1),
    }.items(),
)
def test_a_month_is_its_first_day_and_says_that_it_is_a_month(
    text: str, expected: datetime
) -> None:
    assert parse_date(text) == (expected, Precision.MONTH)


@pytest.mark.parametrize("text", NO_DATES, ids=lambda text: repr(text[:30]))
def test_what_is_no_date_is_unknown_and_quickly_so(text: str) -> None:
    start = time.process_time()
    assert parse_date(text, MTIME) == (None, Precision.UNKNOWN)
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize(
    "mtime", [None, float("nan"), float("inf"), 1e20, -1e20, -62_135_596_800.0]
)
@pytest.mark.parametrize("text", ["yesterday", "Feb 04", "100 years ago", "3月4日", "29 Feb"])
def test_without_a_usable_time_of_the_file_a_date_without_year_never_raises(
    text: str, mtime: float | None
) -> None:
    when, precision = parse_date(text, mtime)
    assert (when is None) == (precision is Precision.UNKNOWN)
    if mtime is None:
        assert when is None


@pytest.mark.parametrize(
    ("text", "expected"),
    {
        "Feb 04": at(2025, 2, 4),
        "28 October": at(2025, 10, 28),
        "Oct 30": at(2024, 10, 30),
        "31 de diciembre": at(2024, 12, 31),
        "Dez. 24": at(2024, 12, 24),
        "10月28日": at(2025, 10, 28),
        "12月1日": at(2024, 12, 1),
        "29 Feb": at(2024, 2, 29),
    }.items(),
)
def test_a_day_without_a_year_is_the_newest_one_that_had_begun(
    text: str, expected: datetime
) -> None:
    assert parse_date(text, MTIME) == (expected, Precision.DAY)


def test_a_day_that_has_begun_in_the_east_is_not_a_year_old() -> None:
    evening_in_new_york = datetime(2025, 2, 4, 1, tzinfo=UTC).timestamp() - 10 * 3600
    assert parse_date("TOKYO, Feb 04", evening_in_new_york)[0] == at(2025, 2, 4)
    assert parse_date("TOKYO, Feb 05", evening_in_new_york)[0] == at(2024, 2, 5)


@pytest.mark.parametrize(
    ("text", "age", "precision"),
    [
        ("3 hours ago", timedelta(hours=3), Precision.MINUTE),
        ("5m ago", timedelta(minutes=5), Precision.MINUTE),
        ("an hour ago", timedelta(hours=1), Precision.MINUTE),
        ("Posted 2 hours ago by Ann", timedelta(hours=2), Precision.MINUTE),
        ("vor 2 Stunden", timedelta(hours=2), Precision.MINUTE),
        ("il y a 20 minutes", timedelta(minutes=20), Precision.MINUTE),
        ("hace una hora", timedelta(hours=1), Precision.MINUTE),
        ("há 3 horas", timedelta(hours=3), Precision.MINUTE),
        ("2 ore fa", timedelta(hours=2), Precision.MINUTE),
        ("3時間前", timedelta(hours=3), Precision.MINUTE),
        ("5分钟前", timedelta(minutes=5), Precision.MINUTE),
        ("just now", timedelta(0), Precision.MINUTE),
    ],
)
def test_an_age_is_counted_from_the_time_of_the_file(
    text: str, age: timedelta, precision: Precision
) -> None:
    when, known = parse_date(text, MTIME)
    assert (when, known) == (datetime.fromtimestamp(MTIME, UTC) - age, precision)


@pytest.mark.parametrize(
    ("text", "days"),
    {
        **dict.fromkeys(("yesterday", "gestern", "hier", "ayer", "ontem", "ieri", "昨日"), 1),
        **dict.fromkeys(("Today", "heute", "aujourd'hui", "hoy", "hoje", "oggi", "今日"), 0),
        **dict.fromkeys(("2 days ago", "vor 2 Tagen", "2日前", "vorgestern", "一昨日"), 2),
        "1 week ago": 7,
    }.items(),
)
def test_an_age_in_days_is_a_day(text: str, days: int) -> None:
    today = datetime.fromtimestamp(MTIME).astimezone().date()
    expected = datetime(today.year, today.month, today.day, tzinfo=UTC) - timedelta(days=days)
    assert parse_date(text, MTIME) == (expected, Precision.DAY)


def test_an_age_in_months_is_a_month() -> None:
    assert parse_date("2 months ago", MTIME) == (at(2025, 8, 1), Precision.MONTH)
    assert parse_date("vor einem Jahr", MTIME) == (at(2024, 10, 1), Precision.MONTH)


def test_yesterday_with_a_time_is_exact() -> None:
    when, precision = parse_date("Yesterday at 14:33", MTIME)
    assert when is not None
    assert (when.hour, when.minute, precision) == (14, 33, Precision.MINUTE)


def test_the_german_here_is_not_the_french_yesterday() -> None:
    assert parse_date("hier", MTIME, "de-CH") == (None, Precision.UNKNOWN)


@pytest.mark.parametrize(
    ("language", "expected"),
    {
        "": at(2025, 3, 4),
        "en-US": at(2025, 3, 4),
        "en-GB": at(2025, 4, 3),
        "fr": at(2025, 4, 3),
        "pt-BR": at(2025, 4, 3),
    }.items(),
)
def test_the_language_tells_the_day_from_the_month(language: str, expected: datetime) -> None:
    assert parse_date("3/4/2025", MTIME, language)[0] == expected


def test_an_order_that_would_be_in_the_future_gives_way_to_one_that_is_not() -> None:
    assert parse_date("12/10/2025", MTIME)[0] == at(2025, 10, 12)
    assert parse_date("12/10/2025")[0] == at(2025, 12, 10)
