"""All articles, tags and marks: two SQLite databases, a side that reads and a side that writes."""

from typing import TYPE_CHECKING, Any

from tui.library.errors import (
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryUnusable,
    QueryError,
)
from tui.library.fallback import Prepared, prepare
from tui.library.fields import FIELDS, MOMENTS, STATES
from tui.library.followers import Follower
from tui.library.grammar import parse_query
from tui.library.identity import keys
from tui.library.library import Library
from tui.library.listing import Listing, Order
from tui.library.lock import is_busy
from tui.library.muting import Hidden, Kind, Mute
from tui.library.query import EVERYTHING, Query, saying, tagged, without
from tui.library.rules import NO_HOUSE_RULES, HouseRules, house_rules
from tui.library.values import (
    Applied,
    Counts,
    DayCount,
    FileEntry,
    Filing,
    Headline,
    Problem,
    StoredArticle,
    TagCount,
    TagRank,
    TagRow,
    Trend,
)

if TYPE_CHECKING:
    from tui.library.editor import Editor

__all__ = [
    "EVERYTHING",
    "FIELDS",
    "MOMENTS",
    "NO_HOUSE_RULES",
    "STATES",
    "Applied",
    "Counts",
    "DayCount",
    "Editor",
    "FileEntry",
    "Filing",
    "Follower",
    "Headline",
    "Hidden",
    "HouseRules",
    "Kind",
    "Library",
    "LibraryBusy",
    "LibraryDamaged",
    "LibraryError",
    "LibraryUnusable",
    "Listing",
    "Mute",
    "Order",
    "Prepared",
    "Problem",
    "Query",
    "QueryError",
    "StoredArticle",
    "TagCount",
    "TagRank",
    "TagRow",
    "Trend",
    "house_rules",
    "is_busy",
    "keys",
    "parse_query",
    "prepare",
    "saying",
    "tagged",
    "without",
]


def __getattr__(name: str) -> Any:
    """Import the side that writes when it is first asked for: the first screen only reads."""
    if name == "Editor":
        from tui.library.editor import Editor

        return Editor
    raise AttributeError(name)
