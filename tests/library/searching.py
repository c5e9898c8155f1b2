"""Libraries to search, whose full-text index is filled as far as a test wants."""

from contextlib import closing

from tests.library.making import Desk, article, filing
from tui.library import Library, parse_query
from tui.places import Places


def index(room: Desk) -> None:
    """Let the index be filled."""
    while room.editor.index_some(1):
        pass


def shelf(room: Desk, count: int, word: str = "ferry", start: int = 0) -> None:
    """Fill the library with articles that say a word, the newest first."""
    told = [article(f"{word} {n}", minutes=n, guid=f"{n}") for n in range(start, start + count)]
    room.editor.apply([filing(f"{start}.xml", *told)])


def hasty(places: Places, most: int = 0) -> "closing[Library]":
    """A library that reads so many articles itself where the index ends."""
    return closing(Library(places, most_read=most))


def titles(library: Library, query: str) -> list[str]:
    """The headlines that a query finds."""
    library.refresh()
    return [headline.title for headline in library.window(parse_query(query), 0, 10_000)]
