"""Searching the list: it follows what is typed, and nothing else moves."""

from pathlib import Path

import pytest
from textual.events import Paste

from tests.dashboard.driving import Desk, article, configure, dashboard
from tui.dashboard.messages import NewsChanged
from tui.dashboard.searching.search_history import SearchHistory

MANY = [
    article(
        f"Headline {n:02} about the {'ferry' if n % 2 else 'train'}",
        minutes=n,
        tags=("odd",) if n % 2 else ("even", "trade deal"),
    )
    for n in range(40)
]


async def type_in(desk: Desk, text: str) -> None:
    """Open the bar and type."""
    await desk.press("slash", *(_key(char) for char in text))


def _key(char: str) -> str:
    return {" ": "space"}.get(char, char)


def listed(desk: Desk) -> list[str]:
    return [line for line in desk.lines if "Headline" in line and "Headlines" not in line]


async def test_the_list_follows_what_is_typed_and_enter_keeps_it(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await type_in(desk, "ferry")
        await desk.shows("/ferry", "20 found", "[1 Headlines 20 /ferry]")
        assert all("ferry" in line for line in listed(desk))
        await desk.press("X", "backspace", "space", *"-01")
        await desk.shows("19 found")
        await desk.press("enter")
        await desk.shows("/ferry -01 · 19", "● live")
        assert "found" not in desk.text
        await desk.press("j", "enter")
        await desk.shows("Headline 03 about the ferry", "[2 Details]")
        await desk.press("escape", "escape")
        await desk.shows("[1 Headlines 39]", "Headline 01")


async def test_what_is_found_before_all_is_indexed_is_not_called_all(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY, most_read=10) as desk:
        await type_in(desk, "ferry")
        await desk.shows("5 found", "0% is indexed so far: older news may be missing")
        await desk.press("enter")
        await desk.shows("/ferry · 5 so far (0% indexed)")
        await type_in(desk, "39")
        await desk.press("enter")
        await desk.shows("No article with /39 so far: 0% is indexed.")
        while desk.editor.index_some(9):
            pass
        desk.app.post_message(NewsChanged())
        await desk.shows("/39 · 1 ──", "Headline 39")


async def test_escape_takes_the_list_back_to_what_it_was(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await desk.press(*["j"] * 30, "k", "k")
        desk.page.headlines.scroll_rows(4)
        await desk.pilot.pause()
        before = desk.lines[2:-2]
        await type_in(desk, "train")
        await desk.shows("20 found")
        desk.file("new.xml", article("Just in", minutes=-5))
        await desk.press("escape")
        await desk.shows("● live", "41 articles")
        assert desk.lines[2:-2] == before
        await desk.press("j")
        assert "▌" in desk.lines[desk.row_of("Headline 28")], "what was selected still is"


async def test_an_emptied_line_shows_all_again_as_it_was(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await desk.press(*["j"] * 25)
        before = desk.lines[2:-2]
        await type_in(desk, "fe")
        await desk.shows("20 found")
        await desk.press("backspace", "backspace")
        await desk.until(lambda: "found" not in desk.text)
        assert desk.lines[2:-2] == before


async def test_a_wrong_query_shows_where_and_keeps_the_last_result(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        for text, wrong, sentence in [
            ("ferry OR", "OR", "▾ OR needs something behind it"),
            ("train since:2", "2", "▾ since: knows 2h, 3d"),
            ("train )", ")", "▾ This parenthesis was never opened"),
            ("train tags:x", "tags", "▾ “tags:” is no field, but tag: is"),
            ("ferry " + "-x " * 20 + "author:", "author:", "letter or digit to look for ▾"),
        ]:
            right = text.split()[0]
            await desk.press("slash")
            desk.page._frame.search.put(right)
            await desk.shows("20 found")
            desk.page._frame.search.put(text)
            await desk.shows(sentence)
            assert desk.lines[-2].index("▾") == desk.lines[-1].index(wrong)
            assert "20" in desk.lines[0], "the last good one is listed"
            assert all(right in line for line in listed(desk))
            await desk.press("enter")
            assert sentence in desk.text, "Enter does not keep it"
            await desk.press("escape")
            await desk.shows("[1 Headlines 40]")


async def test_what_comes_in_moves_nothing_in_a_filtered_list(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await type_in(desk, "ferry")
        await desk.press("enter", "j", "j", "j")
        row = desk.row_of("Headline 05")
        new = [article(f"Another {what}", minutes=-5) for what in ("ferry", "ferry boat", "bus")]
        desk.file("new.xml", *new)
        await desk.shows("1 new ↑ Another ferry", "/ferry · 22")
        assert desk.row_of("Headline 05") == row
        assert "▌" in desk.lines[row]


async def test_the_filter_comes_back_at_the_next_start(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await type_in(desk, "Ferry -01")
        await desk.press("enter", "j", "j")
        before = desk.lines
    async with dashboard(tmp_path, *MANY) as desk:
        assert desk.lines == before
        await desk.press("slash")
        await desk.shows("/Ferry -01")
        await desk.press(*"tr")
        await desk.shows("/tr", "20 found")


async def test_earlier_searches_are_kept_over_a_restart(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        for text in ("train", "ferry"):
            await type_in(desk, text)
            await desk.press("enter", "escape")
    async with dashboard(tmp_path, *MANY) as desk:
        await type_in(desk, "od")
        for key, shown in [("up", "/ferry"), ("up", "/train"), ("up", "/train"), ("down", "/ferry"),
                           ("down", "/od")]:  # fmt: skip
            await desk.press(key)
            await desk.until(lambda shown=shown: desk.lines[-1].split()[0] == shown)


@pytest.mark.parametrize("content", [b"{", b'{"a": 1}', b'[1, null, "\\u001b[2Jodd\\n"]', b"\xff"])
def test_a_damaged_history_is_no_matter(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "searches.json"
    file.write_bytes(content)
    history = SearchHistory(file)
    assert history.step(1, "typed") in ("odd", "typed")
    history.add("ferry")
    assert SearchHistory(file).step(1, "") == "ferry"


async def test_tab_completes_fields_states_and_tags(tmp_path: Path) -> None:
    configure('[filters]\nships = "ferry"\n')
    async with dashboard(tmp_path, *MANY) as desk:
        for typed, tabs, text in [
            ("ti", 1, "title:"), ("is:un", 1, "is:unread"), ("ferry -tag:tr", 1,
             'ferry -tag:"trade deal"'), ("tag:", 2, "tag:odd"), ("@s", 1, "@ships"),
            ("(since:y", 1, "(since:yesterday"), ("zzz", 1, "zzz"),
        ]:  # fmt: skip
            await type_in(desk, typed)
            await desk.press(*["tab"] * tabs)
            await desk.until(lambda text=text: desk.page._frame.search.text == text)
            await desk.press("escape")
        await type_in(desk, "tag:")
        await desk.press("tab", "shift+tab")
        await desk.shows('/tag:"trade deal"', "20 found", " tag:even ")
        await desk.press("enter", "slash", "tab")
        await desk.shows("Esc goes back")
        assert "tag:even" not in desk.lines[-2], "what was completed before is over"
        await desk.press("ctrl+u", *"ti x", "left", "left", "tab")
        await desk.until(lambda: desk.page._frame.search.text == "title: x")


async def test_whatever_is_pasted_is_text_and_nothing_else(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        for pasted, begins in [
            (
                "ferry\n\n\ttrain\r\nx\x1b[2J\x1b]0;t\x07\x9b31m\u202e\u200b\ud800y",
                "ferry train xy",
            ),
            ("[/] [@click=app.quit]x[/] [bold", "[/] [@click=app.quit]x[/] [bold"),
            ("a" * 100_000, "a" * 2000),
            ("word " * 20_000, "word word "),
            ("(" * 5_000, "(((("),
            ("\n", ""),
            ("", ""),
        ]:
            await desk.press("slash")
            desk.app.post_message(Paste(pasted))
            await desk.pilot.pause()
            await desk.until(lambda: not desk.page._due)
            text = desk.page._frame.search.text
            assert text.startswith(begins)
            assert text.isprintable()
            assert len(text) <= 2000
            await desk.press("escape")
            await desk.shows("[1 Headlines 40]")


async def test_the_bar_has_the_place_of_other_bars_at_any_size(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        for size in ((80, 24), (30, 9), (12, 4), (9, 3), (2, 1), (200, 50)):
            await desk.pilot.resize_terminal(*size)
            before = desk.lines[: max(0, size[1] - 2)]
            await desk.press("slash")
            assert len(desk.lines) == size[1]
            if size[1] >= 10:
                assert desk.lines[:-2] == before
            await desk.press("f", "e", "escape")


async def test_a_click_beside_the_bar_ends_the_typing(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await type_in(desk, "ferry")
        await desk.shows("20 found")
        await desk.pilot.click(offset=(30, 5))
        await desk.shows("/ferry · 20", "● live")
        await desk.press("j")
        assert "▌" in desk.text


async def test_letters_belong_to_the_line_and_to_no_command(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await type_in(desk, "q/mAF")
        await desk.shows("/q/mAF")
        await desk.press("escape", "ctrl+p", "slash")
        assert desk.page._view == "palette"
        assert "Esc goes back" not in desk.text


async def test_an_article_that_the_filter_wants_unread_stays_until_one_leaves_it(
    tmp_path: Path,
) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await type_in(desk, "ferry is:unread")
        await desk.press("enter", "j", "j", "enter")
        await desk.shows("[2 Details]")
        await desk.press("escape")
        row = desk.row_of("Headline 03")
        assert "▌" in desk.lines[row]
        assert "●" not in desk.lines[row]
        await desk.press("j")
        await desk.until(lambda: "Headline 03" not in desk.text)
        assert "▌" in desk.lines[desk.row_of("Headline 05")]


async def test_what_comes_in_while_one_types_is_counted(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await type_in(desk, "ferry")
        await desk.shows("20 found")
        desk.file("new.xml", article("Another ferry", minutes=-5))
        await desk.shows("21 found")
        await desk.press("1")
        await desk.shows("/ferry1", "0 found")
        await desk.pilot.click(offset=(3, 0))
        await desk.shows("● live", "/ferry1 · 0")


async def test_what_a_filter_finds_by_time_leaves_the_list_when_its_time_is_over(
    tmp_path: Path,
) -> None:
    known = article("Known")
    assert known.published
    at = known.published.timestamp() + 3600
    async with dashboard(tmp_path, known, now=lambda: at) as desk:
        await type_in(desk, "since:2h")
        await desk.press("enter")
        await desk.shows("Known", "/since:2h · 1")
        at += 2 * 3600
        desk.app.look_around()
        await desk.shows("/since:2h · 0")
        assert "Known" not in desk.text
