"""Which theme newswall wears: the one that was decided on last, in the config or in the palette."""

from collections.abc import Collection

from tui.dashboard.themes import NIGHT
from tui.library import Library


class ThemeChoice:
    """Remembers the theme that was chosen, beside what the config said at that time."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def at_start(self, configured: str, themes: Collection[str]) -> str:
        """Return the theme to begin with; `configured` is that of the config, empty if none is."""
        chosen = self._library.setting("theme") or ""
        edited = configured != (self._library.setting("theme configured") or "")
        if chosen in themes and not (edited and configured):
            return chosen
        return configured or NIGHT.name

    def keep(self, chosen: str, configured: str) -> None:
        """Remember what was chosen; it is on the disk when this returns."""
        self._library.keep_setting("theme", chosen)
        if configured != (self._library.setting("theme configured") or ""):
            self._library.keep_setting("theme configured", configured)
