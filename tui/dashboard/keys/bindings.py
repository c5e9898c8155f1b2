"""The keymap as Textual binds it."""

from textual.binding import Binding, BindingsMap

from tui.dashboard.keys.commands import COMMANDS, Command
from tui.dashboard.keys.keys import Keymap


def bound(keymap: Keymap, basis: BindingsMap) -> BindingsMap:
    """Return the keys of all commands on top of `basis`."""
    found = basis.copy()
    ours = BindingsMap(
        [_binding(key, command) for command in COMMANDS for key in keymap.of(command)]
    )
    found.key_to_bindings.update(ours.key_to_bindings)
    return found


def _binding(key: str, command: Command) -> Binding:
    return Binding(
        "comma" if key == "," else key,
        command.action,
        command.label,
        show=False,
        tooltip=command.tooltip,
        id=command.id,
        priority=command.first and not _types(key),
    )


def _types(key: str) -> bool:
    """Tell whether the key writes something into a line that is typed in."""
    return len(key) == 1 or key in ("space", "backspace", "enter")
