"""What `config.toml` may say, what is wrong in it, and in which line."""

import os
import time
from datetime import date, datetime
from pathlib import Path

import pytest

from tui.settings import Config, Reading, Settings, read_settings
from tui.settings.sample import KeyRow, commented_default, toml
from tui.settings.table import ROWS

WHOLE = """
folder = "/news"
theme = "paper"
order = "unread"
hide_read = true
reading_width = 60
times = "age"
keep_days = 7
motion = "reduced"
mouse = false
browser = ["firefox", "--new-tab"]
editor = ["vim"]
pipe = [["count", "wc", "-w"]]
pipe_terminal = [["page", "less"]]
share = [["mail", "mailto:?body={link}"], ["note", "notes", "add", "{title}"]]
mute = [{ tag = "#sea", until = 2026-12-24 }, { words = "cup", until = "2026-12-24T06:00:00Z" }]
[tags]
rename = { "AI" = "Artificial intelligence" }
join = [["ships", "ship"]]
mute = ["#sport"]
[wall]
dwell = 20
filter = "tag:trade"
max_age = 3
new_for = 5
breaking = ["tag:urgent", "earthquake"]
breaking_for = 15
bell = true
night = "22:30-7:00"
night_style = "blank"
shift = false
letters = false
font = "DejaVuSans-Bold"
[keys]
preset = "vim"
star = "x"
quit = ["Q", "ctrl+q"]
[filters]
ships = "ferry  OR harbour"
"""


def read(tmp_path: Path, text: str) -> Reading:
    file = tmp_path / "config.toml"
    file.write_text(text, "utf-8")
    return read_settings(file)


def test_without_a_file_all_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none" / "config.toml") == Reading(Settings())


def test_every_setting_is_read(tmp_path: Path) -> None:
    reading = read(tmp_path, WHOLE)
    assert reading.complaints == ()
    assert reading.settings == Settings(
        "/news", "paper", "unread", True, 60, "age", 7, "reduced", False,
        ("firefox", "--new-tab"), ("vim",), (("count", "wc", "-w"),), (("page", "less"),),
        (("mail", "mailto:?body={link}"), ("note", "notes", "add", "{title}")),
        (("tag", "sea", datetime(2026, 12, 24).timestamp()), ("words", "cup", 1_798_092_000.0)),
        (("ai", "Artificial intelligence"),), (("ships", "ship"),), ("sport",),
        20, "tag:trade", 3, 5, ("tag:urgent", "earthquake"), 15, True, (22 * 60 + 30, 7 * 60),
        "blank", False, False, "DejaVuSans-Bold", "vim",
        {"star": ("x",), "quit": ("Q", "ctrl+q")}, {"ships": "ferry OR harbour"},
    )  # fmt: skip


