"""The config file, looked at again and again, and the settings that hold now."""

import os
from pathlib import Path

from tui.places import config_dir
from tui.settings.reading import read_settings
from tui.settings.table import Settings


class Config:
    """What `config.toml` says. A file that cannot be read leaves the settings as they are."""

    def __init__(self, path: Path | None = None) -> None:
        """Read the file at `path`, or the one in the config directory."""
        self.path = config_dir() / "config.toml" if path is None else path
        self._stamp = self._look()
        self.reading = read_settings(self.path)

    @property
    def settings(self) -> Settings:
        """The settings that hold now."""
        return self.reading.settings

    def changed(self) -> bool:
        """Read the file again if it changed; tell whether it did. Costs one stat if not."""
        stamp = self._look()
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        reading = read_settings(self.path)
        self.reading = reading._replace(settings=self.settings) if reading.broken else reading
        return True

    def _look(self) -> tuple[int, ...]:
        """Return what differs when the file may have changed."""
        try:
            found = os.stat(self.path)
        except (OSError, ValueError):
            return ()
        return found.st_mtime_ns, found.st_size, found.st_ino, found.st_ctime_ns
