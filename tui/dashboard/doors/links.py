"""Opening a link: a graphical browser, by a list of arguments, or not at all.

Never a shell, never `webbrowser` (it starts a text browser on this very terminal when there is
no display, and reads `$BROWSER` as a command line).
"""

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import partial
from urllib.parse import urlsplit

from tui.dashboard.doors.starting import start
from tui.text import clean_url

REFUSED = "This link is not opened: only http, https and mailto links are."


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
        return REFUSED
    return open_address(url, tell, browser=browser, copy_key=copy_key)


def open_address(
    url: str,
    tell: Callable[[str], object],
    *,
    browser: Sequence[str] = (),
    copy_key: str = "y",
) -> str:
    """Do what `open_link` does with an address that is known to be harmless."""
    command = list(browser) or opener()
    if command is None:
        return f"There is no graphical browser here: {copy_key} copies the link."
    failed = f"The browser could not open the link: {copy_key} copies it."
    reason = start([*command, url], partial(tell, failed))
    if reason:
        return f"The browser did not start ({reason}): {copy_key} copies the link."
    return f"Opening {host_of(url)} …"


def host_of(url: str) -> str:
    """Return where a clean address really leads: its host, or who gets the mail."""
    parts = urlsplit(url)
    return parts.netloc or parts.path or "your mail program"
