"""The command: the script for a shell, or what the scripts ask for."""

from tui.completions.bash import bash
from tui.completions.fish import fish
from tui.completions.zsh import zsh
from tui.output import say

_SHELLS = {"bash": bash, "zsh": zsh, "fish": fish}


def print_completions(shell: str) -> int:
    """Print the script for `shell`, or the names of the saved filters; the exit code."""
    say(_SHELLS[shell]() if shell in _SHELLS else "", end="")
    return 0
