"""Each key is obeyed to its end before the next one is looked at.

Textual lets a key go round among widgets, through a queue of each, before it is obeyed: of keys
that are typed in one go, or while the program is busy, one overtakes another, and a letter that
belongs into a line is taken for a command.
"""

from collections import deque
from typing import Any

from textual.app import App
from textual.events import Key, Paste

from tui.dashboard.lines.typed_line import TypedLine
from tui.dashboard.news_screen import NewsScreen


class Typed:
    """What is typed while one screen is shown; what comes before that is ready waits for it."""

    def __init__(self, app: App[Any], page: NewsScreen) -> None:
        self._app = app
        self._page = page
        self._ahead: deque[Key | Paste] = deque()

    async def take(self, event: Key | Paste) -> None:
        """Obey a key, behind those that wait."""
        if self._page.is_ready and not self._ahead:
            await _obey(self._app, event)
            return
        self._ahead.append(event)
        if len(self._ahead) == 1:
            self._app.call_after_refresh(self._go_on)

    async def _go_on(self) -> None:
        while self._ahead and self._is_shown and self._page.is_ready:
            await _obey(self._app, self._ahead[0])
            self._ahead.popleft()
        if self._ahead and self._is_shown:
            self._app.call_after_refresh(self._go_on)
            return
        while self._ahead:  # one of them led to another screen
            self._app.post_message(self._ahead.popleft())

    @property
    def _is_shown(self) -> bool:
        return self._app.screen_stack[-1:] == [self._page]


async def _obey(app: App[Any], event: Key | Paste) -> None:
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
