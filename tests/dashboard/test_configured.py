"""Settings in the dashboard: what they change, when they change, and how what is wrong is told."""

from pathlib import Path

import pytest

from tests.dashboard.driving import article, change, configure, dashboard
from tui.dashboard.themes import theme_names

TEN = [article(f"Headline {n}", minutes=n) for n in range(10)]


async def test_keys_of_ones_own_run_their_commands_and_stand_everywhere(tmp_path: Path) -> None:
    configure('[keys]\nstar = ["f", "ctrl+s"]\nhelp = "h"\n')
    async with dashboard(tmp_path, *TEN, size=(80, 40)) as desk:
        await desk.press("j", "s")
        assert "★" not in desk.text
        await desk.press("f")
        assert "★" in desk.text
        await desk.press("ctrl+s")
        assert "★" not in desk.text
        assert " f Star  / Search  h Help " in desk.lines[-1]
        await desk.press("h", "space")
        await desk.shows("f Ctrl+S │ Star the article")
        await desk.press("ctrl+p", *"star")
        await desk.shows("Star                        f Ctrl+S")


@pytest.mark.parametrize(
    ("preset", "keys", "shown"),
    [
        ("vim", ["j", "j", "l"], "[2 Details]"),
        ("vim", ["j", "l", "h"], "[1 Headlines"),
        ("newsboat", ["j", "N"], "9 unread"),
        ("netnewswire", ["j", "r"], "9 unread"),
    ],
)
async def test_a_preset_has_the_keys_of_another_reader(
    tmp_path: Path, preset: str, keys: list[str], shown: str
) -> None:
    configure(f'[keys]\npreset = "{preset}"')
    async with dashboard(tmp_path, *TEN) as desk:
        await desk.press(*keys)
        await desk.shows(shown)


async def test_what_is_wrong_is_told_and_prevents_nothing(tmp_path: Path) -> None:
    configure('order = "new"\ntheme = "nigt"\n[keys]\nstar = ["m", "jj"]\nstarr = "x"\n')
    async with dashboard(tmp_path, *TEN) as desk:
        assert 'config.toml, line 1: order must be "newest"' in desk.text
        assert "! 5 problems" in desk.text
        assert desk.app.theme == "night"
        await desk.press("exclamation_mark")
        for told in (
            'there is no theme "nigt"; do you mean "night"?', 'there is no key "jj"',
            "m is the key of Star and of Read/unread", 'there is no command "starr"',
        ):  # fmt: skip
            assert told in " ".join(desk.text.replace("┃", "").replace("│", "").split())


async def test_a_change_of_the_file_holds_at_once(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        await change(desk, 'theme = "paper"\ntimes = "age"\n[keys]\nhelp = "h"')
        assert desk.app.theme == "paper"
        assert " h Help " in desk.lines[-1]
        assert ":" not in desk.lines[3][:12]
        await change(desk, 'theme = "paperr"')
        assert "line 1: there is no theme" in desk.text
        assert ":" in desk.lines[3][:12]
        await change(desk, "mouse = false")
        assert "From the next start: mouse." in desk.text
        assert "paperr" not in desk.text


async def test_a_new_width_of_the_text_keeps_the_place_of_the_reader(tmp_path: Path) -> None:
    words = "\n\n".join(f"Paragraph {n}. " + "It goes on and on. " * 12 for n in range(40))
    async with dashboard(tmp_path, article("Wide", body=words), size=(100, 24)) as desk:
        await desk.press("enter", "space", "space")
        top = desk.lines[2].strip(" ┃│") or desk.lines[3].strip(" ┃│")
        await change(desk, "reading_width = 40")
        assert top.split(".")[0] in desk.text
        assert max(len(line.strip(" ┃│")) for line in desk.lines[2:-2]) <= 40


async def test_the_theme_decided_on_last_is_worn_at_the_next_start(tmp_path: Path) -> None:
    configure('theme = "nord"')
    async with dashboard(tmp_path) as desk:
        assert desk.app.theme == "nord"
        await desk.press("d")
        assert desk.app.theme == "paper"
    async with dashboard(tmp_path) as desk:
        assert desk.app.theme == "paper", "chosen after the config was written"
    configure('theme = "gruvbox"')
    async with dashboard(tmp_path) as desk:
        assert desk.app.theme == "gruvbox", "the config was written after that"


async def test_reduced_motion_moves_nothing(tmp_path: Path) -> None:
    configure('motion = "reduced"')
    async with dashboard(tmp_path) as desk:
        assert desk.app.animation_level == "none"


def test_every_theme_has_a_name_that_the_config_can_say() -> None:
    assert {"night", "paper", "ansi-dark", "ansi-light", "nord"} <= set(theme_names())


async def test_a_theme_is_shown_while_one_looks_for_it_and_worn_when_chosen(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        await desk.press("T")
        await desk.shows("▌ Theme night")
        assert desk.app.theme == "night"
        await desk.press("down")
        assert desk.app.theme == "nord"
        await desk.press("escape")
        assert desk.app.theme == "night"
        await desk.press("ctrl+p", *"gruv")
        await desk.until(lambda: desk.app.theme == "gruvbox")
        await desk.press("backspace", *["backspace"] * 3)
        await desk.until(lambda: desk.app.theme == "night")
        await desk.press(*"day", "escape", "T")
        await desk.shows("▌ Theme night")
        await desk.press(*"paper", "enter")
        await desk.until(lambda: desk.app.theme == "paper")
    async with dashboard(tmp_path) as desk:
        assert desk.app.theme == "paper"


async def test_in_the_palette_letters_are_typed_and_arrows_move_whatever_the_keys_are(
    tmp_path: Path,
) -> None:
    configure('[keys]\nnext_tab = ["l", "space"]\nback = "h"\ndown = "j"\nup = "k"\n')
    async with dashboard(tmp_path, *TEN) as desk:
        await desk.press("l")
        assert "[2 Details]" in desk.text
        await desk.press("ctrl+p", *"look h")
        assert desk.page.palette.typed.value == "look h"
        await desk.press(*["backspace"] * 6, "down", "down")
        await desk.until(lambda: "▌ Tags" in desk.text)
        await desk.press("escape")
        assert "[2 Details]" in desk.text


async def test_rules_about_tags_and_mutes_hold_as_soon_as_they_are_saved(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        await change(desk, '[[mute]]\nwords = "headline"\n[tags]\nrename = { ai = "machines" }')
        rules = desk.newsroom.rules
        assert rules.names["ai"] == "machines"
        assert [mute.value for mute in rules.mutes] == ["headline"]
