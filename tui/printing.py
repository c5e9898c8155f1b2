"""What the commands print: for people, and with `--json` for programs.

A terminal and a pipe get the same plain text, never an escape sequence.
"""

import json
import os
import re
import stat
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from tui import places
from tui.article_text import article_text, check_text, file_text, headline_text
from tui.feed_document import feed_document, feed_item
from tui.text import visible_path

WIDTH = 80
"""Columns of printed text where no terminal says how many it has."""
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""The second door, as `tui.text` is the first: no control but newline and tab is ever printed."""


def print_files(files: Sequence[str], *, as_json: bool) -> int:
    """Print what `files` hold; 1 when one of them has a problem."""
    from tui.library import keys
    from tui.readers.desk import ReadingDesk

    desk = ReadingDesk()
    try:
        readings = list(desk.read([_without_links(file) for file in files]))
    finally:
        desk.close()
    named = list(zip(files, readings, strict=True))
    problems = [
        (visible_path(file), _reason(file, reading.result.problem))
        for file, reading in named
        if reading.result.problem
    ]
    if as_json:
        items = [
            feed_item(
                keyed.article,
                key=keyed.key,
                file=visible_path(file),
                format=reading.result.format,
            )
            for file, reading in named
            for keyed in keys(reading.result.articles, os.path.basename(file))
        ]
        _print_json(feed_document(items, problems))
    else:
        width = _width()
        for file, reading in named:
            result = reading.result
            if result.articles or not result.problem:
                _say(file_text(visible_path(file), result.format, len(result.articles)) + "\n")
            for article in result.articles:
                _say(article_text(article, width) + "\n")
        _say_problems(problems)
    return 1 if problems else 0


def print_list(folder: str, query: str, limit: int | None, *, as_json: bool) -> int:
    """Print the articles of a folder, newest first; 1 after a problem, 2 after a wrong query."""
    from tui.library import QueryError, parse_query
    from tui.one_look import looked_through

    try:
        wanted = parse_query(query)
    except QueryError as error:
        return _wrong_query(query, error)
    with looked_through(folder) as look:
        problems = [(visible_path(p.file), p.reason) for p in look.library.problems()]
        if as_json:
            items = [
                feed_item(
                    stored.article,
                    key=stored.key,
                    file=visible_path(stored.files[0]) if stored.files else "",
                    format=stored.format,
                    unread=stored.unread,
                    starred=stored.starred,
                )
                for stored in look.library.articles(wanted, limit)
            ]
            _print_json(feed_document(items, [*look.complaints, *problems]))
        else:
            for stored in look.library.articles(wanted, limit):
                marks = ("*" if stored.unread else " ") + ("+" if stored.starred else " ")
                _say(headline_text(stored.article, marks, stored.sort_at))
            _say_problems(look.complaints)
            if problems:
                many = f"{len(problems)} file{'' if len(problems) == 1 else 's'}"
                _complain(f"{many} not shown as they are: newswall check says why")
        return 1 if problems or look.complaints else 0


def print_tags(folder: str, query: str, *, derived: bool, as_json: bool) -> int:
    """Print the tags of a folder, most used first; `derived`: keywords counted in."""
    from tui.library import QueryError, parse_query
    from tui.one_look import looked_through

    try:
        wanted = parse_query(query)
    except QueryError as error:
        return _wrong_query(query, error)
    with looked_through(folder) as look:
        tags = look.library.tags(wanted)
        words = {word.key: word for word in look.library.keywords(wanted)} if derived else {}
        counts = [(tag.tag, tag.articles, words.pop(tag.key, None)) for tag in tags]
        counts += [(word.tag, 0, word) for word in words.values()]
        rows = [
            (name, tagged + (word.articles if word else 0), word.articles if word else 0)
            for name, tagged, word in counts
        ]
        rows.sort(key=lambda row: -row[1])
        if as_json:
            asked = [{"tag": name, "count": count} for name, count, _ in rows]
            for entry, row in zip(asked, rows, strict=True) if derived else ():
                entry["derived"] = row[2]
            _print_json({"tags": asked})
        else:
            for name, count, guessed in rows:
                note = "  (derived)" if guessed == count else f"  ({guessed} of them derived)"
                _say(f"{count:>6}  {name}{note if guessed else ''}")
        _say_problems(look.complaints)
        return 1 if look.complaints or look.library.problem_count() else 0


def print_check(folder: str, *, as_json: bool) -> int:
    """Print which files are shown, and which are not and why; 1 when one is not."""
    from tui.one_look import looked_through

    with looked_through(folder) as look:
        problems = [(visible_path(p.file), p.reason) for p in look.library.problems()]
        files = [
            (visible_path(entry.file), entry.format, entry.articles)
            for entry in look.library.files()
        ]
        if as_json:
            names = ("file", "format", "articles")
            _print_json(
                {
                    "files": [dict(zip(names, entry, strict=True)) for entry in files],
                    "problems": [
                        {"file": file, "reason": reason}
                        for file, reason in [*look.complaints, *problems]
                    ],
                }
            )
        else:
            _say(check_text(files, problems))
            _say_problems(look.complaints)
        return 1 if problems or look.complaints else 0


def print_paths(folder: str) -> int:
    """Print where newswall keeps things."""
    here = places.places_for(folder)
    for name, path in (
        ("folder", os.path.abspath(folder)),
        ("config", places.config_dir()),
        ("marks", here.marks),
        ("library", here.library),
        ("log", places.state_dir() / "newswall.log"),
        ("data", places.data_dir()),
    ):
        _say(f"{name + ':':<9}{visible_path(str(path))}")
    return 0


def _without_links(file: str) -> str:
    """Return the absolute path of a file that a person named: its directory may be a link."""
    above, name = os.path.split(os.path.abspath(file))
    return os.path.join(os.path.realpath(above), name)


def _reason(file: str, problem: str) -> str:
    """Return why a file that a person named could not be read, in words that fit what it is."""
    try:
        mode = os.lstat(file).st_mode
    except FileNotFoundError:
        return "no such file"
    except OSError:
        return problem
    if stat.S_ISDIR(mode):
        return "a folder, not a file: newswall check looks through one"
    if not stat.S_ISREG(mode) and not stat.S_ISLNK(mode):
        return "a pipe, a socket or a device: only regular files are read"
    return problem


def _wrong_query(query: str, error: Any) -> int:
    from tui.page import cell_len

    before = cell_len(visible_path(query[: error.position]))
    _complain(f"newswall: {visible_path(str(error))}")
    _complain(f"  {visible_path(query)}\n  {' ' * before}^")
    return 2


def _width() -> int:
    with suppress(OSError):
        return max(20, os.get_terminal_size(sys.stdout.fileno()).columns)
    return WIDTH


def _say_problems(problems: Iterable[tuple[str, str]]) -> None:
    for file, reason in problems:
        _complain(reason if file in reason else f"{file}: {reason}")


def _complain(text: str) -> None:
    sys.stderr.write(_CONTROLS.sub("", text) + "\n")


def _say(text: str) -> None:
    sys.stdout.write(_CONTROLS.sub("", text) + "\n")


def _print_json(document: dict[str, Any]) -> None:
    encoder = json.JSONEncoder(ensure_ascii=not _speaks_unicode(), indent=1)
    for part in encoder.iterencode(document):
        sys.stdout.write(_CONTROLS.sub("", part))
    sys.stdout.write("\n")


def _speaks_unicode() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
