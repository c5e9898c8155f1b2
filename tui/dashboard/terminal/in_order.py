"""Each key is obeyed to its end before the next one is looked at.

Textual lets a key go round among widgets, through a queue of each, before it is obeyed: of keys
that are typed in one go, or while the program is busy, one overtakes another, and a letter that
belongs into a line is taken for a command.
"""

from typing import Any

from textual.app import App
from textual.events import Key, Paste

from tui.dashboard.lines.typed_line import TypedLine


async def obey(app: App[Any], event: Key | Paste) -> None:
    """Let the line where somebody types have it, if there is one, else do what the key is for."""
    app.app_focus = True  # whoever had the keys when the terminal was left has them again
    if isinstance(event, Key) and await app._check_bindings(event.key, priority=True):
        return
    line = app.focused if isinstance(app.focused, TypedLine) else None
    if isinstance(event, Paste):
        if line is not None:
            line.take(event.text)
    elif line is None or not await line.obey(event):
        await app._check_bindings(event.key)
