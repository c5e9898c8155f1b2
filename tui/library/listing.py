"""What a list shows: which articles, in which order, and the one that somebody is looking at."""

from enum import StrEnum
from typing import NamedTuple

from tui.library.query import EVERYTHING, Query, Term


class Order(StrEnum):
    """In which order articles stand; the values are what a person writes."""

    NEWEST = "newest"
    UNREAD = "unread"
    """The unread ones, newest first, then the read ones, newest first."""
    OLDEST = "oldest"


class Listing(NamedTuple):
    """The articles of a query in an order."""

    query: Query = EVERYTHING
    order: Order = Order.NEWEST
    unread_only: bool = False
    """Leave out what is read, whatever else the query says."""
    held: int = 0
    """The id of an article that counts as unread for where it stands, though it was just read: it
    keeps its place until it is left. 0: none."""


_UNREAD = Query(Term("is", "unread"))
_READ = Query(Term("is", "read"))


def unread_of(query: Query) -> Query:
    """Return the query for those articles of `query` that are unread."""
    return query.narrowed(_UNREAD)


def read_of(query: Query) -> Query:
    """Return the query for those articles of `query` that are read."""
    return query.narrowed(_READ)
