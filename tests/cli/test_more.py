"""What the screen tells beside an article or a tag, for scripts: `list --like`, `tags --with`."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands import Run
from tui.cli import main
from tui.library import Editor
from tui.places import places_for
from tui.readers.edition import edition

_STORY = "The harbour council of Torvik voted to rebuild the Torvik ferry terminal."


def listed(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text)["items"]
    return found


def note(folder: Path, title: str, day: int, tags: str, text: str) -> None:
    head = f"title: {title}\ndate: 2026-03-{day:02}\ntags: [{tags}]\n"
    (folder / f"{title}.md").write_text(f"---\n{head}---\n{text}\n")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A story told twice among others."""
    folder = tmp_path / "news"
    folder.mkdir()
    note(folder, "Torvik ferry terminal to be rebuilt", 2, "harbour, ferries", _STORY)
    note(folder, "Council of Torvik votes for ferry terminal", 3, "harbour", _STORY)
    note(folder, "Chess by postcard", 3, "games", "Ninety years of moves on cards.")
    note(folder, "Rain in the hills", 3, "weather, ferries", "It rained on the sheep.")
    return folder


def test_list_tells_more_on_the_story_of_an_article(news: Path, run: Run) -> None:
    (one,) = listed(run("list", news, "--json", "--filter", "title:rebuilt"))
    more = listed(run("list", news, "--like", one["id"], "--json"))
    assert [item["title"] for item in more] == ["Council of Torvik votes for ferry terminal"]
    (line,) = run("list", news, "--like", "title:council").splitlines()
    assert "Torvik ferry terminal to be rebuilt" in line
    assert run("list", news, "--like", "chess") == ""
    assert run("list", news, "--like", "title:council", "--limit", "0") == ""


def test_list_tells_when_there_is_no_article_to_tell_more_of(news: Path, run: Run) -> None:
    assert "or is found: zebra" in run("list", news, "--like", "zebra", code=1)
    assert "is no field" in run("list", news, "--like", "tags:x", code=2)
    run("list", news, "--like", "chess", "--filter", "rain", code=2)


def test_list_tells_that_another_newswall_has_not_indexed_all(
    news: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    run("list", news)
    with closing(Editor(places_for(str(news)), edition=edition())):
        assert main(["list", str(news), "--like", "chess"]) == 0
    assert "not all is indexed yet" in capsys.readouterr().err


def test_tags_are_counted_beside_another(news: Path, run: Run) -> None:
    document = json.loads(run("tags", news, "--with", "#Ferries", "--json"))
    assert document == {"tags": [{"tag": "harbour", "count": 1}, {"tag": "weather", "count": 1}]}
    assert run("tags", news, "--with", "ferries", "--filter", "rain") == "     1  weather\n"
    assert run("tags", news, "--with", "ferries", "--trend").count("\n") == 2
    assert "no article has the tag zebra" in run("tags", news, "--with", "zebra", code=1)
    assert run("tags", news, "--with", "ferries", "--filter", "zebra") == ""


def test_a_tag_tells_its_share(news: Path, run: Run) -> None:
    tags = json.loads(run("tags", news, "--trend", "--json", "--filter", "-chess"))["tags"]
    shares = {tag["tag"]: tag["share"] for tag in tags}
    assert shares == {"harbour": 0.6667, "ferries": 0.6667, "weather": 0.3333}
