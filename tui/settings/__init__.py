"""The settings: one table, read from `config.toml`, checked, told of by the line when wrong.

Nothing here stops newswall: what is wrong is a `Complaint`, and its default is used.
"""

from tui.settings.config import Config
from tui.settings.reading import Complaint, Reading, read_settings
from tui.settings.table import PRESETS, Settings

__all__ = ["PRESETS", "Complaint", "Config", "Reading", "Settings", "read_settings"]
