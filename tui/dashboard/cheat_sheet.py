"""The cheat sheet: every command with the keys that it has now, and what the signs mean."""

from collections.abc import Iterator

from tui.dashboard.commands import COMMANDS
from tui.dashboard.keys import Keymap


def cheat_sheet(keymap: Keymap) -> str:
    """Return all commands by group, as Markdown."""
    return "\n\n".join(["# Keys", *_groups(keymap), "## Signs", _signs(keymap)])


def _groups(keymap: Keymap) -> Iterator[str]:
    for group in dict.fromkeys(command.group for command in COMMANDS):
        yield f"## {group}"
        rows = [
            f"| {_as_text(keymap.signs(command))} | {command.tooltip} |"
            for command in COMMANDS
            if command.group == group and keymap.of(command)
        ]
        yield "\n".join(["| Key | |", "|---|---|", *rows])


def _as_text(signs: str) -> str:
    """Return keys as Markdown that shows them as they are."""
    return "".join(f"\\{c}" if c.isascii() and not c.isalnum() and c != " " else c for c in signs)


def _signs(keymap: Keymap) -> str:
    newest, problems = _as_text(keymap.sign("newest")), _as_text(keymap.sign("problems"))
    return f"""\
- ● unread, ★ starred, ▌ the selected row
- the time is the hour of that day, `12 m` is minutes ago, `·` a date without an hour, `?` no date
- the line under the tabs tells of news that came in where you are not looking; {newest} goes there
- the status line tells how the folder is doing; its problems open with {problems}"""
