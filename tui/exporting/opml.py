"""The sources of articles as a list of feeds (OPML 2.0), for other readers."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import format_datetime

from tui.exporting.xml import DECLARATION, element
from tui.library import StoredArticle
from tui.readers.feeds.whereabouts import Whereabouts, whereabouts
from tui.readers.safe_open import Unreadable, read_regular

_FEEDS = ("rss", "rdf", "atom", "jsonfeed")
_LARGEST = 64 << 20
"""Bytes of a feed file that is read for its addresses."""


def opml(root: str, firsts: Iterable[StoredArticle], title: str) -> Iterator[str]:
    """Yield the pieces of a list; `firsts` are one article of each source of the folder `root`."""
    yield DECLARATION
    yield '<opml version="2.0">\n<head>\n'
    yield element("title", title)
    yield element("dateCreated", format_datetime(datetime.now(UTC)))
    yield "</head>\n<body>\n"
    for stored in firsts:
        where = _whereabouts(root, stored)
        name = stored.article.source
        if where.feed:
            yield element("outline", text=name, type="rss", xmlUrl=where.feed, htmlUrl=where.home)
        else:
            kind = "link" if where.home else ""
            yield element("outline", text=name, type=kind, url=where.home)
    yield "</body>\n</opml>\n"


def _whereabouts(root: str, stored: StoredArticle) -> Whereabouts:
    """Return where the source lives, as far as the file of one of its articles tells."""
    if stored.format not in _FEEDS or stored.gone:
        return Whereabouts()
    path = os.path.join(os.path.realpath(root), stored.files[0])
    with suppress(Unreadable):
        return whereabouts(read_regular(path, _LARGEST).data)
    return Whereabouts()
