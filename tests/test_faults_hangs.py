"""A disk that does not answer at all, as that of a server that is switched off."""

import threading
from pathlib import Path

import pytest

from tests.at_work import Reader, note
from tui import newsroom
from tui.folder import root


def test_a_folder_that_does_not_answer_is_told_of_and_read_when_it_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newsroom, "HANGS", 2.0)
    answers = threading.Event()
    answers.set()
    look = root.look_at_root

    def look_late(path: str) -> object:
        answers.wait(60.0)
        return look(path)

    monkeypatch.setattr(root, "look_at_root", look_late)
    (tmp_path / "a.md").write_text(note("Before"))
    reader = Reader(tmp_path)
    try:
        reader.shows("Before")
        reader.until(lambda: reader.newsroom.status.kind == "live")
        answers.clear()
        (tmp_path / "b.md").write_text(note("Meanwhile"))
        reader.until(lambda: reader.newsroom.status.kind == "offline")
        assert "does not answer" in reader.newsroom.status.reason
        assert "Before" in reader.titles()
        answers.set()
        reader.shows("Before", "Meanwhile")
        reader.until(lambda: reader.newsroom.status.kind == "live")
    finally:
        answers.set()
        reader.close()
