"""Feeds: RSS 0.9x and 2.0, RSS 1.0 and 0.90 (RDF), Atom 0.3 and 1.0, however well they are made."""

from collections.abc import Iterator

from lxml import etree

from tui.article import Article, ReadResult
from tui.readers.feeds import atom, rss
from tui.readers.feeds.item import Channel, Item, make_article
from tui.readers.feeds.names import short_name
from tui.readers.feeds.xmltree import FeedXml, NoFeed, open_feed
from tui.text import clean

MAX_ITEMS = 10_000
"""Items of one feed that are read."""

_FORMATS = {"rss": "rss", "channel": "rss", "rdf": "rdf", "feed": "atom", "entry": "atom"}


def read_feed(data: bytes, name: str, mtime: float) -> ReadResult:
    """Return the articles of a feed, and what is wrong with it.

    A feed that breaks off or is not well-formed gives what can be read of it and a problem that
    names the line. `mtime` (epoch seconds) places dates without a year.
    """
    try:
        feed = open_feed(data)
        format = _format(feed.root)
    except NoFeed as error:
        return ReadResult("", problem=clean(str(error)))
    articles: list[Article] = []
    problem = feed.problem
    items = _atom_items(feed) if format == "atom" else _rss_items(feed)
    for number, (item, channel) in enumerate(items):
        if number == MAX_ITEMS:
            problem = problem or f"only its first {MAX_ITEMS} articles are read"
            break
        if article := make_article(item, channel, name, mtime):
            articles.append(article)
    return ReadResult(format, tuple(articles), clean(problem))


def _format(root: etree._Element) -> str:
    local = short_name(root.tag).rpartition(":")[2]
    if local in _FORMATS:
        return _FORMATS[local]
    if local == "html":
        raise NoFeed("an HTML page, not a feed")
    raise NoFeed(f"no feed: its first element is <{local}>")


def _elements(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the children of these names."""
    for child in root:
        if isinstance(child.tag, str) and short_name(child.tag) in names:
            yield child


def _rss_items(feed: FeedXml) -> Iterator[tuple[Item, Channel]]:
    """Yield the items of every channel and those beside it, as RSS 1.0 has them."""
    root = feed.root
    channels = [root] if short_name(root.tag) == "channel" else [*_elements(root, "channel")]
    head = rss.read_channel(root, channels[0] if channels else root)
    if feed.items is not None:
        for element in feed.items:
            yield rss.read_item(element, head), head
        return
    for place in channels if root in channels else [*channels, root]:
        channel = rss.read_channel(root, place) if place in channels[1:] else head
        for element in _elements(place, "item", "items"):
            inside = _elements(element, "item") if short_name(element.tag) == "items" else [element]
            for item in inside:
                yield rss.read_item(item, channel), channel


def _atom_items(feed: FeedXml) -> Iterator[tuple[Item, Channel]]:
    root = feed.root
    alone = short_name(root.tag).endswith("entry")
    head = Channel() if alone else atom.read_head(root)
    found = [root] if alone else _elements(root, "atom:entry", "entry", "item")
    for element in found if feed.items is None else feed.items:
        yield atom.read_entry(element, head), head
