"""What of an article is searched, field by field: for the full-text index and where that ends."""

import re
from collections.abc import Iterable, Sequence

from tui.article import Article
from tui.library.tagnames import spoken
from tui.library.words import beginnings, words

FIELDS = ("title", "text", "tags", "source", "author", "section")
"""The columns of the index; `text` is summary and body."""
GAP = "\ue000"
"""Stands behind each tag, each author, summary and body, so that no phrase reaches across.

It is no word that `words` can return, as that drops characters for private use.
"""
_MARKS = {field: chr(ord(GAP) + 1 + number) for number, field in enumerate(FIELDS)}
"""What stands before the beginning of a word where only one field is meant."""
_TARGET = re.compile(r"\]\([^()\s]*\)")
"""Where a Markdown link leads: it is not to be seen, so it is not to be found."""


def searchable(article: Article) -> tuple[Sequence[str], ...]:
    """Return the words of `article` for each of `FIELDS`."""
    return (
        words(article.title),
        _parted(_TARGET.sub("]", text) for text in (article.summary, article.body)),
        _parted(form for tag in article.tags for form in dict.fromkeys((tag, spoken(tag)))),
        words(article.source),
        _parted(article.authors),
        words(article.section),
    )


def starts(fields: Iterable[Sequence[str]]) -> set[str]:
    """Return what `start` returns for each beginning of a word in these `FIELDS`."""
    found: set[str] = set()
    for field, said in zip(FIELDS, fields, strict=True):
        begun = beginnings(said)
        found |= begun
        if field != "text":  # nobody asks for the beginning of a word in the text alone
            found.update(map(_MARKS[field].__add__, begun))
    return found


def start(beginning: str, field: str | None) -> str:
    """Return the word that stands for `beginning` in `field`, or anywhere, in the index."""
    return beginning if field is None else _MARKS[field] + beginning


def _parted(texts: Iterable[str]) -> list[str]:
    found: list[str] = []
    for text in texts:
        if text:
            found += words(text)
            found.append(GAP)
    return found
