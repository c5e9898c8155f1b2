"""Keys for hands that learned them in another reader: what differs from the keys of newswall.

A preset takes a key from whichever command of newswall has it; a command that is not named keeps
the rest of its keys.
"""

from collections.abc import Mapping, Sequence

PRESETS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "newswall": {},
    "newsboat": {
        "close": ("q",),
        "quit": ("Q", "ctrl+q"),
        "next_match": ("n",),
        "previous_match": ("p",),
        "search": ("/", "F", "ctrl+f"),
        "hide_read": ("l",),
        "order": ("g",),
        "next": ("J",),
        "previous": ("K",),
        "mark_read": ("N",),
        "star": ("ctrl+e",),
        "first": ("home",),
        "last": ("end",),
        "look_again": ("r", "R"),
        "tags": ("3", "t"),
        "newest": ("T",),
        "choose_link": ("#", "u"),
        "undo": ("U", "ctrl+z"),
        "share": ("S", "ctrl+b"),
        "themes": (),
        "palette": ("ctrl+p", ":"),
    },
    "vim": {
        "open": ("l", "enter", "right"),
        "back": ("h", "escape", "left"),
        "next": ("J",),
        "previous": ("K",),
        "next_unread": ("]",),
        "previous_unread": ("[",),
        "palette": ("ctrl+p", ":"),
    },
    "netnewswire": {
        "open": ("right", "enter"),
        "back": ("left", "escape"),
        "down": ("down",),
        "up": ("up",),
        "next": ("j",),
        "previous": ("p",),
        "next_match": ("n",),
        "next_unread": ("+",),
        "previous_unread": ("-",),
        "read_all": ("k",),
        "undo": ("ctrl+z", "U"),
        "mark_read": ("r", "u"),
        "open_link": ("b", "o"),
        "page_up": ("pageup", "ctrl+b"),
        "look_again": ("R",),
    },
}
"""By name: command ids and their keys."""
