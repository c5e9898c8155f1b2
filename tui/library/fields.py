"""The fields that a query can name, in one table: add a line to it and a field is there.

A field reads what stands behind its colon once, when the query is read, and finds the articles on a
`Shelf` whenever something is asked of the library.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from tui.library.moments import moment
from tui.library.query import Term
from tui.library.sought import sought
from tui.text import tag_key

if TYPE_CHECKING:
    from tui.library.shelf import Found, Shelf

NEW = 24 * 3600.0
"""Seconds for which an article is new after it came in."""
_ANY_TIME = 2e9
"""A present for which every moment can be worked out that can be written."""


class Field(NamedTuple):
    """One field of the language."""

    name: str
    example: str
    means: str
    """For the help: a few words about what can be asked for."""
    read: Callable[[str, bool], Term]
    """Makes the term of a value and whether it was quoted; raises ValueError with a sentence."""
    find: "Callable[[Shelf, Term], Found]"


def _says(name: str, example: str, means: str, column: str | None) -> Field:
    """Return a field whose words are looked for in a column of the index, or in all of them."""

    def read(value: str, phrase: bool) -> Term:
        folded = tag_key(value)
        if sought(folded) is None:
            raise ValueError("needs a letter or digit to look for")
        return Term(name, folded, phrase)

    def find(shelf: "Shelf", term: Term) -> "Found":
        wanted = sought(term.value, column, phrase=term.phrase)
        return shelf.saying(wanted) if wanted else shelf.whole

    return Field(name, example, means, read, find)


def _read_tag(value: str, phrase: bool) -> Term:
    return Term("tag", _given(tag_key(value).lstrip("#").strip()))


def _find_tag(shelf: "Shelf", term: Term) -> "Found":
    return shelf.among(
        "SELECT article FROM tagged WHERE tag = (SELECT id FROM tag WHERE key = ?)",
        shelf.rules.meant(term.value),
    )


def _read_file(value: str, phrase: bool) -> Term:
    return Term("file", _given(value))


def _find_file(shelf: "Shelf", term: Term) -> "Found":
    part = tag_key(term.value)
    # SQLite knows the small letters of ASCII only, but is ten times as quick as `names`.
    named = "instr(lower(CAST(path AS TEXT)), ?)" if part.isascii() else "names(?, path)"
    return shelf.among(
        f"SELECT article FROM carried WHERE file IN (SELECT id FROM file WHERE {named})", part
    )


_STATES: "dict[str, Callable[[Shelf], Found]]" = {
    "unread": lambda shelf: shelf.unread,
    "read": lambda shelf: shelf.read,
    "starred": lambda shelf: shelf.starred,
    "muted": lambda shelf: shelf.muted,
    "new": lambda shelf: shelf.among("SELECT id FROM article WHERE seen >= ?", shelf.now - NEW),
}
STATES = tuple(_STATES)
"""What can stand behind `is:`."""
MOMENTS = ("today", "yesterday", "1d", "2d", "1w", "2w", "6m")
"""Some of what can stand behind `since:` and `before:`, for completions."""


def _read_state(value: str, phrase: bool) -> Term:
    if value.lower() not in _STATES:
        *names, last = _STATES
        raise ValueError(f"knows {', '.join(names)} and {last}, not “{value}”")
    return Term("is", value.lower())


def _find_state(shelf: "Shelf", term: Term) -> "Found":
    return _STATES[term.value](shelf)


def _dated(name: str, example: str, means: str, find: "Callable[[Shelf, Term], Found]") -> Field:
    """Return a field for a moment (see `tui.library.moments`)."""

    def read(value: str, phrase: bool) -> Term:
        moment(value.lower(), now=_ANY_TIME)
        return Term(name, value.lower())

    return Field(name, example, means, read, find)


def _find_since(shelf: "Shelf", term: Term) -> "Found":
    return shelf.since(moment(term.value, shelf.now))


def _find_before(shelf: "Shelf", term: Term) -> "Found":
    return shelf.but(shelf.since(moment(term.value, shelf.now)))


def _given(value: str) -> str:
    if not value:
        raise ValueError("needs a value")
    return value


ANYWHERE = _says("", "ferry", "words that begin so, wherever they stand", None)
"""What a word means that stands alone."""
FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        _says("title", "title:ferry", "words of the headline", "title"),
        _says("author", 'author:"ida quay"', "who wrote it", "author"),
        _says("source", "source:gazette", "the name of the feed or site", "source"),
        _says("section", "section:sport", "the section", "section"),
        Field("tag", 'tag:"north sea"', "the tag, in any spelling", _read_tag, _find_tag),
        Field("file", "file:2025/", "a part of the file's name", _read_file, _find_file),
        Field("is", "is:unread", "unread, read, starred, muted or new", _read_state, _find_state),
        _dated("since", "since:2d", "no older: also 3h, 2w, 6m, today", _find_since),
        _dated("before", "before:2025-10-01", "older: also yesterday, monday, 2w", _find_before),
    )
}
"""The fields that have a name, by it."""
_OTHERWISE = {
    "after": "since", "newer": "since", "date": "since", "older": "before", "until": "before",
    "by": "author", "from": "source", "feed": "source", "site": "source", "category": "tag",
    "label": "tag", "headline": "title", "subject": "title", "intitle": "title", "path": "file",
    "state": "is", "in": "section",
}  # fmt: skip
"""What other readers and mail programs call the fields."""


def field_meant(name: str) -> str:
    """Return the field that somebody probably means who writes `name`; empty if none is near."""
    from difflib import get_close_matches

    name = name.lower()
    return _OTHERWISE.get(name) or next(iter(get_close_matches(name, FIELDS, 1)), "")
