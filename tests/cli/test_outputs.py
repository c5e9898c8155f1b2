"""Where the output goes may be closed, full, gone or without Unicode: no command minds."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.commands import NOTE, newswall
from tests.processes import ROOT


def test_a_reader_that_went_away_is_no_error(folder: Path) -> None:
    for number in range(300):
        (folder / f"{number}.md").write_text(NOTE.replace("/note", f"/{number}") * 20)
    ran = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m tui.cli list {folder} --json | head -c 100"],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert ran.stderr == ""


@pytest.mark.parametrize("command", ["paths", "list", "check"])
def test_a_reader_that_went_away_before_a_short_output_is_no_error(
    folder: Path, command: str
) -> None:
    line = f"{sys.executable} -m tui.cli {command} {folder} | true; echo ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", line], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (ran.stdout, ran.stderr) == ("0\n", "")


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(
    "command", ["list", "list --json", "check", "tags", "paths", "read", "--x"]
)
def test_a_closed_output_is_quiet_and_leaves_the_other_alone(
    folder: Path, command: str, closed: str
) -> None:
    (folder / "bad.json").write_text("{ no json")
    name = "bad.json" if command == "read" else "" if command == "--x" else "."
    line = f"cd {folder} && {sys.executable} -m tui.cli {command} {name}"
    open_, shut = (
        subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60,
                       env=os.environ | {"PYTHONPATH": str(ROOT)})
        for script in (line, f"{line} {closed}")
    )  # fmt: skip
    assert shut.returncode == open_.returncode
    assert shut.stdout == ("" if closed != "2>&-" else open_.stdout)
    assert shut.stderr == ("" if "2>&-" in closed else open_.stderr)


def test_a_full_disk_behind_the_output_is_one_sentence(folder: Path) -> None:
    line = f"{sys.executable} -m tui.cli list {folder} > /dev/full"
    ran = subprocess.run(["bash", "-c", line], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_output_that_speaks_no_unicode_is_no_crash(folder: Path, encoding: str) -> None:
    (folder / "j.md").write_text("# 日本語\n\n本文。\n", encoding="utf-8")
    for command in (["list"], ["list", "--json"], ["read", str(folder / "j.md")]):
        arguments = [command[0], *(command[1:] if command[0] == "read" else [str(folder)])]
        ran = newswall(*arguments, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
        assert ran.returncode == 0, ran.stderr
