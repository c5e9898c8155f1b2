"""Which editor is asked, and with which path."""

import os

import pytest

from tui.dashboard.doors.editing import NoEditor, editor, path_of


@pytest.mark.parametrize(
    ("setting", "environment", "command"),
    [
        (("ed", "-s"), {"VISUAL": "vi"}, ["ed", "-s"]),
        ((), {"VISUAL": "code -w", "EDITOR": "ed"}, ["code", "-w"]),
        ((), {"VISUAL": " ", "EDITOR": "'/opt/my editor' $(touch x) ; rm"},
         ["/opt/my editor", "$(touch", "x)", ";", "rm"]),
    ],
)  # fmt: skip
def test_the_settings_come_first_and_no_shell_reads_a_variable(
    setting: tuple[str, ...], environment: dict[str, str], command: list[str]
) -> None:
    assert editor(setting, environment) == command


@pytest.mark.parametrize("environment", [{}, {"EDITOR": ""}, {"VISUAL": "vi 'x"}])
def test_where_there_is_no_editor_a_sentence_says_so(environment: dict[str, str]) -> None:
    with pytest.raises(NoEditor, match=r"^(No editor is set|\$VISUAL has a quote)"):
        editor((), environment)


@pytest.mark.parametrize("name", [b"-rf.md", b"a b/caf\xe9.md", b"$(touch x).md"])
def test_a_path_is_absolute_and_keeps_its_bytes(name: bytes) -> None:
    for folder in ("/news", "-news"):
        path = os.fsencode(path_of(folder, os.fsdecode(name)))
        assert path.startswith(b"/")
        assert path.endswith(b"/" + name)
