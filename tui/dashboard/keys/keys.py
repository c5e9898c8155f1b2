"""Keys: how the config spells them, how a keyboard prints them, and which command each one runs.

A key is a single character such as `j`, `G` or `!`, or a name such as `enter`, `pagedown` or `f6`;
before a name or a letter may stand `ctrl+`, `alt+` or `shift+`.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.dashboard.keys.commands import BY_ID, COMMANDS, Command
from tui.dashboard.keys.presets import PRESETS

_SIGNS = {
    "enter": "Enter", "escape": "Esc", "space": "Space", "tab": "Tab", "backspace": "Backspace",
    "delete": "Del", "insert": "Ins", "home": "Home", "end": "End", "pageup": "PgUp",
    "pagedown": "PgDn", "up": "↑", "down": "↓", "left": "←", "right": "→",
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}  # fmt: skip
"""The keys with names, and what a keyboard prints on them."""
_SPELLINGS = {
    "esc": "escape", "return": "enter", "pgup": "pageup", "pgdn": "pagedown", "del": "delete",
    "ins": "insert", " ": "space",
}  # fmt: skip
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "escape", "ctrl+h": "backspace"}
"""Keys that a terminal cannot tell from others (ASCII control characters)."""
_MODIFIERS = re.compile(r"((?:ctrl|alt|shift)\+)*", re.IGNORECASE)


def parse_key(text: str) -> str:
    """Return a key in its one spelling; raises ValueError where there is no such key."""
    modifiers = _MODIFIERS.match(text)
    before = modifiers[0].lower() if modifiers else ""
    key = text[len(before) :]
    if len(key) > 1 or key == " ":
        key = _SPELLINGS.get(key.lower(), key.lower())
        known = key in _SIGNS
    else:
        known = key.isprintable() and len(key) == 1 and "shift+" not in before
        key = key.lower() if "ctrl+" in before else key
    if not known:
        raise ValueError(text)
    return _SAME.get(before + key, before + key)


def key_sign(key: str) -> str:
    """Return a key as it is printed on the keyboard."""
    modifiers, _, name = key[:-1].rpartition("+")
    name += key[-1]
    sign = _SIGNS.get(name, name)
    if not modifiers:
        return sign
    return "+".join([*map(str.capitalize, modifiers.split("+")), sign[:1].upper() + sign[1:]])


class Clash(NamedTuple):
    """A key that two commands want."""

    key: str
    has: Command
    """The command that the key runs."""
    wants: Command
    """The one that goes without it."""

    def __str__(self) -> str:
        return (
            f"{key_sign(self.key)} is the key of {self.has.label} and of {self.wants.label};"
            f" it is for {self.has.label} now"
        )


class Keymap:
    """Which keys each command has."""

    def __init__(self, keys: Mapping[str, Sequence[str]]) -> None:
        """`keys` by the id of the command."""
        self._keys = keys

    def of(self, command: Command) -> Sequence[str]:
        """Return the keys of a command; there may be none."""
        return self._keys.get(command.id, ())

    def only(self, command_ids: Collection[str]) -> "Keymap":
        """Return the keys of these commands."""
        return Keymap({name: keys for name, keys in self._keys.items() if name in command_ids})

    def sign(self, command_id: str) -> str:
        """Return the first key of a command as it is printed; its name where it has no key."""
        command = BY_ID[command_id]
        keys = self.of(command)
        return key_sign(keys[0]) if keys else f"“{command.label}”"

    def signs(self, command: Command) -> str:
        """Return all keys of a command as they are printed."""
        return " ".join(map(key_sign, self.of(command)))


def make_keymap(
    preset: str = "newswall", own: Mapping[str, Sequence[str]] | None = None
) -> tuple[Keymap, list[Clash]]:
    """Return the keys of newswall, changed by a preset, changed by a person's `own` keys.

    A preset takes a key from whoever had it. A key of a person's own does so too, and that is
    reported, since the other command may be left without any; of two own keys the first counts.
    """
    keys: dict[str, list[str]] = {command.id: list(command.keys) for command in COMMANDS}
    for name, theirs in PRESETS[preset].items():
        for key in theirs:
            _take(keys, key)
        keys[name] = list(theirs)
    own = own or {}
    clashes = [*_clashes(keys, own)]
    for name in own:
        keys[name] = []
    for name, theirs in own.items():
        for key in theirs:
            if not any(key in keys[other] for other in own):
                _take(keys, key)
                keys[name].append(key)
    return Keymap(keys), clashes


def _take(keys: Mapping[str, list[str]], key: str) -> None:
    for others in keys.values():
        if key in others:
            others.remove(key)


def _clashes(
    keys: Mapping[str, Sequence[str]], own: Mapping[str, Sequence[str]]
) -> Iterator[Clash]:
    taken: dict[str, str] = {}
    for name, theirs in own.items():
        for key in dict.fromkeys(theirs):
            if key in taken:
                yield Clash(key, BY_ID[taken[key]], BY_ID[name])
                continue
            taken[key] = name
            for other, others in keys.items():
                if other not in own and key in others:
                    yield Clash(key, BY_ID[name], BY_ID[other])
