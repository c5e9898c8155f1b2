"""All that a wall shows at a moment, put together from programme, folder and settings."""

from collections.abc import Sequence

from tui.dashboard.configured import Configured
from tui.dashboard.keys.commands import BY_ID
from tui.dashboard.keys.keys import Keymap
from tui.dashboard.status import folder_name
from tui.dashboard.wall.settings import Parts
from tui.library import EVERYTHING, Library, parse_query
from tui.status import Status
from tui.wall.board import Board
from tui.wall.instant import Instant
from tui.wall.lines import Line
from tui.wall.state import Health, notice_piece, state_pieces
from tui.wall.trend import TagsOfDay

_MUTED = parse_query("is:muted")
_KEYS = (
    ("next", "next"), ("previous", "previous"), ("open", "open"), ("star", "star"),
    ("back", "go on"), ("wall", "reader"), ("quit", "quit"),
)  # fmt: skip
"""Commands that a paused wall tells of, each in a word."""
_READING = (
    ("back", "go back"), ("down", "down"), ("up", "up"), ("read_on", "read on"), ("next", "next"),
    ("previous", "previous"), ("star", "star"),
)  # fmt: skip
"""The same where an article is open."""


def board(
    parts: Parts,
    found: Configured,
    library: Library,
    status: Status,
    folder: str,
    tags: TagsOfDay,
    at: Instant,
) -> Board:
    """Return what is on the wall."""
    show = parts.programme.show
    local = at.local.replace(second=0, microsecond=0)  # every age changes with the clock
    new = len(parts.stock.new(at))
    newest = parts.stock.newest
    name = folder_name(folder)
    words = parts.query.text if parts.query != EVERYTHING else ""
    notices = (*status.notices, *library.notices, *map(str, found.complaints))
    status = status._replace(notices=notices)
    health = Health(status, library.problem_count(), new, newest.sort_at if newest else None, name)
    max_age = found.settings.wall_max_age if newest else 0
    return Board(
        local,
        show,
        tags,
        state_pieces(health, local),
        ("", "") if show.lead else _message(library, status, name, words, max_age),
        f"{name} · {words}" if words else name,
        notice_piece(health),
        hints(found.keymap) if parts.programme.is_paused else (),
    )


def _message(
    library: Library, status: Status, name: str, words: str, max_age: int
) -> tuple[str, str]:
    """Return what an empty wall says.

    `max_age`: where there is news, the days after which it is shown no more.
    """
    if status.kind == "offline":
        return "No news", status.reason
    if not status.settled:
        return "One moment", f"Reading {name} …"
    if max_age:
        return "No news", f"All there is is more than {max_age} days old."
    if words:
        return "No news yet", f"Nothing in {name} is found by {words}. It is here when it comes."
    if library.counts(_MUTED).articles:
        return "No news", f"All that is in {name} is muted."
    if library.problem_count():
        return "No news yet", f"No file in {name} could be read."
    return "No news yet", f"Put a news file into {name}, and it is here a blink later."


def hints(keymap: Keymap, *, is_reading: bool = False) -> Sequence[Line]:
    """Return what can be pressed while the wall is paused, or while an article is open in it."""
    found: list[Line] = [] if is_reading else [[("Paused", "key")]]
    for name, label in _READING if is_reading else _KEYS:
        if keymap.of(BY_ID[name]):
            found.append([(keymap.sign(name), "key"), (f" {label}", "hint")])
    return found
