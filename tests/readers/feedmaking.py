"""Feeds for the tests, made of their parts."""

from tui.article import Article, ReadResult
from tui.readers.feeds.reader import read_feed

MTIME = 1_764_000_000.0
"""When the files of these tests were written: 24 November 2025, 16:00 UTC."""

SPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "georss": "http://www.georss.org/georss",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "prism": "http://prismstandard.org/namespaces/basic/2.0/",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())


def rss(*items: str, channel: str = "<title>Harbour</title>", root: str = "") -> str:
    """Return an RSS 2.0 feed of items, each given by what is in it."""
    inside = "".join(f"<item>{item}</item>\n" for item in items)
    return (
        f'<?xml version="1.0"?>\n<rss version="2.0" {_DECLARED} {root}><channel>'
        f"{channel}<link>https://harbour.example/</link>\n{inside}</channel></rss>"
    )


def rdf(*items: str) -> str:
    """Return an RSS 1.0 feed of items, each given by what is in it."""
    inside = "".join(
        f'<item rdf:about="urn:item:{n}">{item}</item>' for n, item in enumerate(items)
    )
    return (
        f'<rdf:RDF xmlns="http://purl.org/rss/1.0/" {_DECLARED}'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        "<channel><title>Harbour</title><link>https://harbour.example/</link>"
        f"<dc:language>ja</dc:language></channel>{inside}</rdf:RDF>"
    )


def atom(*entries: str, head: str = "<title>Harbour</title>", root: str = "") -> str:
    """Return an Atom 1.0 feed of entries, each given by what is in it."""
    inside = "".join(f"<entry>{entry}</entry>\n" for entry in entries)
    return (
        f'<?xml version="1.0"?>\n<feed xmlns="{SPACES["atom"]}" {_DECLARED} {root}>'
        f'{head}<link href="https://harbour.example/"/>\n{inside}</feed>'
    )


def read(feed: str | bytes, mtime: float = MTIME) -> ReadResult:
    """Return what a feed holds."""
    return read_feed(feed.encode() if isinstance(feed, str) else feed, "news.xml", mtime)


def only(feed: str | bytes) -> Article:
    """Return the one article of a feed in which nothing is wrong."""
    result = read(feed)
    assert result.problem == ""
    (article,) = result.articles
    return article
