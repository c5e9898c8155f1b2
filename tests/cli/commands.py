"""The command, run as a script runs it, and what it is run on."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.processes import ROOT

Run = Callable[..., str]
NOTE = """---
title: A note
date: 2026-11-20T10:00:00+09:00
author: Ann Example
tags: [one, Two]
section: Trade
source: The Paper
link: https://a.example/note
---

Some *words* with a [link](https://b.example/).
"""
CLIPPING = "Only a line of news that somebody pasted.\n\nAnd a second paragraph of it.\n"


def newswall(
    *arguments: str, cwd: Path | None = None, **env: str
) -> subprocess.CompletedProcess[str]:
    """Run the command with no terminal anywhere."""
    return subprocess.run(
        [sys.executable, "-m", "tui.cli", *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )


def as_json(*arguments: str) -> dict[str, Any]:
    ran = newswall(*arguments, "--json")
    document: dict[str, Any] = json.loads(ran.stdout)
    return document
