"""`newswall mute`: what is muted, until when, and what that hides."""

import json
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.at_work import Reader
from tests.cli.commands import Run
from tui.cli import main


@pytest.fixture
def folder(three_notes: Path) -> Path:
    (three_notes / "cup.md").write_text(
        "---\ntitle: Cup\ntags: [sport]\nsource: Gazette\n---\nText.\n"
    )
    return three_notes


def test_what_is_muted_is_told_hidden_listed_and_comes_back(folder: Path, run: Run) -> None:
    assert run("mute", folder) == ""
    said = run("mute", folder, "--words", "ferry")
    assert said == "“ferry” is muted for ever: 2 articles, 2 unread\n"
    assert "Ferry" not in run("list", folder)
    run("mute", "--tag", "#sport", folder, "--until", "2w")
    end = datetime.now() + timedelta(days=14)
    first, second = run("mute", folder).splitlines()
    assert first.startswith(f"#sport until {end:%Y-%m-%d}")
    assert second == "“ferry” for ever: 2 articles, 2 unread"
    assert run("mute", folder, "--end", "--words", "FERRY") == (
        "“ferry” is muted no more: 2 articles, 2 unread\n"
    )
    assert "Ferry strike" in run("list", folder)


def test_mutes_are_told_to_programs(folder: Path, run: Run, home: Path) -> None:
    config = home / "config" / "newswall" / "config.toml"
    config.parent.mkdir()
    config.write_text('mute = [{ source = "Gazette" }]')
    run("mute", folder, "--words", "strike", "--until", "2999-12-24")
    until = datetime(2999, 12, 24).astimezone().isoformat().replace("+00:00", "Z")
    assert json.loads(run("mute", folder, "--json")) == {
        "mutes": [
            {
                "kind": "words", "value": "strike", "until": until,
                "articles": 1, "unread": 1, "config": False,
            },
            {
                "kind": "source", "value": "Gazette", "until": None,
                "articles": 1, "unread": 1, "config": True,
            },
        ]
    }  # fmt: skip
    said = run("mute", folder, "--end", "--source", "gazette", code=1)
    assert said == "newswall mute: Gazette is muted in config.toml\n"
    said = run("mute", folder, "--end", "--tag", "x", code=1)
    assert said == "newswall mute: #x is not muted\n"


def test_a_mute_beside_a_dashboard_is_there_and_gone_for_the_next_command(
    folder: Path, run: Run
) -> None:
    with closing(Reader(folder)) as reader:
        reader.shows("Cup", "Ferry", "Ferry strike", "Train")
        run("mute", folder, "--words", "ferry")
        assert run("mute", folder) == "“ferry” for ever: 2 articles, 2 unread\n"
        assert "Ferry" not in run("list", folder)
        run("mute", folder, "--tag", "zzz")
        assert run("mute", folder, "--tag", "zzz", "--end").startswith("#zzz is muted no more")
        assert "zzz" not in run("mute", folder)
        assert not reader.newsroom.status.follows


@pytest.mark.parametrize(
    ("named", "near"),
    [
        (["--source", "Evening"], "no source is called “Evening”; there is “The Evening Gazette”"),
        (["--tag", "sprot"], "no tag is called “sprot”; there is “sport”"),
        (["--source", "the evening gazette"], ""),
        (["--tag", "opera"], ""),
        (["--words", "fery"], ""),
    ],
)
def test_what_hides_nothing_may_be_called_otherwise(
    folder: Path, run: Run, capsys: pytest.CaptureFixture[str], named: list[str], near: str
) -> None:
    (folder / "rain.md").write_text("---\ntitle: Rain\nsource: The Evening Gazette\n---\nText.\n")
    told = f"newswall mute: {near}\n" if near else ""
    for arguments in (["mute", str(folder), *named], ["mute", str(folder)]):
        assert main(arguments) == 0
        assert capsys.readouterr().err == told


@pytest.mark.parametrize(
    "wrong",
    [
        ["--until", "2w"],
        ["--end"],
        ["--tag", "a", "--words", "b"],
        ["--tag", "#"],
        ["--tag", "a", "--until", "soon"],
        ["--tag", "a", "--until", "2020-01-01"],
        ["--tag", "a", "--until", "2w", "--end"],
    ],
)
def test_a_mute_that_says_too_little_or_too_much_is_refused(
    folder: Path, run: Run, wrong: list[str]
) -> None:
    run("mute", folder, *wrong, code=2)


def test_what_is_taken_for_a_folder_may_be_meant_as_a_tag(run: Run) -> None:
    assert "no folder 'sports'; do you mean --tag sports?" in run("mute", "sports", code=2)
