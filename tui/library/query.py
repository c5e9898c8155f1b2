"""The language of the search line: words, "phrases", `tag:`, `source:`, `is:`, and `-` for not.

A query is a list of terms that must all hold:

    economy                  the letters stand in title, summary, body, a tag, the section or source
    "north sea"              the same for several words in a row
    tag:energy tag:"oil gas" the article carries the tag, in any spelling
    source:gazette           the name of the feed or site contains the letters
    is:unread is:read is:starred
    -tag:sport -is:read      the term behind the minus must not hold

Upper and lower case are alike. A colon behind any other word is an ordinary character.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from tui.library.errors import QueryError
from tui.text import tag_key


class Kind(StrEnum):
    """What a term looks at."""

    WORDS = "words"
    TAG = "tag"
    SOURCE = "source"
    IS = "is"


STATES = ("unread", "read", "starred")
"""What may stand behind `is:`."""


@dataclass(frozen=True, slots=True)
class Term:
    """One condition; `value` is folded for comparing (`tui.text.tag_key`)."""

    kind: Kind
    value: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query; equal queries have equal terms, whatever their text."""

    terms: tuple[Term, ...] = ()

    @property
    def text(self) -> str:
        """The query as it can be typed again."""
        return " ".join(map(_written, self.terms))


EVERYTHING = Query()
"""All articles."""

_FIELD = re.compile(r"(tag|source|is):", re.IGNORECASE)


def parse_query(text: str) -> Query:
    """Return the query that `text` says; white space around and between terms does not matter.

    Raises QueryError for a quotation mark without its partner, a field without a value and an
    unknown state behind `is:`.
    """
    terms: list[Term] = []
    at = 0
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if at == len(text):
            return Query(tuple(dict.fromkeys(terms)))
        term, at = _term(text, at)
        terms.append(term)


def tagged(tag: str) -> Query:
    """Return the query for the articles that carry `tag`, in whatever spelling."""
    return Query((Term(Kind.TAG, tag_key(tag)),))


def _term(text: str, start: int) -> tuple[Term, int]:
    at = start
    negated = text[at] == "-" and at + 1 < len(text) and not text[at + 1].isspace()
    if negated:
        at += 1
    kind = Kind.WORDS
    field = _FIELD.match(text, at)
    if field:
        kind, at = Kind(field[1].lower()), field.end()
    value, end = _value(text, at)
    folded = tag_key(value)
    if kind is Kind.TAG:
        folded = folded.lstrip("#").strip()
    if not folded:
        what = f"{kind}: needs a value" if field else "There is nothing between the quotation marks"
        raise QueryError(what, start)
    if kind is Kind.IS and folded not in STATES:
        raise QueryError(f"is: knows {', '.join(STATES)}, not “{value}”", at)
    return Term(kind, folded, negated), end


def _value(text: str, at: int) -> tuple[str, int]:
    """Return the word or the quoted phrase at `at` and where it ends."""
    if at < len(text) and text[at] == '"':
        close = text.find('"', at + 1)
        if close < 0:
            raise QueryError("This quotation mark has no partner", at)
        return " ".join(text[at + 1 : close].split()), close + 1
    end = at
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[at:end], end


def _written(term: Term) -> str:
    field = "" if term.kind is Kind.WORDS else f"{term.kind}:"
    plain = term.value and not re.search(r'[\s"]', term.value)
    if not field and (term.value.startswith("-") or _FIELD.match(term.value)):
        plain = False
    value = term.value if plain else f'"{term.value}"'
    return f"{'-' if term.negated else ''}{field}{value}"
