"""The unit in the README is one that systemd takes."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.processes import ROOT, environment


def test_the_unit_in_the_readme_is_one_that_systemd_takes(tmp_path: Path) -> None:
    found = re.search(r"```ini\n(\[Unit\]\n.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    analyze = shutil.which("systemd-analyze")
    if found is None or analyze is None:
        pytest.skip("no unit in the README, or no systemd here")
    assert "newswall --wall" in found[1]
    unit = tmp_path / "newswall.service"
    unit.write_text(found[1], "utf-8")
    command = [analyze, "--user", "--man=no", "verify", str(unit)]
    env = environment({"XDG_RUNTIME_DIR": str(tmp_path)})
    done = subprocess.run(command, capture_output=True, text=True, env=env, timeout=60)
    assert done.returncode == 0, done.stderr
    assert unit.name not in done.stderr, "it has no word to say about it"
