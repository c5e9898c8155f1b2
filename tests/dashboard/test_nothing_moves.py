"""What is looked at keeps its place on the screen, whatever comes and goes."""

from pathlib import Path

import pytest

from tests.dashboard.driving import article, dashboard, filing
from tui.status import Status

MANY = [article(f"Headline {n:02}", minutes=n) for n in range(40)]
LONG = [
    article(
        "Long", minutes=-1, body="\n\n".join(f"Paragraph {n} of a long article." for n in range(60))
    )
]


async def test_the_selected_headline_keeps_its_line_when_news_comes_in_above(
    tmp_path: Path,
) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await desk.press(*"jjjjj")
        row = desk.row_of("Headline 04")
        for n in range(3):
            desk.file(f"new{n}.xml", article(f"Just in {n}", minutes=-5 - n))
            await desk.shows(f"Just in {n}")
            assert desk.row_of("Headline 04") == row
            assert "▌" in desk.lines[row]
        assert "2 new ↑ Just in 2" in desk.text
        await desk.press("t")
        await desk.shows("Just in 2 ", "Just in 1 ", "Just in 0 ")
        assert " new ↑" not in desk.text


async def test_the_same_holds_far_down_the_list(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await desk.press("G", "k", "k", "k")
        row = desk.row_of("Headline 36")
        desk.file("new.xml", *(article(f"Just in {n}", minutes=-n - 1) for n in range(30)))
        await desk.shows("30 new ↑")
        assert desk.row_of("Headline 36") == row
        desk.remove("0.xml", "1.xml", "2.xml")
        await desk.shows("67 articles")
        assert desk.row_of("Headline 36") == row
        assert "▌" in desk.lines[row]


async def test_while_nothing_is_selected_the_newest_comes_in_at_the_top(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        desk.file("new.xml", article("Just in", minutes=-5))
        await desk.shows("Just in")
        assert desk.row_of("Just in") < desk.row_of("Headline 00")
        assert " new ↑" not in desk.text


async def test_a_list_that_was_scrolled_by_the_wheel_does_not_move_either(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        desk.page.headlines.scroll_rows(7)
        await desk.pilot.pause()
        row = desk.row_of("Headline 10")
        desk.file("new.xml", article("Just in", minutes=-5))
        await desk.shows("1 new ↑ Just in")
        assert desk.row_of("Headline 10") == row


async def test_when_the_selected_headline_goes_the_next_one_takes_its_line(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await desk.press(*"jjj")
        row = desk.row_of("Headline 02")
        desk.remove("2.xml")
        await desk.until(lambda: "Headline 02" not in desk.text)
        assert "Headline 03" in desk.lines[row]
        assert "▌" in desk.lines[row]


async def test_the_list_lives_through_losing_everything(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await desk.press("G")
        desk.remove(*(f"{n}.xml" for n in range(40)))
        await desk.shows("/news is empty.")
        desk.file("new.xml", article("Back again"))
        await desk.shows("Back again")


async def test_a_changed_headline_is_changed_in_its_row(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await desk.press(*"jjj")
        row = desk.row_of("Headline 07")
        desk.file("7.xml", article("Corrected", guid="Headline 07", minutes=7,
                                   body="Body of Headline 07."))  # fmt: skip
        await desk.shows("Corrected")
        assert "Corrected" in desk.lines[row]


async def test_marking_moves_nothing(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await desk.press("G", "k", "k")
        row = desk.row_of("Headline 37")
        await desk.press("m", "s")
        assert desk.row_of("Headline 37") == row
        assert desk.lines[row].startswith("▌ ★")


async def test_the_article_that_is_read_stays_with_its_scroll_position(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *LONG, *MANY) as desk:
        await desk.press("enter", "space", "j")
        before = desk.lines[2:-2]
        assert "Paragraph" in before[1]
        desk.file("new.xml", article("Just in", minutes=-5))
        await desk.shows("1 new ↑ Just in")
        assert desk.lines[2:-2] == before
        desk.remove("0.xml")
        await desk.shows("41 articles")
        assert desk.lines[2:-2] == before
        await desk.press("G")
        await desk.shows("File: 0.xml (gone)")


async def test_a_new_version_of_the_article_keeps_the_place_of_the_reader(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *LONG) as desk:
        await desk.press("enter", "space", "j")
        before = [line.strip(" ┃│") for line in desk.lines[2:-2]]
        assert before[1].startswith("Paragraph")
        body = f"A new beginning.\n\nAnd more.\n\n{LONG[0].body}"
        desk.file("0.xml", article("Long", minutes=-1, body=body, tags=("fresh",)))
        await desk.shows("3 Tags 1")
        assert [line.strip(" ┃│") for line in desk.lines[2:-2]] == before


async def test_another_width_keeps_the_paragraph_at_the_top(tmp_path: Path) -> None:
    words = "\n\n".join(f"Paragraph {n}. " + "It goes on and on. " * 12 for n in range(40))
    async with dashboard(tmp_path, article("Wide", body=words), size=(100, 24)) as desk:
        await desk.press("enter", *["space"] * 3)
        before = desk.page.details._page
        assert before is not None
        block = before.anchor(desk.page.details.top).block
        for width in (40, 30, 140, 100):
            await desk.pilot.resize_terminal(width, 24)
            await desk.pilot.pause()
            page = desk.page.details._page
            assert page is not None
            assert page.anchor(desk.page.details.top).block == block


async def test_the_selected_tag_keeps_its_line(tmp_path: Path) -> None:
    tagged = [article(f"T{n}", minutes=n, tags=(f"tag{n:02}",)) for n in range(15)]
    async with dashboard(tmp_path, *tagged) as desk:
        await desk.press("3", *"jjjj")
        row = desk.row_of("▌ tag03")
        desk.file("new.xml", article("New", tags=("aaa",)))
        await desk.shows("Tags 16")
        assert desk.row_of("▌ tag03") == row


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_resize_keeps_the_selected_headline_on_the_screen(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with dashboard(tmp_path, *MANY, size=size) as desk:
        await desk.press(*["j"] * 15)
        for height in (8, 30, 5, 24):
            await desk.pilot.resize_terminal(size[0], height)
            await desk.pilot.pause()
            assert "▌" in desk.lines[desk.row_of("Headline 14")]


async def test_a_visit_to_a_tag_leads_back_to_the_same_place(tmp_path: Path) -> None:
    tagged = [article(f"Headline {n:02}", minutes=n, tags=("all",)) for n in range(40)]
    async with dashboard(tmp_path, *tagged) as desk:
        await desk.press(*["j"] * 25)
        before = desk.lines[2:-2]
        await desk.press("3", "enter", "escape", "1")
        assert desk.lines[2:-2] == before


async def test_a_list_scrolled_away_from_its_selection_stays_there(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await desk.press("j", "j")
        desk.page.headlines.scroll_rows(15)
        await desk.pilot.pause()
        before = desk.lines[2]
        await desk.press("3", "1")
        assert desk.lines[2] == before
        await desk.pilot.resize_terminal(81, 24)
        await desk.pilot.pause()
        assert desk.lines[2].split() == before.split()


async def test_a_short_list_fills_the_screen_after_reading_through_it(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY[:8]) as desk:
        await desk.press("enter", *"nnnnnnp", "escape")
        assert "Headline 00" in desk.text
        assert "▌" in desk.lines[desk.row_of("Headline 05")]


async def test_n_misses_no_article_when_the_one_that_is_read_goes(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY[:4]) as desk:
        await desk.press("j", "j", "enter")
        await desk.shows("Body of Headline 01.")
        desk.remove("1.xml")
        await desk.shows("3 articles")
        await desk.press("n")
        await desk.shows("Body of Headline 02.")


async def test_passing_by_with_tab_reads_nothing_and_keeps_following(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await desk.press("tab", "tab", "tab")
        await desk.shows("[1 Headlines 40]")
        desk.file("new.xml", article("Just in", minutes=-5))
        await desk.shows("Just in")
        assert "▌" not in desk.text


async def test_n_and_p_do_nothing_where_no_article_is(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await desk.press("3", "n", "p", "1")
        assert "▌" not in desk.text


async def test_an_article_whose_file_is_gone_can_be_starred(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY[:2]) as desk:
        await desk.press("enter")
        desk.remove("0.xml")
        await desk.shows("1 article ")
        await desk.press("s")
        await desk.shows("★ starred")


async def test_a_click_on_the_status_line_changes_nothing_for_enter(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY[:4]) as desk:
        await desk.pilot.click(offset=(3, desk.row_of("4 articles")))
        await desk.press("j", "enter")
        await desk.shows("Body of Headline 00.")


async def test_enter_opens_what_the_list_shows(tmp_path: Path) -> None:
    two = [article("Apple", tags=("a",)), article("Beet", minutes=5, tags=("b",))]
    async with dashboard(tmp_path, *two) as desk:
        await desk.press("enter")
        await desk.shows("Body of Apple.")
        await desk.press("3", "j", "j", "enter", "enter")
        await desk.shows("Body of Beet.")


async def test_old_news_that_comes_in_out_of_sight_is_told_of(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        desk.file("old.xml", article("Found in a drawer", minutes=60 * 24 * 40))
        await desk.shows("1 new ↓ Found in a drawer")
        await desk.press("G")
        await desk.until(lambda: "1 new" not in desk.text)


async def test_news_that_comes_in_while_another_tab_is_open_is_told_of(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await desk.press("3")
        desk.file("new.xml", article("Just in", minutes=-5))
        await desk.shows("1 new ↑ Just in")
        await desk.press("1")
        await desk.until(lambda: "1 new" not in desk.text and "Just in" in desk.text)


async def test_what_is_filed_while_the_list_is_read_anew_is_not_called_read_before_it_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dashboard(tmp_path) as desk:
        desk.page._settled = False
        desk.say(settled=False, reading=True, counted=True, waiting=1)
        await desk.until(lambda: "live" not in desk.lines[-2])
        refresh = desk.page._library.refresh
        seen: list[str] = []

        def last_file_comes_in_behind() -> bool:
            changed = refresh()
            if not seen:
                seen.append("once")
                desk.editor.apply([filing("last.xml", [article("Last")])])
                desk.newsroom.status = Status("live", settled=True)
            return changed

        monkeypatch.setattr(desk.page._library, "refresh", last_file_comes_in_behind)
        desk.page.catch_up()
        assert not desk.page._settled
        await desk.pilot.pause()
        assert "live" not in desk.lines[-2]
        desk.page.catch_up()
        await desk.shows("Last", "live")
        assert not desk.page._arrivals.words


async def test_what_the_first_reading_finds_is_no_news(tmp_path: Path) -> None:
    async with dashboard(tmp_path) as desk:
        desk.page._settled = False
        desk.say(settled=False, waiting=40)
        desk.change(filing(f"{n}.xml", [item]) for n, item in enumerate(MANY[:20]))
        await desk.shows("20 articles")
        rest = [filing(f"{n}.xml", [item]) for n, item in enumerate(MANY[20:], 20)]
        desk.editor.apply(rest)  # the last files and the end of the reading in one look
        desk.say(settled=True, waiting=0)
        await desk.shows("40 articles", "● live")
        assert " new " not in desk.text
        desk.file("old.xml", article("Found later", minutes=9000))
        await desk.shows("1 new ↓ Found later")


async def test_trouble_with_the_databases_is_on_the_screen(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        desk.say(notices=("Marks made now are lost at the end: /state is read-only.",))
        await desk.shows("Marks made now are lost", "! 1 problem")
        await desk.press("exclamation_mark")
        await desk.shows("/state is read-only.")
