"""All settings, in one table: name, type, default, allowed values and what it is for.

To add one: a line in `Settings`. Reading, checking, the commented default and the suggestions for
misspelled names follow from it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, NamedTuple

from tui.settings import kinds
from tui.settings.kinds import Kind

PRESETS = ("newswall", "newsboat", "vim", "netnewswire")
"""Whose keys there are."""


def _setting(
    default: Any, kind: Kind, doc: str, *, table: str = "", name: str = "", example: Any = None
) -> Any:
    """Declare a setting of the top level or of a `table`; `name`, if it is not the attribute's.

    `example` stands in the commented default where the default itself shows nothing.
    """
    how = {"kind": kind, "doc": doc, "table": table, "name": name, "example": example}
    return field(default=default, metadata=how)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person can set; each doc line is in `newswall config`."""

    folder: str = _setting(
        "",
        kinds.FOLDER,
        "The folder of news files, unless the command line names one. From the next start.",
        example="~/news",
    )
    theme: str = _setting(
        "",
        kinds.NAME,
        "The theme: night, paper, ansi-dark, ansi-light or any other that the palette lists. "
        "The one that you choose in newswall is kept until this line changes.",
        example="night",
    )
    order: str = _setting(
        "newest",
        kinds.one_of("newest", "unread", "oldest"),
        "Which headlines stand first. What you choose in newswall is kept until this line changes.",
    )
    hide_read: bool = _setting(
        False,
        kinds.FLAG,
        "Leave out what is read, except the article that you are on. What you choose in newswall "
        "is kept until this line changes.",
    )
    reading_width: int = _setting(
        76, kinds.number(30, 200), "Columns of a line of an article, where the screen has them."
    )
    times: str = _setting(
        "mixed",
        kinds.one_of("mixed", "clock", "age"),
        "The time of a headline: the hour of its day (clock), how long ago (age), or minutes ago "
        "in the last hour and the hour before that (mixed).",
    )
    keep_days: int = _setting(
        30,
        kinds.number(1, 36500),
        "Days for which an article stays that fell off its feed. From the next start.",
    )
    motion: str = _setting("full", kinds.one_of("full", "reduced"), "Whether anything may move.")
    mouse: bool = _setting(
        True,
        kinds.FLAG,
        "Let newswall have the mouse; without it the terminal selects text. From the next start.",
    )
    browser: tuple[str, ...] = _setting(
        (),
        kinds.ARGUMENTS,
        "The program that opens links, if not the desktop's own; the address is its last argument.",
        example=["firefox", "--new-tab"],
    )
    editor: tuple[str, ...] = _setting(
        (),
        kinds.ARGUMENTS,
        "The program that opens the file of an article; the file is its last argument.",
        example=["vim", "-R"],
    )
    pipe: tuple[tuple[str, ...], ...] = _setting(
        (),
        kinds.COMMANDS,
        "Programs that get an article as Markdown: a name of yours, the program, its arguments.",
        example=[["count words", "wc", "-w"]],
    )
    pipe_terminal: tuple[tuple[str, ...], ...] = _setting(
        (),
        kinds.COMMANDS,
        "The same for programs that have the terminal while they run, such as a pager.",
        example=[["page", "less"]],
    )
    share: tuple[tuple[str, ...], ...] = _setting(
        (),
        kinds.TARGETS,
        "Where to send an article: a name, and a program with its arguments or an address; "
        "{link} and {title} are replaced.",
        example=[["mail", "mailto:?subject={title}&body={link}"]],
    )
    mutes: tuple[tuple[str, str, float], ...] = _setting(
        (),
        kinds.MUTES,
        "Articles that are not listed, by tag, source or words of the headline, and until when "
        "(that day they are back; without one: for ever). Starred ones are listed all the same. "
        "is:muted finds them.",
        name="mute",
        example=[{"tag": "sport", "until": date(2026, 12, 24)}, {"words": "world cup"}],
    )
    tag_names: tuple[tuple[str, str], ...] = _setting(
        (),
        kinds.RENAMED,
        "Tags that go by another name.",
        table="tags",
        name="rename",
        example={"ai": "artificial intelligence"},
    )
    tag_groups: tuple[tuple[str, ...], ...] = _setting(
        (),
        kinds.GROUPS,
        "Tags that are one; the first of each group is shown.",
        table="tags",
        name="join",
        example=[["ships", "ship", "shipping"]],
    )
    tags_muted: tuple[str, ...] = _setting(
        (),
        kinds.TAGS,
        "Tags whose articles are not listed, as mute has it.",
        table="tags",
        name="mute",
        example=["sport"],
    )
    wall_dwell: int | str = _setting(
        "auto",
        kinds.number_or("auto", 3, 3600),
        "Seconds for which the wall shows a headline; auto: as long as it takes to read it.",
        table="wall",
        name="dwell",
    )
    wall_filter: str = _setting(
        "",
        kinds.NAME,
        "What the wall shows, as in a search; newswall --wall --filter goes before it.",
        table="wall",
        name="filter",
        example="-tag:sport",
    )
    wall_max_age: int = _setting(
        365,
        kinds.number(1, 36500),
        "Days after which news is not shown on the wall any more.",
        table="wall",
        name="max_age",
    )
    wall_new_for: int = _setting(
        10,
        kinds.number(1, 1440),
        "Minutes for which the wall calls new what came in.",
        table="wall",
        name="new_for",
    )
    wall_breaking: tuple[str, ...] = _setting(
        ("tag:breaking",),
        kinds.TEXTS,
        "What is breaking news, beside what says so of itself: a word of the title, or tag:, "
        "source: or section: and its name. [] is none at all.",
        table="wall",
        name="breaking",
    )
    wall_breaking_for: int = _setting(
        30,
        kinds.number(1, 1440),
        "Minutes for which breaking news stays on the wall.",
        table="wall",
        name="breaking_for",
    )
    wall_bell: bool = _setting(
        False,
        kinds.FLAG,
        "Ring the terminal's bell for breaking news, but not at night.",
        table="wall",
        name="bell",
    )
    wall_night: tuple[int, ...] = _setting(
        (),
        kinds.HOURS,
        "The hours of the night, in which the wall is dim, slow and silent.",
        table="wall",
        name="night",
        example="22:00-07:00",
    )
    wall_night_style: str = _setting(
        "dim",
        kinds.one_of("dim", "blank"),
        "What the wall is at night.",
        table="wall",
        name="night_style",
    )
    wall_shift: bool = _setting(
        True,
        kinds.FLAG,
        "Move the picture by a cell each minute, so that it burns into no screen.",
        table="wall",
        name="shift",
    )
    wall_letters: bool = _setting(
        True,
        kinds.FLAG,
        "Show headlines in large letters where there is room (needs newswall[wall]).",
        table="wall",
        name="letters",
    )
    wall_font: str = _setting(
        "",
        kinds.NAME,
        "The font of the large letters: a file, or its name without the ending.",
        table="wall",
        name="font",
        example="DejaVuSans-Bold",
    )
    preset: str = _setting(
        "newswall", kinds.one_of(*PRESETS), "Whose keys to begin with.", table="keys"
    )
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys of one's own, as they are written, by the name of the command."""
    filters: Mapping[str, str] = field(default_factory=dict)
    """Queries that have a name, by it."""

    @property
    def rules(self) -> tuple[Any, Any, Any]:
        """Names of tags, groups of tags, and mutes, as `tui.library.house_rules` takes them."""
        mutes = (*self.mutes, *(("tag", tag, 0.0) for tag in self.tags_muted))
        return self.tag_names, self.tag_groups, mutes


class Row(NamedTuple):
    """One setting."""

    attribute: str
    name: str
    """As the file has it: `order`, `tags.mute`."""
    default: Any
    kind: Kind
    doc: str
    example: Any


def _rows() -> Iterator[Row]:
    for found in fields(Settings):
        how = found.metadata
        if how:
            name = how["name"] or found.name
            name = f"{how['table']}.{name}" if how["table"] else name
            yield Row(found.name, name, found.default, how["kind"], how["doc"], how["example"])


ROWS = tuple(_rows())
KEYS_TABLE = "keys"
"""The table whose names are those of commands, beside those that `Settings` declares."""
FILTERS_TABLE = "filters"
"""The table whose names its owner makes up."""
TABLES = frozenset(
    [FILTERS_TABLE, *(row.name.partition(".")[0] for row in ROWS if "." in row.name)]
)
"""The tables beside the top level."""
