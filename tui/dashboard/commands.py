"""Every command, declared once: it is a key binding, a palette entry, a help line and, where it
says so, an item of the key bar."""

from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that a person can do."""

    id: str
    """The action as Textual writes it: of the front page, or of the program behind `app.`."""
    keys: tuple[str, ...]
    """Names of keys as Textual has them; the first is the one that is shown."""
    label: str
    """One or two words, for the key bar and the palette."""
    tooltip: str
    """A sentence."""
    group: str
    """The heading under which help lists it."""
    bar: tuple[str, ...] = ()
    """The views in whose key bar it stands."""
    first: bool = False
    """Whether the key counts before any widget sees it."""

    def binding(self) -> Binding:
        """Return the command as a binding of the app."""
        return Binding(
            ",".join(self.keys),
            self.id,
            self.label,
            show=False,
            tooltip=self.tooltip,
            id=self.id,
            priority=self.first,
        )


_EVERYWHERE = ("headlines", "details", "tags", "problems", "help", "palette")

COMMANDS: tuple[Command, ...] = (
    Command("show('headlines')", ("1",), "Headlines", "Show the headlines.", "Tabs"),
    Command("show('details')", ("2",), "Details", "Show the selected article.", "Tabs"),
    Command("show('tags')", ("3",), "Tags", "Show the tags and how often each is used.", "Tabs"),
    Command("turn(1)", ("tab",), "Next tab", "Go to the next tab.", "Tabs", first=True),
    Command(
        "turn(-1)", ("shift+tab",), "Previous tab", "Go to the tab before.", "Tabs", first=True
    ),
    Command(
        "open", ("enter",), "Read", "Open the selected headline or tag.", "Reading",
        ("headlines", "tags"),
    ),
    Command(
        "back", ("escape",), "Back", "Go back to where you came from, or to the newest headlines.",
        "Reading", ("details", "tags", "problems", "help", "palette"),
    ),
    Command("move(1)", ("j", "down"), "Down", "One row or line down.", "Moving"),
    Command("move(-1)", ("k", "up"), "Up", "One row or line up.", "Moving"),
    Command(
        "page(1)", ("space", "pagedown", "ctrl+f"), "Page down", "One screen down.", "Moving",
        ("details",),
    ),
    Command("page(-1)", ("b", "pageup", "ctrl+b"), "Page up", "One screen up.", "Moving"),
    Command("first", ("g", "home"), "First", "Go to the top.", "Moving"),
    Command("last", ("G", "end"), "Last", "Go to the end.", "Moving"),
    Command(
        "step(1)", ("n",), "Next", "Go to the next article.", "Reading", ("details",)
    ),
    Command(
        "step(-1)", ("p",), "Previous", "Go to the article before.", "Reading",
        ("details",),
    ),
    Command(
        "newest", ("t",), "Newest", "Jump to the newest headlines and let them come in.", "Moving",
        ("headlines",),
    ),
    Command(
        "mark_read", ("m",), "Read/unread", "Mark the article read, or unread again.", "Articles",
        ("headlines", "details"),
    ),
    Command(
        "star", ("s",), "Star", "Star the article, or take its star away. Starred ones stay.",
        "Articles", ("headlines", "details"),
    ),
    Command(
        "open_link", ("o",), "Open link", "Open the article's link in the browser.", "Articles",
        ("details",),
    ),
    Command("copy_link", ("y",), "Copy link", "Copy the article's link.", "Articles"),
    Command(
        "look_again", ("r",), "Look again", "Look through the whole folder now.", "Folder"
    ),
    Command(
        "problems", ("exclamation_mark",), "Problems", "List the files with a problem, and why.",
        "Folder",
    ),
    Command("status", ("f6",), "Status line", "Go to the status line and back.", "Folder"),
    Command(
        "app.day_or_night", ("d",), "Day/night", "Change between the light and the dark theme.",
        "Program",
    ),
    Command(
        "help", ("question_mark", "f1"), "Help", "Show every key.", "Program", _EVERYWHERE
    ),
    Command(
        "palette", ("ctrl+p",), "Palette", "Find a command by its name.", "Program"
    ),
    Command("app.quit", ("q", "ctrl+q"), "Quit", "Leave newswall.", "Program", _EVERYWHERE),
)  # fmt: skip


def bindings() -> list[Binding]:
    """Return the bindings of the app."""
    return [command.binding() for command in COMMANDS]


_SIGNS = {
    "exclamation_mark": "!", "question_mark": "?", "enter": "Enter", "escape": "Esc",
    "space": "Space", "pagedown": "PgDn", "pageup": "PgUp", "tab": "Tab", "shift+tab": "Shift+Tab",
    "home": "Home", "end": "End", "down": "↓", "up": "↑", "f1": "F1", "f6": "F6",
}  # fmt: skip


def key_sign(key: str) -> str:
    """Return a key as it is printed on the keyboard."""
    return _SIGNS.get(key, key.replace("ctrl+", "Ctrl+"))


def help_text() -> str:
    """Return all commands by group, as Markdown."""
    parts = ["# Keys"]
    for group in dict.fromkeys(command.group for command in COMMANDS):
        rows = [
            f"| {' '.join(key_sign(key) for key in command.keys)} | {command.tooltip} |"
            for command in COMMANDS
            if command.group == group
        ]
        parts += [f"## {group}", "\n".join(["| Key | |", "|---|---|", *rows])]
    parts += ["## Signs", _LEGEND]
    return "\n\n".join(parts)


_LEGEND = """\
- ● unread, ★ starred, ▌ the selected row
- the time is the hour of that day, `12 m` is minutes ago, `·` a date without an hour, `?` no date
- the line under the tabs tells of news that came in where you are not looking; `t` goes there
- the status line tells how the folder is doing; its problems open with `!`"""
