"""A folder of files that were made to harm: each is shown or listed, and the others are shown."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.processes import ROOT
from tests.readers.clean import is_odd
from tests.readers.test_feeds_hostile import Listener, listener
from tests.threats import SECRET, THREATS, Threat

__all__ = ["listener"]

_MOST_MEMORY = 256 << 20
"""Bytes that the largest of its processes may ever have in memory."""
_MOST_WORK = 25.0
"""Seconds of processor time for all of them; one file that hangs its reader takes 5 of them."""
_STOPPED = "took longer than 5 s"
"""What may be said of a file on a machine that is very busy."""
_MEASURED = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
sys.exit(f"{code} {used.ru_utime + used.ru_stime} {used.ru_maxrss * 1024}")
"""
"""A small program in between: a process counts the memory of whoever starts it as its own."""


def newswall(*arguments: str) -> tuple[dict[str, Any], int, float, int]:
    """Run a command; return the JSON that it prints, its code, its work and its memory."""
    command = [sys.executable, "-m", "tui.cli", *arguments, "--json"]
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *command], cwd=ROOT, capture_output=True, text=True
    )
    code, work, memory = done.stderr.splitlines()[-1].split()
    return json.loads(done.stdout), int(code), float(work), int(memory)


def strings(value: object) -> Iterator[str]:
    """Yield all text in what was printed."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


def complaint(threat: Threat, shown: str, reason: str) -> str:
    """Return what is wrong with what became of a file, or nothing."""
    if reason.startswith(_STOPPED):
        return ""
    if not reason.startswith(threat.reason) or bool(reason) != bool(threat.reason):
        return f"listed for {reason!r}"
    if threat.shows not in shown or bool(shown) != bool(threat.shows):
        return f"shown as {shown[:100]!r}"
    return ""


def test_each_file_is_shown_or_listed_and_the_others_are_shown(
    tmp_path: Path, listener: Listener
) -> None:
    folder, secret = tmp_path / "news", tmp_path / "secret.txt"
    secret.write_text(SECRET)
    folder.mkdir()
    for name, threat in THREATS.items():
        made = threat.make(secret.as_uri(), listener.address)
        (folder / name).write_bytes(made if isinstance(made, bytes) else made.encode())
    (folder / "good.md").write_text("# Good news\n\nAll is well.\n")
    with (folder / "61-sparse.xml").open("wb") as sparse:
        sparse.truncate(2 << 30)
    listed, code, work, memory = newswall("list", str(folder))
    shown: dict[str, str] = dict.fromkeys(os.listdir(folder), "")
    for item in listed["items"]:
        told = (item["title"], item.get("summary", ""), item["content_text"])
        shown[item["_newswall"]["file"]] += " ".join(told)
    reasons = {each["file"]: each["reason"] for each in listed["_newswall"]["problems"]}
    assert shown.pop("good.md") == "Good news  All is well."
    assert reasons.pop("61-sparse.xml") == "larger than 8 MiB"
    found = {
        name: complaint(threat, shown[name], reasons.get(name, ""))
        for name, threat in THREATS.items()
    }
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert set(reasons) <= set(THREATS)
    assert code == 1
    for text in strings(listed):
        assert SECRET not in text
        assert not any(map(is_odd, text)), text[:200]
    assert listener.calls == 0
    assert work < _MOST_WORK
    assert memory < _MOST_MEMORY
