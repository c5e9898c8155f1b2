"""`newswall config`: the commented default, and what is wrong in the config file."""

from tui.dashboard.keys.commands import COMMANDS
from tui.settings import Config
from tui.settings.sample import KeyRow, commented_default
from tui.text import visible_path


def print_default() -> int:
    """Print a `config.toml` in which every setting is a comment."""
    rows = [KeyRow(command.id, command.keys, command.tooltip) for command in COMMANDS]
    print(commented_default(rows), end="")
    return 0


def print_check() -> int:
    """Print what is wrong in the config file; 1 when something is."""
    from tui.dashboard.configured import configured
    from tui.dashboard.themes import theme_names

    config = Config()
    complaints = configured(config.reading, theme_names()).complaints
    for complaint in complaints:
        print(complaint)
    if not complaints:
        shown = visible_path(str(config.path))
        print(f"{shown} is fine." if config.path.exists() else f"There is no {shown}.")
    return 1 if complaints else 0
