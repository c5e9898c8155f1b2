"""What an article is: frozen values that every room passes on and none changes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Precision(StrEnum):
    """How exactly the date of an article is known."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Link:
    """A headline that points elsewhere; `url` is empty when only the words are known."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One piece of news, cleaned: each text field went through `tui.text` at the reader's exit.

    Single-line fields hold no line break. `body` and `summary` are Markdown of the safe subset
    (headings, paragraphs, lists, quotes, code, tables, links, emphasis), without raw HTML.
    """

    title: str
    """At most 300 characters, never empty: a reader derives one where the file has none."""
    guid: str = ""
    """The identity that the file itself gives (RSS guid, Atom id, JSON Feed id)."""
    link: str = ""
    """Absolute http(s) or mailto address of the original, or empty."""
    summary: str = ""
    body: str = ""
    published: datetime | None = None
    """Aware; with the zone that the file gave. At 00:00 where `precision` is DAY or MONTH."""
    precision: Precision = Precision.UNKNOWN
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    """As the file spells them, without `#`, no two equal after `tui.text.tag_key`."""
    section: str = ""
    source: str = ""
    """Name of the feed or site."""
    language: str = ""
    """BCP 47 tag such as `en` or `pt-BR`, or empty."""
    keywords: tuple[str, ...] = ()
    """What an article without tags seems to be about: derived from its text, no part of the file.

    They are no tags, and counted with those only where somebody asks for it.
    """
    related: tuple[Link, ...] = ()
    """Other headlines that the file itself names beside the article."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What a reader made of one file: articles, or a problem, or the articles before a problem."""

    format: str
    """`rss`, `rdf`, `atom`, `jsonfeed`, `opml`, `markdown`, `html`, `text`; empty if unknown."""
    articles: tuple[Article, ...] = ()
    problem: str = ""
    """A sentence that a person understands, cleaned, one line; empty when all was read."""
