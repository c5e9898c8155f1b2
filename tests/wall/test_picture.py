"""The picture holds together on any screen, says what matters, and says it in words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.wall.making import NOON, headline
from tui.article import Precision
from tui.library import Headline
from tui.page import cell_len
from tui.status import Status
from tui.wall.ages import SHORT, age, short_age
from tui.wall.board import Board
from tui.wall.lines import LOOKS, cells
from tui.wall.picture import picture
from tui.wall.programme import Show
from tui.wall.state import Health, notice_piece, state_pieces
from tui.wall.trend import TagOfDay, TagsOfDay

SIZES = [(80, 24), (120, 40), (200, 60), (60, 100), (40, 10), (300, 100), (20, 5), (1, 1), (5, 2),
         (100, 8), (30, 60), (5, 40), (2, 90)]  # fmt: skip
MANY = [
    headline(1, "東京でかもめ便が朝の運航を再開、県は検討", summary="本文 " * 80, source="みなと"),
    headline(2, "Ж" * 90, summary="Слово " * 50, source="Погода", age=90_000),
    headline(3, "Short", section="Sea", age=30),
    headline(4, "A " + "very long headline that goes on " * 9, summary="word " * 60, age=500_000),
    headline(5, "\U0001f468\u200d\U0001f469\u200d\U0001f467 family e\u0301", summary="x" * 300),
    *(headline(n, age=3600.0 * n) for n in range(6, 100)),
]  # fmt: skip
TAGS = TagsOfDay(
    "Tags of the day",
    [TagOfDay("harbour", 12, 3), TagOfDay("経済", 7, -2), TagOfDay("x" * 64, 1, 0)],
)


def board(show: Show, tags: TagsOfDay = TAGS, health: Health | None = None) -> Board:
    health = health or Health(Status("live", settled=True), 0, 0, NOON.timestamp(), "~/news")
    message = ("No news yet", "Put a news file into ~/news, and it is here a blink later.")
    pieces = state_pieces(health, NOON)
    return Board(NOON, show, tags, pieces, message, "~/news", notice_piece(health))


def blocks(text: str, width: int, height: int) -> Sequence[str] | None:
    """Large letters as wide and as high as they may be."""
    return ["█" * width] * min(height, 4) if height >= 4 and len(text) < 60 else None


def plain(text: str, width: int, height: int) -> None:
    """No large letters."""


def drawn(shown: Board, width: int, height: int, large: bool = False) -> list[str]:
    lines = picture(shown, width, height, blocks if large else plain).lines
    return ["".join(text for text, _ in line) for line in lines]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("large", [False, True])
def test_every_line_fits_whatever_is_shown_on_whatever_screen(
    size: tuple[int, int], large: bool
) -> None:
    width, height = size
    for lead in (MANY[0], MANY[3], MANY[4], None):
        for listed in (MANY[:1], MANY[:3], MANY):
            for breaking, tags in ((False, TAGS), (True, TagsOfDay())):
                show = Show(lead, breaking, {1, 3, 9}, listed, 0)
                result = picture(board(show, tags), width, height, blocks if large else plain)
                assert len(result.lines) == height
                assert all(cells(line) <= width for line in result.lines)
                looks = {look for line in result.lines for _, look in line}
                assert looks <= {"", *LOOKS}


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60), (60, 100)], ids=str)
def test_lead_list_tags_clock_and_state_are_all_there(size: tuple[int, int]) -> None:
    lead = MANY[2]._replace(title="The lead of the day", summary="What it is about.")
    text = "\n".join(drawn(board(Show(lead, False, {3}, MANY, 0)), *size))
    for words in ("The lead of the day", "What it is about.", "Gazette", "Sea", "just now", " NEW ",
                  "harbour", "12", "▲3", "Sunday 22 November", "● updated just now",
                  "1/5", "Headline 6"):  # fmt: skip
        assert words in text, words
    assert "12:00" in text or "█" in text, "the clock, small or in large digits"


def test_the_list_stands_where_it_stood_whatever_the_lead_is() -> None:
    rows = []
    for lead in MANY[:5]:
        for large in (False, True):
            lines = drawn(board(Show(lead, False, (), MANY, 0)), 120, 40, large)
            rows.append(lines.index(next(line for line in lines if "News ──" in line)))
    assert len(set(rows)) == 1


def test_a_page_shows_the_headlines_behind_those_of_the_page_before() -> None:
    show = Show(MANY[0], False, (), MANY, 0)
    page = picture(board(show), 80, 24, plain).page
    lines = drawn(board(replace(show, top=page)), 80, 24)
    assert "2/5" in "\n".join(lines)
    first = MANY[page].title
    assert sum(first in line for line in lines) == 1
    assert not any(MANY[page - 1].title in line for line in lines)


@pytest.mark.parametrize(("size", "least"), [((80, 24), 6), ((200, 60), 14), ((60, 100), 14)])
def test_a_larger_screen_lists_more_headlines_newest_first(
    size: tuple[int, int], least: int
) -> None:
    listed = [headline(n, title=f"Title {n:02}", age=60.0 * n) for n in range(1, 60)]
    show = Show(listed[0], False, (), listed, 0)
    page = picture(board(show), *size, plain).page
    lines = drawn(board(show), *size)
    assert page >= least
    column = [line.index("Title 02") for line in lines if "Title 02" in line]
    found = [line[at : at + 8] for line in lines for at in column]
    assert [words for words in found if words.startswith("Title")][:5] == [
        "Title 01", "Title 02", "Title 03", "Title 04", "Title 05"
    ]  # fmt: skip
    assert all(any(f"Title {n:02}" in line for line in lines) for n in range(2, page + 1))


@pytest.mark.parametrize("size", [(41, 11), (41, 7), (20, 12), (20, 8)], ids=str)
def test_no_headline_is_cut_for_its_summary(size: tuple[int, int]) -> None:
    title = "Harbour council votes to keep the ferries"
    lead = MANY[2]._replace(title=title, summary="What it is about. " * 9)
    lines = [line.strip() for line in drawn(board(Show(lead, False, (), MANY, 0)), *size)]
    assert title in " ".join(lines)


def test_sources_have_the_room_that_they_need_and_headlines_the_rest() -> None:
    named = [one._replace(source="Minato Shimbun") for one in MANY]
    nameless = [one._replace(source="") for one in MANY]
    for listed, before in ((named, "  Minato Shimbun  "), (nameless, "h  ")):
        text = "\n".join(drawn(board(Show(MANY[2], False, (), listed, 0)), 80, 24))
        assert f"{before}Headline 6" in text


def test_a_long_source_is_cut_and_not_left_out() -> None:
    listed = [one._replace(source="Gazette and Advertiser of the Northern Coasts") for one in MANY]
    lines = drawn(board(Show(MANY[2], False, (), listed, 0)), 40, 100)
    assert sum("  Gazette and Adver" in line for line in lines) > 5


def test_what_belongs_to_a_headline_of_two_lines_stands_beside_it_if_it_can() -> None:
    title = "Harbour council votes to keep the ferries running all night"
    for source, beside in (
        ("Gazette", True),
        ("Gazette and Advertiser of the Northern Coasts", False),
    ):
        listed = [headline(n, title, source=source, age=7200) for n in range(40)]
        lines = drawn(board(Show(MANY[2], False, (), listed, 0)), 60, 100)
        at = next(row for row, line in enumerate(lines) if title[:20] in line)
        assert (f"night  2 h  {source}" in lines[at + 1]) == beside
        assert (lines[at + 2].strip() == "") == beside


@pytest.mark.parametrize(
    ("rows", "free", "said"),
    [(6, True, True), (7, False, True), (8, True, False), (10, False, False)],
)
def test_a_large_headline_leaves_a_line_of_its_summary_where_it_can(
    rows: int, free: bool, said: bool
) -> None:
    lead = MANY[2]._replace(title="Lead", summary="What it is about. " * 9)
    lines = picture(
        board(Show(lead, False, (), MANY, 0)), 80, 23,
        lambda text, width, height: ["█"] * rows if height >= rows else None,
    ).lines  # fmt: skip
    text = ["".join(piece for piece, _ in line).strip() for line in lines]
    assert text.count("█") == rows, "never plain because of a row"
    assert (text[text.index("█") - 1] == "") == free
    assert any(line.startswith("What it is about") for line in text) == said


@pytest.mark.parametrize(("ink", "taken"), [(60, True), (9, False)])
def test_only_much_larger_letters_go_before_more_of_a_summary(ink: int, taken: bool) -> None:
    lead = MANY[2]._replace(title="Lead", summary="What it is about. " * 30)
    heights: list[int] = []

    def letters(text: str, width: int, height: int) -> Sequence[str]:
        heights.append(height)
        return ["█" * ink] * (heights[0] + 1) if height > heights[0] else ["▀" * 20] * 6

    text = str(picture(board(Show(lead, False, (), MANY, 0)), 120, 40, letters).lines)
    assert ("█" * ink in text) == taken
    assert "What it is about" in text


def test_breaking_news_has_a_bar_and_the_word() -> None:
    lines = drawn(board(Show(MANY[2], True, (), MANY, 0)), 80, 24)
    assert any(line.strip().startswith("BREAKING") and "━━━━" in line for line in lines)


def test_one_article_has_the_wall_for_itself_and_none_is_said_kindly() -> None:
    alone = drawn(board(Show(MANY[3], False, (), MANY[3:4], 0), TagsOfDay()), 80, 24)
    assert not any("News ─" in line for line in alone)
    nothing = drawn(board(Show(), TagsOfDay()), 80, 24)
    assert "Put a news file into ~/news" in "\n".join(nothing)
    assert any("Sunday 22 November" in line for line in nothing)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-90_000, "just now"), (0, "just now"), (59, "just now"), (60, "1 min ago"),
        (3599, "59 min ago"), (3600, "1 hour ago"), (5 * 3600, "5 hours ago"),
        (20 * 3600, "yesterday 16:00"), (3 * 86400, "Thursday 12:00"), (9 * 86400, "13 November"),
        (400 * 86400, "18 October 2025"),
    ],
)  # fmt: skip
def test_an_age_is_said_as_people_say_it_and_never_lies_ahead(seconds: float, said: str) -> None:
    assert age(headline(1, age=seconds), NOON) == said
    assert cell_len(short_age(headline(1, age=seconds), NOON)) <= SHORT


def test_a_date_without_an_hour_is_a_day_and_no_date_is_none() -> None:
    midnight = datetime(2026, 11, 21, tzinfo=UTC)
    day = headline(1, published=midnight, precision=Precision.DAY)
    assert age(day, NOON) == "yesterday"
    assert age(day._replace(precision=Precision.MONTH), NOON) == "November 2026"
    nothing = headline(1, published=None, precision=Precision.UNKNOWN)
    assert age(nothing, NOON) == "date unknown"
    assert short_age(nothing, NOON) == "?"


def state(newest: Headline | None = None, problems: int = 0, new: int = 0, **status: object) -> str:
    """The bottom line, with the names of its looks."""
    health = Health(
        Status("live", settled=True)._replace(**status),  # type: ignore[arg-type]
        problems, new, newest.sort_at if newest else None, "~/news",
    )  # fmt: skip
    pieces = [*state_pieces(health, NOON), *([piece] for piece in notice_piece(health))]
    return " | ".join(f"{text} ({look})" for [(text, look)] in pieces)


@pytest.mark.parametrize(
    ("past", "said"),
    [
        (timedelta(minutes=3), "● updated 3 min ago (good)"),
        (timedelta(hours=2), "◐ no news for 2 hours (amber)"),
        (timedelta(days=2), "○ no news for 2 days (red)"),
        (timedelta(days=-3), "● updated just now (good)"),
    ],
)
def test_old_news_is_told_by_sign_word_and_colour(past: timedelta, said: str) -> None:
    assert state(changed_at=NOON - past) == said
    assert state(headline(1, age=past.total_seconds())) == said, "since the start nothing changed"


def test_what_is_wrong_stands_in_the_bottom_line_in_words() -> None:
    assert "no news yet" in state()
    lost = state(headline(1), kind="offline", since=NOON)
    assert lost.startswith("○ folder not reachable since 12:00 (red)")
    assert "! 1 file with a problem (amber)" in state(headline(1), problems=1)
    assert "! 2 files with a problem" in state(headline(1), problems=2)
    assert "+3 new" in state(headline(1), new=3)
    assert "reading 40 %" in state(headline(1), reading=True, share=0.4)
    assert "! The disk is full. (amber)" in state(headline(1), notices=("The disk is full.",))


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_long_notice_is_cut_and_not_left_out_and_the_sign_of_life_stays(width: int) -> None:
    notice = 'config.toml, line 2: wall.dwell must be "auto" or a whole number, and not 2. ' * 2
    status = Status("live", settled=True, changed_at=NOON, notices=(notice,))
    health = Health(status, 2, 3, None, "~/news")
    last = drawn(board(Show(MANY[2], False, (), MANY, 0), health=health), width, 24)[-1]
    assert "● updated just now   " in last
    assert "! config.toml, line" in last
    assert last.endswith(" ·")
