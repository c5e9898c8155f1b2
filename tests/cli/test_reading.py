"""`newswall read`: what is printed of a file, and what is said of one that is no news."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.cli.commands import as_json, newswall
from tests.processes import ROOT
from tui import article_text
from tui.article import Article, Link, Precision
from tui.page import cell_len


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
        ("a.mhtml", b"MIME-Version: 1.0\nContent-Type: multipart/related;\n", "MHTML"),
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
