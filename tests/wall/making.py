"""Headlines and a clock for tests of the wall."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from tui.article import Precision
from tui.library import Headline, Query
from tui.wall.breaking import Breaking, parse_rule
from tui.wall.instant import Instant
from tui.wall.programme import Programme
from tui.wall.stock import Stock

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def headline(number: int, title: str = "", *, age: float = 3600, **fields: Any) -> Headline:
    """A headline of `age` seconds before noon."""
    published = NOON - timedelta(seconds=age)
    values: dict[str, Any] = {
        "id": number,
        "title": title or f"Headline {number}",
        "summary": "",
        "source": "Gazette",
        "section": "",
        "authors": (),
        "tags": (),
        "published": published,
        "precision": Precision.MINUTE,
        "sort_at": published.timestamp(),
        "day": published.date(),
        "unread": True,
        "starred": False,
    }
    return Headline(**(values | fields))


class Hands:
    """The clock of a test: both of its hands go on together, or one is set."""

    def __init__(self, now: datetime = NOON) -> None:
        self.mono = 1000.0
        self.now = now

    def __call__(self) -> Instant:
        return Instant(self.mono, self.now)

    def go(self, seconds: float) -> Instant:
        """Let time pass."""
        self.mono += seconds
        self.set(seconds)
        return self()

    def set(self, seconds: float) -> None:
        """Set what people read, forward or back."""
        self.now += timedelta(seconds=seconds)


class Shelf:
    """Stands for a library: the headlines that a test says, newest first."""

    def __init__(self, headlines: Sequence[Headline] = ()) -> None:
        self.headlines = list(headlines)

    def window(self, query: Query, offset: int, count: int) -> list[Headline]:
        ordered = sorted(self.headlines, key=lambda one: (one.sort_at, one.id), reverse=True)
        return ordered[offset : offset + count]

    def headline(self, article_id: int) -> Headline | None:
        return next((one for one in self.headlines if one.id == article_id), None)

    def last_id(self) -> int:
        return max((one.id for one in self.headlines), default=0)


class Wall:
    """A programme with its shelf and its clock."""

    def __init__(
        self,
        headlines: Sequence[Headline] = (),
        *,
        rules: Sequence[str] = ("tag:breaking",),
        dwell: float = 0,
        rows: int = 5,
    ) -> None:
        self.shelf = Shelf(headlines)
        self.clock = Hands()
        self.rows = rows
        stock = Stock(self.shelf, Query(), max_age=timedelta(days=30), new_for=600)  # type: ignore[arg-type]
        breaking = Breaking([*map(parse_rule, rules)], 1800)
        self.programme = Programme(stock, breaking, dwell=dwell)
        self.programme.renew(self.clock(), settled=True)
        self.programme.renew(self.clock(), settled=True)

    def arrive(self, *headlines: Headline) -> bool:
        """Let news come in; tell whether the wall raises an alarm."""
        self.shelf.headlines += headlines
        return self.programme.renew(self.clock(), settled=True)

    def turn(self) -> Headline:
        """Wait until the next headline is due, and return it."""
        due = self.programme.due()
        assert due is not None
        self.clock.go(max(0.0, due - self.clock.mono))
        assert self.programme.step(self.clock(), self.rows)
        return self.lead

    def turns(self, count: int) -> Iterator[Headline]:
        """Yield what is shown in so many turns."""
        for _ in range(count):
            yield self.turn()

    @property
    def lead(self) -> Headline:
        """What is shown."""
        lead = self.programme.show.lead
        assert lead is not None
        return lead
