"""What a saved page says about itself, witness by witness: JSON-LD, `meta`, microdata, elements."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from tui.readers.pages import jsonld
from tui.readers.pages.microdata import read_microdata
from tui.readers.pages.tree import line_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_SAVED_FROM = re.compile(
    r"<!--\s{0,20}(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s{1,20}url:\s{0,20})"
    r"(https?://[^\s<>]{1,4000})",
    re.IGNORECASE,
)
_DATES = (
    *("article:published_time", "og:article:published_time", "datepublished", "date", "pubdate"),
    *("publishdate", "publish_date", "publish-date", "parsely-pub-date", "sailthru.date"),
    *("dc.date.issued", "dc.date", "dcterms.created", "dcterms.date", "article.published"),
    *("article:published", "published_time", "citation_publication_date", "citation_date"),
    *("originalpublicationdate", "rnews:datepublished", "og:published_time", "datecreated"),
    *("dcterms.issued", "dc.date.created", "cxenseparse:recs:publishtime", "displaydate"),
)
_CHANGES = ("datemodified", "article:modified_time", "og:updated_time", "last-modified")
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_TAGS = ("article:tag", "og:article:tag", "parsely-tags", "sailthru.tags")
_KEYWORDS = ("news_keywords", "keywords")
_MOST_HEADINGS = 20
_MOST_TIMES = 100
_MOST_TAG_LINKS = 20
"""Links to tags on a page; more are a cloud of all tags of the site."""
_TAG_SEPARATOR = re.compile("[,;、，]")
_ESCAPED = re.compile(r"&(?:#\d{2,5}|#x[0-9a-fA-F]{2,5}|[a-z]{2,6});")


@dataclass(slots=True)
class Facts:
    """What one witness says; none of it is clean."""

    titles: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    """The texts of the `h1` elements."""
    page_title: str = ""
    """The text of the `title` element."""
    canonical: str = ""
    links: list[str] = field(default_factory=list)
    summaries: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    """Dates of later changes."""
    authors: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    """Tags on some sites, words for search engines on others."""
    sections: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    body: str = ""
    """The text of the article, plain."""
    is_article: bool = False
    """The page says to be one piece of news."""
    is_listing: bool = False
    """The page says to be a list of others."""
    is_forum: bool = False
    """The page says to be a thread of questions, answers or posts."""


@dataclass(frozen=True, slots=True)
class Witnesses:
    """All that speak of a page, the best one first."""

    heard: tuple[Facts, ...]

    def all(self, name: str) -> list[str]:
        """Return what all of them say in the list `name`."""
        return [text for facts in self.heard for text in getattr(facts, name)]

    def each(self, name: str) -> list[list[str]]:
        """Return what each of them says in the list `name`."""
        return [getattr(facts, name) for facts in self.heard]

    def first(self, name: str) -> str:
        """Return the first text that one of them says under `name`, a list or a text."""
        for facts in self.heard:
            said = getattr(facts, name)
            if text := said if isinstance(said, str) else next(filter(None, said), ""):
                return text
        return ""

    def any(self, name: str) -> bool:
        """Tell whether one of them says that `name` is so."""
        return any(getattr(facts, name) for facts in self.heard)


def read_facts(tree: "_Element", html: str) -> Witnesses:
    """Return what the page `html`, parsed as `tree`, says about itself."""
    elements = _of_elements(tree)
    meta = _of_meta(tree)
    objects = jsonld.find_objects(tree)
    told = jsonld.said_first(objects, [*elements.headings, *meta.titles, elements.page_title])
    json_ld = _of_json_ld(told) if told is not None else Facts()
    json_ld.is_listing = any(map(jsonld.is_listing, objects))
    json_ld.is_forum = any(map(jsonld.is_thread, objects))
    if saved := _SAVED_FROM.search(html, 0, 20_000):
        elements.links.append(saved[1])
    return Witnesses((json_ld, meta, _of_microdata(tree), elements))


def _of_json_ld(told: jsonld.Object) -> Facts:
    def of(*names: str) -> list[str]:
        return [text for name in names for text in jsonld.texts(told.get(name))]

    return Facts(
        titles=of("headline") or of("name"),
        summaries=of("description"),
        dates=of("datePublished", "dateCreated", "uploadDate"),
        changes=of("dateModified"),
        authors=jsonld.people(told.get("author")) or jsonld.people(told.get("creator")),
        tags=_parted(of("keywords")),
        sections=of("articleSection"),
        sources=of("publisher") or of("isPartOf"),
        languages=of("inLanguage"),
        links=[*jsonld.addresses(told.get("url")), *jsonld.addresses(told.get("mainEntityOfPage"))],
        body=jsonld.body_of(told),
        is_article=jsonld.rank(told) > 1,
    )


def _of_meta(tree: "_Element") -> Facts:
    meta = _meta(tree)

    def of(*names: str) -> list[str]:
        return [text for name in names for text in dict.fromkeys(meta.get(name, ()))]

    return Facts(
        titles=of("og:title", "twitter:title", "headline", "dc.title", "parsely-title"),
        summaries=of("og:description", "description", "twitter:description"),
        dates=of(*_DATES),
        changes=of(*_CHANGES),
        authors=[name for name in of(*_AUTHORS) if "://" not in name],
        tags=_parted(of(*_TAGS)),
        keywords=_parted(next(filter(None, map(of, _KEYWORDS)), [])),
        sections=of("article:section", "og:article:section", "parsely-section"),
        sources=of("og:site_name", "application-name", "publisher", "dc.publisher"),
        languages=of("og:locale", "language", "dc.language"),
        links=of("og:url"),
        is_article="article" in of("og:type"),
    )


def _of_microdata(tree: "_Element") -> Facts:
    said = read_microdata(tree)

    def of(name: str) -> list[str]:
        return said.get(name.lower(), [])

    return Facts(
        titles=of("headline"),
        dates=of("datePublished") + of("dateCreated"),
        changes=of("dateModified"),
        authors=of("author") or of("creator"),
        tags=_parted(of("keywords")),
        sections=of("articleSection"),
    )


def _of_elements(tree: "_Element") -> Facts:
    """Return what is told by the names and relations that HTML itself knows."""
    facts = Facts()
    published: list[str] = []
    other: list[str] = []
    tags: list[str] = []
    for element in tree.iter("title", "h1", "time", "link", "html", "a"):
        match element.tag:
            case "title":
                facts.page_title = facts.page_title or line_of(element)
            case "h1" if len(facts.headings) < _MOST_HEADINGS:
                facts.headings.append(line_of(element))
            case "time" if len(published) + len(other) < _MOST_TIMES:
                told = published if _is_of_publishing(element) else other
                told.append(element.get("datetime") or line_of(element))
            case "link" if (element.get("rel") or "").lower() == "canonical":
                facts.canonical = facts.canonical or element.get("href") or ""
            case "html":
                facts.languages.insert(0, element.get("lang") or element.get("xml:lang") or "")
            case "a" if rel := (element.get("rel") or "").lower().split():
                if "author" in rel and len(facts.authors) < _MOST_HEADINGS:
                    facts.authors.append(line_of(element))
                elif "tag" in rel:
                    (facts.sections if "category" in rel else tags).append(line_of(element))
    facts.dates += published + other
    if len(tags) <= _MOST_TAG_LINKS:
        facts.tags += tags
    return facts


def _meta(tree: "_Element") -> Mapping[str, list[str]]:
    """Return the contents of the `meta` elements by their name in lower case."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        if not content:
            continue
        if _ESCAPED.search(content):  # once too often
            content = unescape(content)
        for key in ("property", "name", "itemprop"):
            if names := (element.get(key) or "").lower().split():
                for name in names[:4]:
                    found.setdefault(name, []).append(content)
                break
    return found


def _parted(texts: Iterable[str]) -> list[str]:
    """Return the tags in texts that may hold several of them."""
    return [tag for text in texts for tag in _TAG_SEPARATOR.split(text[:10_000])]


def _is_of_publishing(time: "_Element") -> bool:
    names = f"{time.get('itemprop', '')} {time.get('class', '')}".lower()
    return time.get("pubdate") is not None or "publish" in names
