"""The cheat sheet: every command with the keys that it has now, and what the signs mean."""

from collections.abc import Iterator

from tui.dashboard.keys.commands import COMMANDS
from tui.dashboard.keys.keys import Keymap
from tui.library import FIELDS

_QUERIES = (
    ("trade deal", "articles with both words, or words that begin so"),
    ('"trade deal"', "exactly these words in a row"),
    ("ferry OR train -strike", "one of the two and not the third; parentheses group"),
    ("@ships", "what the filter with that name finds"),
)
"""What can be typed in a query beside fields."""


def cheat_sheet(keymap: Keymap) -> str:
    """Return all commands by group, as Markdown."""
    signs = ["## Signs", _signs(keymap)]
    return "\n\n".join(["# Keys", *_groups(keymap), *signs, "## Searching", _queries()])


def _groups(keymap: Keymap) -> Iterator[str]:
    for group in dict.fromkeys(command.group for command in COMMANDS):
        yield f"## {group}"
        rows = [
            f"| {_as_text(keymap.signs(command))} | {command.tooltip} |"
            for command in COMMANDS
            if command.group == group and keymap.of(command)
        ]
        yield "\n".join(["| Key | |", "|---|---|", *rows])


def _queries() -> str:
    rows = [*_QUERIES, *((field.example, field.means) for field in FIELDS.values())]
    return "\n".join(
        ["| Typed | |", "|---|---|", *(f"| {_as_text(typed)} | {means} |" for typed, means in rows)]
    )


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
