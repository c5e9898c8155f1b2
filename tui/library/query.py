"""What a query says, as a tree of conditions; `tui.library.grammar` reads it from a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from tui.text import tag_key


@dataclass(frozen=True, slots=True)
class Term:
    """One condition on an article."""

    field: str
    """One of `tui.library.fields.FIELDS`; empty: anywhere in the text."""
    value: str
    """As the field reads it: folded where case does not matter."""
    phrase: bool = False
    """It was quoted: exactly these words in a row, where words are looked for."""


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class All:
    """All conditions hold; without any, it holds for every article."""

    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """One of the conditions holds, or more."""

    parts: tuple["Condition", ...]


Condition: TypeAlias = Term | Not | All | Any
_DATED = ("since", "before")
"""Fields whose value may be a moment seen from now."""


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query; queries that were written alike are equal, whatever their spaces and case."""

    condition: Condition = All()

    @property
    def text(self) -> str:
        """The query as it can be typed again."""
        return _written(self.condition, top=True)

    @property
    def asks_for_muted(self) -> bool:
        """Whether it says `is:muted` somewhere: only then muted articles are among the found."""
        return Term("is", "muted") in _terms(self.condition)

    @property
    def asks_for_unread(self) -> bool:
        """Whether an article may fall out of it, or come in, when it is read."""
        terms = (Term("is", "unread"), Term("is", "read"))
        return any(term in terms for term in _terms(self.condition))

    @property
    def asks_for_time(self) -> bool:
        """Whether an article may fall out of it, or come in, as time goes by."""
        terms = _terms(self.condition)
        return any(term.field in _DATED or term == Term("is", "new") for term in terms)

    def narrowed(self, other: "Query") -> "Query":
        """Return the query for those articles for which `other` holds too."""
        return Query(both(self.condition, other.condition))


EVERYTHING = Query()
"""All articles."""


MUTED = Query(Term("is", "muted"))
"""What a mute hides."""
STARRED = Query(Term("is", "starred"))


def tagged(tag: str) -> Query:
    """Return the query for the articles that carry `tag`, in whatever spelling."""
    return Query(Term("tag", tag_key(tag)))


def saying(words: str) -> Query:
    """Return the query for the articles that say these words in a row."""
    return Query(Term("", tag_key(words), phrase=True))


def without(query: Query) -> Query:
    """Return the query for all articles that `query` does not find."""
    return Query(Not(query.condition))


def both(*conditions: Condition) -> Condition:
    """Return the condition that all of these hold, each said once."""
    parts = dict.fromkeys(
        chain.from_iterable(c.parts if isinstance(c, All) else (c,) for c in conditions)
    )
    return next(iter(parts)) if len(parts) == 1 else All(tuple(parts))


def either(*conditions: Condition) -> Condition:
    """Return the condition that one of these holds, each said once."""
    parts = dict.fromkeys(
        chain.from_iterable(c.parts if isinstance(c, Any) else (c,) for c in conditions)
    )
    return next(iter(parts)) if len(parts) == 1 else Any(tuple(parts))


def word_end(text: str, at: int) -> int:
    """Return where the word ends that begins at `at`: before a space or a `)` that is not its."""
    inside = 0
    for found in re.finditer(r"[\s()]", text[at:]):
        inside += {"(": 1, ")": -1}.get(found[0], 0)
        if found[0].isspace() or inside < 0:
            return at + found.start()
    return len(text)


def _terms(condition: Condition) -> Iterator[Term]:
    match condition:
        case Term():
            yield condition
        case Not(part):
            yield from _terms(part)
        case All(parts) | Any(parts):
            yield from chain.from_iterable(map(_terms, parts))


def _written(condition: Condition, *, top: bool = False) -> str:
    match condition:
        case Term(field, value, phrase):
            name = f"{field}:" if field else ""
            return name + (_quoted(value) if phrase or not _is_plain(value) else value)
        case Not(part):
            return f"-{_written(part)}"
        case All(parts):
            text = " ".join(map(_written, parts))
        case Any(parts):
            text = " OR ".join(_written(part, top=isinstance(part, All)) for part in parts)
    return text if top else f"({text})"


def _is_plain(value: str) -> bool:
    """Tell whether `value` means the same without quotation marks."""
    balanced = value.count("(") == value.count(")") and word_end(value, 0) == len(value)
    return bool(value) and not value.startswith('"') and balanced


def _quoted(value: str) -> str:
    return '"' + re.sub(r'(["\\])', r"\\\1", value) + '"'
