"""The manual page: complete, and without anything that a formatter complains about."""

import re
import shutil
import subprocess

import pytest

from tui import manual
from tui.cli import main
from tui.dashboard.keys.commands import COMMANDS as KEYS
from tui.library.fields import FIELDS
from tui.usage import COMMANDS, DASHBOARD


@pytest.fixture
def page(capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["man"]) == 0
    return capsys.readouterr().out


def test_a_formatter_has_nothing_to_complain_about_and_shows_everything(page: str) -> None:
    if shutil.which("groff") is None:
        pytest.skip("no groff here")
    ran = subprocess.run(
        ["groff", "-k", "-man", "-ww", "-Tutf8", "-P-cbou", "-rLL=200n"],
        input=page, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert ran.stderr == ""
    shown = " ".join(ran.stdout.replace("−", "-").replace("‐", "-").split())
    for command in (DASHBOARD, *COMMANDS.values()):
        assert f"newswall {command.name}".strip() in shown
        for argument in command.arguments:
            assert argument.name in shown or argument.shown in shown
    for field in FIELDS.values():
        assert field.example in shown
    for key in KEYS:
        assert key.tooltip in shown
    for variable in ("NO_COLOR", "VISUAL, EDITOR", "TERM", "XDG_CONFIG_HOME"):
        assert variable in shown


def test_no_text_becomes_a_request(
    page: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(manual, "FOLDER", ".so /etc/passwd\n'br \\*(xx")
    manual.print_manual()
    assert r"\&.so /etc/passwd \(aqbr \e*(xx" in capsys.readouterr().out.splitlines()
    requests = {line.split()[0] for line in page.splitlines() if re.match(r"[.']", line)}
    assert requests <= {".TH", ".SH", ".SS", ".TP", ".PP", ".br", ".nh", ".ad"}
