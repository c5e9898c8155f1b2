"""What may be done from a browser: whoever looks on may sit at another machine.

In the reader that is all that needs no other program; links open in the browser itself. A wall can
be stopped and stepped through, and nothing else.
"""

from typing import Any

from textual.app import App

from tui.dashboard.configured import Configured
from tui.dashboard.doors.links import REFUSED, host_of
from tui.dashboard.keys.commands import BY_ID
from tui.text import clean_url

NO_PROGRAMS = "No program is started for a browser."
WALL = ("next", "previous", "next_match", "previous_match")
"""The commands of a wall that is looked at from a browser."""
WALL_ACTIONS = ("step", "next_match")
"""What they do."""
_PROGRAMS = ("pipe", "edit")


def for_browser(found: Configured, *, wall: bool) -> Configured:
    """Return the settings with keys for those commands only that a browser has."""
    allowed = WALL if wall else tuple(name for name in BY_ID if name not in _PROGRAMS)
    return found._replace(keymap=found.keymap.only(allowed))


def open_there(app: App[Any], url: str) -> str:
    """Open an address in the browser that looks on, and return a sentence about it."""
    url = clean_url(url)
    if not url:
        return REFUSED
    app.open_url(url)
    return f"Opening {host_of(url)} …"
