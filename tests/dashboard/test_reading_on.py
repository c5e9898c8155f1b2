"""Reading on with one key, marking all, taking marks back, and lists in other orders."""

from pathlib import Path

from tests.dashboard.driving import Desk, article, dashboard, filing

TEN = [article(f"Headline {n}", minutes=n, tags=("odd",) if n % 2 else ("even",))
       for n in range(10)]  # fmt: skip
LONG = "\n\n".join(f"Paragraph {n} of a long article." for n in range(30))


def titles(desk: Desk) -> list[str]:
    """The headlines on the screen, in their order."""
    return [f"Headline {part[0]}" for line in desk.lines for part in line.split("Headline ")[1:]
            if part[0].isdigit()]  # fmt: skip


async def test_space_reads_on_to_the_end_and_to_the_next_unread_article(tmp_path: Path) -> None:
    news = [article("Long", minutes=-1, body=LONG), *TEN]
    async with dashboard(tmp_path, *news) as desk:
        await desk.press("j", "j", "m", "k", "space")
        await desk.shows("[2 Details]", "Paragraph 3 ")
        pages = 0
        while "Headline" not in desk.lines[2]:
            await desk.press("space")
            pages += 1
            assert pages < 9, desk.text
        assert pages > 3
        assert "Headline 1" in desk.lines[2], "the one that is read is passed over"
        await desk.press("space")
        assert "Headline 2" in desk.lines[2]
        assert "1 Headlines 7" in desk.lines[0]


async def test_space_begins_again_at_the_top_and_says_when_all_is_read(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN[:3]) as desk:
        await desk.press("G", "space", "space")
        assert "Headline 0" in desk.lines[2]
        assert "Round the end of the list." in desk.text
        await desk.press("space", "space")
        assert "Headline 1" in desk.lines[2]
        assert "Nothing else is unread here." in desk.text


async def test_the_next_and_the_previous_unread_article_are_one_key_away(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        await desk.press("j", "j", "m", "j", "m", "g", "J")
        assert "▌" in desk.lines[desk.row_of("Headline 3 ")]
        await desk.press("K")
        assert "▌" in desk.lines[desk.row_of("Headline 0 ")]
        await desk.press("enter", "J")
        await desk.shows("Body of Headline 3.")


async def test_all_of_a_list_is_marked_read_and_undo_takes_exactly_that_back(
    tmp_path: Path,
) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        await desk.press("j", "j", "m", "3", "j", "enter")
        await desk.shows("#even]")
        before = desk.text.count("●")
        await desk.press("A")
        await desk.shows("articles read. u takes it back.")
        assert "●" not in "\n".join(desk.lines[:-2])
        await desk.press("u")
        assert desk.text.count("●") == before
        await desk.press("escape", "1")
        await desk.shows("9 unread")
        await desk.press("u")
        await desk.shows("10 unread", "Unread again: Headline 1")
        await desk.press("u")
        await desk.shows("There is no mark to take back.")


async def test_undo_takes_back_all_kinds_of_marks_in_their_order(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        await desk.press("j", "s", "enter", "n", "1", "A")
        assert "0 unread" in desk.text
        for told, unread in [
            ("8 articles", 8),
            ("Headline 1", 9),
            ("Headline 0", 10),
        ]:
            await desk.press("u")
            await desk.shows(f"Unread again: {told}", f"{unread} unread")
        assert "★" in desk.text
        await desk.press("u")
        await desk.shows("No star any more: Headline 0")
        assert "★" not in desk.text


async def test_the_oldest_or_the_unread_stand_first_when_asked(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN[:4]) as desk:
        await desk.press("j", "m", "t", "O")
        await desk.shows("unread first ──", "Read · Yesterday")
        assert titles(desk) == ["Headline 1", "Headline 2", "Headline 3", "Headline 0"]
        await desk.press("O")
        await desk.shows("oldest first ──")
        assert titles(desk) == ["Headline 3", "Headline 2", "Headline 1", "Headline 0"]
        await desk.press("O")
        await desk.until(lambda: "first ──" not in desk.text)


async def test_hide_read_keeps_the_article_that_one_is_on_until_it_is_left(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        await desk.press("j", "m", "j", "j", "H")
        await desk.shows("unread only ──")
        assert "Headline 0" not in desk.text
        row = desk.row_of("Headline 2 ")
        await desk.press("enter", "escape")
        assert desk.row_of("Headline 2 ") == row, "it was read and is still there"
        assert "▌" in desk.lines[row]
        desk.file("new.xml", article("Headline X", minutes=-5))
        await desk.shows("Headline X")
        assert desk.row_of("Headline 2 ") == row
        await desk.press("j")
        await desk.until(lambda: "Headline 2 " not in desk.text)
        assert "▌" in desk.lines[desk.row_of("Headline 3 ")]
        await desk.press("u")
        await desk.shows("Headline 2 ")
        await desk.press("H")
        await desk.shows("Headline 0 ")


async def test_hiding_read_ones_keeps_a_read_one_that_is_selected(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        await desk.press("j", "j", "m", "H")
        assert "▌" in desk.lines[desk.row_of("Headline 1 ")]
        await desk.press("k")
        assert "Headline 1 " not in desk.text


async def test_with_the_unread_first_the_article_that_is_read_stays_in_its_row(
    tmp_path: Path,
) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        await desk.press("O", "j", "j", "j")
        row = desk.row_of("Headline 2 ")
        await desk.press("m")
        assert desk.row_of("Headline 2 ") == row
        await desk.press("j")
        assert desk.row_of("Headline 2 ") > desk.row_of("Headline 9 ")
        assert "▌" in desk.lines[desk.row_of("Headline 3 ")]


async def test_when_all_is_read_and_hidden_the_list_says_so(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        await desk.press("H", "A")
        await desk.shows("Everything here is read. H shows it.")
        await desk.press("H")
        await desk.shows("Headline 9")


async def test_news_that_comes_in_just_then_does_not_make_the_open_article_unread(
    tmp_path: Path,
) -> None:
    async with dashboard(tmp_path, *TEN) as desk:
        await desk.press("j")
        desk.editor.apply([filing("new.xml", [article("Just in", minutes=-5)])])
        desk.page.action_show("details")
        desk.page.catch_up()
        assert desk.page.details.article is not None
        assert not desk.page.details.article.unread
