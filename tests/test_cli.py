"""The machine interface: names, JSON fields and exit codes of the design, in real processes."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from tui import __version__, article_text, output
from tui.article import Article, Link, Precision
from tui.page import cell_len

ROOT = Path(__file__).parent.parent
NOTE = """---
title: A note
date: 2026-11-20T10:00:00+09:00
author: Ann Example
tags: [one, Two]
section: Trade
source: The Paper
link: https://a.example/note
---

Some *words* with a [link](https://b.example/).
"""
CLIPPING = "Only a line of news that somebody pasted.\n\nAnd a second paragraph of it.\n"


def newswall(
    *arguments: str, cwd: Path | None = None, **env: str
) -> subprocess.CompletedProcess[str]:
    """Run the command with no terminal anywhere."""
    return subprocess.run(
        [sys.executable, "-m", "tui.cli", *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )


def as_json(*arguments: str) -> dict[str, Any]:
    ran = newswall(*arguments, "--json")
    document: dict[str, Any] = json.loads(ran.stdout)
    return document


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    news = tmp_path / "news"
    (news / "deep").mkdir(parents=True)
    (news / "note.md").write_text(NOTE, encoding="utf-8")
    (news / "deep" / "clip.txt").write_text(CLIPPING, encoding="utf-8")
    return news


def test_read_prints_a_json_feed(folder: Path) -> None:
    note = str(folder / "note.md")
    document = as_json("read", note)
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert document["_newswall"] == {"problems": []}
    (item,) = document["items"]
    assert item["id"]
    assert item["url"] == "https://a.example/note"
    assert item["title"] == "A note"
    assert item["content_text"].startswith("Some *words* with a [link](https://b.example/).")
    assert item["date_published"] == "2026-11-20T10:00:00+09:00"
    assert item["authors"] == [{"name": "Ann Example"}]
    assert item["tags"] == ["one", "Two"]
    assert item["_newswall"] == {
        "file": note,
        "format": "markdown",
        "section": "Trade",
        "source": "The Paper",
        "date_precision": "minute",
        "keywords": [],
        "related": [],
    }


def test_read_is_pleasant_without_json(folder: Path) -> None:
    ran = newswall("read", str(folder / "note.md"))
    assert ran.returncode == 0
    assert (
        ran.stdout
        == f"""\
{folder / "note.md"}: note (Markdown), 1 article

A note
======
source:   The Paper · Trade
by:       Ann Example
date:     2026-11-20 10:00+09:00
tags:     #one #Two
link:     https://a.example/note

Some words with a link[1].

{"─" * 76}

[1] https://b.example/


"""
    )


def test_what_is_printed_fits_the_width_and_says_how_much_is_known() -> None:
    article = Article(
        "A title that is longer than the line that it is to be printed in, by far",
        summary="Why it is so.",
        body="Words " * 40,
        published=datetime(2026, 11, 1, tzinfo=UTC),
        precision=Precision.MONTH,
        keywords=("long lines", "titles"),
        related=(Link("Another title, long enough for two lines", "https://a.example/b"),),
    )
    lines = article_text.article_text(article, 36).splitlines()
    assert max(map(cell_len, lines)) <= 36
    assert lines[:3] == [
        "A title that is longer than the line",
        "that it is to be printed in, by far",
        "=" * 36,
    ]
    assert "date:     2026-11 (to the month)" in lines
    assert "keywords: long lines, titles" in lines
    assert "          (derived)" in lines
    assert lines[lines.index("Why it is so.") + 2] == "* * *"
    assert lines[-3:] == [
        "- Another title, long enough for two",
        "  lines",
        "  https://a.example/b",
    ]
    assert "date:     not known" in article_text.article_text(Article("T"), 36)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.md", b"", "empty file"),
        ("a.pdf", b"%PDF-1.7 x", "PDF"),
        ("a.docx", b"PK\x03\x04", "zip archive"),
        ("a.mhtml", b"MIME-Version: 1.0\nContent-Type: multipart/related;\n", "saved as HTML"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "PNG"),
        ("a.txt", b"word " * 1_700_000, "8 MiB"),
        ("a.xml", None, "newswall check"),
        ("none.md", None, "no such file"),
        ("pipe.md", None, "a pipe"),
        ("link.md", None, "symbolic link"),
    ],
)
def test_a_file_that_is_no_news_is_told_in_a_line(
    folder: Path, name: str, content: bytes | None, told: str
) -> None:
    path = folder / name
    if content is not None:
        path.write_bytes(content)
    elif name == "a.xml":
        path.mkdir()
    elif name == "pipe.md":
        os.mkfifo(path)
    elif name == "link.md":
        path.symlink_to(folder / "note.md")
    ran = newswall("read", str(path))
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith(f"{path}: ")
    assert told in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_a_file_with_a_problem_is_exit_code_1_and_the_others_are_printed(folder: Path) -> None:
    bad = folder / "bad.json"
    bad.write_text("{ no json")
    ran = newswall("read", str(bad), str(folder / "note.md"), str(folder / "none.md"), "--json")
    document = json.loads(ran.stdout)
    assert ran.returncode == 1
    assert [item["title"] for item in document["items"]] == ["A note"]
    problems = document["_newswall"]["problems"]
    assert [p["file"] for p in problems] == [str(bad), str(folder / "none.md")]
    assert all(p["reason"] for p in problems)
    assert newswall("read", str(bad)).returncode == 1


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
    assert said.startswith("     1    ▲1      1 unread  ")
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
    assert "does not exist" in ran.stderr
    ran = newswall(command, str(tmp_path / "none"), "--json")
    assert ran.returncode == 1
    json.loads(ran.stdout)


def test_paths_says_where_things_are(folder: Path, home: Path) -> None:
    said = newswall("paths", str(folder)).stdout
    for words in (str(folder), "config:", "marks.db", "library.db", str(home / "state")):
        assert words in said


def test_without_a_folder_the_feeds_folder_here_is_read_else_a_welcome(tmp_path: Path) -> None:
    (tmp_path / "feeds").mkdir()
    (tmp_path / "feeds" / "note.md").write_text(NOTE)
    assert "A note" in newswall("list", cwd=tmp_path).stdout
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert "Welcome to newswall" in newswall("list", cwd=elsewhere).stdout


def test_version_and_help() -> None:
    assert newswall("--version").stdout == f"newswall {__version__}\n"
    said = newswall("--help").stdout
    for command in ("read", "list", "tags", "check", "paths"):
        assert f"newswall {command}" in said
        assert len(newswall(command, "--help").stdout.splitlines()) > 5


@pytest.mark.parametrize(
    "arguments", [["--nonsense"], ["list", "--limit", "x"], ["list", "--limit", "-1"], ["read"],
                  ["a", "b"], ["check", "a", "b"]]
)  # fmt: skip
def test_wrong_use_is_exit_code_2(arguments: list[str]) -> None:
    ran = newswall(*arguments)
    assert ran.returncode == 2
    assert "usage:" in ran.stderr


def test_a_reader_that_went_away_is_no_error(folder: Path) -> None:
    for number in range(300):
        (folder / f"{number}.md").write_text(NOTE.replace("/note", f"/{number}") * 20)
    ran = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m tui.cli list {folder} --json | head -c 100"],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert ran.stderr == ""


def test_hostile_news_prints_no_escape_sequence(folder: Path) -> None:
    (folder / "evil\x1b[31m.md").write_text('---\ntitle: "a\\e]52;c;QQ==\\ab"\n---\nbo\x1b[2Jdy')
    (folder / "bad\x1b]0;x\x07.json").write_text("{\x1b[2J")
    for command in (["list"], ["list", "--json"], ["check"], ["check", "--json"], ["tags"]):
        ran = newswall(command[0], str(folder), *command[1:])
        assert "\x1b" not in ran.stdout + ran.stderr
        assert "\x07" not in ran.stdout + ran.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["read", "--\x1b]52;c;QQ==\x07.md"],
        ["a", "b\x1b[31m\x9b31m"],
        ["list", "--limit", "\x1b[31m"],
        ["list", "--filter", "is:\x1b[31mx"],
        ["tags", "--filter", "is:\x9b31mx\ny"],
    ],
    ids=ascii,
)
def test_a_wrong_argument_is_quoted_without_its_escape_sequence(
    folder: Path, arguments: list[str]
) -> None:
    ran = newswall(*arguments, cwd=folder)
    assert ran.returncode == 2
    assert ran.stderr
    assert ran.stderr.replace("\n", "").isprintable()


@pytest.mark.parametrize("before", ["", "日本語 ", "\x1b\x1b ", "e\u0301 ", "👍 "], ids=ascii)
def test_the_caret_stands_below_what_is_wrong(folder: Path, before: str) -> None:
    ran = newswall("list", str(folder), "--filter", f"{before}is:old")
    _, query, caret = ran.stderr.splitlines()
    assert cell_len(caret) - 1 == cell_len(query[: query.index("old")])


def test_no_control_character_is_printed_even_of_an_article_that_was_not_cleaned(
    capsys: pytest.CaptureFixture[str],
) -> None:
    output.say("a\x1b[31m\x07\x7f\x9b\r\tb\nc")
    output.say_problems([("f\x1b[2J", "bad\x9d")])
    assert capsys.readouterr() == ("a[31m\tb\nc\n", "f[2J: bad\n")
    output.say_json({"a": "b\x9b31m\x7f"})
    assert json.loads(capsys.readouterr().out) == {"a": "b31m"}


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(
    "command", ["list", "list --json", "check", "tags", "paths", "read", "--x"]
)
def test_a_closed_output_is_quiet_and_leaves_the_other_alone(
    folder: Path, command: str, closed: str
) -> None:
    (folder / "bad.json").write_text("{ no json")
    name = "bad.json" if command == "read" else "" if command == "--x" else "."
    line = f"cd {folder} && {sys.executable} -m tui.cli {command} {name}"
    open_, shut = (
        subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60,
                       env=os.environ | {"PYTHONPATH": str(ROOT)})
        for script in (line, f"{line} {closed}")
    )  # fmt: skip
    assert shut.returncode == open_.returncode
    assert shut.stdout == ("" if closed != "2>&-" else open_.stdout)
    assert shut.stderr == ("" if "2>&-" in closed else open_.stderr)


@pytest.mark.parametrize("seconds", [-1e11, 1e15, float("inf"), float("nan")])
def test_a_time_beyond_the_calendar_is_printed_as_unknown(seconds: float) -> None:
    assert "????-??-?? ?    T" in article_text.headline_text(Article("T"), "* ", seconds)


@pytest.mark.parametrize("when", [datetime.min, datetime.max])
@pytest.mark.parametrize("hours", [-23, 0, 23])
def test_the_ends_of_the_calendar_are_printed(when: datetime, hours: int) -> None:
    published = when.replace(tzinfo=timezone(timedelta(hours=hours)))
    for precision in (Precision.MINUTE, Precision.DAY):
        article = Article("T", published=published, precision=precision)
        assert article_text.headline_text(article, "* ", 0).endswith("T")
        assert article_text.article_text(article, 80)


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


def test_read_imports_no_screen_library(folder: Path) -> None:
    code = (
        "import sys; from tui.cli import main; main(sys.argv[1:]);"
        "print(sorted({m.partition('.')[0] for m in sys.modules}), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, "read", str(folder / "note.md")],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    for name in ("textual", "rich", "lxml", "trafilatura", "watchdog"):
        assert f"'{name}'" not in ran.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_output_that_speaks_no_unicode_is_no_crash(folder: Path, encoding: str) -> None:
    (folder / "j.md").write_text("# 日本語\n\n本文。\n", encoding="utf-8")
    for command in (["list"], ["list", "--json"], ["read", str(folder / "j.md")]):
        arguments = [command[0], *(command[1:] if command[0] == "read" else [str(folder)])]
        ran = newswall(*arguments, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
        assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize("command", ["paths", "list", "check"])
def test_a_reader_that_went_away_before_a_short_output_is_no_error(
    folder: Path, command: str
) -> None:
    line = f"{sys.executable} -m tui.cli {command} {folder} | true; echo ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", line], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (ran.stdout, ran.stderr) == ("0\n", "")


def test_a_full_disk_behind_the_output_is_one_sentence(folder: Path) -> None:
    line = f"{sys.executable} -m tui.cli list {folder} > /dev/full"
    ran = subprocess.run(["bash", "-c", line], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1


def test_a_data_directory_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    data = str(tmp_path / "file" / "data")
    assert newswall("paths", cwd=tmp_path, XDG_DATA_HOME=data).returncode == 0
    ran = newswall("list", cwd=tmp_path, XDG_DATA_HOME=data)
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1


def test_paths_makes_nothing(tmp_path: Path, home: Path) -> None:
    newswall("paths", cwd=tmp_path)
    assert list((home / "data").iterdir()) == []


def test_a_date_is_printed_as_far_as_it_is_known(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(NOTE.replace("2026-11-20T10:00:00+09:00", "2025-10"))
    said = newswall("list", str(tmp_path)).stdout
    assert "2025-10 " in said
    assert "2025-10-" not in said


def test_a_mistyped_command_is_told_what_it_may_be(tmp_path: Path) -> None:
    ran = newswall("chekc", cwd=tmp_path)
    assert ran.returncode == 2
    assert "newswall check" in ran.stderr


def test_the_folder_of_the_config_goes_before_the_one_here(
    tmp_path: Path, folder: Path, home: Path
) -> None:
    (tmp_path / "feeds").mkdir()
    config = home / "config" / "newswall" / "config.toml"
    config.parent.mkdir()
    config.write_text(f'folder = "{folder}"', "utf-8")
    assert "A note" in newswall("list", cwd=tmp_path).stdout
    assert f"folder:  {folder}\n" in newswall("paths", cwd=tmp_path).stdout
    assert "A note" not in newswall("list", "feeds", cwd=tmp_path).stdout


def test_config_prints_every_setting_and_says_what_is_wrong(tmp_path: Path, home: Path) -> None:
    config = home / "config" / "newswall" / "config.toml"
    config.parent.mkdir()
    assert newswall("config", "--check").returncode == 0
    config.write_text(newswall("config").stdout, "utf-8")
    assert "is fine" in newswall("config", "--check").stdout
    config.write_text('order = "new"\n[keys]\nstar = "m"\n', "utf-8")
    ran = newswall("config", "--check")
    assert ran.returncode == 1
    assert ran.stdout.splitlines() == [
        'config.toml, line 1: order must be "newest", "unread" or "oldest", not "new";'
        ' do you mean "newest"?',
        "config.toml, line 3: m is the key of Star and of Read/unread; it is for Star now",
    ]


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
