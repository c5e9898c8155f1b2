"""One session: the process that shows the folder to one page; textual-serve starts it.

python -m tui.serving.session [--wall] [--filter QUERY] [--poll] FOLDER
"""

import os
import sys
import time

from tui.arguments import joined, parser_of
from tui.dashboard.terminal.terminal_gone import watch_terminal
from tui.opening import open_dashboard
from tui.output import asked
from tui.settings import Config
from tui.usage import DASHBOARD

GRACE = 5.0
"""Seconds for an orderly end after the server let go."""


def main() -> int:
    """Show the folder until page or server goes; the exit code."""
    options = parser_of(DASHBOARD).parse_args(joined(DASHBOARD, sys.argv[1:]))
    query = asked(options.filter) if options.filter else None
    watch_terminal(_end_at_last)
    os.environ["TERM"] = "xterm-256color"  # what the page is, whatever the server stands on
    return open_dashboard(
        lambda: str(options.folder),
        Config(),
        poll=options.poll,
        wall=options.wall,
        wall_query=query,
        served=True,
    )


def _end_at_last() -> None:
    """End the process even if it waits for a page that takes nothing any more.

    Nothing is lost: marks are on the disk when they are made.
    """
    time.sleep(GRACE)
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
