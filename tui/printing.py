"""What the commands print: for people, and with `--json` for programs.

A terminal and a pipe get the same plain text, never an escape sequence.
"""

import os
import stat
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui import places
from tui.article_text import article_text, check_text, file_text, headline_text
from tui.feed_document import feed_document, feed_item, stored_item
from tui.output import (
    asked,
    complain,
    problems_of,
    say,
    say_json,
    say_problems,
    say_trouble,
    width,
)
from tui.text import visible_path

if TYPE_CHECKING:
    from tui.library import Query, StoredArticle
    from tui.one_look import Look

_MOST_LIKE = 100
"""Articles on one story that are looked for."""


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
        say_json(feed_document(problems), "items", items)
    else:
        columns = width()
        for file, reading in named:
            result = reading.result
            if result.articles or not result.problem:
                say(file_text(visible_path(file), result.format, len(result.articles)) + "\n")
            for article in result.articles:
                say(article_text(article, columns) + "\n")
        say_problems(problems)
    return 1 if problems else 0


def print_list(folder: str, query: str, limit: int | None, *, as_json: bool) -> int:
    """Print the articles of a folder, newest first; 1 after a problem."""
    from tui.one_look import looked_through

    wanted = asked(query)
    with looked_through(folder) as look:
        return _print_found(look, look.library.articles(wanted, limit), as_json=as_json)


def print_like(folder: str, wanted: str, limit: int | None, *, as_json: bool) -> int:
    """Print more on the story of one article, the nearest first; the exit code.

    `wanted` is its id, as `list --json` has it, or a query, of which the newest is meant. 1 when
    there is no such article or after a problem.
    """
    from tui.one_look import looked_through

    with looked_through(folder, indexed=True) as look:
        library = look.library
        number = library.find(wanted)
        if number is None:
            number = next(iter(library.ids(asked(wanted), 0, 1)), None)
        article = None if number is None else library.article(number)
        if article is None:
            complain(f"newswall list: no article has this id or is found: {visible_path(wanted)}")
        elif library.indexed() < 1:  # another newswall has the library, and is at it
            complain("newswall list: not all is indexed yet; there may be more")
        most = _MOST_LIKE if limit is None else limit
        more = library.more_on_story(article, most) if article and most else ()
        found = filter(None, (library.article(headline.id) for headline in more))
        return max(_print_found(look, found, as_json=as_json), article is None)


def _print_found(look: "Look", found: "Iterable[StoredArticle]", *, as_json: bool) -> int:
    problems = problems_of(look.library)
    if as_json:
        document = feed_document([*look.complaints, *problems])
        say_json(document, "items", map(stored_item, found))
        return 1 if problems or look.complaints else 0
    for stored in found:
        marks = ("*" if stored.unread else " ") + ("+" if stored.starred else " ")
        say(headline_text(stored.article, marks, stored.sort_at))
    return say_trouble(look.complaints, problems)


def print_tags(folder: str, query: str, beside: str, *, derived: bool, as_json: bool) -> int:
    """Print the tags of a folder, most used first; `derived`: keywords counted in.

    `beside`: only the other tags of the articles with this one; empty: all.
    """
    from tui.one_look import looked_through

    wanted = _with(asked(query), beside)
    with looked_through(folder) as look:
        but = look.library.tag_meant(beside)
        tags = [tag for tag in look.library.tags(wanted) if tag.key != but]
        words = {word.key: word for word in look.library.keywords(wanted)} if derived else {}
        counts = [(tag.tag, tag.articles, words.pop(tag.key, None)) for tag in tags]
        counts += [(word.tag, 0, word) for word in words.values()]
        rows = [
            (name, tagged + (word.articles if word else 0), word.articles if word else 0)
            for name, tagged, word in counts
        ]
        rows.sort(key=lambda row: -row[1])
        if as_json:
            entries = [{"tag": name, "count": count} for name, count, _ in rows]
            for entry, row in zip(entries, rows, strict=True) if derived else ():
                entry["derived"] = row[2]
            say_json({"tags": entries})
        else:
            for name, count, guessed in rows:
                note = "  (derived)" if guessed == count else f"  ({guessed} of them derived)"
                say(f"{count:>6}  {name}{note if guessed else ''}")
        return _ended(look, beside, found=bool(tags))


def _with(query: "Query", tag: str) -> "Query":
    """Return the query for those articles of `query` that have the tag too, if one is named."""
    from tui.library import tagged

    name = tag.strip().removeprefix("#")
    return query.narrowed(tagged(name)) if name else query


def print_trends(folder: str, query: str, beside: str, *, as_json: bool) -> int:
    """Print the tags of a folder, most used first, with how each fares; `beside` as above."""
    from tui.figures import change_sign, share, sparkline
    from tui.one_look import looked_through

    wanted = _with(asked(query), beside)
    with looked_through(folder) as look:
        but = look.library.tag_meant(beside)
        whole = look.library.counts(wanted).articles
        ranks = [rank for rank in look.library.tag_ranks(wanted) if rank.key != but]
        rows = look.library.tag_rows(ranks, wanted)
        if as_json:
            entries = [
                {
                    "tag": row.name,
                    "count": row.rank.articles,
                    "unread": row.rank.unread,
                    "share": round(row.rank.articles / max(1, whole), 4),
                    "change": row.trend.change,
                    "days": list(row.trend.days),
                    "newest": row.newest,
                }
                for row in rows
            ]
            say_json({"tags": entries})
        for row in () if as_json else rows:
            unread = f"{row.rank.unread} unread" if row.rank.unread else ""
            change = change_sign(row.trend.change)
            days = sparkline(row.trend.days, len(row.trend.days))
            part = share(row.rank.articles, whole)
            say(f"{row.rank.articles:>6} {part:>6} {change:>5} {unread:>13}  {days}  {row.name}")
        return _ended(look, beside, found=bool(rows))


def _ended(look: "Look", beside: str, *, found: bool) -> int:
    """Say what is wrong with the folder, or the tag `beside`; return the exit code of `tags`."""
    from tui.library import EVERYTHING

    say_problems(look.complaints)
    unknown = not found and not look.library.counts(_with(EVERYTHING, beside)).articles
    if beside and unknown:
        complain(f"newswall tags: no article has the tag {visible_path(beside)}")
        return 1
    return 1 if look.complaints or look.library.problem_count() else 0


def print_check(folder: str, *, as_json: bool) -> int:
    """Print which files are shown, and which are not and why; 1 when one is not."""
    from tui.one_look import looked_through

    with looked_through(folder) as look:
        problems = problems_of(look.library)
        files = [
            (visible_path(entry.file), entry.format, entry.articles)
            for entry in look.library.files()
        ]
        if as_json:
            names = ("file", "format", "articles")
            say_json(
                {
                    "files": [dict(zip(names, entry, strict=True)) for entry in files],
                    "problems": [
                        {"file": file, "reason": reason}
                        for file, reason in [*look.complaints, *problems]
                    ],
                }
            )
        else:
            say(check_text(files, problems))
            say_problems(look.complaints)
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
        say(f"{name + ':':<9}{visible_path(str(path))}")
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
