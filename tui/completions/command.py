"""The command: the script for a shell, or what the scripts ask for."""

from tui.completions.bash import bash
from tui.completions.fish import fish
from tui.completions.zsh import zsh
from tui.filters import named_queries
from tui.output import say
from tui.settings import Config

_SHELLS = {"bash": bash, "zsh": zsh, "fish": fish}


def print_completions(shell: str) -> int:
    """Print the script for `shell`, or the names of the saved filters; the exit code."""
    if shell in _SHELLS:
        say(_SHELLS[shell](), end="")
    else:
        for name in named_queries(Config().settings.filters):
            say(f"@{name}")
    return 0
