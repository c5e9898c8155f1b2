"""Folders that are named in odd ways, or that are no folders, or hold what we keep ourselves."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.at_work import Reader, note
from tui.cli import main

ALPHA = "---\ntitle: Alpha\n---\n\nWords.\n"


@pytest.fixture
def here(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current directory, with a folder of news in it and another one at home."""
    for folder in (tmp_path / "feeds", home / "home" / "news"):
        (folder / "sub").mkdir(parents=True)
        (folder / "alpha.md").write_text(ALPHA)
    (tmp_path / "file").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "name",
    ["./feeds//", "feeds/sub/..", "../{here}/feeds", "~/news"],
)
def test_a_folder_may_be_named_in_any_way(
    here: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", name.format(here=here.name)]) == 0
    assert "Alpha" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("$HOME/news", "does not exist"),
        ("file/", "is a file and not a folder"),
        ("file/feeds", "cannot be read: Not a directory"),
        ("/dev/null", "is a file and not a folder"),
        ("x" * 300, "cannot be read: File name too long"),
        ("a\x1b]52;c;QQ==\x07b\nc", "does not exist"),
    ],
)
def test_what_is_no_folder_is_one_clear_sentence_and_exit_code_1(
    here: Path, name: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", name]) == 1
    out, err = capsys.readouterr()
    assert words in err
    assert len(err.splitlines()) == 1
    assert (out + err).replace("\n", "").isprintable()


def test_a_folder_that_holds_our_own_databases_is_read_once_and_not_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    (tmp_path / "a.md").write_text(note("The only news"))
    reader = Reader(tmp_path)

    def changes() -> int:
        with closing(sqlite3.connect(reader.prepared.places.library)) as db:
            return int(db.execute("SELECT revision FROM state").fetchone()[0])

    try:
        reader.shows("The only news")
        reader.until(lambda: reader.newsroom.status.settled)
        before = changes()
        for number in range(3):
            reader.newsroom.look_again()
            (tmp_path / f"{number}.md").write_text(note(f"News {number}"))
            reader.until(lambda number=number: f"News {number}" in reader.titles())
        assert changes() == before + 3
        assert reader.library.problems() == []
        assert reader.newsroom.status.kind == "live"
    finally:
        reader.close()
