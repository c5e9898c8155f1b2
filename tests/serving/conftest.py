"""The folder that is served."""

from pathlib import Path

import pytest

from tests.running import note


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    news = tmp_path / "news"
    note(news, "ferry.md", "Ferry sails again", "[more](https://a.example/ferry)")
    note(news, "train.md", "Train is late", age=600)
    return news
