"""The folder that the commands are tried on."""

from pathlib import Path

import pytest

from tests.cli.commands import CLIPPING, NOTE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    news = tmp_path / "news"
    (news / "deep").mkdir(parents=True)
    (news / "note.md").write_text(NOTE, encoding="utf-8")
    (news / "deep" / "clip.txt").write_text(CLIPPING, encoding="utf-8")
    return news
