"""What a saved page says about itself: JSON-LD (schema.org), OpenGraph, `meta`, `time`, `link`."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_JSON_LD = 1 << 20
"""Characters of one JSON-LD script."""
MAX_OBJECTS = 500
"""Objects of JSON-LD that are looked at, counted through all nesting."""

_ARTICLE = re.compile(r"(?:News|Blog|Report|Article|Posting|Story)", re.IGNORECASE)
_PAGE = frozenset({"WebPage", "ItemPage", "VideoObject", "CreativeWork", "Review", "Recipe"})
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
)
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_TAGS = ("article:tag", "og:article:tag", "news_keywords", "parsely-tags", "sailthru.tags")

Object = Mapping[str, object]


@dataclass(slots=True)
class Facts:
    """Each list holds what was found, the best witness first; none of it is clean."""

    titles: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    """The texts of the `h1` elements."""
    page_title: str = ""
    """The text of the `title` element."""
    links: list[str] = field(default_factory=list)
    summaries: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    body: str = ""
    """The text of the article in JSON-LD, plain."""


def read_facts(tree: "_Element", html: str) -> Facts:
    """Return what the page `html`, parsed as `tree`, says about itself."""
    facts = Facts()
    told = max(_articles(tree), key=_rank, default=None)
    if told is not None:
        _add_json_ld(facts, told)
    _add_meta(facts, _meta(tree))
    _add_elements(facts, tree)
    if saved := _SAVED_FROM.search(html, 0, 20_000):
        facts.links.append(saved[1])
    return facts


def _articles(tree: "_Element") -> Iterator[Object]:
    """Yield the objects in the page's JSON-LD that describe an article or a page."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for found in _objects(_parsed(script.text or "")):
                if _rank(found):
                    yield found


def _parsed(source: str) -> object:
    source = source.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    if len(source) > MAX_JSON_LD:
        return None
    try:
        return json.loads(source, strict=False, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return None


def _objects(value: object) -> Iterator[Object]:
    """Yield the objects in a value, from the outside in."""
    todo = [value]
    for _ in range(MAX_OBJECTS):
        if not todo:
            return
        match todo.pop(0):
            case list() as items:
                todo += items[:MAX_OBJECTS]
            case dict() as found:
                yield found
                todo += [found[key] for key in ("@graph", "mainEntity", "hasPart") if key in found]


def _rank(found: Object) -> int:
    """Return how much an object speaks of the page's article: 0 not at all."""
    kinds = found.get("@type")
    names = [_text(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]
    if any(_ARTICLE.search(name) for name in names):
        return 3 if _text(found.get("headline")) else 2
    return 1 if any(name in _PAGE for name in names) else 0


def _add_json_ld(facts: Facts, told: Object) -> None:
    facts.titles += _texts(told.get("headline")) or _texts(told.get("name"))
    facts.summaries += _texts(told.get("description"))
    facts.dates += _texts(told.get("datePublished")) + _texts(told.get("dateCreated"))
    facts.dates += _texts(told.get("dateModified"))
    facts.authors += _texts(told.get("author")) or _texts(told.get("creator"))
    facts.tags += [tag for text in _texts(told.get("keywords")) for tag in text.split(",")]
    facts.sections += _texts(told.get("articleSection"))
    facts.sources += _texts(told.get("publisher")) or _texts(told.get("isPartOf"))
    facts.languages += _texts(told.get("inLanguage"))
    facts.links += _texts(told.get("url")) + _texts(told.get("mainEntityOfPage"))
    facts.body = _text(told.get("articleBody"))


def _texts(value: object) -> list[str]:
    """Return the texts in a value: itself, its items, or the name or address of an object."""
    if isinstance(value, list):
        return [text for item in value[:100] for text in _texts(item)]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id") or value.get("url")
    text = _text(value)
    return [text] if text else []


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _meta(tree: "_Element") -> dict[str, list[str]]:
    """Return the contents of the `meta` elements by their name in lower case."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for key in ("property", "name", "itemprop"):
            name = (element.get(key) or "").strip().lower()
            if name and content:
                found.setdefault(name, []).append(content)
                break
    return found


def _add_meta(facts: Facts, meta: Mapping[str, list[str]]) -> None:
    def all_of(names: Iterable[str]) -> list[str]:
        return [text for name in names for text in meta.get(name, ())]

    facts.titles += all_of(["og:title", "twitter:title", "headline", "dc.title", "parsely-title"])
    facts.summaries += all_of(["og:description", "description", "twitter:description"])
    facts.dates += all_of(_DATES)
    facts.authors += [name for name in all_of(_AUTHORS) if "://" not in name]
    if not facts.tags:
        tags = all_of(_TAGS) or all_of(["keywords"])
        facts.tags += [tag for text in tags for tag in text.split(",")]
    facts.sections += all_of(["article:section", "og:article:section", "parsely-section"])
    facts.sources += all_of(["og:site_name", "application-name", "publisher", "dc.publisher"])
    facts.languages += all_of(["og:locale", "language", "dc.language"])
    facts.links += all_of(["og:url"])


def _add_elements(facts: Facts, tree: "_Element") -> None:
    published: list[str] = []
    other: list[str] = []
    for element in tree.iter("title", "h1", "time", "link", "html"):
        match element.tag:
            case "title":
                facts.page_title = facts.page_title or _words(element)
            case "h1":
                facts.headings.append(_words(element))
            case "time":
                told = published if _is_of_publishing(element) else other
                told.append(element.get("datetime") or _words(element))
            case "link" if (element.get("rel") or "").lower() == "canonical":
                facts.links.insert(0, element.get("href") or "")
            case "html":
                facts.languages.insert(0, element.get("lang") or element.get("xml:lang") or "")
    facts.dates += published + other


def _is_of_publishing(time: "_Element") -> bool:
    names = f"{time.get('itemprop', '')} {time.get('class', '')}".lower()
    return time.get("pubdate") is not None or "publish" in names


def _words(element: "_Element") -> str:
    return " ".join("".join(map(str, element.itertext())).split())
