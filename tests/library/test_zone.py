"""Days and noons are those of the place where the reader is."""

import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests.library.making import MTIME, NOON, article, desk, disagreements, filing
from tui.article import Precision
from tui.library import EVERYTHING
from tui.places import Places


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A way to go to another zone, and back at the end."""
    with monkeypatch.context() as patch:
        yield patch
    time.tzset()


def go_to(zone: pytest.MonkeyPatch, name: str) -> None:
    zone.setenv("TZ", name)
    time.tzset()


def test_days_are_given_anew_after_a_journey(places: Places, zone: pytest.MonkeyPatch) -> None:
    day: dict[str, Any] = {"published": NOON.replace(hour=0), "precision": Precision.DAY}
    go_to(zone, "UTC")
    with desk(places) as room:
        room.editor.apply(
            [
                filing(
                    "a.xml",
                    article("late", minutes=-600, guid="1", tags=("Sea",)),
                    article("noon", guid="2", **day),
                )
            ]
        )
        assert [h.day.day for h in room.library.window(EVERYTHING, 0, 9)] == [20, 20]
        before = room.stored("noon").sort_at
    go_to(zone, "Pacific/Auckland")
    with desk(places) as room:
        shown = room.library.window(EVERYTHING, 0, 9)
        assert [(h.title, h.day.day) for h in shown] == [("late", 21), ("noon", 20)]
        assert room.stored("noon").sort_at == before - 13 * 3600
        assert [(d.day.day, d.articles) for d in room.library.days()] == [(21, 1), (20, 1)]
    assert disagreements(places) == []


def test_a_file_that_cannot_be_read_on_a_journey_keeps_its_place(
    places: Places, zone: pytest.MonkeyPatch
) -> None:
    day: dict[str, Any] = {"published": NOON.replace(hour=0), "precision": Precision.DAY}
    go_to(zone, "UTC")
    with desk(places) as room:
        room.editor.apply([filing("a.xml", article("noon", **day))])
        shut = filing("a.xml", problem="may not be read", mtime=0.0)
        room.editor.apply([shut._replace(signature=None, digest=b"")])
    go_to(zone, "Pacific/Auckland")
    with desk(places) as room:
        assert room.stored("noon").sort_at == NOON.timestamp() - 13 * 3600


def test_nothing_moves_when_the_editor_opens_at_the_same_place(
    places: Places, zone: pytest.MonkeyPatch
) -> None:
    go_to(zone, "Europe/Zurich")
    with desk(places) as room:
        room.editor.apply([filing("a.xml", article("one"))])
        room.library.refresh()
    with desk(places) as room:
        assert not room.library.refresh()
        assert room.titles() == ["one"]


@pytest.mark.parametrize("year", [1, 1583, 1969, 9999])
def test_a_date_of_any_year_has_its_place(
    places: Places, zone: pytest.MonkeyPatch, year: int
) -> None:
    for name in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        go_to(zone, name)
        with desk(places) as room:
            room.editor.apply(
                [
                    filing(
                        f"{precision}.xml",
                        article(
                            f"{precision}",
                            published=NOON.replace(year=year, month=1, day=1, hour=0),
                            precision=precision,
                        ),
                    )
                    for precision in (Precision.MINUTE, Precision.DAY, Precision.MONTH)
                ]
            )
            assert len(room.titles()) == 3
            assert room.library.days()
            late = [h.sort_at for h in room.library.window(EVERYTHING, 0, 9)]
            assert max(late) <= MTIME
        assert disagreements(places) == []


@pytest.mark.parametrize("mtime", [-(2.0**62), -1.0, 0.0, 2.0**62])
def test_a_file_of_any_time_has_its_place(places: Places, mtime: float) -> None:
    with desk(places) as room:
        bare = article("odd", published=None, precision=Precision.UNKNOWN)
        room.editor.apply([filing("a.md", bare, mtime=mtime)])
        assert room.titles() == ["odd"]
        assert room.library.days()
