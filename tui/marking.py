"""`newswall mark`: marks for scripts, beside a dashboard or without one.

They go into `marks.db`, as those of the dashboard do, and a running one shows them at its next look
at the marks, within a second.
"""

from collections.abc import Sequence

from tui.figures import count_text
from tui.library import Library, Query, parse_query
from tui.output import asked, complain, not_saved, problems_of, say, say_json, say_trouble
from tui.text import visible_path
from tui.usage import EXIT_USAGE

_STARRED_AT_ONCE = 5000
"""Articles that are starred in one transaction: a copy of each is in memory."""
_WORDS = {
    "read": "marked read",
    "unread": "marked unread",
    "star": "starred",
    "unstar": "unstarred",
}
_MARKS = {"read": {"read": True}, "unread": {"read": False}, "unstar": {"starred": False}}
_OTHERS = {
    "read": parse_query("is:unread"),
    "unread": parse_query("is:read"),
    "star": parse_query("-is:starred"),
    "unstar": parse_query("is:starred"),
}
"""Which articles are not marked so yet."""


def mark_found(folder: str, mark: str, query: str, *, everything: bool, as_json: bool) -> int:
    """Mark the articles that `query` finds, or `everything`, and print how many; the exit code.

    1 when some file has a problem or a mark could not be saved, 2 after a query that finds
    everything though that was not asked for.
    """
    wanted = asked(query)
    if wanted == Query() and not everything:
        complain("newswall mark: this query finds every article; if that is meant, say --all")
        return EXIT_USAGE
    from tui.one_look import looked_through

    with looked_through(folder) as look:
        found = look.library.counts(wanted).articles
        ids = look.library.ids(wanted.narrowed(_OTHERS[mark]), 0, found)
        if not _mark(look.library, ids, mark):
            return not_saved(look.library, "mark", "marked")
        _tell(mark, len(ids), found, as_json=as_json)
        return say_trouble(look.complaints, problems_of(look.library))


def mark_named(folder: str, mark: str, keys: Sequence[str], *, as_json: bool) -> int:
    """Mark the articles with these ids (those of `list --json`) and print how many; the exit code.

    1 when there is no article with one of them, some file has a problem, or a mark could not be
    saved.
    """
    from tui.one_look import looked_through

    with looked_through(folder) as look:
        named = {key: look.library.find(key) for key in keys}
        there = [number for number in named.values() if number is not None]
        headlines = filter(None, map(look.library.headline, there))
        ids = [
            headline.id
            for headline in headlines
            if {
                "read": headline.unread,
                "unread": not headline.unread,
                "star": not headline.starred,
                "unstar": headline.starred,
            }[mark]
        ]
        if not _mark(look.library, ids, mark):
            return not_saved(look.library, "mark", "marked")
        _tell(mark, len(ids), len(there), as_json=as_json)
        missing = [key for key, number in named.items() if number is None]
        for key in missing:
            complain(f"newswall mark: no article has the id {visible_path(key)}")
        code = say_trouble(look.complaints, problems_of(look.library))
        return max(code, bool(missing))


def _mark(library: Library, ids: Sequence[int], mark: str) -> bool:
    """Mark these articles; return whether all marks are on the disk."""
    if mark != "star":
        return library.mark(ids, **_MARKS[mark])
    pieces = range(0, len(ids), _STARRED_AT_ONCE)
    return all(library.mark(ids[at : at + _STARRED_AT_ONCE], starred=True) for at in pieces)


def _tell(mark: str, marked: int, found: int, *, as_json: bool) -> None:
    if as_json:
        say_json({"marked": marked, "found": found})
        return
    many = f"{count_text(marked, 'article')} {_WORDS[mark]}"
    already = found - marked
    say(many + (f", {already} {'was' if already == 1 else 'were'} already" if already else ""))
