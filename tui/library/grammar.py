"""The language of the search line.

    query = all ("OR" all)*             one of these holds
    all   = part+                       all of these hold; an "AND" between them is understood
    part  = ("-" | "NOT") part | "(" query ")" | term
    term  = [field ":"] (word | quoted)

    economy                  a word that begins so, in title, text, tags, source, author or section
    "north sea"              exactly these words in a row
    tag:energy -is:read      fields stand in `tui.library.fields`
    (ferry OR train) -strike
    @ships -since:2d         what a query says that has a name

Case and accents do not matter, but for AND, OR and NOT. In quotation marks a backslash takes the
meaning from a quotation mark or a backslash behind it. Letters that are no field, a colon and a
word right behind it are a mistake, told with the field that is probably meant; any other colon
(12:30, https://e.org) is an ordinary character, and so is a parenthesis inside a word. What has
neither letter nor digit is passed over, so that any headline can be looked for.
"""

import re
from collections.abc import Mapping

from tui.library.errors import QueryError
from tui.library.fields import ANYWHERE, FIELDS, field_meant
from tui.library.query import All, Condition, Not, Query, both, either, word_end
from tui.text import tag_key

LONGEST = 2000
"""Characters of a query at most."""
DEEPEST = 20
"""Parentheses and negations inside one another at most."""
MOST_NAMED = 100
"""Queries with a name that are read for one: each may name others many times."""

_QUOTED = re.compile(r'"((?:[^"\\]|\\.|\\$)*)"', re.DOTALL)
_ESCAPED = re.compile(r'\\(["\\])')
_FIELD = re.compile(rf"({'|'.join(FIELDS)}):", re.IGNORECASE)
_NO_FIELD = re.compile(r"([a-z]{2,}):[\w\"#]", re.IGNORECASE)
_NAMED = re.compile(r"@\w")
_OPERATOR = re.compile(r"(OR|NOT|AND)(?=[\s()]|$)")


def parse_query(text: str, names: Mapping[str, str] | None = None) -> Query:
    """Return the query that `text` says; raises QueryError where it breaks the rules above.

    `names` are those of other queries, for which `@name` stands; None: an `@` is a sign like any.
    """
    named = None if names is None else _Named(names)
    return Query(_read(text, named, frozenset(), 0) or All())


