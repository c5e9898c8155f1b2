"""Disks that are missing, full or back again, as a person at the screen meets them."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.apart import apart, fill, mount, unmount
from tests.at_work import Reader
from tests.processes import wait_until
from tests.running import note, running, status, until_live
from tui.library import backlog


def a_disk_that_is_not_there_at_the_start(top: str) -> None:
    feeds = Path(top, "feeds")
    feeds.mkdir()
    mount(feeds)
    for title in ("Alpha", "Beta", "Gamma"):
        note(feeds, f"{title}.md", title)
    with running(feeds) as terminal:
        until_live(terminal)
        terminal.press("q")
        assert terminal.wait_exit() == 0
    unmount(feeds)
    with running(feeds) as terminal:
        terminal.wait_for("○ offline since")
        terminal.press("!")
        terminal.wait_for("what was mounted there is gone")
        terminal.press("escape")
        terminal.wait_for("Alpha")
        assert "3 articles" in status(terminal)
        mount(feeds)
        note(feeds, "Delta.md", "Delta")
        terminal.wait_for("Delta")
        until_live(terminal)


def test_a_disk_that_is_not_there_at_the_start_takes_nothing_from_the_screen(
    tmp_path: Path,
) -> None:
    apart(a_disk_that_is_not_there_at_the_start, tmp_path)


def a_disk_that_fills_up(top: str) -> None:
    feeds, places = Path(top, "feeds"), Path(top, "places")
    places.mkdir()
    mount(places, "size=2m")
    note(feeds, "Alpha.md", "Alpha")
    with running(feeds) as terminal:
        until_live(terminal)
        filling = fill(places)
        note(feeds, "Beta.md", "Beta", body="long " * 20_000)
        terminal.wait_for("they wait until they can")
        terminal.press("g", "s")
        terminal.wait_for("★")
        terminal.press("!")
        terminal.wait_for("Marks cannot be saved")
        for file in filling:
            file.unlink()
        terminal.wait_for(lambda: "cannot be" not in terminal.text, "an end of the trouble")
        terminal.press("escape")
        terminal.wait_for("Beta")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    with running(feeds) as terminal:
        until_live(terminal)
        wait_until(lambda: "Beta" in terminal.text and "★" in terminal.text, "what waited is kept")


def test_a_disk_that_fills_up_costs_neither_news_nor_marks(tmp_path: Path) -> None:
    apart(a_disk_that_fills_up, tmp_path)


def more_news_than_can_wait(top: str) -> None:
    feeds, cache = Path(top, "feeds"), Path(top, "cache")
    cache.mkdir()
    mount(cache, "size=2m")
    os.environ["XDG_CACHE_HOME"] = str(cache)
    backlog.LIMIT = 5
    note(feeds, "Alpha.md", "Alpha")
    reader = Reader(feeds)

    def is_in_trouble() -> bool:
        return any("cannot be filed" in notice for notice in reader.newsroom.status.notices)

    try:
        reader.shows("Alpha")
        filling = fill(cache)
        for number in range(40):
            note(feeds, f"{number}.md", f"Note {number}", body=f"{number} " * 2000)
        reader.until(
            lambda: bool(reader.newsroom.status.notices) and reader.newsroom.status.settled
        )
        for file in filling:
            file.unlink()
        reader.until(lambda: len(reader.titles()) == 41)
        reader.until(lambda: not is_in_trouble())
    finally:
        reader.close()


def test_news_that_did_not_fit_into_what_waits_is_read_again_when_there_is_room(
    tmp_path: Path,
) -> None:
    apart(more_news_than_can_wait, tmp_path)


def a_cache_that_goes_and_comes_back(top: str) -> None:
    feeds, cache = Path(top, "feeds"), Path(top, "places", "cache")
    note(feeds, "Alpha.md", "Alpha")
    with running(feeds) as terminal:
        until_live(terminal)
        terminal.press("g", "s")
        terminal.wait_for("★")
        shutil.rmtree(cache)
        terminal.wait_for("is damaged or gone: it is built anew")
        terminal.wait_for(cache.exists, "a new one")
        shutil.rmtree(cache)
        cache.write_text("in the way")
        terminal.wait_for("cannot be used (Not a directory)")
        note(feeds, "Beta.md", "Beta")
        cache.unlink()
        terminal.wait_for("Beta")
        terminal.wait_for("★")
        until_live(terminal)


def test_a_library_whose_place_is_gone_is_told_of_and_built_anew_when_it_is_back(
    tmp_path: Path,
) -> None:
    a_cache_that_goes_and_comes_back(str(tmp_path))


def a_home_that_is_read_only(top: str) -> None:
    feeds, places = Path(top, "feeds"), Path(top, "places")
    places.mkdir()
    mount(places)
    note(feeds, "Alpha.md", "Alpha")
    remount = ["mount", str(places), "-o"]
    subprocess.run([*remount, "remount,ro"], check=True)
    with running(feeds) as terminal:
        until_live(terminal)
        terminal.press("g", "s")
        terminal.wait_for("★")
        terminal.press("!")
        terminal.wait_for("Marks cannot be saved")
        assert "for this run only" in " ".join(terminal.text.split())
        subprocess.run([*remount, "remount,rw"], check=True)
        terminal.wait_for(lambda: "cannot be saved" not in terminal.text, "saved marks")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    with running(feeds) as terminal:
        until_live(terminal)
        terminal.wait_for("★")


def test_with_a_read_only_home_it_runs_and_saves_the_marks_when_it_may(tmp_path: Path) -> None:
    apart(a_home_that_is_read_only, tmp_path)
