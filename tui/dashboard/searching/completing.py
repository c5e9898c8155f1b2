"""How a word of a query may go on: fields, states, tags, and filters that have a name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tui.library import EVERYTHING, FIELDS, MOMENTS, STATES, Library
from tui.text import tag_key

MOST_TAGS = 5000
"""Tags that are looked through, those with the most articles."""
MOST = 50
"""Ways to go on that are offered."""
_BEGUN = re.compile(r'(?:^|[\s(])-?\(*(?P<word>tag:"[^"]*|[^\s()"]*)$')


class Completed(NamedTuple):
    """A word of the line that was completed."""

    before: str
    """The text before it."""
    behind: str
    ways: Sequence[str]
    """What it can be."""
    chosen: int

    @property
    def text(self) -> str:
        """The text with the way that was chosen, up to the end of the word."""
        return self.before + self.ways[self.chosen]


def completions(
    library: Library, names: Mapping[str, str], text: str, at: int
) -> tuple[int, Sequence[str]]:
    """Return where the word begins that ends at `at`, and what it may become, likeliest first."""
    found = _BEGUN.search(text[:at])
    if found is None:
        return at, ()
    word = found["word"]
    return found.start("word"), list(_ways(library, names, word))[:MOST]


def _ways(library: Library, names: Mapping[str, str], word: str) -> Iterable[str]:
    field, colon, value = word.partition(":")
    begun = tag_key(value.lstrip('"'))
    if not colon:
        known = [*(f"{name}:" for name in FIELDS), *(f"@{name}" for name in names)]
        return [name for name in known if name.startswith(tag_key(word))]
    if field.lower() == "tag":
        return [
            f"tag:{_quoted(tag.tag)}"
            for tag in library.tags(EVERYTHING, MOST_TAGS)
            if tag_key(tag.tag).startswith(begun)
        ]
    if field.lower() == "is":
        return [f"is:{state}" for state in STATES if state.startswith(begun)]
    if field.lower() in ("since", "before"):
        return [f"{field}:{moment}" for moment in MOMENTS if moment.startswith(begun)]
    return ()


def _quoted(tag: str) -> str:
    if re.fullmatch(r'[^\s()"\\]+', tag):
        return tag
    return '"' + re.sub(r'(["\\])', r"\\\1", tag) + '"'
