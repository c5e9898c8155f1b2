"""The command: the script for a shell, or what the scripts ask for."""

from tui.completions.bash import bash
from tui.completions.fish import fish
from tui.completions.zsh import zsh
from tui.filters import named_queries
from tui.output import say
from tui.settings import Config

_SHELLS = {"bash": bash, "zsh": zsh, "fish": fish}


def print_completions(shell: str) -> int:
    """Print the script for `shell`; the exit code."""
    say(_SHELLS[shell](), end="")
    return 0


def print_filters() -> int:
    """Print the names of the saved filters, as queries; the exit code."""
    for name in named_queries(Config().settings.filters):
        say(f"@{name}")
    return 0
