"""One look through a folder for a command: everything is read and nothing goes on running."""

import io
import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.at_work import Reader, note
from tui import meanwhile, one_look
from tui.library import EVERYTHING
from tui.library.lock import Lock
from tui.library.searchfile import search_path
from tui.one_look import looked_through
from tui.places import places_for


def test_one_look_for_a_command_reads_everything_and_leaves_nothing_running(folder: Path) -> None:
    for number in range(300):
        (folder / f"{number}.md").write_text(note(f"Note {number}"))
    with looked_through(str(folder)) as look:
        assert look.library.counts(EVERYTHING).articles == 300
        assert list(look.complaints) == []


class Typewriter(io.StringIO):
    """What is written to a terminal."""

    def isatty(self) -> bool:
        return True


def test_whoever_waits_at_a_terminal_is_told_how_far_it_is_on_a_line_that_goes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meanwhile, "PATIENCE", 0.0)
    monkeypatch.setattr(sys, "stderr", terminal := Typewriter())
    for number in range(300):
        (folder / f"{number}.md").write_text(note(f"Note {number}"))
    with looked_through(str(folder)):
        written = terminal.getvalue()
    assert "Reading files: " in written
    assert "\n" not in written
    assert written.endswith("\r"), "what is printed next begins the line"
    assert not written.split("\r")[-2].strip(), "and finds nothing on it"


def test_nothing_is_told_where_nobody_waits(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(meanwhile, "PATIENCE", 0.0)
    (folder / "a.md").write_text(note("One"))
    with looked_through(str(folder)):
        assert capsys.readouterr().err == ""


def test_a_command_beside_a_dashboard_sees_what_the_dashboard_files(reader: Reader) -> None:
    (reader.folder / "a.md").write_text(note("One"))
    with looked_through(str(reader.folder)) as look:
        titles = [headline.title for headline in look.library.window(EVERYTHING, 0, 10)]
    assert titles == ["One"]


def test_a_command_beside_a_newswall_of_another_version_reads_for_itself(folder: Path) -> None:
    (folder / "a.md").write_text(note("One"))
    with looked_through(str(folder)) as look:
        assert look.library.counts().articles == 1
    library = places_for(str(folder)).library
    with closing(sqlite3.connect(library)) as db:
        db.execute("PRAGMA user_version = 1")
    with closing(Lock(library.with_name("library.db.lock"))), looked_through(str(folder)) as look:
        assert look.library.counts().articles == 1
        assert ["is in use" in reason for _, reason in look.complaints] == [True]
    with closing(sqlite3.connect(library)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)


def test_a_missing_folder_is_a_complaint_of_the_command(tmp_path: Path) -> None:
    with looked_through(str(tmp_path / "none")) as look:
        ((_, reason),) = look.complaints
        assert "does not exist" in reason


def test_a_folder_behind_a_link_is_read(folder: Path, tmp_path: Path) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "a.md").write_text(note("One"))
    (tmp_path / "link").symlink_to(folder)
    with looked_through(str(tmp_path / "link")) as look:
        titles = [headline.title for headline in look.library.window(EVERYTHING, 0, 10)]
    assert titles == ["One"]


def test_when_the_longer_version_went_the_shorter_one_is_read_in_the_same_look(
    folder: Path,
) -> None:
    for name, words in (("long", "A longer text of it."), ("short", "A text.")):
        told = {"items": [{"id": "1", "title": "One", "content_text": words}]}
        told["version"] = "https://jsonfeed.org/version/1.1"
        (folder / f"{name}.json").write_text(json.dumps(told))
    texts = []
    for _ in range(2):
        with looked_through(str(folder)) as look:
            texts += [article.article.body for article in look.library.articles()]
        (folder / "long.json").unlink(missing_ok=True)
    assert texts == ["A longer text of it.", "A text."]


def test_a_command_does_not_wait_for_ever_for_a_search_index_that_another_program_holds(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_look, "STUCK", 0.1)
    (folder / "a.md").write_text(note("One"))
    with looked_through(str(folder), indexed=True) as look:
        assert look.library.indexed() == 1
    (folder / "b.md").write_text(note("Two"))
    with closing(sqlite3.connect(search_path(places_for(str(folder)).library))) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with looked_through(str(folder), indexed=True) as look:
            assert look.library.indexed() < 1
    with looked_through(str(folder), indexed=True) as look:
        assert look.library.indexed() == 1
