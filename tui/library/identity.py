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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from tui.article import Article

MAX_KEY = 512
"""Bytes; what is longer is cut and ends in a digest of the whole."""
_DIGEST_AT_END = re.compile(r"#[0-9a-f]{12}$")


@dataclass(frozen=True, slots=True)
class Keyed:
    """An article with the key that its file gives it."""

    key: str
    article: Article


def keys(articles: Iterable[Article], path: str) -> list[Keyed]:
    """Return the articles of one file with their keys, in order, each key once.

    An article that stands in the file twice is taken once, with the longer body.
    """
    groups: dict[str, list[Article]] = {}
    for article in articles:
        _gather(groups.setdefault(_base(article, path), []), article)
    keyed: dict[str, Article] = {}
    for base, group in groups.items():
        for article in group:
            several = len(group) > 1 or base.startswith("p:")
            key = _short(f"{base}#{_digest(article)}" if several else base)
            if key not in keyed or len(article.body) > len(keyed[key].body):
                keyed[key] = article
    return [Keyed(key, article) for key, article in keyed.items()]


def agree(title: str, link: str, other: Article) -> bool:
    """Tell whether two articles with one guid are one: they share the title or the link."""
    return title == other.title or bool(link and link == other.link)


def clashing(key: str, path: str) -> str:
    """Return the key for the article of `path` when `key` belongs to a different article."""
    return _short(f"{key}|{path}")


def is_loose(key: str) -> bool:
    """Tell whether `key` was made from the text, so that a small correction would change it."""
    return key.startswith("p:") or bool(_DIGEST_AT_END.search(key))


def alike(old: Article, new: Article) -> bool:
    """Tell whether `new` is `old` after a correction: the title or half of the lines are the same.

    A new date with the same title and other text is the next issue of something, not the same.
    """
    same_title, same_body = old.title == new.title, bool(old.body) and old.body == new.body
    if old.published != new.published:
        return same_title and same_body
    return same_title or same_body or _share_half(old.body, new.body)


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


def _gather(group: list[Article], article: Article) -> None:
    """Add `article` to the different articles of one base, or merge it with the one it is.

    Within one file the title decides: there are feeds whose items all link to the same page.
    """
    for at, other in enumerate(group):
        same_time = bool(article.guid) or other.published == article.published
        if other.title == article.title and same_time:
            if len(article.body) > len(other.body):
                group[at] = article
            return
    group.append(article)


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


def _share_half(old: str, new: str) -> bool:
    ours, theirs = _lines(old), set(_lines(new))
    return bool(ours) and 2 * sum(line in theirs for line in ours) >= len(ours)


def _lines(body: str) -> Sequence[str]:
    return [line.strip() for line in body.splitlines() if line.strip()]
