"""`newswall list`, `tags` and `check`: the names, fields and exit codes of the design."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.commands import NOTE, as_json, newswall
from tests.processes import ROOT


def test_list_is_newest_first_and_knows_marks(folder: Path) -> None:
    os.utime(folder / "deep" / "clip.txt", (1, 1))
    document = as_json("list", str(folder))
    assert [item["_newswall"]["file"] for item in document["items"]] == ["note.md", "deep/clip.txt"]
    assert document["items"][0]["_newswall"]["unread"] is True
    assert document["items"][1]["_newswall"]["date_precision"] == "unknown"
    assert "date_published" not in document["items"][1]
    assert len(as_json("list", str(folder), "--limit", "1")["items"]) == 1
    assert len(as_json("list", str(folder), "--limit", "0")["items"]) == 0
    lines = newswall("list", str(folder)).stdout.splitlines()
    assert len(lines) == 2
    assert "The Paper: A note" in lines[0]


def test_list_takes_a_query(folder: Path) -> None:
    for query, count in [("words", 1), ("tag:two", 1), ("-tag:two", 1), ("is:read", 0), ("", 2)]:
        found = as_json("list", str(folder), "--filter", query)["items"]
        assert len(found) == count, query
    ran = newswall("list", str(folder), "--filter", 'one "two')
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert "^" in ran.stderr


def test_list_sees_what_changed_since_the_last_time(folder: Path) -> None:
    assert len(as_json("list", str(folder))["items"]) == 2
    (folder / "note.md").unlink()
    (folder / "new.md").write_text(NOTE.replace("A note", "Another").replace("/note", "/other"))
    titles = [item["title"] for item in as_json("list", str(folder))["items"]]
    assert "Another" in titles
    assert "A note" not in titles


def test_a_folder_that_lost_nearly_everything_is_listed_as_it_is_now(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.md").write_text(f"# Note {number}\n\nWords.\n")
    assert len(as_json("list", str(tmp_path))["items"]) == 30
    for number in range(29):
        (tmp_path / f"{number}.md").unlink()
    (item,) = as_json("list", str(tmp_path))["items"]
    assert item["title"] == "Note 29"


def test_a_date_is_printed_as_far_as_it_is_known(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(NOTE.replace("2026-11-20T10:00:00+09:00", "2025-10"))
    said = newswall("list", str(tmp_path)).stdout
    assert "2025-10 " in said
    assert "2025-10-" not in said


def test_tags_are_counted(folder: Path) -> None:
    assert as_json("tags", str(folder)) == {
        "tags": [{"tag": "one", "count": 1}, {"tag": "Two", "count": 1}]
    }
    assert as_json("tags", str(folder), "--filter", "is:read") == {"tags": []}


def test_tags_tell_how_they_fare(folder: Path) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    (folder / "new.md").write_text(f"---\ntitle: Zebra\ndate: {now}\ntags: [one]\n---\nText.\n")
    first, second = as_json("tags", str(folder), "--trend")["tags"]
    assert (first["tag"], first["count"], first["unread"], first["newest"]) == (
        "one",
        2,
        2,
        "Zebra",
    )
    assert len(first["days"]) == 30
    assert first["days"][-1] >= 1
    assert first["change"] - second["change"] == 1
    said = newswall("tags", str(folder), "--trend", "--filter", "zebra").stdout
    assert said.startswith("     1  100 %    ▲1      1 unread  ")
    assert said.endswith("█  one\n")
    assert newswall("tags", "--trend", "--derived").returncode == 2


def test_keywords_are_counted_with_the_tags_for_those_who_ask(folder: Path) -> None:
    text = "The second ferry is here. The ferry and the two towers. " * 5
    (folder / "ferry.md").write_text(f"# The two ferry towers\n\n{text}", encoding="utf-8")
    (folder / "two.md").write_text("---\ntitle: T\ntags: [Ferry, one]\n---\nText.\n")
    assert as_json("tags", str(folder)) == {
        "tags": [{"tag": "one", "count": 2}, {"tag": "Ferry", "count": 1},
                 {"tag": "Two", "count": 1}]
    }  # fmt: skip
    counted = as_json("tags", str(folder), "--derived")["tags"]
    assert counted[:2] == [
        {"tag": "one", "count": 2, "derived": 0}, {"tag": "Ferry", "count": 2, "derived": 1}
    ]  # fmt: skip
    assert {"tag": "towers", "count": 1, "derived": 1} in counted
    said = newswall("tags", str(folder), "--derived").stdout
    assert "     2  Ferry  (1 of them derived)\n" in said
    assert "     1  towers  (derived)\n" in said


def test_check_says_which_file_is_shown_and_which_is_not(folder: Path) -> None:
    ran = newswall("check", str(folder), "--json")
    assert ran.returncode == 0
    assert json.loads(ran.stdout) == {
        "files": [
            {"file": "deep/clip.txt", "format": "text", "articles": 1},
            {"file": "note.md", "format": "markdown", "articles": 1},
        ],
        "problems": [],
    }
    (folder / "bad.json").write_text("{ no json")
    os.mkfifo(folder / "pipe.xml")
    ran = newswall("check", str(folder), "--json")
    assert ran.returncode == 1
    problems = json.loads(ran.stdout)["problems"]
    assert [p["file"] for p in problems] == ["bad.json", "pipe.xml"]
    said = newswall("check", str(folder))
    assert said.stdout == (
        "deep/clip.txt  clipping (plain text), 1 article\n"
        "note.md        note (Markdown), 1 article\n"
        "\n"
        "Not shown, or not as they are:\n"
        "bad.json: JSON that is damaged in line 1\n"
        "pipe.xml: not a regular file\n"
        "\n"
        "2 files shown, 2 articles; 2 problems.\n"
    )
    (folder / "note.md").write_bytes(b"%PDF-1.7")
    said = newswall("check", str(folder))
    assert "note (Markdown), 1 article (as it was before, or in part)\n" in said.stdout


@pytest.mark.parametrize("command", ["list", "tags", "check"])
def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path, command: str) -> None:
    ran = newswall(command, str(tmp_path / "none"))
    assert ran.returncode == 1
    assert ran.stderr.startswith(f"newswall: The folder {tmp_path / 'none'} does not exist")
    ran = newswall(command, str(tmp_path / "none"), "--json")
    assert ran.returncode == 1
    json.loads(ran.stdout)


@pytest.mark.parametrize("command", ["list", "tags", "check", "paths"])
def test_commands_import_no_screen_library(folder: Path, command: str) -> None:
    code = (
        "import sys; from tui.cli import main; main(sys.argv[1:]);"
        "print(sorted({m.partition('.')[0] for m in sys.modules}), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, command, str(folder)],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    for name in ("textual", "rich", "lxml", "trafilatura", "yaml", "markdown_it", "watchdog"):
        assert f"'{name}'" not in ran.stderr


@pytest.mark.parametrize(("keep_days", "kept"), [(1, False), (3, True)])
def test_what_fell_off_its_feed_stays_as_many_days_as_the_config_says(
    tmp_path: Path, home: Path, keep_days: int, kept: bool
) -> None:
    feed = tmp_path / "feeds" / "feed.xml"
    feed.parent.mkdir()
    item = "<item><title>{0}</title><guid>{0}</guid></item>"
    rss = "<rss version='2.0'><channel><title>Feed</title>{}</channel></rss>"
    feed.write_text(rss.format(item.format("Stays") + item.format("Falls")))
    assert "Falls" in newswall("list", cwd=tmp_path).stdout
    feed.write_text(rss.format(item.format("Stays")))
    assert "Falls" in newswall("list", cwd=tmp_path).stdout
    (library,) = (home / "cache").rglob("library.db")
    with closing(sqlite3.connect(library)) as db, db:
        db.execute("UPDATE carried SET fell = fell - 2 * 86400 WHERE fell IS NOT NULL")
    config = home / "config" / "newswall" / "config.toml"
    config.parent.mkdir()
    config.write_text(f"keep_days = {keep_days}", "utf-8")
    assert ("Falls" in newswall("list", cwd=tmp_path).stdout) == kept
