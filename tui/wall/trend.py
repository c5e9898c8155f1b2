"""The tags of the day: how many articles of the last 24 hours have each, and of those before."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.library import EVERYTHING, Library, Query, parse_query

_TODAY = parse_query("since:1d")
_BEFORE = parse_query("since:2d before:1d")


class TagOfDay(NamedTuple):
    """One tag."""

    name: str
    articles: int
    change: int | None
    """Articles more, or less, than in the 24 hours before; None where these are not compared."""


class TagsOfDay(NamedTuple):
    """The tags of a wall."""

    heading: str = ""
    tags: Sequence[TagOfDay] = ()
    """Most articles first."""


def tags_of_day(library: Library, query: Query, most: int) -> TagsOfDay:
    """Return at most `most` tags of the articles that `query` finds.

    They are those of the last 24 hours; if nobody wrote then, of all articles.
    """
    today = library.tags(query.narrowed(_TODAY), most)
    if not today:
        found = library.tags(query, most) if query != EVERYTHING else library.tags(most=most)
        rows = [TagOfDay(tag.tag, tag.articles, None) for tag in found]
        return TagsOfDay("Tags", rows) if rows else TagsOfDay()
    before = {tag.key: tag.articles for tag in library.tags(query.narrowed(_BEFORE))}
    rows = [TagOfDay(tag.tag, tag.articles, tag.articles - before.get(tag.key, 0)) for tag in today]
    return TagsOfDay("Tags of the day", rows)
