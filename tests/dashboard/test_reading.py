"""Reading with the keyboard: each test drives the dashboard and reads the screen."""

from pathlib import Path

import pytest
from textual.events import MouseScrollDown

from tests.dashboard.driving import article, dashboard
from tui.article import Link

TEN = [article(f"Headline {n}", minutes=n, tags=("odd",) if n % 2 else ("even", f"n{n}"))
       for n in range(10)]  # fmt: skip
LONG = "\n\n".join(f"Paragraph {n} of a long article." for n in range(60))


async def test_the_newest_headline_stands_first_under_its_day(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *reversed(TEN)) as desk:
        rows = [desk.row_of(f"Headline {n} ") for n in range(10)]
        assert rows == sorted(rows)
        assert "Yesterday" in desk.lines[rows[0] - 1]
        assert "1 Headlines 10" in desk.lines[0]
        assert "Harbour" in desk.lines[rows[0]]
        assert "#even" in desk.lines[rows[0]]


async def test_keys_move_the_cursor_over_headings(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN, article("Older", minutes=3000)) as desk:
        for keys, title in [
            (["j"], "Headline 0"), (["j", "j"], "Headline 2"), (["k"], "Headline 1"),
            (["G"], "Older"), (["up"], "Headline 9"), (["g"], "Headline 0"), (["end"], "Older"),
            (["home"], "Headline 0"), (["down"], "Headline 1"), (["pagedown"], "Older"),
            (["pageup"], "Headline 0"),
        ]:  # fmt: skip
            await desk.press(*keys)
            assert "▌" in desk.lines[desk.row_of(title)], (keys, desk.text)