class _Named:
    """The queries that have a name, and how many of them were read."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        self.queries = {tag_key(name): text for name, text in names.items()}
        self.read = 0


def _read(text: str, named: _Named | None, inside: frozenset[str], depth: int) -> Condition | None:
    if len(text) > LONGEST:
        raise QueryError(f"This is longer than {LONGEST} characters", LONGEST)
    plain = text.encode("utf-8", "replace").decode()  # no database takes a surrogate
    reader = _Reader(plain, named, inside)
    condition = reader.either(depth)
    if not reader.at_end:
        raise QueryError("This parenthesis was never opened", reader.at)
    return condition


class _Reader:
    """Reads a text from left to right."""

    def __init__(self, text: str, named: _Named | None, inside: frozenset[str]) -> None:
        """`inside` are the folded names of the queries within which this text stands."""
        self._text = text
        self._named_queries = named
        self._inside = inside
        self.at = 0
        self._skip_spaces()

    @property
    def at_end(self) -> bool:
        """Nothing is left."""
        return self.at == len(self._text)

    def either(self, depth: int) -> Condition | None:
        """Read up to the end or a `)`; None where there is nothing."""
        found = self._all(depth)
        parts = [found]
        while (operator := self._operator()) is not None:
            start = self.at
            if operator != "OR":
                raise QueryError(f"{operator} needs something behind it", start)
            self._take(len(operator))
            parts.append(self._all(depth))
            for side, part in (("before", parts[-2]), ("behind", parts[-1])):
                if part is None:
                    raise QueryError(f"OR needs something {side} it", start)
        return either(*(part for part in parts if part)) if found else None

    def _all(self, depth: int) -> Condition | None:
        """Read up to an OR, the end or a `)`."""
        parts = []
        said = False
        while not self.at_end and self._text[self.at] != ")":
            operator = self._operator()
            if operator == "OR":
                break
            if operator == "AND":
                start = self.at
                self._take(3)
                if (
                    not said
                    or self.at_end
                    or self._text[self.at] == ")"
                    or self._operator() == "OR"
                ):
                    raise QueryError("AND needs something on both sides", start)
                continue
            part = self._part(depth)
            said = True
            if part is not None:
                parts.append(part)
        return both(*parts) if parts else None

    def _part(self, depth: int) -> Condition | None:
        """Read one part; None for what has neither letter nor digit."""
        if depth > DEEPEST:
            raise QueryError("Too much stands inside one another here", self.at)
        start = self.at
        if self._text[start] == "(":
            return self._group(depth)
        minus = self._text[start] == "-" and self._text[start + 1 : start + 2].strip() not in (
            "",
            ")",
        )
        if not minus and self._operator() != "NOT":
            queries = self._named_queries if _NAMED.match(self._text, start) else None
            return self._term() if queries is None else self._named(queries, depth)
        self._take(1 if minus else 3)
        part = None if self.at_end or self._text[self.at] == ")" else self._part(depth + 1)
        if part is None and not minus:
            raise QueryError("NOT needs something behind it", start)
        return None if part is None else Not(part)

    def _group(self, depth: int) -> Condition:
        start = self.at
        self._take(1)
        found = self.either(depth + 1)
        if self.at_end:
            raise QueryError("This parenthesis is never closed", start)
        self._take(1)
        if found is None:
            raise QueryError("There is nothing to look for between the parentheses", start)
        return found

    def _named(self, named: _Named, depth: int) -> Condition:
        start = self.at
        name = self._word()[1:]
        key = tag_key(name)
        if key not in named.queries:
            known = ", ".join(f"@{known}" for known in named.names)
            raise QueryError(
                f"There is no filter @{name}" + (f"; there are {known}" if known else " yet"), start
            )
        if key in self._inside:
            raise QueryError(f"@{name} stands within itself", start)
        named.read += 1
        if named.read > MOST_NAMED:
            raise QueryError("Too many filters stand within one another", start)
        try:
            found = _read(named.queries[key], named, self._inside | {key}, depth + 1)
        except QueryError as error:
            raise QueryError(f"@{name}: {error.message}", start) from None
        if found is None:
            raise QueryError(f"@{name} has nothing to look for", start)
        return found

    def _term(self) -> Condition | None:
        start = self.at
        named = _FIELD.match(self._text, start)
        field = FIELDS[named[1].lower()] if named else ANYWHERE
        if named:
            self.at = named.end()
        elif wrong := _NO_FIELD.match(self._text, start):
            meant = field_meant(wrong[1])
            but = f", but {meant}: is" if meant else ""
            what = f"“{wrong[1]}:” is no field{but}; quote it if it is text"
            raise QueryError(what, start)
        value_at = self.at
        quoted = self._text[value_at : value_at + 1] == '"'
        value = self._quoted() if quoted else self._word()
        try:
            return field.read(value, quoted)
        except ValueError as error:
            if named:
                where = value_at if value else start
                raise QueryError(f"{field.name}: {error}", where) from None
            if quoted:
                what = "There is nothing to look for between the quotation marks"
                raise QueryError(what, start) from None
            return None

    def _quoted(self) -> str:
        found = _QUOTED.match(self._text, self.at)
        if found is None:
            raise QueryError("This quotation mark has no partner", self.at)
        self._take(found.end() - self.at)
        return " ".join(_ESCAPED.sub(r"\1", found[1]).split())

    def _word(self) -> str:
        end = word_end(self._text, self.at)
        word = self._text[self.at : end]
        self._take(end - self.at)
        return word

    def _operator(self) -> str | None:
        found = _OPERATOR.match(self._text, self.at)
        return found[1] if found else None

    def _take(self, count: int) -> None:
        self.at += count
        self._skip_spaces()

    def _skip_spaces(self) -> None:
        while not self.at_end and self._text[self.at].isspace():
            self.at += 1
