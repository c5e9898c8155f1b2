"""Dates in the lines of clippings: where they are, with all that belongs to them."""

import time
from datetime import UTC, datetime

import pytest

from tui.readers.dates import find_date

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
