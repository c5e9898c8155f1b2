"""`newswall mark`: which articles are marked, what is said, and who sees it."""

import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.at_work import Reader, note
from tui.cli import main
from tui.library import EVERYTHING, parse_query
from tui.places import places_for

Mark = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    news = tmp_path / "news"
    news.mkdir()
    for title in ("Ferry", "Train", "Ferry strike"):
        (news / f"{title}.md").write_text(note(title))
    return news


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Mark:
    def said(*arguments: object, code: int = 0) -> str:
        with pytest.raises(SystemExit) as ended:
            sys.exit(main(["mark", *map(str, arguments)]))
        assert ended.value.code == code
        out, err = capsys.readouterr()
        return err if code else out

    return said


def saved(folder: Path) -> list[tuple[int, int]]:
    with closing(sqlite3.connect(places_for(str(folder)).marks)) as db:
        return sorted(db.execute("SELECT read, starred FROM mark"))


def test_what_a_query_finds_is_marked_on_the_disk_and_counted(folder: Path, run: Mark) -> None:
    assert run("read", "ferry -strike", folder) == "1 article marked read\n"
    assert saved(folder) == [(1, 0)]
    assert run("star", "ferry", folder) == "2 articles starred\n"
    assert saved(folder) == [(0, 1), (1, 1)]
    assert run("read", "--all", folder) == "2 articles marked read, 1 was already\n"
    assert run("unread", "-strike", folder) == "2 articles marked unread\n"
    assert json.loads(run("unstar", "--json", "is:starred", folder)) == {"marked": 2, "found": 2}
    assert saved(folder) == [(0, 0), (0, 0), (1, 0)]


def test_articles_are_marked_by_the_ids_that_list_prints(
    folder: Path, run: Mark, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["list", str(folder), "--json", "--filter", "train"])
    (item,) = json.loads(capsys.readouterr().out)["items"]
    assert run("star", "--id", item["id"], folder) == "1 article starred\n"
    assert "no article has the id x" in run("read", "--id", "x", "--id", item["id"], folder, code=1)
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
    folder: Path, run: Mark, arguments: list[str], words: str
) -> None:
    assert words in run("read", *arguments, folder, code=2)
    assert not places_for(str(folder)).marks.exists()


@pytest.mark.parametrize(
    "arguments",
    [[], ["read"], ["shout", "x"], ["read", "--all", "a", "b"], ["read", "--all", "--id", "a"]],
)
def test_use_that_is_wrong_is_told_with_the_usage(run: Mark, arguments: list[str]) -> None:
    assert "usage: newswall mark" in run(*arguments, code=2)


def test_marks_that_cannot_be_saved_are_no_success(
    folder: Path, run: Mark, capsys: pytest.CaptureFixture[str]
) -> None:
    run("read", "train", folder)
    with closing(sqlite3.connect(places_for(str(folder)).marks)) as db:
        db.execute("PRAGMA user_version = 99")
    assert main(["mark", "read", "ferry", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert "marks made now are not kept" in err
    assert "what is not saved is not marked" in err
    assert out == ""


def test_a_dashboard_shows_the_marks_of_a_command_and_keeps_its_library(
    folder: Path, run: Mark
) -> None:
    with closing(Reader(folder)) as reader:
        reader.shows("Ferry", "Ferry strike", "Train")
        told = len(reader.told)
        assert run("read", "ferry", folder) == "2 articles marked read\n"
        reader.until(lambda: len(reader.told) > told)
        assert reader.library.counts(EVERYTHING).unread == 1
        assert run("star", "train", folder) == "1 article starred\n"
        starred = parse_query("is:starred")
        reader.until(lambda: reader.library.counts(starred).articles == 1)
        assert not reader.newsroom.status.follows
