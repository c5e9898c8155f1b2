"""No file, name or argument gets an escape sequence into what a command prints."""

import json
from pathlib import Path

import pytest

from tests.cli.commands import newswall
from tui import output
from tui.page import cell_len


def test_hostile_news_prints_no_escape_sequence(folder: Path) -> None:
    (folder / "evil\x1b[31m.md").write_text('---\ntitle: "a\\e]52;c;QQ==\\ab"\n---\nbo\x1b[2Jdy')
    (folder / "bad\x1b]0;x\x07.json").write_text("{\x1b[2J")
    for command in (["list"], ["list", "--json"], ["check"], ["check", "--json"], ["tags"]):
        ran = newswall(command[0], str(folder), *command[1:])
        assert "\x1b" not in ran.stdout + ran.stderr
        assert "\x07" not in ran.stdout + ran.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["read", "--\x1b]52;c;QQ==\x07.md"],
        ["a", "b\x1b[31m\x9b31m"],
        ["list", "--limit", "\x1b[31m"],
        ["list", "--filter", "is:\x1b[31mx"],
        ["tags", "--filter", "is:\x9b31mx\ny"],
    ],
    ids=ascii,
)
def test_a_wrong_argument_is_quoted_without_its_escape_sequence(
    folder: Path, arguments: list[str]
) -> None:
    ran = newswall(*arguments, cwd=folder)
    assert ran.returncode == 2
    assert ran.stderr
    assert ran.stderr.replace("\n", "").isprintable()


@pytest.mark.parametrize("before", ["", "日本語 ", "\x1b\x1b ", "e\u0301 ", "👍 "], ids=ascii)
def test_the_caret_stands_below_what_is_wrong(folder: Path, before: str) -> None:
    ran = newswall("list", str(folder), "--filter", f"{before}is:old")
    _, query, caret = ran.stderr.splitlines()
    assert cell_len(caret) - 1 == cell_len(query[: query.index("old")])


def test_no_control_character_is_printed_even_of_an_article_that_was_not_cleaned(
    capsys: pytest.CaptureFixture[str],
) -> None:
    output.say("a\x1b[31m\x07\x7f\x9b\r\tb\nc")
    output.say_problems([("f\x1b[2J", "bad\x9d")])
    assert capsys.readouterr() == ("a[31m\tb\nc\n", "f[2J: bad\n")
    output.say_json({"a": "b\x9b31m\x7f\u202e👩\u200d🚀"})
    printed = capsys.readouterr().out
    assert json.loads(printed) == {"a": "b\x9b31m\x7f\u202e👩\u200d🚀"}
    assert "👩\u200d🚀" in printed
    assert not set(printed) & {"\x9b", "\x7f", "\u202e"}
