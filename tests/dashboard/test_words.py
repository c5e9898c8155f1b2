"""What the dashboard says: times, states, bars and cut text."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from rich.cells import cell_len

from tui.article import Precision
from tui.dashboard.keys.keys import make_keymap
from tui.dashboard.lines.cutting import fit_right, in_turn, wrap_words
from tui.dashboard.lines.scrollbar import thumb
from tui.dashboard.moments import ago, clock, day_name, full_date
from tui.dashboard.status import folder_name, nothing_to_show, problems_document, status_items
from tui.library import Counts
from tui.page import Page
from tui.status import Status

KEYMAP, _ = make_keymap()
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TEXTS = ["plain", "日本語の見出しです", "", "x" * 500]


def test_a_sentence_too_long_for_a_line_is_said_in_turn_to_its_end() -> None:
    assert in_turn("Short.", 20) == ["Short."]
    assert in_turn("Muted this and more of it", 16) == ["Muted this and …", "more of it"]
    wide = in_turn("日本語の 見出しです も", 14)
    assert wide == ["日本語の …", "見出しです も"]
    assert in_turn("x" * 30, 10) == ["x" * 9 + "…"]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("width", [0, 1, 2, 3, 7, 20])
def test_a_number_is_pushed_to_the_right_of_its_cells(text: str, width: int) -> None:
    assert cell_len(fit_right(text, width)) == width


def test_a_sentence_is_broken_between_words() -> None:
    assert wrap_words("one two three", 8) == ["one two", "three"]


def test_days_are_named_from_today() -> None:
    today = date(2026, 11, 22)
    assert day_name(today, today) == "Today, Sunday 22 November"
    assert day_name(date(2026, 11, 21), today) == "Yesterday, Saturday 21 November"
    assert day_name(date(2026, 11, 23), today) == "Tomorrow, Monday 23 November"
    assert day_name(date(2025, 10, 28), today) == "Tuesday 28 October 2025"


@pytest.mark.parametrize(
    ("published", "precision", "shown"),
    [
        (None, Precision.UNKNOWN, "    ?"),
        (NOW, Precision.DAY, "    ·"),
        (NOW - timedelta(minutes=5), Precision.MINUTE, "  5 m"),
        (NOW + timedelta(minutes=5), Precision.MINUTE, None),
        (NOW - timedelta(hours=3), Precision.MINUTE, None),
    ],
)
def test_the_time_of_a_headline_takes_five_cells(
    published: datetime | None, precision: Precision, shown: str | None
) -> None:
    said = clock(published, precision, NOW)
    assert cell_len(said) == 5
    assert said == shown or (shown is None and said[2] == ":")


def test_a_date_says_how_exactly_it_is_known() -> None:
    when = datetime(2025, 10, 28, 9, 15, tzinfo=timezone(timedelta(hours=9)))
    assert "no date given" in full_date(None, Precision.UNKNOWN, NOW)
    assert full_date(when, Precision.DAY, NOW) == "Tuesday 28 October 2025 (the day only)"
    assert full_date(when, Precision.MONTH, NOW) == "October 2025 (the month only)"
    assert "2025" in full_date(when, Precision.MINUTE, NOW)


def test_how_long_ago() -> None:
    assert ago(NOW, NOW) == "just now"
    assert ago(NOW - timedelta(minutes=7), NOW) == "7 min ago"
    assert ago(NOW + timedelta(hours=1), NOW) == "just now"
    assert ago(NOW - timedelta(days=3), NOW).startswith("on ")


def test_the_thumb_covers_its_share_and_reaches_both_ends() -> None:
    assert thumb(10, 0, 10) == range(0)
    assert thumb(10, 0, 100) == range(1)
    assert thumb(10, 90, 100) == range(9, 10)
    assert thumb(10, 0, 20) == range(5)
    assert thumb(10, 10**9, 100).stop == 10


def said(status: Status, problems: int = 0) -> str:
    items = status_items(status, Counts(3, 2), problems, "/news", NOW)
    return "".join(item.text for item in items)


def test_the_status_line_tells_state_counts_problems_and_the_last_change() -> None:
    live = Status(kind="live", settled=True, changed_at=NOW)
    assert "3 articles · 2 unread" in said(live)
    assert "● live" in said(live)
    assert "/news" in said(live)
    assert "changed just now" in said(live)
    assert "! 1 problem " in said(live, 1)
    assert "! 2 problems" in said(live, 2)
    assert "polling" in said(Status(kind="polling"))
    assert "offline since" in said(Status(kind="offline", since=NOW))
    assert "reading ━━━━━─" in said(
        Status(reading=True, counted=True, waiting=15, done=5, share=0.25)
    )
    assert "another newswall" in said(Status(follows=True))


def test_an_empty_list_says_what_is_the_case_and_what_to_do() -> None:
    gone = Status(kind="offline", reason="The folder /news does not exist.")
    live = Status(kind="live", settled=True)
    assert nothing_to_show(gone, 0, "/news", "", KEYMAP) == "The folder /news does not exist."
    assert "is empty" in nothing_to_show(live, 0, "/news", "", KEYMAP)
    assert "Press !" in nothing_to_show(live, 2, "/news", "", KEYMAP)
    assert "Reading" in nothing_to_show(Status(), 0, "/news", "", KEYMAP)
    assert "#x" in nothing_to_show(live, 0, "/news", "#x", KEYMAP)


def test_no_file_is_called_shown_before_it_is() -> None:
    def listed(**state: object) -> str:
        status = Status(kind="live")._replace(**state)  # type: ignore[arg-type]
        page = Page(problems_document((), (), status, "/news"), 80)
        return page.text()

    assert "Every file in /news is shown" in listed(settled=True)
    assert "still being read" in listed()
    half = listed(half_written=("a.xml", "b\x1b.xml"))
    assert "Every file" not in half
    assert "a.xml" in half
    assert "b\ufffd.xml" in half
    assert "written" in half


def test_a_folder_is_shown_on_one_line_without_controls() -> None:
    assert folder_name("/a/\x1b[31mb\n") == "/a/\ufffd[31mb\ufffd"
