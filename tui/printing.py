"""What the commands print: for people, and with `--json` for programs.

A terminal and a pipe get the same plain text, never an escape sequence.
"""

import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from tui import places
from tui.article import Article, Precision
from tui.feed_document import feed_document, feed_item
from tui.text import visible_path

WIDTH = 100
"""Columns of printed text at most."""
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
        (visible_path(file), reading.result.problem if os.path.lexists(file) else "no such file")
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
        for _file, reading in named:
            for article in reading.result.articles:
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


def print_tags(folder: str, query: str, *, as_json: bool) -> int:
    """Print the tags of a folder, most used first."""
    from tui.library import QueryError, parse_query
    from tui.one_look import looked_through

    try:
        wanted = parse_query(query)
    except QueryError as error:
        return _wrong_query(query, error)
    with looked_through(folder) as look:
        tags = look.library.tags(wanted)
        if as_json:
            _print_json({"tags": [{"tag": tag.tag, "count": tag.articles} for tag in tags]})
        else:
            for tag in tags:
                _say(f"{tag.articles:>6}  {tag.tag}")
        _say_problems(look.complaints)
        return 1 if look.complaints or look.library.problem_count() else 0


def print_check(folder: str, *, as_json: bool) -> int:
    """Print which files are shown, and which are not and why; 1 when one is not."""
    from tui.one_look import looked_through

    with looked_through(folder) as look:
        problems = [(visible_path(p.file), p.reason) for p in look.library.problems()]
        problems = [*look.complaints, *problems]
        files = look.library.files()
        if as_json:
            _print_json(
                {
                    "files": [
                        {
                            "file": visible_path(entry.file),
                            "format": entry.format,
                            "articles": entry.articles,
                        }
                        for entry in files
                    ],
                    "problems": [{"file": file, "reason": reason} for file, reason in problems],
                }
            )
        else:
            for entry in files:
                many = f"{entry.articles} article{'' if entry.articles == 1 else 's'}"
                _say(f"{visible_path(entry.file)}: {entry.format}, {many}")
            _say_problems(problems)
            _say(f"Files that are shown: {len(files)}. Problems: {len(problems)}.")
        return 1 if problems else 0


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


def article_text(article: Article, width: int) -> str:
    """Return an article as plain text."""
    from tui.page import cell_len, plain

    facts = [
        ("source", " · ".join(filter(None, (article.source, article.section)))),
        ("by", ", ".join(article.authors)),
        ("date", date_text(article.published, article.precision)),
        ("tags", " ".join(f"#{tag}" for tag in article.tags)),
        ("link", article.link),
    ]
    head = [article.title, "=" * min(width, max(1, cell_len(article.title)))]
    head += [f"{name + ':':<8}{value}" for name, value in facts if value]
    body = plain(article.body or article.summary, width)
    related = [f"- {link.title} {link.url}".rstrip() for link in article.related]
    if related:
        body = f"{body}\n\nRelated:\n" + "\n".join(related)
    return "\n".join([*head, "", body.rstrip(), ""])


def headline_text(article: Article, marks: str, sort_at: float) -> str:
    """Return one line: marks (* unread, + starred), date, source and title."""
    if article.published is None:
        when = _local_day(sort_at) + " ?    "
    elif article.precision is Precision.MINUTE:
        when = _local(article.published).strftime("%Y-%m-%d %H:%M ")
    else:
        when = date_text(article.published, article.precision).ljust(17)
    source = f"{article.source}: " if article.source else ""
    tags = "".join(f" #{tag}" for tag in article.tags)
    return f"{marks} {when}{source}{article.title}{tags}"


def date_text(published: datetime | None, precision: Precision) -> str:
    """Return a date with no more than is known of it."""
    if published is None:
        return ""
    if precision is Precision.MONTH:
        return published.strftime("%Y-%m")
    if precision is Precision.DAY:
        return published.strftime("%Y-%m-%d")
    return published.isoformat(sep=" ", timespec="minutes")


def _local_day(seconds: float) -> str:
    """Return the day of a time that a file system gave, which may be beyond the calendar."""
    try:
        return datetime.fromtimestamp(seconds).strftime("%Y-%m-%d")
    except (ValueError, OverflowError, OSError):
        return "????-??-??"


def _local(when: datetime) -> datetime:
    """Return the local time, or at the ends of the calendar, where there is none, `when`."""
    try:
        return when.astimezone()
    except (ValueError, OverflowError, OSError):
        return when


def _without_links(file: str) -> str:
    """Return the absolute path of a file that a person named: its directory may be a link."""
    above, name = os.path.split(os.path.abspath(file))
    return os.path.join(os.path.realpath(above), name)


def _wrong_query(query: str, error: Any) -> int:
    from tui.page import cell_len

    before = cell_len(visible_path(query[: error.position]))
    _complain(f"newswall: {visible_path(str(error))}")
    _complain(f"  {visible_path(query)}\n  {' ' * before}^")
    return 2


def _width() -> int:
    with suppress(OSError):
        return min(WIDTH, os.get_terminal_size(sys.stdout.fileno()).columns)
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