async def test_enter_opens_an_article_and_marks_it_read(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        await desk.press("j", "j", "enter")
        await desk.shows("[2 Details]", "Body of Headline 1.", "Source: Harbour Daily", "#odd")
        assert "1 Headlines 9" in desk.lines[0]
        await desk.press("escape")
        row = desk.lines[desk.row_of("Headline 1 ")]
        assert "●" not in row
        assert "▌" in row


async def test_n_and_p_read_the_articles_in_order(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        await desk.press("enter")
        for key, title in [("n", 1), ("n", 2), ("p", 1), ("p", 0), ("p", 0)]:
            await desk.press(key)
            await desk.shows(f"Body of Headline {title}.")
        await desk.press("1")
        assert "▌" in desk.lines[desk.row_of("Headline 0 ")]


async def test_marks_and_stars_show_without_colour_and_toggle(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        await desk.press("j", "m", "s")
        row = desk.row_of("Headline 0 ")
        assert "●" not in desk.lines[row]
        assert "★" in desk.lines[row]
        assert "9 unread" in desk.text
        await desk.press("m", "s")
        assert "●" in desk.lines[row]
        assert "★" not in desk.lines[row]


async def test_a_long_article_scrolls_by_lines_and_pages(tmp_path: Path) -> None:
    async with dashboard(tmp_path, article("Long", body=LONG)) as desk:
        await desk.press("enter")
        await desk.press("j", "j")
        assert "Source" in desk.lines[2]
        await desk.press("space")
        assert "Paragraph 8 " in desk.text
        assert "Source" not in desk.text
        await desk.press("b", "k", "k")
        assert desk.lines[2].strip(" ┃│") == "Long"
        await desk.press("G")
        assert "File: 0.xml" in desk.text
        await desk.press("g")
        assert desk.lines[2].strip(" ┃│") == "Long"


async def test_an_article_shows_all_that_it_has(tmp_path: Path) -> None:
    whole = article(
        "All of it",
        section="Trade",
        authors=("Ann Example", "Bo Sample"),
        tags=("one", "two"),
        link="https://a.example/all",
        related=(Link("Another story", "https://a.example/other"),),
        body="## A heading\n\nA [link](https://b.example/).\n\n- item\n\n> quote\n\n"
        "```\ncode\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    )  # fmt: skip
    async with dashboard(tmp_path, whole, size=(90, 50)) as desk:
        await desk.press("enter")
        await desk.shows(
            "All of it", "Harbour Daily · Trade", "By: Ann Example, Bo Sample", "#one #two",
            "A heading", "link[1]", "• item", "▎ quote", "    code", "1 │ 2", "Another story",
            "[1] https://b.example/", "File: 0.xml", "Original: https://a.example/all",
        )  # fmt: skip


async def test_tags_have_counts_bars_and_their_newest_headline(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN, size=(200, 60)) as desk:
        await desk.press("3")
        await desk.shows("[3 Tags 7]")
        first = desk.lines[3]
        assert "even" in first
        assert " 5 " in first
        assert "━" in first
        assert "Headline 0" in first


async def test_a_tag_opens_its_headlines_and_escape_goes_back(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        await desk.press("3", "j", "j", "enter")
        await desk.shows("[1 Headlines 5 #odd]", "Headline 9")
        assert "Headline 8" not in desk.text
        await desk.press("j", "enter", "escape")
        await desk.shows("#odd]")
        await desk.press("escape")
        await desk.shows("[3 Tags 7]")
        assert "▌" in desk.lines[4]
        await desk.press("1")
        await desk.shows("Headline 8")


async def test_tab_goes_round(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        for tab in ("[2 Details]", "[3 Tags", "[1 Headlines"):
            await desk.press("tab")
            assert tab in desk.lines[0]
        await desk.press("shift+tab")
        assert "[3 Tags" in desk.lines[0]


@pytest.mark.parametrize(("key", "said"), [("s", "no article here"), ("A", "the headlines: 1")])
async def test_a_key_that_has_nothing_to_act_on_says_so(
    tmp_path: Path, key: str, said: str
) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        await desk.press("3", key)
        await desk.shows(said)


async def test_the_open_list_of_problems_follows_what_becomes_of_a_file(tmp_path: Path) -> None:
    async with dashboard(tmp_path, article("Whole")) as desk:
        await desk.press("exclamation_mark")
        await desk.shows("Every file in /news is shown")
        desk.say(settled=False, half_written=("feed.xml",))
        await desk.shows("feed.xml")
        desk.say(settled=True, half_written=())
        await desk.shows("Every file in /news is shown")


@pytest.mark.parametrize("key", ["question_mark", "exclamation_mark"])
async def test_help_and_problems_open_and_escape_returns(tmp_path: Path, key: str) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        await desk.press("3", key)
        await desk.shows("Problems" if key == "exclamation_mark" else "Keys")
        await desk.press("escape")
        assert "[3 Tags" in desk.lines[0]


async def test_every_file_with_a_problem_is_listed_with_its_reason(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        desk.editor.apply([], (), [("odd\x1b[31m/pipe", "not a regular file")])
        desk.say(kind="live")
        await desk.shows("! 1 problem ")
        await desk.press("f6", "enter")
        await desk.shows("odd\ufffd[31m/pipe", "not a regular file")


async def test_the_mouse_selects_opens_and_scrolls(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        row = desk.row_of("Headline 4 ")
        await desk.pilot.click(offset=(30, row))
        await desk.until(lambda: "▌" in desk.lines[row])
        await desk.pilot.click(offset=(30, row))
        await desk.shows("Body of Headline 4.")
        await desk.pilot.click(offset=(desk.lines[0].index("Tags"), 0))
        await desk.until(lambda: "[3 Tags" in desk.lines[0])
        await desk.pilot.click(offset=(desk.lines[0].index("Headlines"), 0))
        await desk.until(lambda: "[1 Headlines" in desk.lines[0])


async def test_the_wheel_scrolls_and_leaves_the_selection(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN, size=(80, 10)) as desk:
        await desk.press("j")
        top = desk.lines[2]
        await desk.pilot._post_mouse_events([MouseScrollDown], offset=(20, 4), button=0)
        await desk.until(lambda: desk.lines[2] != top)
        assert "▌" not in desk.text
        await desk.press("j")
        assert "▌" in desk.lines[desk.row_of("Headline 1 ")]


async def test_r_looks_through_the_folder(tmp_path: Path) -> None:
    async with dashboard(tmp_path) as desk:
        await desk.press("r")
        assert desk.newsroom.looked == 1


async def test_the_palette_runs_commands(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        await desk.press("ctrl+p", *"look again")
        await desk.until(lambda: "Look again" in desk.text)
        await desk.press("enter")
        await desk.until(lambda: desk.newsroom.looked == 1)


async def test_a_list_to_choose_from_names_the_keys_that_work_in_it(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        await desk.press("ctrl+p")
        assert desk.lines[-1].strip() == "Esc Back  Enter Choose  ↑ ↓ Select  Letters Find"
        await desk.press(*"theme")
        await desk.shows("Theme catppuccin-macchiato  ")


async def test_day_and_night_change_and_are_remembered(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        await desk.press("d")
        assert desk.app.theme == "paper"
    async with dashboard(tmp_path) as desk:
        assert desk.app.theme == "paper"


async def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    async with dashboard(tmp_path) as desk:
        await desk.shows("/news is empty.")
        for key in ("j", "enter", "m", "s", "o", "y", "n", "p", "3", "enter", "2", "G", "space"):
            await desk.press(key)


async def test_a_lost_folder_keeps_the_last_view_and_says_why(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        desk.say(kind="offline", reason="The folder /news does not exist.")
        await desk.shows("○ offline", "The folder /news does not exist.", "Headline 3")
        await desk.press("exclamation_mark")
        await desk.shows("Problems", "The folder /news does not exist.")
        assert "is shown" not in desk.text


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 5), (10, 3), (5, 5), (2, 2), (1, 1)])
async def test_every_view_can_be_drawn_at_any_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with dashboard(tmp_path, *TEN, article("長い日本語の見出し" * 9), size=size) as desk:
        for key in ("j", "1", "2", "3", "exclamation_mark", "question_mark", "escape", "1"):
            await desk.press(key)
            assert len(desk.lines) == size[1]
        await desk.pilot.resize_terminal(80, 24)
        await desk.shows("1 Headlines")
