"""The terminal is given to an editor or a pager, and taken back whole."""

import os
import signal
from pathlib import Path

from tests.processes import own_places
from tests.running import answers, note, running, until_live

NAME = b"-rf caf\xe9 $(touch PWN).md"
EDITOR = r"""#!/bin/sh
printf '%s\n' "$#" "$1" "$2" > "$LOG"
stty raw -echo
printf 'EDITOR IS HERE\r\n'
head -c 1 > /dev/null
printf -- '---\ntitle: Beta\ndate: 2026-01-01\n---\nBeta\n' > "$2"
printf '\033[?1h\033[5;6r\033[7m'
"""


def program(path: Path, text: str) -> Path:
    path.write_text(text)
    path.chmod(0o755)
    return path


def test_an_editor_gets_terminal_and_file_and_what_it_wrote_is_read(tmp_path: Path) -> None:
    feeds, log = tmp_path / "feeds", tmp_path / "log"
    file = os.path.join(os.fsencode(note(feeds, "a.md", "Alpha").parent), NAME)
    os.rename(feeds / "a.md", file)
    editor = program(tmp_path / "my editor", EDITOR)
    env = {"EDITOR": f"'{editor}' --wait", "LOG": str(log), "VISUAL": None}
    with running(feeds, env=env) as terminal:
        until_live(terminal)
        terminal.press("j", "enter", "e")
        terminal.wait_for("EDITOR IS HERE")
        assert "Alpha" not in terminal.text
        terminal.press("x")
        terminal.wait_for("The file changed and is read again.")
        terminal.press("1")
        terminal.wait_for("Beta")
        assert log.read_bytes().split(b"\n")[:3] == [b"2", b"--wait", file]
        answers(terminal)
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert terminal.echo
    assert not Path("PWN").exists()
    assert not (feeds / "PWN").exists()


def test_keys_that_end_a_pager_do_not_end_newswall_and_a_signal_ends_both(tmp_path: Path) -> None:
    note(tmp_path / "feeds", "a.md", "Alpha")
    pager = program(
        tmp_path / "pager",
        '#!/bin/sh\ntrap "exit 3" INT\nread line\necho "READ $line"\nread key < /dev/tty\n',
    )
    places = own_places(tmp_path / "places")
    config = Path(str(places["XDG_CONFIG_HOME"])) / "newswall" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'pipe_terminal = [["page", "{pager}"]]')
    with running(tmp_path / "feeds") as terminal:
        until_live(terminal)
        terminal.press("j", "|")
        terminal.wait_for("READ # Alpha")
        terminal.press("ctrl+c")
        terminal.wait_for("pager ended with error 3.")
        answers(terminal)
        terminal.press("|")
        terminal.wait_for("READ # Alpha")
        terminal.send_signal(signal.SIGTERM)
        assert terminal.wait_exit() == 128 + signal.SIGTERM
        assert terminal.echo
        assert not terminal.descendants()
