"""Rows of the headline list: days and their headlines, asked for a window at a time."""

from datetime import UTC, date, datetime

import pytest

from tui.article import Precision
from tui.dashboard.news.roll import WINDOW, DayRow, Roll
from tui.library import DayCount, Headline

DAYS = [DayCount(date(2026, 11, 22 - n), size) for n, size in enumerate([3, 1, 200])]


def headline(number: int) -> Headline:
    return Headline(
        id=number, title=f"Headline {number}", summary="", source="", section="", authors=(),
        tags=(), published=datetime(2026, 11, 22, tzinfo=UTC), precision=Precision.MINUTE,
        sort_at=0.0, day=date(2026, 11, 22), unread=True, starred=False,
    )  # fmt: skip


def roll(asked: list[int] | None = None) -> Roll:
    def fetch(offset: int, count: int) -> list[Headline]:
        if asked is not None:
            asked.append(offset)
        return [headline(n) for n in range(offset, min(offset + count, 204))]

    return Roll(DAYS, fetch)


def test_each_day_has_a_heading_above_its_headlines() -> None:
    rows = [roll().at(row) for row in range(7)]
    assert [type(row).__name__ for row in rows] == [
        "DayRow", "Headline", "Headline", "Headline", "DayRow", "Headline", "DayRow",
    ]  # fmt: skip
    assert rows[4] == DayRow(DAYS[1].day, 1)


def test_rows_and_offsets_are_each_others_inverse() -> None:
    whole = roll()
    assert whole.rows == 207
    assert whole.headlines == 204
    for offset in range(whole.headlines):
        row = whole.row_of(offset)
        assert not whole.is_heading(row)
        assert whole.offset_at(row) == offset
        found = whole.at(row)
        assert isinstance(found, Headline)
        assert found.id == offset


@pytest.mark.parametrize("row", [-1, 207, 10_000])
def test_there_is_nothing_outside(row: int) -> None:
    assert roll().at(row) is None
    assert not roll().is_heading(row)


def test_only_the_windows_that_are_looked_at_are_asked_for() -> None:
    asked: list[int] = []
    whole = roll(asked)
    for row in range(20):
        whole.at(row)
    assert asked == [0]
    whole.at(206)
    assert asked == [0, 203 // WINDOW * WINDOW]


def test_an_empty_roll_has_no_rows() -> None:
    empty = Roll()
    assert (empty.rows, empty.headlines, empty.at(0), empty.headline(0)) == (0, 0, None, None)


def test_a_library_that_moved_on_leaves_a_gap_and_does_not_raise() -> None:
    assert Roll([DayCount(date(2026, 11, 22), 5)], lambda offset, count: []).at(3) is None
