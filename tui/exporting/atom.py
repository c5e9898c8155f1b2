"""Articles as an Atom 1.0 feed (RFC 4287).

What Atom demands and an article may lack: `updated` is the time by which the article is sorted
where it has no date, and its author the source, or "unknown", where nobody is named.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import escape
from itertools import chain, islice
from uuid import NAMESPACE_URL, uuid5

from tui.article import Article
from tui.exporting.html import to_html
from tui.exporting.xml import DECLARATION, element
from tui.feed_document import rfc3339
from tui.library import StoredArticle

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_PRISM = "http://prismstandard.org/namespaces/basic/2.0/"


def atom(articles: Iterable[StoredArticle], title: str, name: str) -> Iterator[str]:
    """Yield the pieces of a feed; `name` tells it from all others (its `id` follows from it)."""
    found = iter(articles)
    first = list(islice(found, 1))
    updated = _moment(first[0].sort_at) if first else datetime.now(UTC)
    yield DECLARATION
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:prism="{_PRISM}">\n'
    yield element("id", _urn(f"newswall:{name}"))
    yield element("title", title)
    yield element("updated", rfc3339(updated))
    yield element("generator", "newswall")
    for stored in chain(first, found):
        yield "".join(_entry(stored))
    yield "</feed>\n"


def _entry(stored: StoredArticle) -> Iterator[str]:
    article = stored.article
    language = f' xml:lang="{article.language}"' if article.language else ""
    yield f"<entry{language}>\n"
    yield element("id", _id(stored))
    yield element("title", escape(article.title, quote=False), type="html")
    if article.link:
        yield element("link", rel="alternate", href=article.link)
    yield from _dates(article, stored.sort_at)
    for author in article.authors or (article.source or "unknown",):
        yield f"<author>{element('name', author).rstrip()}</author>\n"
    for tag in article.tags:
        yield element("category", term=tag, label=tag if "://" in tag else "")
    if article.summary:
        yield element("summary", to_html(article.summary), type="html")
    if article.body:
        yield element("content", to_html(article.body), type="html")
    for link in article.related:
        if link.url:
            yield element("link", rel="related", title=link.title, href=link.url)
    if article.section:
        yield element("prism:section", article.section)
    if article.source:
        title = element("title", escape(article.source, quote=False), type="html")
        yield f"<source>{title.rstrip()}</source>\n"
    yield "</entry>\n"


def _dates(article: Article, sort_at: float) -> Iterator[str]:
    if article.published is None:
        yield element("updated", rfc3339(_moment(sort_at)))
    else:
        yield element("published", rfc3339(article.published))
        yield element("updated", rfc3339(article.published))


def _id(stored: StoredArticle) -> str:
    """Return the article's own identity where it is an address and no other article has it."""
    kind, _, own = stored.key.partition(":")
    return own if kind in "gl" and _IRI.fullmatch(own) else _urn(stored.key)


def _urn(name: str) -> str:
    return uuid5(NAMESPACE_URL, name.encode("utf-8", "replace").decode()).urn


def _moment(seconds: float) -> datetime:
    """Return a moment of the calendar; a file system may give one beyond it."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)
