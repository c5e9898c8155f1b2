"""Whole screens as a person reads them, kept as text beside this file for review.

After a change that is meant: `NEWSWALL_KEEP_SCREENS=1 pytest tests/dashboard/test_screens.py`.
"""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.dashboard.driving import Desk, article, dashboard
from tui.article import Article, Precision
from tui.dashboard import moments
from tui.library import EVERYTHING

KEPT = Path(__file__).parent / "screens"
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
SIZES = [(80, 24), (120, 40), (200, 60), (40, 12)]


@pytest.fixture(autouse=True)
def still_clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """It is half past nine in Greenwich."""
    monkeypatch.setattr(moments, "now", lambda: NOW)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def news() -> list[Article]:
    def dated(title: str, ago: timedelta, source: str, *tags: str, **more: object) -> Article:
        return article(title, published=NOW - ago, source=source, tags=tags, **more)

    minutes, hours, days = (lambda n: timedelta(minutes=n)), (lambda n: timedelta(hours=n)), (
        lambda n: timedelta(days=n)
    )  # fmt: skip
    return [
        dated("The night ferry returns with a reading room on the upper deck", minutes(12),
              "Harbour Daily", "transport", "reading"),
        dated("強い雨のあと、川沿いの図書館が本を高い棚へ移す", hours(2),
              "みなと通信", "図書館", "climate"),
        dated("Peat is put back one plank at a time, and the water stays", hours(3),
              "Perigee", "science", "climate",
              body="## What was measured\n\nThe water table rose by **eleven centimetres**.\n\n"
                   "- sphagnum came back\n- cranes were seen\n\n> We only closed a ditch.\n\n"
                   "See the [report](https://perigee.example/report).",
              link="https://perigee.example/peat", authors=("Iris Vale",), section="Field notes"),
        dated("Nachts fährt die Straßenbahn jetzt alle zwanzig Minuten", days(1), "Weltblick",
              "transport"),
        dated("A headline whose date is only a day", days(1), "Weltblick", "reading",
              precision=Precision.DAY),
        dated("Chess by postcard reaches its ninetieth year", days(9), "Bridge Letters", "chess"),
        dated("Look back: the map that was shown at the summit", days(390), "Bridge Letters",
              "trade"),
    ]  # fmt: skip


async def _prepared(desk: Desk) -> None:
    desk.say(changed_at=NOW - timedelta(minutes=3))
    desk.editor.apply([], (), [("notes/pipe", "not a regular file")])
    await desk.until(lambda: len(desk.page._library.problems()) == 1)
    ids = {h.title[:4]: h.id for h in desk.page._library.window(EVERYTHING, 0, 9)}
    desk.page._library.mark([ids["Nach"]], read=True)
    desk.page._library.mark([ids["Ches"]], starred=True)
    desk.say(changed_at=NOW - timedelta(minutes=4))
    await desk.press("j", "j", "j")
    await desk.shows("▌")


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("view", ["headlines", "details", "tags", "problems", "help"])
async def test_the_screen_is_the_one_that_was_approved(
    tmp_path: Path, size: tuple[int, int], view: str
) -> None:
    keys = {"headlines": "1", "details": "2", "tags": "3", "problems": "!", "help": "?"}
    async with dashboard(tmp_path, *news(), size=size, now=NOW.timestamp) as desk:
        await _prepared(desk)
        await desk.press(
            {"!": "exclamation_mark", "?": "question_mark"}.get(keys[view], keys[view])
        )
        if view == "tags":
            await desk.press("j")
            await desk.until(lambda: size[1] < 20 or "With climate" in desk.text)
        await desk.pilot.pause()
        screen = desk.text + "\n"
    kept = KEPT / f"{view}-{size[0]}x{size[1]}.txt"
    if os.environ.get("NEWSWALL_KEEP_SCREENS"):
        kept.write_text(screen, encoding="utf-8")
    assert screen == kept.read_text(encoding="utf-8")
