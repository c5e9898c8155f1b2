"""Muting from the dashboard: told before what it hides, taken back, ended."""

from pathlib import Path

from tests.dashboard.driving import Desk, article, dashboard
from tui.dashboard.messages import NewsChanged
from tui.dashboard.tags.mute_screen import headline_words

NEWS = [
    article("Cup final", tags=("sport",)),
    article("Cup of tea", minutes=1, source="Gazette"),
    article("Ferry", minutes=2, tags=("sport", "sea")),
]


async def adopt(desk: Desk) -> None:
    """Let the editor do what the newsroom would have it do."""
    desk.editor.adopt_marks()
    desk.app.post_message(NewsChanged())
    await desk.pilot.pause()


async def test_a_mute_is_previewed_made_and_taken_back(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS) as desk:
        await desk.press("j", "X")
        await desk.shows("What do you want to see no more?", "#sport", "Harbour Daily", "“final”")
        await desk.press("enter")
        await desk.shows("Mute #sport? It hides 2 articles, 2 unread.", "would hide", "Ferry")
        await desk.press(*"week", "enter")
        await desk.shows("Muted #sport; u takes it back. It hides 2 articles until")
        await adopt(desk)
        await desk.until(lambda: "Cup final" not in desk.text)
        assert "1 article ·" in desk.text
        await desk.press("u")
        await adopt(desk)
        await desk.shows("Cup final", "Ferry")


async def test_what_a_narrow_screen_cannot_say_at_once_it_says_in_turn(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS, size=(60, 20)) as desk:
        await desk.press("j", "X", "enter", *"week", "enter")
        await desk.shows("Muted #sport; u takes it back. It hides 2 articles …")
        desk.page._frame._say_on()
        await desk.shows("── until ")
        desk.page._frame._say_on()
        await desk.until(lambda: "──" in desk.text and "until" not in desk.text)


async def test_a_list_whose_news_is_all_muted_says_so_and_asks_for_no_file(tmp_path: Path) -> None:
    async with dashboard(tmp_path, NEWS[0]) as desk:
        await desk.press("j", "X", "enter", *"week", "enter")
        await adopt(desk)
        await desk.shows("is muted. / is:muted finds it.")
        await desk.press("slash", *"is:muted", "enter")
        await desk.shows("Cup final")


async def test_words_can_be_typed_and_are_previewed_as_one_types(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS) as desk:
        await desk.press("j", "X", *"other", "enter", *"cup of")
        await desk.shows("hides 1", "Cup of tea")
        await desk.press("enter")
        await desk.shows("Mute “cup of”? It hides 1 article, 1 unread.")
        await desk.press("enter")
        await desk.shows("Muted “cup of”; u takes")


async def test_a_tag_that_looks_like_markup_is_a_tag(tmp_path: Path) -> None:
    async with dashboard(tmp_path, article("One", tags=("[@click=app.quit]q[/]",))) as desk:
        await desk.press("3", "j", "x")
        await desk.shows("Without #[@click=app.quit]q[/].")
        await desk.press("escape", "X")
        await desk.shows("Mute #[@click=app.quit]q[/]? It hides 1 article")
        await desk.press("enter")
        await desk.shows("Muted #[@click=app.quit]q[/]; u takes")


async def test_the_mutes_are_listed_with_what_they_hide_and_can_be_ended(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *NEWS) as desk:
        await desk.press("ctrl+x")
        await desk.shows("Nothing is muted.")
        await desk.press("3", "j", "X", *"ever", "enter")
        await adopt(desk)
        await desk.press("ctrl+x")
        await desk.shows("#sport", "for ever, hides 2 articles, 2 unread: Cup final")
        await desk.press("enter")
        await desk.shows("#sport is muted no more: 2 articles come back.")
        await adopt(desk)
        await desk.press("1")
        await desk.shows("Cup final", "Ferry")


def test_only_words_that_say_something_are_offered() -> None:
    assert headline_words("What’s from the “Ferry”: a Ferry strike") == ["Ferry", "strike"]
