"""Live, from the file to the glass: the real program on a real terminal, and no key is pressed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import newswall, own_places, until_live
from tests.terminal import Terminal


def note(title: str, day: str = "2026-11-20") -> str:
    return f"---\ntitle: {title}\ndate: {day}\ntags: [one]\n---\n\nWords of {title}.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    news = tmp_path / "feeds"
    news.mkdir()
    (news / "first.md").write_text(note("The first"))
    return news


@pytest.fixture
def terminal(folder: Path) -> Iterator[Terminal]:
    env = own_places(folder.parent / "places")
    with Terminal(newswall(folder), columns=80, rows=24, env=env) as opened:
        until_live(opened)
        opened.wait_for("The first")
        yield opened


def test_what_happens_in_the_folder_is_on_the_screen(terminal: Terminal, folder: Path) -> None:
    (folder / "second.md").write_text(note("The second"))
    terminal.wait_for("The second")
    draft = folder / ".second.md.tmp"
    draft.write_text(note("The second, replaced"))
    draft.replace(folder / "second.md")
    terminal.wait_for("The second, replaced")
    with (folder / "second.md").open("w") as file:
        file.write(note("The second, rewritten"))
    terminal.wait_for("The second, rewritten")
    (folder / "second.md").rename(folder / "renamed.md")
    (folder / "third.md").write_text(note("The third"))
    terminal.wait_for("The third")
    assert "The second, rewritten" in terminal.text
    (folder / "renamed.md").unlink()
    terminal.wait_for(lambda: "The second" not in terminal.text)


def test_a_sub_folder_moved_in_and_out_is_on_the_screen(
    terminal: Terminal, folder: Path, tmp_path: Path
) -> None:
    box = tmp_path / "box"
    box.mkdir()
    (box / "x.md").write_text(note("In a box"))
    box.rename(folder / "box")
    terminal.wait_for("In a box")
    (folder / "box").rename(tmp_path / "out")
    terminal.wait_for(lambda: "In a box" not in terminal.text)


def test_the_selected_headline_keeps_its_line(terminal: Terminal, folder: Path) -> None:
    for number in range(10):
        (folder / f"{number}.md").write_text(note(f"Note {number}", f"2026-11-{10 + number}"))
    terminal.wait_for("Note 9")
    terminal.wait_for("11 articles")
    terminal.press("j", "j", "j", "j")
    terminal.wait_for(lambda: any("▌" in line and "Note 7" in line for line in terminal.screen()))
    before = [(y, line) for y, line in enumerate(terminal.screen()) if "▌" in line]
    (folder / "new.md").write_text(note("Just in", "2026-11-21"))
    terminal.wait_for("Just in")
    after = [(y, line) for y, line in enumerate(terminal.screen()) if "▌" in line]
    assert [(y, line.split()[:6]) for y, line in after] == [
        (y, line.split()[:6]) for y, line in before
    ]


def test_a_folder_that_goes_and_comes_back(terminal: Terminal, folder: Path) -> None:
    folder.rename(folder.with_name("away"))
    terminal.wait_for("offline")
    assert "The first" in terminal.text
    folder.with_name("away").rename(folder)
    terminal.wait_for("● live")
    (folder / "again.md").write_text(note("Here again"))
    terminal.wait_for("Here again")


@pytest.mark.parametrize(
    ("before", "words"),
    [("nothing", "does not exist"), ("a file", "is a file"), ("an empty folder", "is empty")],
)
def test_what_is_no_folder_of_news_yet_is_told_and_comes_alive(
    tmp_path: Path, before: str, words: str
) -> None:
    news = tmp_path / "feeds"
    if before == "a file":
        news.write_text("not a folder")
    elif before == "an empty folder":
        news.mkdir()
    env = own_places(tmp_path / "places")
    with Terminal(newswall(news), columns=100, rows=24, env=env) as terminal:
        terminal.wait_for(lambda: words in " ".join(terminal.text.split()))
        if before == "a file":
            news.unlink()
        news.mkdir(exist_ok=True)
        (news / "a.md").write_text(note("Alive"))
        terminal.wait_for("Alive")


def test_two_dashboards_show_the_same_and_the_second_takes_over(
    terminal: Terminal, folder: Path
) -> None:
    env = own_places(folder.parent / "places")
    with Terminal(newswall(folder), columns=80, rows=24, env=env) as second:
        second.wait_for("read by another newswall")
        second.press("j", "m")
        terminal.wait_for("0 unread")
        (folder / "b.md").write_text(note("For both"))
        terminal.wait_for("For both")
        second.wait_for("For both")
        terminal.press("q")
        assert terminal.wait_exit() == 0
        second.wait_for("● live")
        (folder / "d.md").write_text(note("Taken over"))
        second.wait_for("Taken over")
