"""Atom 1.0 (RFC 4287) and 0.3: which elements say what."""

import binascii
import re

from lxml import etree

from tui.readers.addresses import absolute_url, join_url
from tui.readers.encoding import decode
from tui.readers.feeds.item import (
    Channel,
    Content,
    Fields,
    Item,
    base_of,
    elements,
    fields_of,
    first,
    keywords,
    language_of,
    people,
    text_of,
    texts,
)
from tui.readers.feeds.names import XML_LANG
from tui.readers.feeds.titletext import title_text

_BODY = ("atom:content", "atom:summary", "atom:description", "media:description", "content:encoded")
_SUMMARY = ("atom:summary",)
_DATE = (
    *("atom:published", "atom:issued", "atom:created", "dc:date", "atom:pubdate", "atom:updated"),
    "atom:modified",
)
"""In this order; of one that is said twice, against RFC 4287 (4.1.2), the last counts."""
_AUTHOR = ("atom:author", "dc:creator")
_ALTERNATE = frozenset({"", "alternate", "http://www.iana.org/assignments/relation/alternate"})
_PAGE_TYPES = frozenset({"", "text/html", "application/xhtml+xml"})
_SEEMS_HTML = re.compile(
    r"</?(?:p|a|b|i|em|strong|br|div|span|img|ul|ol|li|blockquote|h[1-6]|table|pre)\b[^<>]*>"
    r"|&(?:#\d{2,6}|#x[0-9a-f]{2,5}|nbsp|[lr][ds]quo|[mn]dash|hellip|[a-z]uml|[a-z]acute);",
    re.IGNORECASE,
)


def read_head(element: etree._Element) -> Channel:
    """Return what a feed, or the `source` of an entry, says about its entries."""
    fields = _fields(element)
    return Channel(
        title=_line(fields, "atom:title"),
        link=_link(fields, element.base or ""),
        language=language_of(element.get(XML_LANG, "") or first(fields, "dc:language")),
        authors=tuple(map(title_text, people(fields, *_AUTHOR))),
    )


def read_entry(element: etree._Element, head: Channel) -> Item:
    """Return what an entry says."""
    fields = _fields(element)
    base = join_url(head.link, element.base or "")
    sources = [read_head(source) for source in fields.get("atom:source", ())]
    origin = sources[0] if sources else Channel()
    link = _link(fields, base)
    return Item(
        title=_line(fields, "atom:title", "media:title"),
        guid=first(fields, "atom:id"),
        link=link or _out_of_line(fields, base) or absolute_url(first(fields, "atom:id")),
        base=base if element.base else "",
        bodies=_contents(fields, _BODY),
        summaries=_contents(fields, _SUMMARY),
        dates=[text for name in _DATE for text in reversed(texts(fields, name))],
        authors=[*map(title_text, people(fields, *_AUTHOR))] or list(origin.authors),
        tags=_tags(fields),
        section=title_text(first(fields, "prism:section")),
        source=origin.title,
        language=language_of(element.get(XML_LANG, "")) or origin.language,
        related=_related(fields, base),
    )


def _fields(element: etree._Element) -> Fields:
    """Return the children by name; those without a namespace count as Atom's."""
    fields = fields_of(element)
    for name in [name for name in fields if ":" not in name]:
        fields[f"atom:{name}"] = [*fields.get(f"atom:{name}", ()), *fields[name]]
    return fields


def _contents(fields: Fields, names: tuple[str, ...]) -> list[Content]:
    found = map(_content, elements(fields, names))
    return [content for content in found if content is not None]


def _content(element: etree._Element) -> Content | None:
    """Return a text construct (RFC 4287, 3.1) or a content (4.1.3), of Atom 0.3 too.

    Text with tags or references of HTML is taken for HTML, whatever its type says.
    """
    kind = element.get("type", "text").lower().partition(";")[0].strip()
    if element.get("mode", "").lower() == "base64":
        text = _from_base64(text_of(element))
    elif len(element):
        inner = text_of(element)
        escaped = kind == "html" and len(element) == 1 and not len(element[0])
        value = inner if escaped and _SEEMS_HTML.search(inner) else element
        return Content(value, base=base_of(element))
    else:
        text = text_of(element)
    if not text or kind.startswith(("image/", "audio/", "video/")):
        return None
    if kind in ("html", "xhtml") or kind.endswith(("/html", "+xml", "/xml")):
        return Content(text, base=base_of(element))
    if kind.startswith("application/"):
        text = _from_base64(text)
    if not text:
        return None
    return Content(text, plain=not _SEEMS_HTML.search(text), base=base_of(element))


def _from_base64(text: str) -> str:
    try:
        return decode(binascii.a2b_base64("".join(text.split()), strict_mode=True))
    except (binascii.Error, ValueError):
        return ""


def _line(fields: Fields, *names: str) -> str:
    """Return the first title under these names as plain text."""
    for content in map(_content, elements(fields, names)):
        if content is not None:
            is_html = isinstance(content.value, str) and not content.plain
            return title_text(str(content.value)) if is_html else content.text()
    return ""


def _links(fields: Fields) -> list[etree._Element]:
    return fields.get("atom:link", [])


def _link(fields: Fields, base: str) -> str:
    """Return the address of the page: an alternate one, of a page's type if there is one."""
    found = [link for link in _links(fields) if link.get("rel", "").lower() in _ALTERNATE]
    found.sort(key=lambda link: link.get("type", "").lower() not in _PAGE_TYPES)
    urls = (
        absolute_url(link.get("href", "") or text_of(link), join_url(base, base_of(link)))
        for link in found
    )
    return next(filter(None, urls), "")


def _out_of_line(fields: Fields, base: str) -> str:
    urls = (
        absolute_url(content.get("src", ""), base) for content in fields.get("atom:content", ())
    )
    return next(filter(None, urls), "")


def _related(fields: Fields, base: str) -> list[tuple[str, str]]:
    related = (link for link in _links(fields) if link.get("rel", "").lower() == "related")
    return [(link.get("title", ""), absolute_url(link.get("href", ""), base)) for link in related]


def _tags(fields: Fields) -> list[str]:
    """Return the labels of the categories, or their terms where those are words."""
    tags: list[str] = []
    for category in fields.get("atom:category", ()):
        term = category.get("term", "") or text_of(category)
        if not category.get("scheme", "").endswith("#kind"):
            tags.append(category.get("label") or ("" if "://" in term else term))
    tags += texts(fields, "dc:subject")
    tags += keywords(fields, "media:keywords", "itunes:keywords")
    return [title_text(tag) for tag in tags]
