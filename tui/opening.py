"""Opening the dashboard: is there a terminal for it, where does its log go, how did it end."""

import gc
import logging
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from tui import journal
from tui.places import places_for, state_dir
from tui.settings import Config
from tui.text import visible_path
from tui.usage import EXIT_USAGE

if TYPE_CHECKING:
    from tui.library import Query

MOST_READ = 100
"""Articles that a search reads itself while the index is being built: no key waits longer."""
OPEN_FILES = 64
"""Files that are open at once at most, with those of a worker that is being started: about 40."""
PIXEL_MOUSE_OFF = b"\x1b[?1016l"
"""DECRST of SGR-Pixels (xterm)."""


def open_dashboard(
    folder_to_read: Callable[[], str],
    config: Config,
    *,
    poll: bool,
    wall: bool = False,
    wall_query: "Query | None" = None,
    served: bool = False,
) -> int:
    """Open the dashboard on a folder, or its `wall`; return the exit code once it is closed.

    `served`: somebody looks on from a browser, through the pipes that textual-serve gave us.

    2 when there is no terminal to draw on, 128+n after signal n, 1 after a failure of ours.
    """
    complaint = "" if served else _no_terminal()
    if complaint:
        print(f"newswall: {complaint}", file=sys.stderr)
        return EXIT_USAGE
    for variable in () if served else ("COLUMNS", "LINES"):
        os.environ.pop(variable, None)
    for stream in (sys.__stderr__, sys.__stdout__):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    gc.disable()  # nothing of what the start makes is garbage; the app enables it again
    folder = folder_to_read()
    log_file = journal.open_log(state_dir() / "newswall.log")
    journal.log_dying_threads()

    from tui.dashboard.app import Newswall
    from tui.dashboard.terminal.signals import hold_signals, release_signals
    from tui.library import Library, house_rules, prepare

    _let_files_grow()
    prepared = prepare(places_for(folder))
    few_files = _let_files_be_open()
    if few_files:
        _import_what_comes_late()
    prepared = prepared._replace(notices=(*few_files, *prepared.notices))
    for notice in prepared.notices:
        logging.getLogger("tui").warning(notice)
    library = Library(prepared.places, most_read=MOST_READ)
    try:
        from tui.newsroom import Newsroom

        settings = config.settings
        app = Newswall(
            folder,
            library,
            lambda changed: Newsroom(
                *(folder, prepared, changed),
                poll=poll,
                keep_days=settings.keep_days,
                rules=house_rules(*settings.rules),
            ),
            config,
            wall=wall,
            wall_query=wall_query,
            served=served,
        )
        hold_signals()
        app.run(mouse=config.settings.mouse)
    finally:
        release_signals()
        library.close()
        prepared.close()
        # Textual asks a terminal that can for mouse positions in pixels, and never stops asking.
        with suppress(OSError):  # the terminal may be gone
            os.write(2, b"" if served else PIXEL_MOUSE_OFF)
    if app.failure:
        where = f" The log is {visible_path(str(log_file))}." if log_file else ""
        print(f"newswall ended by a failure of its own: {app.failure}.{where}", file=sys.stderr)
    if app.return_code is None:  # it did not end by its own decision
        return 1
    return app.return_code


def _let_files_grow() -> None:
    """Raise our limit of the size of files as far as it may be: no database fits into a low one.

    See setrlimit(2), RLIMIT_FSIZE.
    """
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def _let_files_be_open() -> Sequence[str]:
    """Raise our limit of open files where it is low; return a sentence where that is refused."""
    if sys.platform == "win32":
        return ()
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY or soft >= OPEN_FILES:
        return ()
    most = OPEN_FILES if hard == resource.RLIM_INFINITY else min(hard, OPEN_FILES)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        if most == OPEN_FILES:
            return ()
    return (
        f"Only {soft} files may be open at once (ulimit -n): that is too few to read the news, "
        f"{OPEN_FILES} are enough.",
    )


def _import_what_comes_late() -> None:
    """Import what usually waits until it is needed: no more file may be open then."""
    from importlib import import_module
    from pkgutil import walk_packages

    from tui import dashboard, page

    for package in (dashboard, page):
        for found in walk_packages(package.__path__, f"{package.__name__}."):
            import_module(found.name)
    page.plain("", 80)  # the parser is imported by who uses it


def _no_terminal() -> str:
    """Return why the dashboard cannot be drawn here, or an empty string."""
    streams = (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    if not all(stream is not None and stream.isatty() for stream in streams):
        return "the dashboard needs a terminal; newswall list prints the headlines anywhere."
    term = os.environ.get("TERM", "")
    if term in ("", "dumb", "unknown"):
        return (
            f"the terminal calls itself {visible_path(term)!r} and cannot be drawn on; "
            "newswall list prints the headlines anywhere."
        )
    return ""
