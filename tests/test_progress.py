"""How long the reading will take: told when it was measured, and never moved away."""

from itertools import groupby

import pytest

from tui.progress import CAUTION, MANY, SPAN, Progress


class Reading:
    """A reading whose clock and counts are set by hand."""

    def __init__(self, files: int) -> None:
        self.progress = Progress()
        self.now = 100.0
        self.waiting, self.done = files, 0

    def go_on(self, seconds: float, rate: float, *, counted: bool = True) -> list[float | None]:
        """Read at `rate` files a second; return what was foretold at each tenth of a second."""
        told = []
        for _ in range(round(10 * seconds)):
            self.now += 0.1
            files = min(self.waiting, round(rate / 10))
            self.waiting, self.done = self.waiting - files, self.done + files
            self.progress.note(self.now, self.waiting, self.done, counted=counted)
            told.append(self.progress.left)
        return told


def test_the_time_left_is_told_when_all_files_are_known_and_the_rate_was_measured() -> None:
    reading = Reading(30_000)
    assert set(reading.go_on(3, 1000, counted=False)) == {None}
    (left,) = reading.go_on(0.1, 1000)
    assert left == pytest.approx(CAUTION * 27, rel=0.05)
    assert Reading(30_000).go_on(1, 1000)[-1] is None


def test_the_time_left_only_becomes_less() -> None:
    reading = Reading(50_000)
    rates = (1000, 1300, 900, 1100, 800, 3000)
    told = [left for rate in rates for left in reading.go_on(3, rate)][20:]
    assert None not in told
    assert told == sorted(told, reverse=True)
    assert 10 < told[-1] < 20


def test_a_time_that_proves_too_short_is_taken_back_and_another_told_after_a_while() -> None:
    reading = Reading(40_000)
    assert reading.go_on(5, 2000)[-1] == pytest.approx(CAUTION * 15, rel=0.05)
    told = reading.go_on(15, 500)
    spans = [
        (silent, len(list(ticks))) for silent, ticks in groupby(told, lambda left: left is None)
    ]
    assert [silent for silent, _ in spans] == [False, True, False]
    assert spans[1][1] == pytest.approx(10 * SPAN, abs=2)
    assert told[-1] == pytest.approx(CAUTION * reading.waiting / 500, rel=0.1)


def test_the_share_that_is_done_does_not_become_less_when_more_files_come() -> None:
    reading = Reading(1000)
    reading.go_on(1, 500)
    assert reading.progress.share == 0.5
    reading.waiting += 2000
    reading.go_on(1, 500)
    assert reading.progress.share == 0.5
    reading.go_on(3, 500)
    assert reading.progress.share > 0.6


def test_much_to_read_is_told_and_little_is_not() -> None:
    reading = Reading(10)
    assert reading.progress.reading  # at the start, whatever there is
    reading.go_on(1, 100)
    assert not reading.progress.reading
    for files, much in ((MANY - 1, False), (MANY, True), (1, True), (0, False)):
        reading.progress.note(reading.now, files, 0, counted=True)
        assert reading.progress.reading == much
