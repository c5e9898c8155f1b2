"""`newswall mark`: which articles are marked, what is said, and who sees it."""

import json
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from tests.at_work import Reader
from tests.cli.commands import Run
from tui.cli import main
from tui.library import EVERYTHING, parse_query
from tui.places import places_for


@pytest.fixture
def folder(three_notes: Path) -> Path:
    return three_notes


@pytest.fixture
def mark(run: Run) -> Run:
    """Run `newswall mark`."""
    return partial(run, "mark")


def saved(folder: Path) -> list[tuple[int, int]]:
    with closing(sqlite3.connect(places_for(str(folder)).marks)) as db:
        return sorted(db.execute("SELECT read, starred FROM mark"))


def test_what_a_query_finds_is_marked_on_the_disk_and_counted(folder: Path, mark: Run) -> None:
    assert mark("read", "ferry -strike", folder) == "1 article marked read\n"
    assert saved(folder) == [(1, 0)]
    assert mark("star", "ferry", folder) == "2 articles starred\n"
    assert saved(folder) == [(0, 1), (1, 1)]
    assert mark("read", "--all", folder) == "2 articles marked read, 1 was already\n"
    assert mark("unread", "-strike", folder) == "2 articles marked unread\n"
    assert json.loads(mark("unstar", "--json", "is:starred", folder)) == {"marked": 2, "found": 2}
    assert saved(folder) == [(0, 0), (0, 0), (1, 0)]


def test_articles_are_marked_by_the_ids_that_list_prints(folder: Path, run: Run, mark: Run) -> None:
    (item,) = json.loads(run("list", folder, "--json", "--filter", "train"))["items"]
    assert mark("star", "--id", item["id"], folder) == "1 article starred\n"
    told = mark("read", "--id", "x", "--id", item["id"], folder, code=1)
    assert "no article has the id x" in told
    assert saved(folder) == [(1, 1)]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["is:old"], "  is:old\n     ^"),
        ([""], "if that is meant, say --all"),
        (["..."], "if that is meant, say --all"),
    ],
)
def test_a_query_that_is_wrong_or_says_nothing_marks_nothing(
    folder: Path, mark: Run, arguments: list[str], words: str
) -> None:
    assert words in mark("read", *arguments, folder, code=2)
    assert not places_for(str(folder)).marks.exists()


def test_a_folder_in_the_place_of_the_query_is_asked_about(folder: Path, mark: Run) -> None:
    assert f"{folder} is a folder; which query?" in mark("read", folder, code=2)
    assert "which query?" in mark("star", "..", code=2)


@pytest.mark.parametrize(
    "arguments",
    [[], ["read"], ["shout", "x"], ["read", "--all", "a", "b"], ["read", "--all", "--id", "a"]],
)
def test_use_that_is_wrong_is_told_with_the_usage(mark: Run, arguments: list[str]) -> None:
    assert "usage: newswall mark" in mark(*arguments, code=2)


def test_marks_that_cannot_be_saved_are_no_success(
    folder: Path, mark: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    mark("read", "train", folder)
    with closing(sqlite3.connect(places_for(str(folder)).marks)) as db:
        db.execute("PRAGMA user_version = 99")
    assert main(["mark", "read", "ferry", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert "marks made now are not kept" in err
    assert "what is not saved is not marked" in err
    assert out == ""


def test_a_dashboard_shows_the_marks_of_a_command_and_keeps_its_library(
    folder: Path, mark: Run
) -> None:
    with closing(Reader(folder)) as reader:
        reader.shows("Ferry", "Ferry strike", "Train")
        told = len(reader.told)
        assert mark("read", "ferry", folder) == "2 articles marked read\n"
        reader.until(lambda: len(reader.told) > told)
        assert reader.library.counts(EVERYTHING).unread == 1
        assert mark("star", "train", folder) == "1 article starred\n"
        starred = parse_query("is:starred")
        reader.until(lambda: reader.library.counts(starred).articles == 1)
        assert not reader.newsroom.status.follows