def test_a_folder_of_the_home_is_found_there(tmp_path: Path, home: Path) -> None:
    folder = read(tmp_path, 'folder = "~/news"').settings.folder
    assert folder == str(home / "home" / "news")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('\n\norder = "new"',
         'config.toml, line 3: order must be "newest", "unread" or "oldest", not "new"'),
        ("order = 3", 'line 1: order must be "newest", "unread" or "oldest", not 3'),
        ('times = "clok"', 'not "clok"; do you mean "clock"?'),
        ("reading_width = 7", "reading_width must be a whole number from 30 to 200, not 7"),
        ("reading_width = true", "not true"),
        ("mouse = 1", "mouse must be true or false, not 1"),
        (f"mouse = {'9' * 5000}", "config.toml: has a number of too many digits"),
        (f"mouse = 0x{'f' * 5000}", "mouse must be true or false, not a number of too many digits"),
        (f"pipe = [0x{'f' * 5000}]", "not a number of too many digits"),
        ("[wall]\ndwell = 2", 'line 2: wall.dwell must be "auto" or a whole number from 3 to 3600'),
        ('[wall]\nnight = "22-7"', 'wall.night must be hours of the day such as "22:00-07:00"'),
        ('[wall]\nnight = "22:00-24:01"', "wall.night must be hours of the day"),
        ('[wall]\nbreaking = "urgent"', "wall.breaking must be a list of texts"),
        ('editor = "vim -R"', 'editor must be a list of a program and its arguments such as'),
        ('browser = ["a\\u0000b"]', "browser must be a list of a program"),
        ('folder = "news"', 'folder must be a folder that begins with "/" or "~", not "news"'),
        ('pipe = [\n  ["one", "wc"],\n  ["one", "cat"],\n]', 'line 1: pipe must be commands of'),
        ('pipe = ["wc"]', "pipe must be a list of commands"),
        ('share = [["x", "notes"]]', 'with {link} or {title} in them; "x" has none'),
        ('share = [["x", "gopher://{link}"]]', 'one http address each; "x" is something else'),
        ('[tags]\nmute = "sport"', 'line 2: tags.mute must be a list of tags, not "sport"'),
        ("mute = [{ tag = 'a', source = 'b' }]", "line 1: mute must be rules with one of tag,"),
        ('\n[[mute]]\nwords = "a"\nuntil = "soon"', "line 2: mute must be rules whose until is"),
        ('[mute]\ntag = "sport"', "mute must be a list of rules such as { tag ="),
        ('[tags]\njoin = [["a", "b"], ["B", "c"]]', 'no tag in common; "B" is there twice'),
        ('[tags]\njoin = [["a"]]', "tags.join must be a list of groups of two tags or more"),
        ('[tags]\nrename = { "" = "x" }', "tags.rename must be a table of tags"),
        ('\nordr = "newest"', 'line 2: there is no setting "ordr"; do you mean "order"?'),
        ('preset = "vim"', 'there is no setting "preset"; do you mean "keys.preset"?'),
        ("[tag]\nmute = []", 'line 1: there is no setting "tag"; do you mean "tags"?'),
        ('[keys]\n\npreset = "emacs"', "line 3: keys.preset must be"),
        ("[keys]\nstar = 5", "line 2: keys.star must be a key or a list of keys, not 5"),
        ("[filters]\nnews = 3", "line 2: filters.news must be a query, not 3"),
        ("[filters]\npipe = []", 'not []; the setting "pipe" belongs above the first [table]'),
        ("[wall]\npipe = []", 'setting "wall.pipe"; the setting "pipe" belongs above the first'),
        ('[filters]\n"a b" = "x"', 'line 2: a filter cannot be called "a b"'),
        ("order = \n", "config.toml, line 1: Invalid value"),
        ('order = "newest', "config.toml, line 1: "),
        ('a = 1\na = 2', "config.toml, line 2: Cannot overwrite a value"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    reading = read(tmp_path, text)
    (complaint,) = reading.complaints
    assert told in str(complaint)
    assert reading.settings == Settings(), "the default holds"


def test_one_wrong_setting_leaves_the_others_in_force(tmp_path: Path) -> None:
    reading = read(tmp_path, WHOLE.replace('"age"', '"ages"').replace('"vim"\nstar', '"vi"\nstar'))
    assert [complaint.line for complaint in reading.complaints] == [7, 35]
    assert reading.settings.times == "mixed"
    assert reading.settings.order == "unread"
    assert reading.settings.keys["star"] == ("x",)


def test_much_that_is_wrong_is_told_soon(tmp_path: Path) -> None:
    start = time.process_time()
    reading = read(tmp_path, "".join(f"k{number} = 1\n" for number in range(5000)))
    assert len(reading.complaints) == 5000
    assert reading.complaints[-1].line == 5000
    rules = "".join(f'  {{ tag = "t{number}" }},\n' for number in range(5000))
    (one,) = read(tmp_path, f"mute = [\n{rules}]\norder = 1").complaints
    assert "order must be" in str(one)
    assert time.process_time() - start < 5  # a quadratic step takes minutes


def test_a_complaint_holds_nothing_that_a_terminal_obeys(tmp_path: Path) -> None:
    reading = read(tmp_path, '"\\u001b[2J" = 1\norder = "\\u001b]0;x\\u0007"')
    assert len(reading.complaints) == 2
    assert all(str(complaint).isprintable() for complaint in reading.complaints)


@pytest.mark.parametrize("kind", ["fifo", "directory", "latin-1", "huge"])
def test_a_file_that_cannot_be_read_is_told_of_and_waits_for_nothing(
    tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "config.toml"
    if kind == "fifo":
        os.mkfifo(file)
    elif kind == "directory":
        file.mkdir()
    else:
        file.write_bytes(b'# \xe9\nfolder = "/x"' if kind == "latin-1" else b"#" * 400_000)
    reading = read_settings(file)
    assert reading.broken
    assert "config.toml: cannot be read" in str(reading.complaints[0])


def test_a_change_is_seen_and_a_broken_file_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    config = Config(file)
    assert not config.changed()
    file.write_text('order = "oldest"')
    assert config.changed()
    assert config.settings.order == "oldest"
    assert not config.changed()
    file.write_text("order = [[[")
    assert config.changed()
    assert config.settings.order == "oldest"
    assert config.reading.complaints
    file.unlink()
    assert config.changed()
    assert config.settings == Settings()


def test_the_commented_default_names_every_setting_and_is_right_when_taken_at_its_word(
    tmp_path: Path,
) -> None:
    text = commented_default([KeyRow("star", ["s"], "Star."), KeyRow("quit", ["q"], "Leave.")])
    assert read(tmp_path, text) == Reading(Settings(), (), text)
    taken = "\n".join(
        line[1:] if line.startswith("#") and not line.startswith("# ") else line
        for line in text.split("\n")
    )
    reading = read(tmp_path, taken)
    assert reading.complaints == ()
    assert reading.settings.keys == {"star": ("s",), "quit": ("q",)}
    for row in ROWS:
        if row.example is None:
            assert getattr(reading.settings, row.attribute) == row.default
        else:
            assert getattr(reading.settings, row.attribute) != row.default
        assert row.doc.endswith(".")


def test_values_are_written_as_toml_reads_them() -> None:
    day = date(2026, 12, 24)
    assert toml({"a": ["ü", True, 3], "b c": day}) == '{ a = ["ü", true, 3], "b c" = 2026-12-24 }'
