"""Atom 1.0 (RFC 4287) and 0.3: which elements say what."""

import binascii
import re

from lxml import etree

from tui.readers.addresses import absolute_url, join_url
from tui.readers.encoding import decode
from tui.readers.feeditem import (
    Channel,
    Content,
    Fields,
    Item,
    fields_of,
    first,
    language_of,
    text_of,
    texts,
)
from tui.readers.titletext import title_text

_BODY = ("atom:content", "atom:summary", "media:description", "content:encoded", "description")
_SUMMARY = ("atom:summary",)
_DATE = (
    *("atom:published", "atom:issued", "atom:created", "dc:date", "atom:updated"),
    *("atom:modified", "published", "pubdate", "updated"),
)
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ALTERNATE = frozenset({"", "alternate", "http://www.iana.org/assignments/relation/alternate"})
_PAGE_TYPES = frozenset({"", "text/html", "application/xhtml+xml"})
_SEEMS_HTML = re.compile(
    r"</?(?:p|a|b|i|em|strong|br|div|span|img|ul|ol|li|blockquote|h[1-6]|table|pre)\b[^<>]*>",
    re.IGNORECASE,
)


def read_head(element: etree._Element) -> Channel:
    """Return what a feed, or the `source` of an entry, says about its entries."""
    fields = fields_of(element)
    return Channel(
        title=_line(fields, "atom:title", "title"),
        link=_link(fields, element.base or ""),
        language=language_of(element.get(_LANGUAGE, "") or first(fields, "dc:language")),
        authors=tuple(_people(fields)),
    )


def read_entry(element: etree._Element, head: Channel) -> Item:
    """Return what an entry says."""
    fields = fields_of(element)
    base = join_url(head.link, element.base or "")
    sources = [read_head(source) for source in fields.get("atom:source", ())]
    origin = sources[0] if sources else Channel()
    link = _link(fields, base)
    return Item(
        title=_line(fields, "atom:title", "title", "media:title"),
        guid=first(fields, "atom:id", "id"),
        link=link or _out_of_line(fields, base) or absolute_url(first(fields, "atom:id")),
        base=base if element.base else "",
        bodies=_contents(fields, _BODY),
        summaries=_contents(fields, _SUMMARY),
        dates=list(texts(fields, *_DATE)),
        authors=_people(fields) or list(origin.authors),
        tags=_tags(fields),
        section=title_text(first(fields, "prism:section")),
        source=origin.title,
        language=language_of(element.get(_LANGUAGE, "")) or origin.language,
        related=_related(fields, base),
    )


def _contents(fields: Fields, names: tuple[str, ...]) -> list[Content]:
    found = (_content(element) for name in names for element in fields.get(name, ()))
    return [content for content in found if content is not None]


def _content(element: etree._Element) -> Content | None:
    """Return a text construct (RFC 4287, 3.1) or a content (4.1.3), of Atom 0.3 too.

    Text that is full of tags is taken for HTML, whatever its type says.
    """
    kind = element.get("type", "text").lower().partition(";")[0].strip()
    if element.get("mode", "").lower() == "base64":
        text = _from_base64(text_of(element))
    elif len(element):
        return Content(element)
    else:
        text = text_of(element)
    if not text or kind.startswith(("image/", "audio/", "video/")):
        return None
    if kind in ("html", "xhtml") or kind.endswith(("/html", "+xml", "/xml")):
        return Content(text)
    if kind.startswith("application/"):
        text = _from_base64(text)
    return Content(text, plain=not _SEEMS_HTML.search(text)) if text else None


def _from_base64(text: str) -> str:
    try:
        return decode(binascii.a2b_base64("".join(text.split()), strict_mode=True))
    except (binascii.Error, ValueError):
        return ""


def _line(fields: Fields, *names: str) -> str:
    """Return the first title under these names as plain text."""
    for name in names:
        for element in fields.get(name, ()):
            content = _content(element)
            if content is None:
                continue
            if content.plain or not isinstance(content.value, str):
                return content.text()
            return title_text(content.value)
    return ""


def _links(fields: Fields) -> list[etree._Element]:
    return [*fields.get("atom:link", ()), *fields.get("link", ())]


def _link(fields: Fields, base: str) -> str:
    """Return the address of the page: an alternate one, of a page's type if there is one."""
    found = [link for link in _links(fields) if link.get("rel", "").lower() in _ALTERNATE]
    found.sort(key=lambda link: link.get("type", "").lower() not in _PAGE_TYPES)
    urls = (absolute_url(link.get("href", "") or text_of(link), base) for link in found)
    return next(filter(None, urls), "")


def _out_of_line(fields: Fields, base: str) -> str:
    urls = (
        absolute_url(content.get("src", ""), base) for content in fields.get("atom:content", ())
    )
    return next(filter(None, urls), "")


def _related(fields: Fields, base: str) -> list[tuple[str, str]]:
    related = (link for link in _links(fields) if link.get("rel", "").lower() == "related")
    return [(link.get("title", ""), absolute_url(link.get("href", ""), base)) for link in related]


def _people(fields: Fields) -> list[str]:
    """Return the names of the authors, else their addresses."""
    people = [
        first(person, "atom:name", "name", "atom:email")
        for person in map(fields_of, fields.get("atom:author", ()))
    ]
    people += texts(fields, "dc:creator")
    return [title_text(name) for name in people if name]


def _tags(fields: Fields) -> list[str]:
    """Return the labels of the categories, or their terms where those are words."""
    tags: list[str] = []
    for category in fields.get("atom:category", ()):
        term = category.get("term", "") or text_of(category)
        if not category.get("scheme", "").endswith("#kind"):
            tags.append(category.get("label") or ("" if "://" in term else term))
    tags += texts(fields, "dc:subject", "category")
    for keywords in texts(fields, "media:keywords", "itunes:keywords"):
        tags += keywords.split(",")
    return [title_text(tag) for tag in tags]
