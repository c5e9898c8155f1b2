"""How the command is used: its help, the folder it takes, its paths, settings and errors."""

import os
import pwd
from pathlib import Path

import pytest

from tests.cli.commands import NOTE, newswall
from tui import __version__
from tui.cli import main


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


def test_a_mistyped_command_is_told_what_it_may_be(tmp_path: Path) -> None:
    ran = newswall("chekc", cwd=tmp_path)
    assert ran.returncode == 2
    assert "newswall check" in ran.stderr


def test_a_name_that_is_neither_command_nor_folder_opens_nothing(tmp_path: Path) -> None:
    ran = newswall("bogus", cwd=tmp_path)
    assert (ran.returncode, ran.stderr.startswith("newswall: no folder 'bogus';")) == (2, True)


def test_a_shell_that_is_not_known_is_offered_shells_alone() -> None:
    ran = newswall("completions", "tcsh")
    assert ran.returncode == 2
    assert "'fish'" in ran.stderr
    assert "filters" not in ran.stderr


def test_without_a_folder_the_feeds_folder_here_is_read_else_a_welcome(tmp_path: Path) -> None:
    (tmp_path / "feeds").mkdir()
    (tmp_path / "feeds" / "note.md").write_text(NOTE)
    assert "A note" in newswall("list", cwd=tmp_path).stdout
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert "Welcome to newswall" in newswall("list", cwd=elsewhere).stdout


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


def test_paths_says_where_things_are(folder: Path, home: Path) -> None:
    said = newswall("paths", str(folder)).stdout
    for words in (str(folder), "config:", "marks.db", "library.db", str(home / "state")):
        assert words in said


def test_paths_makes_nothing(tmp_path: Path, home: Path) -> None:
    newswall("paths", cwd=tmp_path)
    assert list((home / "data").iterdir()) == []


def test_a_data_directory_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    data = str(tmp_path / "file" / "data")
    assert newswall("paths", cwd=tmp_path, XDG_DATA_HOME=data).returncode == 0
    ran = newswall("list", cwd=tmp_path, XDG_DATA_HOME=data)
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1


def test_without_a_home_one_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nobody(_: int) -> pwd.struct_passwd:
        raise KeyError("no such user")

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    for name in [*os.environ]:
        if name == "HOME" or name.startswith("XDG_"):
            monkeypatch.delenv(name)
    assert main(["paths"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "HOME" in said
