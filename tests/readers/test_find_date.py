"""Dates in the lines of clippings: where they are, with all that belongs to them."""

import time
from datetime import UTC, datetime

import pytest

from tui.readers.dates.parse import find_date

MTIME = datetime(2025, 10, 28, 12, tzinfo=UTC).timestamp()
"""When the files of these tests were written."""


@pytest.mark.parametrize(
    ("line", "found"),
    {
        "TOKYO, Feb 04 (News Desk) - Prime Minister": "Feb 04",
        "By Jane Doe | Tuesday, June 3, 2025 9:15 AM EST | 5 min read": "Tuesday, June 3, 2025"
        " 9:15 AM EST",
        "Updated: 14:33, 3 Jun 2025": "14:33, 3 Jun 2025",
        "Stand: Dienstag, 3. Juni 2025, 14.33 Uhr, Berlin": "Dienstag, 3. Juni 2025, 14.33 Uhr",
        "更新：2025年6月3日(火) 14時33分 東京": "2025年6月3日(火) 14時33分",
        "3 hours ago · Politics": "3 hours ago",
        "June 3, 2025 - Updated June 4, 2025": "June 3, 2025",
        "From 03/06/2025 on": "03/06/2025",
        "Jane Doe | Sat 8 Nov 2025 14.30 GMT | Paris": "Sat 8 Nov 2025 14.30 GMT",
        "Published 14.30 GMT, Sat 8 Nov 2025": "14.30 GMT, Sat 8 Nov 2025",
        "Berlin, 8.11.2025 09.05 | Politik": "8.11.2025 09.05",
        "The fair ended on 8 Nov 2025 14.30 USD the richer": "8 Nov 2025",
        "Posted 08-13-10 05:18 PM": "08-13-10 05:18 PM",
        "Jane Doe | 08-13-10 05:18 PM": "08-13-10 05:18 PM",
        "Moorhan 08-13-10 05:18 PM": "08-13-10 05:18 PM",
        "Von Jo March, 13.08.10": "13.08.10",
        "Freitag, 13.08.10": "Freitag, 13.08.10",
        "Stand: 13.08.10": "13.08.10",
        "Jane Doe · 13.08.10": "13.08.10",
        "10/2(木) 18:30配信": "10/2(木) 18:30",
        "Опубликовано 3 октября 2025, 18:30": "3 октября 2025, 18:30",
        "Gepubliceerd op vrijdag 3 oktober 2025": "vrijdag 3 oktober 2025",
    }.items(),
)
def test_a_date_is_found_in_a_line_with_all_that_belongs_to_it(line: str, found: str) -> None:
    date = find_date(line, MTIME)
    assert date is not None
    assert line[date.start : date.end] == found
    assert date.when.tzinfo is not None


@pytest.mark.parametrize(
    "line",
    [
        "The price rose by 3.11.07 points",
        "https://example.org/2025/06/03/story.html",
        "Chapter 12: 10 things for 2025",
        "He said on Tuesday that today is the day",
        "It may 5 times be so",
        "In march 12 people came",
        "Scores 3-2-1 and 10:15",
        "Version 2.10.3.4",
        "Version: 2.10.03 of the rules",
        "Seats 13.08.10 and 13.08.11 are free",
    ],
)
def test_a_line_without_a_date_has_none(line: str) -> None:
    assert find_date(line, MTIME) is None


@pytest.mark.parametrize(
    "piece",
    ["1 ", "9.", "Feb ", "1-", "12:", "2025-", "vor ", "月1", "午前", "Mon, ", "1st of ", "a"],
)
def test_looking_for_a_date_takes_time_with_the_length_of_the_line_only(piece: str) -> None:
    start = time.process_time()
    for _ in range(20):
        find_date(piece * (100_000 // len(piece)), MTIME)
    assert time.process_time() - start < 1
