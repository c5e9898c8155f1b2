"""What shells complete: asked of real ones, as far as they are installed."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from tests.processes import ROOT
from tests.terminal import Terminal
from tui.completions.bash import bash
from tui.completions.fish import fish
from tui.completions.words import query_words
from tui.completions.zsh import zsh
from tui.library import QueryError, parse_query
from tui.library.fields import FIELDS
from tui.usage import COMMANDS, DASHBOARD

LINES = {
    "newswall li\t--fi\tis:un\t": "newswall list --filter[ =]is:unread",
    "newswall list --filter 'a (is:st\t": r"newswall list --filter 'a \(is:starred",
    "newswall mark unr\t-tit\t": "newswall mark unread -title:",
    "newswall mark star x ne\t": "newswall mark star x news/",
    "newswall list --filter @w\t": "newswall list --filter @weekend",
    "newswall export --format=at\t": "newswall export --format=atom",
    "newswall read news/a\t": "newswall read news/a.md",
    "newswall ne\t": "newswall news/",
    "newswall --pol\t": "newswall --poll",
}
"""What is typed, and what then stands in the line."""
BEGIN = {
    "bash": ["bash --norc --noprofile -i", 'eval "$(newswall completions bash)"'],
    "zsh": ["zsh -f -i", 'autoload -U compinit; compinit -D; eval "$(newswall completions zsh)"'],
}


@pytest.fixture
def env(tmp_path: Path) -> Mapping[str, str]:
    """The environment of a shell that finds newswall; it starts where the folder `news` is."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.md").write_text("# A")
    config = tmp_path / ".config" / "newswall" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('[filters]\nweekend = "section:travel"\n')
    command = tmp_path / "bin" / "newswall"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m tui.cli "$@"\n')
    command.chmod(0o755)
    path = f"{command.parent}:/usr/local/bin:/usr/bin:/bin"
    return {
        "PATH": path,
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / ".config"),
        "XDG_STATE_HOME": str(tmp_path / ".state"),
    }


def needs(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_a_shell_completes_what_is_typed(
    shell: str, tmp_path: Path, env: Mapping[str, str]
) -> None:
    needs(shell)
    start, script = BEGIN[shell]
    with Terminal(start.split(), columns=120, env=env, cwd=tmp_path) as terminal:
        terminal.send(f"PS1='% '; {script}; clear; echo be''gin\r".encode())
        terminal.wait_for("begin")
        for typed, completed in LINES.items():
            terminal.send(b"clear\r" + typed.encode())
            terminal.wait_for(partial(_stands, terminal, completed), completed)
            terminal.send(b"\x03")


def _stands(terminal: Terminal, line: str) -> bool:
    return any(re.search(line, shown) for shown in terminal.screen())


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("newswall li", {"list"}),
        ("newswall list --fi", {"--filter"}),
        ("newswall list --filter is:un", {"is:unread"}),
        ("newswall list --filter 'a (is:st", {"a (is:starred"}),
        ("newswall tags --filter @", {"@weekend"}),
        ("newswall mark un", {"unread", "unstar"}),
        ("newswall mark --id 1 un", {"unread", "unstar"}),
        ("newswall mark read ti", {"title:"}),
        ("newswall mark read x ne", {"news/"}),
        ("newswall export --format a", {"atom"}),
        ("newswall read news/a", {"news/a.md"}),
        ("newswall ne", {"news/"}),
        ("newswall --pol", {"--poll"}),
    ],
)
def test_fish_offers_what_may_follow(
    line: str, offered: set[str], tmp_path: Path, env: Mapping[str, str]
) -> None:
    needs("fish")
    (tmp_path / "script").write_text(fish())
    ran = subprocess.run(
        ["fish", "--no-config", "-c", f'source script; complete -C "{line}"'],
        cwd=tmp_path, env=env, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert ran.stderr == ""
    assert {each.split("\t")[0] for each in ran.stdout.splitlines()} == offered


def test_every_word_of_a_query_that_is_offered_is_understood() -> None:
    for word in query_words():
        parse_query(word + "x" * word.endswith(":"))
    with pytest.raises(QueryError) as error:
        parse_query("is:nonsense")
    for word in re.findall(r"\w+", str(error.value).partition("not")[0]):
        assert word in ("is", "knows", "and") or f"is:{word}" in query_words()


@pytest.mark.parametrize("make", [bash, zsh, fish])
def test_every_command_option_and_field_is_in_every_script(make: Callable[[], str]) -> None:
    script = make()
    for command in (DASHBOARD, *COMMANDS.values()):
        assert command.name in script
        for argument in command.arguments:
            if argument.is_option:
                assert argument.name.removeprefix("--") in script
    for field in FIELDS:
        assert f"{field}:" in script
