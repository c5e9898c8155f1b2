"""RSS 0.9x, 1.0 and 2.0: which elements say what.

Sources: RSS 2.0 (rssboard.org), RSS 1.0 (RDF Site Summary) and its modules content and Dublin
Core, Media RSS, the podcast elements of Apple.
"""

from lxml import etree

from tui.readers.addresses import absolute_url, join_url
from tui.readers.feeds.item import (
    Channel,
    Content,
    Fields,
    Item,
    elements,
    fields_of,
    first,
    html_of,
    keywords,
    language_of,
    people,
    text_of,
    texts,
)
from tui.readers.feeds.names import XML_LANG
from tui.readers.feeds.titletext import title_text

_TITLE = ("title", "atom:title", "media:title", "dc:title", "itunes:title")
_BODY = (
    *("content:encoded", "atom:content", "xhtml:body", "xhtml:div", "body", "fullitem"),
    *("description", "atom:summary", "itunes:summary", "summary", "media:description"),
    *("dc:description", "itunes:subtitle"),
)
_SUMMARY = (
    *("description", "atom:summary", "dcterms:abstract", "itunes:summary", "summary"),
    "itunes:subtitle",
)
_DATE = (
    *("pubdate", "atom:published", "published", "dcterms:issued", "dc:date", "dcterms:created"),
    *("prism:publicationdate", "date", "atom:updated", "updated", "dcterms:modified"),
    "lastbuilddate",
)
_AUTHOR = ("dc:creator", "dc:author", "author", "itunes:author", "media:credit", "atom:author")
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


def read_channel(root: etree._Element, element: etree._Element) -> Channel:
    """Return what a channel says; `element` is it, or the root where there is none."""
    fields = fields_of(element)
    language = first(fields, "language", "dc:language") or element.get(XML_LANG, "")
    return Channel(
        title=title_text(first(fields, "title", "atom:title", "dc:title")),
        link=absolute_url(first(fields, "link")) or _atom_link(fields, "", "alternate", "self"),
        language=language_of(language or root.get(XML_LANG, "")),
    )


def read_item(element: etree._Element, channel: Channel) -> Item:
    """Return what an item says."""
    fields = fields_of(element)
    base = join_url(channel.link, element.base or "")
    return Item(
        title=title_text(first(fields, *_TITLE)),
        guid=_identity(element, fields),
        link=_link(element, fields, base),
        base=base if element.base else "",
        bodies=_contents(fields, _BODY),
        summaries=_contents(fields, _SUMMARY),
        dates=texts(fields, *_DATE),
        authors=_authors(fields),
        tags=_tags(fields),
        section=title_text(first(fields, "prism:section")),
        source=_source(fields),
        language=language_of(first(fields, "dc:language") or element.get(XML_LANG, "")),
    )


def _contents(fields: Fields, names: tuple[str, ...]) -> list[Content]:
    contents = [html_of(element) for element in elements(fields, names)]
    return [content for content in contents if content is not None]


def _identity(element: etree._Element, fields: Fields) -> str:
    about = element.get(_ABOUT, "")
    return first(fields, "guid", "atom:id", "id") or about or first(fields, "dc:identifier")


def _link(element: etree._Element, fields: Fields, base: str) -> str:
    """Return the address of the item: where it says so, else where its identity is one."""
    for text in texts(fields, "feedburner:origlink", "link"):
        if url := absolute_url(text, base):
            return url
    if url := _atom_link(fields, base, "alternate"):
        return url
    for guid in fields.get("guid", ()):
        text = text_of(guid)
        permanent = guid.get("isPermaLink", guid.get("ispermalink", "true")).lower() != "false"
        if permanent and text.startswith(("http://", "https://")):
            return absolute_url(text)
    return absolute_url(element.get(_ABOUT, ""), base)


def _atom_link(fields: Fields, base: str, *relations: str) -> str:
    """Return the first `atom:link` (or `link` with an address) of these relations."""
    for relation in relations:
        for link in (*fields.get("atom:link", ()), *fields.get("link", ())):
            fits = link.get("rel", "alternate") == relation
            if fits and (url := absolute_url(link.get("href", ""), base)):
                return url
    return ""


def _authors(fields: Fields) -> list[str]:
    for name in _AUTHOR:
        if named := people(fields, name):
            return [title_text(author) for author in named]
    return []


def _tags(fields: Fields) -> list[str]:
    tags = texts(fields, "category", "dc:subject")
    tags += [_label(category) for category in fields.get("category", ()) if not category.text]
    tags += map(_label, elements(fields, ("media:category", "atom:category")))
    for category in fields.get("itunes:category", ()):
        tags += [inner.get("text", "") for inner in category.iter(category.tag)]
    tags += keywords(fields, "itunes:keywords", "media:keywords", "tags")
    return [title_text(tag) for tag in tags]


def _label(category: etree._Element) -> str:
    """Return the name of a category that may be written as in Atom."""
    return category.get("label") or category.get("term") or text_of(category)


def _source(fields: Fields) -> str:
    """Return the name of the feed that the item comes from, if it says so in words."""
    sources = map(title_text, texts(fields, "source", "dc:source"))
    return next((text for text in sources if "://" not in text), "")
