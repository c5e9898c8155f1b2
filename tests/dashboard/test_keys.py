"""Keys: how they are spelled, who gets one that two want, what the cheat sheet says."""

import re
from collections.abc import Mapping, Sequence

import pytest

from tui.dashboard.keys.cheat_sheet import cheat_sheet
from tui.dashboard.keys.commands import BY_ID, COMMANDS
from tui.dashboard.keys.keys import key_sign, make_keymap, parse_key
from tui.dashboard.keys.presets import PRESETS


def keys_of(
    preset: str = "newswall", own: Mapping[str, Sequence[str]] | None = None
) -> dict[str, list[str]]:
    keymap, _ = make_keymap(preset, own)
    return {command.id: list(keymap.of(command)) for command in COMMANDS}


@pytest.mark.parametrize("preset", PRESETS)
def test_every_command_has_words_and_no_key_has_two_commands(preset: str) -> None:
    keymap, clashes = make_keymap(preset)
    assert clashes == []
    keys = [key for command in COMMANDS for key in keymap.of(command)]
    assert len(keys) == len(set(keys))
    assert len(BY_ID) == len(COMMANDS)
    for command in COMMANDS:
        assert command.label
        assert command.tooltip.endswith(".")
        assert (command.tooltip in cheat_sheet(keymap)) == bool(keymap.of(command))


@pytest.mark.parametrize("preset", PRESETS)
def test_presets_name_commands_and_keys_that_there_are(preset: str) -> None:
    for name, keys in PRESETS[preset].items():
        assert name in BY_ID
        assert [parse_key(key) for key in keys] == list(keys)
    for must in ("quit", "help", "open", "back", "down", "up", "palette"):
        assert keys_of(preset)[must], f"{must} has no key"


@pytest.mark.parametrize(
    ("written", "key", "printed"),
    [
        ("j", "j", "j"), ("G", "G", "G"), ("!", "!", "!"), (",", ",", ","), ("+", "+", "+"),
        ("Enter", "enter", "Enter"), ("esc", "escape", "Esc"), (" ", "space", "Space"),
        ("PgDn", "pagedown", "PgDn"), ("f12", "f12", "F12"), ("up", "up", "↑"),
        ("Ctrl+P", "ctrl+p", "Ctrl+P"), ("shift+tab", "shift+tab", "Shift+Tab"),
        ("ctrl+shift+home", "ctrl+shift+home", "Ctrl+Shift+Home"), ("ctrl++", "ctrl++", "Ctrl++"),
        ("ctrl+i", "tab", "Tab"), ("ctrl+m", "enter", "Enter"), ("ä", "ä", "ä"),
    ],
)  # fmt: skip
def test_a_key_is_written_in_many_ways_and_printed_in_one(
    written: str, key: str, printed: str
) -> None:
    assert parse_key(written) == key
    assert key_sign(key) == printed


@pytest.mark.parametrize("written", ["jj", "hyper+x", "ctrl+", "f25", "shift+g", "\x1b", "\u202e"])
def test_what_is_no_key_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=re.escape(written)):
        parse_key(written)


def test_a_key_of_ones_own_is_taken_from_its_command_and_that_is_told_with_both_names() -> None:
    keymap, clashes = make_keymap(own={"star": ["m", "f"]})
    assert list(keymap.of(BY_ID["star"])) == ["m", "f"]
    assert list(keymap.of(BY_ID["mark_read"])) == []
    (clash,) = clashes
    assert str(clash) == "m is the key of Star and of Read/unread; it is for Star now"


def test_a_preset_takes_a_key_from_whoever_had_it_without_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui.dashboard.keys.keys.PRESETS", {"vim": {"star": ("m",)}})
    keymap, clashes = make_keymap("vim")
    assert clashes == []
    assert list(keymap.of(BY_ID["star"])) == ["m"]
    assert list(keymap.of(BY_ID["mark_read"])) == []


def test_two_keys_exchanged_are_no_clash() -> None:
    keymap, clashes = make_keymap(own={"star": ["m"], "mark_read": ["s"]})
    assert clashes == []
    assert keymap.sign("star") == "m"
    assert keymap.sign("mark_read") == "s"


def test_of_two_commands_that_ask_for_one_key_the_first_gets_it() -> None:
    keymap, clashes = make_keymap(own={"star": ["&"], "mark_read": ["&"]})
    assert list(keymap.of(BY_ID["star"])) == ["&"]
    assert list(keymap.of(BY_ID["mark_read"])) == []
    assert [str(clash) for clash in clashes] == [
        "& is the key of Star and of Read/unread; it is for Star now"
    ]


def test_a_command_without_a_key_is_called_by_its_name() -> None:
    keymap, _ = make_keymap(own={"newest": []})
    assert keymap.sign("newest") == "“Newest”"
    assert "“Newest” goes there" in cheat_sheet(keymap)
