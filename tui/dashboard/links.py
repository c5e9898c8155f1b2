"""Opening a link: a graphical browser, by a list of arguments, or not at all.

Never a shell, never `webbrowser` (it starts a text browser on this very terminal when there is
no display, and reads `$BROWSER` as a command line).
"""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from urllib.parse import urlsplit

from tui.text import clean_url

PATIENCE = 60.0
"""Seconds after which an opener that does not end is left to itself."""


def opener() -> list[str] | None:
    """Return the command that opens an address on this desktop, or None when there is none."""
    if sys.platform == "darwin":
        return ["/usr/bin/open"]
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        found = shutil.which("xdg-open")
        return [found] if found else None
    found = shutil.which("wslview")
    return [found] if found else None


def open_link(
    url: str,
    tell: Callable[[str], object],
    *,
    browser: Sequence[str] = (),
    copy_key: str = "y",
) -> str:
    """Start the browser on `url` and return a sentence for the person.

    `tell` is called from another thread if the browser could not be opened after all. `browser` is
    the person's own, a program and its arguments; `copy_key` copies the link instead.
    """
    url = clean_url(url)
    if not url:
        return "This link is not opened: only http, https and mailto links are."
    command = list(browser) or opener()
    if command is None:
        return f"There is no graphical browser here: {copy_key} copies the link."
    try:
        process = subprocess.Popen(
            [*command, url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        return f"The browser did not start ({error.strerror}): {copy_key} copies the link."
    failed = f"The browser could not open the link: {copy_key} copies it."
    threading.Thread(
        target=_wait, args=(process, partial(tell, failed)), name="opener", daemon=True
    ).start()
    return f"Opening {urlsplit(url).netloc or url} …"


def _wait(process: subprocess.Popen[bytes], tell: Callable[[], object]) -> None:
    """Reap the opener, and tell of its failure."""
    try:
        code = process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.wait()
        return
    if code:
        tell()
