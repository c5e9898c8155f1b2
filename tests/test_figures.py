"""Numbers as people read them."""

from collections.abc import Iterator

import pytest

from tui.figures import bar, change_sign, count_text, is_plain, share, sparkline
from tui.wall.tagbars import bars
from tui.wall.trend import TagOfDay


@pytest.fixture(autouse=True)
def _ask_for_the_terminal_anew() -> Iterator[None]:
    is_plain.cache_clear()
    yield
    is_plain.cache_clear()


def test_a_number_has_its_noun() -> None:
    assert [count_text(number, "file") for number in (0, 1, 2)] == ["0 files", "1 file", "2 files"]


@pytest.mark.parametrize(
    ("count", "most", "drawn"),
    [(0, 0, "╸"), (1, 1000, "╸"), (5, 10, "━━╸"), (6, 10, "━━━"), (10, 10, "━━━━━"),
     (11, 10, "━━━━━")],
)  # fmt: skip
def test_a_bar_is_never_empty_and_never_longer_than_its_cells(
    count: int, most: int, drawn: str
) -> None:
    assert bar(count, most, 5) == drawn


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 0, "0 %"),
        (1, 10, "10 %"),
        (1, 11, "9.1 %"),
        (995, 10_000, "10 %"),
        (1, 10_000, "<0.1 %"),
    ],
)
def test_a_small_share_has_a_digit_more(part: int, whole: int, said: str) -> None:
    assert share(part, whole) == said


def test_several_days_share_a_cell_and_the_first_one_may_have_fewer() -> None:
    assert sparkline([0, 1, 8], 3) == " ▁█"
    assert sparkline([8, 0, 0, 1, 1], 3) == "█ ▂"
    assert sparkline([1], 3) == "  █"


def test_a_console_gets_signs_that_its_font_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    assert [change_sign(change) for change in (-2, 0, 3)] == ["-2", "=", "+3"]
    assert sparkline([0, 1, 8], 3) == " .@"
    (line,) = bars([TagOfDay("sea", 4, 3)], 40)
    assert line[-1] == ("+3", "up")
