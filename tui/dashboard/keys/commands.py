"""Every command, declared once: it is a key binding, an entry of the palette, a line of the cheat
sheet and, where it says so, an item of the key bar. The config names it by its id.

To add one: a row in `COMMANDS`, and an action of that name on the front page.
"""

from typing import NamedTuple


class Command(NamedTuple):
    """One thing that a person can do."""

    id: str
    """By which the config and the presets name it."""
    action: str
    """As Textual writes it: of the front page, or of the program behind `app.`."""
    keys: tuple[str, ...]
    """The keys of newswall itself, as `tui.dashboard.keys.keys` spells them; the first is shown."""
    label: str
    """One or two words, for the key bar and the palette."""
    tooltip: str
    """A sentence."""
    group: str
    """The heading under which the cheat sheet lists it."""
    bar: tuple[str, ...] = ()
    """The views in whose key bar it stands."""
    first: bool = False
    """Whether the key counts before any widget sees it."""


_EVERYWHERE = ("headlines", "details", "tags", "problems", "help", "output")

COMMANDS: tuple[Command, ...] = (
    Command("headlines", "show('headlines')", ("1",), "Headlines", "Show the headlines.", "Tabs"),
    Command("details", "show('details')", ("2",), "Details", "Show the selected article.", "Tabs"),
    Command(
        "tags", "show('tags')", ("3",), "Tags", "Show the tags and how often each is used.", "Tabs"
    ),
    Command("next_tab", "turn(1)", ("tab",), "Next tab", "Go to the next tab.", "Tabs", first=True),
    Command(
        "previous_tab", "turn(-1)", ("shift+tab",), "Previous tab", "Go to the tab before.", "Tabs",
        first=True,
    ),
    Command(
        "open", "open", ("enter",), "Read", "Open the selected headline or tag.", "Reading",
        ("headlines", "tags"),
    ),
    Command(
        "back", "back", ("escape",), "Back",
        "Go back to where you came from, or to the newest headlines.", "Reading",
        ("details", "tags", "problems", "help", "output"),
    ),
    Command(
        "read_on", "read_on", ("space",), "Read on",
        "One screen further; at the end, the next unread article.", "Reading",
        ("details",),
    ),
    Command("down", "move(1)", ("j", "down"), "Down", "One row or line down.", "Moving"),
    Command("up", "move(-1)", ("k", "up"), "Up", "One row or line up.", "Moving"),
    Command(
        "page_down", "page(1)", ("pagedown", "ctrl+f"), "Page down", "One screen down.", "Moving"
    ),
    Command(
        "page_up", "page(-1)", ("b", "pageup", "ctrl+b"), "Page up", "One screen up.", "Moving"
    ),
    Command("half_down", "half(1)", ("ctrl+d",), "Half down", "Half a screen down.", "Moving"),
    Command("half_up", "half(-1)", ("ctrl+u",), "Half up", "Half a screen up.", "Moving"),
    Command("first", "first", ("g", "home"), "First", "Go to the top.", "Moving"),
    Command("last", "last", ("G", "end"), "Last", "Go to the end.", "Moving"),
    Command(
        "next_match", "next_match(1)", ("n",), "Next",
        "Go to the next match of the search, or else to the next unread article.", "Reading",
        ("details",),
    ),
    Command(
        "previous_match", "next_match(-1)", ("N",), "Previous",
        "Go to the match before, or else to the unread article before.", "Reading", ("details",),
    ),
    Command(
        "next", "step(1)", ("right", "]"), "Next article", "Go to the next article.", "Reading"
    ),
    Command(
        "previous", "step(-1)", ("left", "p", "["), "Previous article",
        "Go to the article before.", "Reading",
    ),
    Command(
        "next_unread", "next_unread(1)", ("J",), "Next unread", "Go to the next unread article.",
        "Reading",
    ),
    Command(
        "previous_unread", "next_unread(-1)", ("K",), "Previous unread",
        "Go to the unread article before.", "Reading",
    ),
    Command(
        "alone", "alone", ("z",), "Alone",
        "Give the article the whole screen, or show the list again.", "Reading",
    ),
    Command(
        "wider", "widen(4)", (">", "+"), "Wider", "Give the lines of the text more columns.",
        "Reading",
    ),
    Command(
        "narrower", "widen(-4)", ("<", "-"), "Narrower",
        "Give the lines of the text fewer columns.", "Reading",
    ),
    Command(
        "wall", "app.wall", ("w",), "Wall",
        "Show the news by itself, as on a monitor that nobody sits at, or come back.", "Reading",
    ),
    Command(
        "close", "close", (), "Close", "Go back, or leave newswall at the headlines.", "Reading"
    ),
    Command(
        "newest", "newest", ("t",), "Newest",
        "Jump to the newest headlines and let them come in.", "Moving", ("headlines",),
    ),
    Command(
        "mark_read", "mark_read", ("m",), "Read/unread", "Mark the article read, or unread again.",
        "Articles", ("headlines", "details"),
    ),
    Command(
        "star", "star", ("s",), "Star",
        "Star the article, or take its star away. Starred ones stay.", "Articles",
        ("headlines", "details"),
    ),
    Command(
        "read_all", "read_all", ("A",), "Read all", "Mark all articles of the list read.",
        "Articles",
    ),
    Command(
        "undo", "undo", ("u",), "Undo", "Take back the last mark, and those before it one by one.",
        "Articles",
    ),
    Command(
        "search", "search", ("/",), "Search",
        "Filter the list as you type; in an article, find words in it.", "List",
        ("headlines", "details"),
    ),
    Command(
        "save_filter", "save_filter", ("F",), "Save filter",
        "Save the filter under a name, for the palette and for @name in others.", "List",
    ),
    Command(
        "order", "order", ("O",), "Order",
        "List the newest, the unread or the oldest articles first; tags by number, name or change.",
        "List", ("tags",),
    ),
    Command(
        "hide_read", "hide_read", ("H",), "Hide read",
        "Hide what is read, except where you are, or show it again.", "List",
    ),
    Command(
        "exclude", "exclude", ("x",), "Exclude",
        "Leave out the articles with the selected tag; back lets them in again.", "List", ("tags",),
    ),
    Command(
        "mute", "mute", ("X",), "Mute",
        "See no more of a tag, source or word, for a day or longer; you are told what it hides.",
        "List",
    ),
    Command(
        "mutes", "mutes", ("ctrl+x",), "Mutes",
        "List what is muted, until when and what it hides, and end it.", "List",
    ),
    Command(
        "keywords", "keywords", ("D",), "Keywords",
        "Show among the tags the keywords derived from untagged articles, or hide them.", "List",
    ),
    Command(
        "open_link", "open_link", ("o",), "Open link", "Open the article's link in the browser.",
        "Articles", ("details",),
    ),
    Command(
        "choose_link", "choose_link", ("#",), "Link number",
        "Open one of the numbered links: type its number, or choose.", "Articles",
    ),
    Command(
        "more", "more", ("M",), "More",
        "Go on to an article of the same story or source; back returns.", "Articles",
    ),
    Command(
        "copy", "copy", ("y",), "Copy", "Copy the text marked with the mouse, or else the link.",
        "Articles",
    ),
    Command(
        "copy_link_number", "choose_link_to_copy", ("Y",), "Copy link number",
        "Copy one of the numbered links.", "Articles",
    ),
    Command(
        "share", "share", ("S",), "Share",
        "Send title and link by mail, X, Facebook, LinkedIn or a way of yours, or copy the link "
        "that does it.", "Articles",
    ),
    Command(
        "pipe", "pipe", ("|",), "Pipe",
        "Give the article as Markdown to a program of your settings, and see what it says.",
        "Articles",
    ),
    Command(
        "edit", "edit", ("e",), "Edit", "Open the article's file in your editor.", "Articles",
    ),
    Command(
        "look_again", "look_again", ("r",), "Look again", "Look through the whole folder now.",
        "Folder",
    ),
    Command(
        "problems", "problems", ("!",), "Problems", "List the files with a problem, and why.",
        "Folder",
    ),
    Command(
        "status", "status", ("f6",), "Status line", "Go to the status line and back.", "Folder"
    ),
    Command(
        "day_or_night", "app.day_or_night", ("d",), "Day/night",
        "Change between the light and the dark theme.", "Program",
    ),
    Command(
        "themes", "themes", ("T",), "Theme", "Choose a theme; each is shown while you look for it.",
        "Program",
    ),
    Command("help", "help", ("?", "f1"), "Help", "Show every key.", "Program", _EVERYWHERE),
    Command(
        "palette", "palette", ("ctrl+p",), "Palette", "Find a command by its name.", "Program"
    ),
    Command(
        "quit", "app.quit", ("q", "ctrl+q"), "Quit", "Leave newswall.", "Program", _EVERYWHERE
    ),
)  # fmt: skip

BY_ID = {command.id: command for command in COMMANDS}
