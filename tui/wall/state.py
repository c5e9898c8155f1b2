"""The bottom line: how fresh the news is, how the folder does. In words, never by colour alone."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from tui.figures import count_text
from tui.status import Status
from tui.wall.ages import date_words, long_ago, minutes
from tui.wall.lines import Line

QUIET = timedelta(hours=1)
"""Without a change for so long the line turns amber."""
SILENT = timedelta(hours=24)
"""And red."""


class Health(NamedTuple):
    """What there is to tell of the news."""

    status: Status
    problems: int
    """Files that are not shown, or not completely."""
    new: int
    newest: float | None
    """Epoch seconds of the newest article; None when there is none."""
    name: str
    """Folder and filter, as their owner would write them."""


def state_pieces(health: Health, now: datetime) -> Sequence[Line]:
    """Return the pieces of the bottom line, the most telling first."""
    status = health.status
    pieces: list[Line] = []
    if status.kind == "offline":
        since = f" since {status.since.astimezone(now.tzinfo):%H:%M}" if status.since else ""
        pieces.append([(f"○ folder not reachable{since}", "red")])
    elif status.reading:
        pieces.append([(f"◌ reading {int(100 * status.share)} %", "dim")])
    pieces.append([_freshness(health, now)])
    if health.new:
        pieces.append([(f"+{health.new} new", "new")])
    if health.problems:
        pieces.append([(f"! {count_text(health.problems, 'file')} with a problem", "amber")])
    return pieces


def notice_piece(health: Health) -> Line:
    """Return the first of what the person has to be told, if there is anything."""
    return [(f"! {notice}", "amber") for notice in health.status.notices[:1]]


def _freshness(health: Health, now: datetime) -> tuple[str, str]:
    changed = health.status.changed_at
    if changed is None:
        if health.newest is None:
            return ("● no news yet", "dim")
        changed = datetime.fromtimestamp(health.newest, now.tzinfo)
    past = max(now - changed, timedelta(0))
    if past < QUIET:
        return (f"● updated {minutes(past)}", "good")
    if past < SILENT:
        return (f"◐ no news for {long_ago(past)}", "amber")
    if past < timedelta(days=14):
        return (f"○ no news for {long_ago(past)}", "red")
    return (f"○ no news since {date_words(changed)} {changed.year}", "red")
