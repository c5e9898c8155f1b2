"""The folders that the commands are tried on, and a way to run them in this process."""

import sys
from pathlib import Path

import pytest

from tests.at_work import note
from tests.cli.commands import CLIPPING, NOTE, Run
from tui.cli import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    news = tmp_path / "news"
    (news / "deep").mkdir(parents=True)
    (news / "note.md").write_text(NOTE, encoding="utf-8")
    (news / "deep" / "clip.txt").write_text(CLIPPING, encoding="utf-8")
    return news


@pytest.fixture
def three_notes(tmp_path: Path) -> Path:
    """Return a folder with news of two subjects."""
    news = tmp_path / "news"
    news.mkdir()
    for title in ("Ferry", "Train", "Ferry strike"):
        (news / f"{title}.md").write_text(note(title))
    return news


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command: it gives what that prints, or complains of with another code."""

    def said(*arguments: object, code: int = 0) -> str:
        with pytest.raises(SystemExit) as ended:
            sys.exit(main([*map(str, arguments)]))
        assert ended.value.code == code
        out, err = capsys.readouterr()
        return err if code else out

    return said
