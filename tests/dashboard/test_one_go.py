"""Keys that come faster than they are obeyed: each is obeyed to its end before the next."""

from pathlib import Path

import pytest
from textual.events import Key, Paste

from tests.dashboard.driving import Desk, article, dashboard

NEWS = [
    article("Cup final", tags=("sport",)),
    article("Cup of tea", minutes=1, tags=("tea",), link="https://e.org/tea"),
    article("Ferry", minutes=2, tags=("sea",)),
]


def in_one_go(desk: Desk, *keys: str) -> None:
    """Let keys come before any of them is looked at."""
    for key in keys:
        character = {"space": " ", "slash": "/"}.get(key, key)
        desk.app.post_message(Key(key, character if len(character) == 1 else None))


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        (("j", "j", "X", "enter", *"week", "enter"), "Muted #tea"),
        (("ctrl+p", *"order", "enter", "O", "j"), "oldest first"),
        (("ctrl+p", *"look", "space", "h", "backspace", "escape", "3"), "[3 Tags"),
        (("slash", *"ferry", "enter", "j", "enter"), "[2 Details]"),
        (("slash", *"tea", "escape", "2"), "Body of Cup final."),
        (("j", "j", "enter", "hash", "1", "escape", "3"), "[3 Tags"),
        (("T", *"paper", "down", "up", "escape", "3"), "[3 Tags"),
    ],
)
async def test_what_is_typed_in_one_go_is_obeyed_in_its_order(
    tmp_path: Path, keys: tuple[str, ...], shown: str
) -> None:
    async with dashboard(tmp_path, *NEWS) as desk:
        in_one_go(desk, *keys)
        await desk.shows(shown)


async def test_what_is_pasted_stands_between_the_keys_around_it(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS) as desk:
        in_one_go(desk, "slash", "f")
        desk.app.post_message(Paste("er"))
        in_one_go(desk, "r", "y", "enter")
        await desk.shows("/ferry · 1")
