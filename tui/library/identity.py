"""Which article is which: the key by which marks are kept, and how one is known again.

    g:GUID              the file gives an identity (RSS guid, Atom id, JSON Feed id)
    l:LINK              it gives an address, or its guid is that very address
    p:PATH#DIGEST       it gives neither: path of the file, and a digest of title and date
    g:GUID|PATH         another file already uses that guid or link for something else
    g:GUID#DIGEST       one file uses it for several different articles

A key follows from the file alone, except for the fourth kind. So marks find their articles again
when the library is built anew, and a new text under an old file name is a new, unread article.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import NamedTuple

from tui.article import Article

MAX_KEY = 512
"""Bytes; what is longer is cut and ends in a digest of the whole."""
_DIGEST_AT_END = re.compile(r"#[0-9a-f]{12}$")


class Keyed(NamedTuple):
    """An article with the key that its file gives it."""

    key: str
    article: Article


@dataclass(slots=True)
class _Group:
    """The different articles of one file that have one base for their keys.

    The title decides: there are feeds whose items all link to the same page.
    """

    articles: list[Article] = field(default_factory=list)
    _titled: dict[str, int] = field(default_factory=dict)
    _dated: dict[tuple[str, datetime | None], int] = field(default_factory=dict)

    def add(self, article: Article) -> None:
        """Add `article`, or merge it with the one it is."""
        title, dated = article.title, (article.title, article.published)
        at = self._titled.get(title) if article.guid else self._dated.get(dated)
        if at is None:
            at = len(self.articles)
            self.articles.append(article)
        elif len(article.body) > len(self.articles[at].body):
            self.articles[at] = article
        else:
            return
        self._titled.setdefault(title, at)
        self._dated.setdefault(dated, at)


def keys(articles: Iterable[Article], path: str) -> list[Keyed]:
    """Return the articles of one file with their keys, in order, each key once.

    An article that stands in the file twice is taken once, with the longer body.
    """
    groups: dict[str, _Group] = {}
    for article in articles:
        groups.setdefault(_base(article, path), _Group()).add(article)
    keyed: dict[str, Article] = {}
    for base, group in groups.items():
        for article in group.articles:
            several = len(group.articles) > 1 or base.startswith("p:")
            key = _short(f"{base}#{_digest(article)}" if several else base)
            if key not in keyed or len(article.body) > len(keyed[key].body):
                keyed[key] = article
    return [Keyed(key, article) for key, article in keyed.items()]


def clashing(key: str, path: str) -> str:
    """Return the key for the article of `path` when `key` belongs to a different article."""
    return _short(f"{key}|{path}")


def is_loose(key: str) -> bool:
    """Tell whether `key` was made from the text, so that a small correction would change it."""
    return key.startswith("p:") or bool(_DIGEST_AT_END.search(key))


def moved(key: str, old: str, new: str) -> str:
    """Return `key` after its file went from path `old` to path `new`."""
    if key.startswith(f"p:{old}#"):
        return _short(f"p:{new}#{key[len(old) + 3 :]}")
    if key.endswith(f"|{old}"):
        return _short(f"{key[: -len(old)]}{new}")
    return key


def _base(article: Article, path: str) -> str:
    guid, link = article.guid, article.link
    if guid and not (guid == link and guid.startswith(("http://", "https://"))):
        return f"g:{guid}"
    return f"l:{link}" if link else f"p:{path}"


def _digest(article: Article) -> str:
    published = article.published.isoformat() if article.published else ""
    told = f"{article.title}\n{published}".encode("utf-8", "surrogatepass")
    return blake2b(told, digest_size=6).hexdigest()


def _short(key: str) -> str:
    data = key.encode("utf-8", "surrogatepass")
    if len(data) <= MAX_KEY:
        return key
    head = data[: MAX_KEY - 33].decode("utf-8", "ignore")
    return f"{head}~{blake2b(data, digest_size=16).hexdigest()}"
