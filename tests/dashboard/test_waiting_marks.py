"""Marks that cannot be saved for the moment: shown at once, told once, saved when they can be."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.dashboard.driving import article, dashboard


async def test_marks_that_wait_are_saved_though_nothing_else_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.library.marks._RETRY", 0.0)
    async with dashboard(tmp_path, article("One"), article("Two", minutes=1)) as desk:
        marks = tmp_path / "state" / "marks.db"
        with closing(sqlite3.connect(marks, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            await desk.press("s", "j", "s")
            assert desk.text.count("★") == 2
            await desk.shows("1 problem")
            other.execute("ROLLBACK")
            desk.app.look_around()
            asked = "SELECT count(*) FROM mark WHERE starred"
            await desk.until(lambda: other.execute(asked).fetchone() == (2,))
            await desk.until(lambda: "problem" not in desk.text)
