"""An article as bytes: compressed JSON, in `library.db` and in the copies that `marks.db` keeps."""

import json
import sqlite3
import zlib
from datetime import datetime
from hashlib import blake2b

from tui.article import Article, Link, Precision

_LEVEL = 3
"""Of zlib: a third of the time of its default for 8 % more bytes."""
_SEPARATOR = "\n"
"""Between tags, and between authors: cleaned single-line text has no line break."""


class Unreadable(sqlite3.DatabaseError):
    """What a database gave is not what was put in: it is damaged."""

    sqlite_errorcode = sqlite3.SQLITE_CORRUPT


def encode(article: Article) -> bytes:
    """Return `article` as JSON in UTF-8; equal articles give equal bytes."""
    published = article.published.isoformat() if article.published else ""
    return json.dumps(
        [
            article.title,
            article.guid,
            article.link,
            article.summary,
            article.body,
            published,
            article.precision.value,
            article.authors,
            article.tags,
            article.section,
            article.source,
            article.language,
            [(link.title, link.url) for link in article.related],
            article.keywords,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode("utf-8", "surrogatepass")


class Version:
    """One version of an article, on its way into the library: encoded once, packed when new."""

    __slots__ = ("_encoded", "article", "digest")

    def __init__(self, article: Article) -> None:
        self.article = article
        self._encoded = encode(article)
        self.digest = blake2b(self._encoded, digest_size=8).digest()
        """Short hash that tells one version from another."""

    def packed(self) -> bytes:
        """Return the article as `unpack` takes it."""
        return zlib.compress(self._encoded, _LEVEL)


def unpack(packed: bytes) -> Article:
    """Return the article in `packed`; raises Unreadable if `Version.packed` did not make it.

    Copies that marks.db has kept for long may lack the last fields, those of a later newswall have
    more.
    """
    try:
        fields = json.loads(zlib.decompress(packed))
        title, guid, link, summary, body, published, precision, *more = fields
        authors, tags, section, source, language, related, *later = more
        return Article(
            title=title,
            guid=guid,
            link=link,
            summary=summary,
            body=body,
            published=datetime.fromisoformat(published) if published else None,
            precision=Precision(precision),
            authors=tuple(authors),
            tags=tuple(tags),
            section=section,
            source=source,
            language=language,
            keywords=tuple(later[0]) if later else (),
            related=tuple(Link(title, url) for title, url in related),
        )
    except (zlib.error, TypeError, ValueError) as error:
        raise Unreadable("not a packed article") from error


def written(packed: bytes) -> str:
    """Return the JSON in `packed`, for a quick look whether a word can be in the article at all."""
    try:
        return zlib.decompress(packed).decode("utf-8", "surrogatepass")
    except (zlib.error, TypeError, ValueError) as error:
        raise Unreadable("not a packed article") from error


def joined(words: tuple[str, ...]) -> str:
    """Return `words` as one text for a column."""
    return _SEPARATOR.join(words)


def parted(text: str) -> tuple[str, ...]:
    """Return the words that `joined` put together."""
    return tuple(text.split(_SEPARATOR)) if text else ()
