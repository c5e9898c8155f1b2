"""The next start shows what the last end showed."""

import json
import os
import stat
from pathlib import Path

import pytest

from tests.dashboard.driving import article, configure, dashboard
from tui.dashboard.session import Session, load, save

MANY = [article(f"Headline {n:02}", minutes=n, tags=("odd",) if n % 2 else ("even",))
        for n in range(60)]  # fmt: skip
LONG = article(
    "Long", minutes=-1, body="\n\n".join(f"Paragraph {n} of a long article." for n in range(60))
)


def kept(tmp_path: Path) -> Path:
    return tmp_path / "state" / "session.json"


async def test_selection_and_scroll_come_back_and_news_above_is_told(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await desk.press(*["j"] * 40, *["k"] * 5)
        before = desk.lines[2:-2]
    async with dashboard(tmp_path, *MANY) as desk:
        assert desk.lines[2:-2] == before
        assert " new " not in desk.lines[1]
    async with dashboard(tmp_path, *MANY, article("Came overnight", minutes=-9)) as desk:
        assert desk.lines[2:-2] == before
        await desk.shows("1 new ↑ Came overnight")
        await desk.press("t")
    async with dashboard(tmp_path, *MANY, article("Later still", minutes=-10)) as desk:
        assert "Later still" in desk.lines[3], "who followed the newest follows it again"


async def test_the_place_is_kept_once_a_minute_and_only_when_it_changed(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await desk.press("j", "j")
        desk.app._minute()
        first = kept(tmp_path).stat()
        assert load(kept(tmp_path)).selected
        desk.app._minute()
        assert kept(tmp_path).stat().st_ino == first.st_ino
        await desk.press("j")
        desk.app._minute()
        assert kept(tmp_path).stat().st_ino != first.st_ino


async def test_a_list_that_was_only_scrolled_comes_back_so(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        desk.page.headlines.scroll_rows(20)
        await desk.pilot.pause()
        before = desk.lines[2:-2]
    async with dashboard(tmp_path, *MANY) as desk:
        assert desk.lines[2:-2] == before


async def test_the_article_that_was_read_comes_back_at_its_line(tmp_path: Path) -> None:
    async with dashboard(tmp_path, LONG, *MANY) as desk:
        await desk.press("j", "enter", "space", "j", "j")
        before = desk.lines
        assert "Paragraph" in "".join(before[2:4])
    async with dashboard(tmp_path, LONG, *MANY) as desk:
        assert desk.lines == before


async def test_tab_filter_order_and_hidden_articles_come_back(tmp_path: Path) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await desk.press("j", "m", "3", "j", "enter", "O", "O", "H", "j", "j")
        before = desk.lines[2:]
        await desk.shows("#even]", "unread only, oldest first")
    async with dashboard(tmp_path, *MANY) as desk:
        assert desk.lines[2:] == before
        await desk.shows("#even]", "unread only, oldest first")
        await desk.press("3", "j", "j")
    async with dashboard(tmp_path, *MANY) as desk:
        assert "[3 Tags" in desk.lines[0]
        assert "▌" in desk.lines[3]


async def test_a_read_article_that_one_was_on_comes_back_although_read_ones_are_hidden(
    tmp_path: Path,
) -> None:
    async with dashboard(tmp_path, *MANY) as desk:
        await desk.press("H", "j", "j", "m")
    async with dashboard(tmp_path, *MANY) as desk:
        assert "▌" in desk.lines[desk.row_of("Headline 01")]


async def test_the_order_decided_on_last_holds(tmp_path: Path) -> None:
    configure('order = "oldest"')
    async with dashboard(tmp_path, *MANY) as desk:
        assert "Headline 59" in desk.lines[3]
        await desk.press("O")
    async with dashboard(tmp_path, *MANY) as desk:
        assert "Headline 00" in desk.lines[3], "chosen after the config was written"
    configure('order = "unread"')
    async with dashboard(tmp_path, *MANY) as desk:
        await desk.shows("unread first")


async def test_the_article_may_be_gone_meanwhile(tmp_path: Path) -> None:
    async with dashboard(tmp_path, LONG, *MANY[:9]) as desk:
        await desk.press("j", "enter", "space")
        desk.remove("0.xml")
        await desk.shows("9 articles")
    async with dashboard(tmp_path) as desk:
        await desk.shows("[1 Headlines", "Headline 08")


async def test_the_width_of_the_text_comes_back_until_the_config_says_another(
    tmp_path: Path,
) -> None:
    async with dashboard(tmp_path, LONG, size=(120, 24)) as desk:
        await desk.press("enter", "space", "j", *["greater_than_sign"] * 3)
        await desk.shows("88 columns.", "Paragraph")
        await desk.press(*["less_than_sign"] * 30)
        assert desk.page.details.measure == 30
        await desk.shows("No line is narrower.")
        await desk.press(*["plus"] * 50)
        await desk.shows("The screen has no more columns.")
        assert desk.page.details.measure == 117
        await desk.press("minus")
    async with dashboard(tmp_path, LONG, size=(120, 24)) as desk:
        assert desk.page.details.measure == desk.page.help.measure == 113
        configure("hide_read = true")
        desk.app.look_at_config()
        assert desk.page.details.measure == 113
    configure("reading_width = 50")
    async with dashboard(tmp_path, LONG, size=(120, 24)) as desk:
        assert desk.page.details.measure == 50


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"\xff\xfe", b'{"view": 5, "line": "x", "order": ["unread"]}',
        b'{"view": "palette", "query": "tag:", "article": "no such", "selected": true}',
        b'{"line": 1e999}', b'{"order": "sideways", "block": -9, "block_lines": 3}',
        b"[" * 50_000, b'{"line": ' + b"9" * 5000 + b"}", b" " * 200_000,
        b'{"query": "\\ud800", "words": "\\u001b[2J", "tag": "\\u202e", "begins": "\\ud800"}',
    ],
)  # fmt: skip
async def test_a_damaged_session_is_no_matter(tmp_path: Path, content: bytes) -> None:
    kept(tmp_path).parent.mkdir()
    kept(tmp_path).write_bytes(content)
    async with dashboard(tmp_path, *MANY) as desk:
        await desk.shows("[1 Headlines", "● live")
        await desk.press("j", "enter")
        await desk.shows("Body of Headline")
    assert load(kept(tmp_path)).reading


def test_a_session_is_for_its_owner_only_and_replaced_as_a_whole(tmp_path: Path) -> None:
    session = Session(query="tag:x", line=3, begins="Über")
    save(kept(tmp_path), Session())
    old = kept(tmp_path).open("rb")
    save(kept(tmp_path), session)
    with old:
        assert json.load(old) == Session()._asdict(), "the old file was not written into"
    assert load(kept(tmp_path)) == session
    assert stat.S_IMODE(kept(tmp_path).stat().st_mode) == 0o600
    assert [path.name for path in kept(tmp_path).parent.iterdir()] == ["session.json"]


def test_a_place_that_cannot_be_written_or_waits_for_ever_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    save(tmp_path / "file" / "session.json", Session(line=2))
    os.mkfifo(tmp_path / "pipe")
    assert load(tmp_path / "pipe") == Session()
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    assert load(tmp_path / "link") == Session()
    save(tmp_path / "elsewhere", Session(line=7))
    (tmp_path / "follow").symlink_to(tmp_path / "elsewhere")
    assert load(tmp_path / "follow") == Session()
    save(tmp_path / "link", Session(line=2))
    assert load(tmp_path / "link") == Session(line=2)
    assert (tmp_path / "pipe").is_fifo()
