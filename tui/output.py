"""What commands write: plain text and JSON to stdout, complaints to stderr, no escape sequence."""

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tui.figures import count_text
from tui.text import visible_path
from tui.usage import EXIT_USAGE

if TYPE_CHECKING:
    from tui.library import Library, Query

WIDTH = 80
"""Columns of printed text where no terminal says how many it has."""
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""The second door, as `tui.text` is the first: no control but newline and tab is ever printed."""
_ESCAPED_IN_JSON = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""What turns or hides text: an id may hold it, which has to stay what it is (RFC 8259, 7)."""


def asked(query: str) -> "Query":
    """Return what a query says; end the program after saying what is wrong in it, and where.

    `@name` stands for a query of the config, or for one that was saved.
    """
    from tui.filters import named_queries
    from tui.library import QueryError, parse_query
    from tui.settings import Config

    try:
        names = named_queries(Config().settings.filters) if "@" in query else {}
        return parse_query(query, names)
    except QueryError as error:
        from tui.page import cell_len

        before = cell_len(visible_path(query[: error.position]))
        complain(f"newswall: {visible_path(str(error))}")
        complain(f"  {visible_path(query)}\n  {' ' * before}^")
        sys.exit(EXIT_USAGE)


def problems_of(library: "Library") -> list[tuple[str, str]]:
    """Return the files that are not shown as they are, and why."""
    return [(visible_path(problem.file), problem.reason) for problem in library.problems()]


def width() -> int:
    """Return the columns of the terminal, or `WIDTH`."""
    with suppress(OSError):
        return max(20, os.get_terminal_size(sys.stdout.fileno()).columns)
    return WIDTH


def say(text: str, end: str = "\n") -> None:
    """Print `text` without what a terminal would obey."""
    sys.stdout.write(_CONTROLS.sub("", text) + end)


def complain(text: str) -> None:
    """Print `text` to stderr without what a terminal would obey."""
    sys.stderr.write(_CONTROLS.sub("", text) + "\n")


def say_problems(problems: Iterable[tuple[str, str]]) -> None:
    """Complain about each (file, reason)."""
    for file, reason in problems:
        complain(f"newswall: {reason}" if file in reason else f"{file}: {reason}")


def say_trouble(complaints: Sequence[tuple[str, str]], problems: Sequence[object]) -> int:
    """Say what is wrong with the folder, and how many files have a problem; 1 if there are any."""
    say_problems(complaints)
    if problems:
        complain(
            f"{count_text(len(problems), 'file')} not shown as they are: newswall check says why"
        )
    return 1 if problems or complaints else 0


def not_saved(library: "Library", command: str, done: str) -> int:
    """Say why a command could not save that something is `done`, as "marked"; its exit code."""
    say_problems((notice, notice) for notice in library.notices)
    complain(f"newswall {command}: this command waits for nothing; what is not saved is not {done}")
    return 1


def say_json(document: dict[str, Any], streamed: str = "", items: Iterable[Any] = ()) -> None:
    """Print a document; the list under `streamed`, if any, is that of `items`, one by one.

    However many there are, only one is in memory at a time.
    """
    encode = _encoder()
    say("{")
    comma = ""
    for name, value in document.items():
        say(f"{comma} {encode(name)}: ", end="")
        if name == streamed:
            say("[", end="")
            for piece in _list_items(encode, items):
                say(piece, end="")
            say("\n ]", end="")
        else:
            say(encode(value).replace("\n", "\n "), end="")
        comma = ",\n"
    say("\n}")


def _list_items(encode: Callable[[Any], str], items: Iterable[Any]) -> Iterator[str]:
    comma = ""
    for item in items:
        yield f"{comma}\n  " + encode(item).replace("\n", "\n  ")
        comma = ","


def _encoder() -> Callable[[Any], str]:
    """Return what makes JSON of a value, with escapes for what a terminal would obey."""
    encoder = json.JSONEncoder(ensure_ascii=not _speaks_unicode(), indent=1)

    def encode(value: Any) -> str:
        return _ESCAPED_IN_JSON.sub(lambda sign: json.dumps(sign[0])[1:-1], encoder.encode(value))

    return encode


def _speaks_unicode() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
