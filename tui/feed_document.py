"""Articles as a JSON Feed 1.1 document: the machine interface of `read` and `list`.

Source: JSON Feed version 1.1. What it has no field for stands in `_newswall` (its extension rule).
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tui.article import Article
from tui.text import visible_path

if TYPE_CHECKING:
    from tui.library import StoredArticle

_MINUTE = timedelta(minutes=1)


def feed_document(problems: Iterable[tuple[str, str]], title: str = "newswall") -> dict[str, Any]:
    """Return the document without its items; `problems` are pairs of file and reason."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "items": [],
        "_newswall": {"problems": [{"file": file, "reason": reason} for file, reason in problems]},
    }


def stored_item(stored: "StoredArticle") -> dict[str, Any]:
    """Return an article of the library as an item."""
    return feed_item(
        stored.article,
        key=stored.key,
        file=visible_path(stored.files[0]) if stored.files else "",
        format=stored.format,
        unread=stored.unread,
        starred=stored.starred,
    )


def feed_item(
    article: Article,
    *,
    key: str,
    file: str,
    format: str,
    unread: bool | None = None,
    starred: bool | None = None,
) -> dict[str, Any]:
    """Return one article as an item; `unread` and `starred` only where a library knows them."""
    item: dict[str, Any] = {"id": key, "title": article.title}
    if article.link:
        item["url"] = article.link
    if article.summary:
        item["summary"] = article.summary
    item["content_text"] = article.body or article.summary
    if article.published is not None:
        item["date_published"] = rfc3339(article.published)
    if article.authors:
        item["authors"] = [{"name": name} for name in article.authors]
    item["tags"] = list(article.tags)
    if article.language:
        item["language"] = article.language
    ours: dict[str, Any] = {
        "file": file,
        "format": format,
        "section": article.section or None,
        "source": article.source or None,
        "date_precision": str(article.precision),
        "keywords": list(article.keywords),
        "related": [{"title": link.title, "url": link.url or None} for link in article.related],
    }
    if unread is not None:
        ours |= {"unread": unread, "starred": bool(starred)}
    item["_newswall"] = ours
    return item


def rfc3339(moment: datetime) -> str:
    """Return `moment` as RFC 3339 with whole seconds; a zone of other than whole minutes is UTC."""
    moment = moment.replace(microsecond=0)
    if (moment.utcoffset() or _MINUTE) % _MINUTE:
        moment = moment.astimezone(UTC)
    return moment.isoformat().replace("+00:00", "Z")
