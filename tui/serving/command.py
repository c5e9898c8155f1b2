"""The command: is textual-serve here, is the port free, and what the person has to know."""

import importlib.util
import os
import socket
import sys
from collections.abc import Sequence

from tui import journal
from tui.output import complain, say
from tui.places import state_dir
from tui.serving.guard import is_loopback
from tui.text import visible_path
from tui.usage import EXIT_USAGE

HOST = "127.0.0.1"
PORT = 8000


def serve(folder: str, options: Sequence[str], *, wall: bool, host: str, port: int) -> int:
    """Serve the folder until Ctrl+C or SIGTERM; `options` go to each session. The exit code.

    2 without textual-serve or with a port that is none; OSError where the address cannot be had.
    """
    if importlib.util.find_spec("textual_serve") is None:
        complain("newswall --serve needs textual-serve: pip install 'newswall[serve]'")
        return EXIT_USAGE
    if not 0 < port < 1 << 16:
        complain(f"newswall: {port} is no port; ports are numbers up to 65535")
        return EXIT_USAGE
    _must_be_free(host, port)
    if not is_loopback(host):
        others = "look on" if wall else "read along, mark and star"
        complain(
            f"newswall: {visible_path(host)} can be reached from other machines: whoever reaches "
            f"it can {others}, and what is sent is not encrypted."
        )
    _tell_of(folder)
    journal.open_log(state_dir() / "newswall.log")
    from tui.serving.server import NewsServer

    what = "the wall" if wall else "the reader"
    shown = f"[{host}]" if ":" in host else host
    say(f"Serving {what} of {visible_path(folder)} on http://{shown}:{port}/ (Ctrl+C ends it).")
    sys.stdout.flush()
    # -P: no module of a folder that somebody stands in is taken for one of ours.
    session = [sys.executable, "-P", "-m", "tui.serving.session", *options, os.path.abspath(folder)]
    NewsServer(session, host, port, "newswall", comes_back=wall).serve()
    return 0


def _tell_of(folder: str) -> None:
    """Say that the folder is not there, if so: it may be mounted later, or be misspelt."""
    from tui.folder import Absent, look_at_root

    found = look_at_root(folder)
    if isinstance(found, Absent):
        complain(f"newswall: {found.reason}")


def _must_be_free(host: str, port: int) -> None:
    """Raise OSError with a sentence where nothing can be served there."""
    try:
        family, kind, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OSError(f"cannot serve on {host}, port {port}: {reason}") from error
