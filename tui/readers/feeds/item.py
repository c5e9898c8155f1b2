"""What an item of any feed says, gathered, and the article that is made of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from lxml import etree

from tui.article import Article, Precision
from tui.readers.addresses import join_url
from tui.readers.dates.parse import parse_date
from tui.readers.feeds.names import XML_BASE, short_name
from tui.readers.feeds.titletext import mend_quotes
from tui.readers.finish import finish
from tui.readers.html.fragment import to_markdown, to_text
from tui.readers.html.mdtext import plain_to_markdown, words
from tui.readers.recall import recall
from tui.text import MAX_TITLE

MAX_DERIVED = 120
"""Characters of a title that is made of an item's first words."""
MAX_SUMMARY = 500
"""Characters of a summary beside a body."""

_PERSON = re.compile(
    r"[^\s@]+@[^\s(]+\s*\((?P<name>.+)\)"
    r"|(?P<name2>[^<>]+?)\s*<[^\s@]*@[^\s>]*>|(?P<name3>[^()]+?)\s*\([^\s@]+@[^\s)]+\)"
)
_SHOWN = etree.XPath(
    ".//text()[not(ancestor::*[local-name() = 'script' or local-name() = 'style'])]",
    smart_strings=False,
)
_LANGUAGE = re.compile(
    r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?![^\W_])"
)

Fields = dict[str, list[etree._Element]]
"""The children of an element by their short name."""


@dataclass(frozen=True, slots=True)
class Content:
    """Text of an item: plain, or HTML as a string or as elements."""

    value: str | etree._Element
    plain: bool = False
    base: str = ""
    """Where its links lead from, if it says so itself (XML Base, 3)."""

    def markdown(self, base: str) -> str:
        """Return it as Markdown, links resolved against `base` and what it says of that itself."""
        base = join_url(base, self.base) if self.base else base
        if self.plain and isinstance(self.value, str):
            return plain_to_markdown(self.value)
        if isinstance(self.value, str):
            return recall.made(to_markdown, self.value, base)
        return to_markdown(self.value, base)

    def text(self) -> str:
        """Return its words on one line."""
        if not isinstance(self.value, str):
            shown = _SHOWN(self.value)
            return words("".join(map(str, shown)) if isinstance(shown, list) else "")
        return words(self.value) if self.plain else recall.made(_text, self.value, "")


def _text(html: str, _: str) -> str:
    return to_text(html)


@dataclass(slots=True)
class Channel:
    """What a feed says about all its items."""

    title: str = ""
    link: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()


@dataclass(slots=True)
class Item:
    """What one item says, in the words of the file; lists are in order of preference."""

    title: str = ""
    guid: str = ""
    link: str = ""
    base: str = ""
    bodies: list[Content] = field(default_factory=list)
    summaries: list[Content] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    section: str = ""
    source: str = ""
    language: str = ""
    related: list[tuple[str, str]] = field(default_factory=list)


def make_article(item: Item, channel: Channel, name: str, mtime: float) -> Article | None:
    """Return the article of an item, or None if it says nothing."""
    base = item.base or item.link or channel.link
    body, used = "", None
    for content in item.bodies:
        if body := content.markdown(base):
            used = content
            break
    title = item.title
    if not title.strip():
        title = shorten(used.text(), MAX_DERIVED) if used else item.link.partition("//")[2]
    if not title.strip():
        return None
    language = item.language or channel.language
    published, precision = _date(item.dates, mtime, language)
    return finish(
        title=title,
        name=name,
        guid=item.guid,
        link=item.link,
        summary=_summary(item.summaries, used, body),
        body=body,
        published=published,
        precision=precision,
        authors=map(person, item.authors or channel.authors),
        tags=item.tags,
        section=item.section,
        source=item.source if item.source != item.title and item.source else channel.title,
        language=language,
        related=item.related,
    )


def _summary(contents: Sequence[Content], used: Content | None, body: str) -> str:
    """Return the first other text as one paragraph, nothing if the body says the same."""
    for content in contents:
        if used is None or content.value == used.value:
            continue
        if text := content.text():
            summary = plain_to_markdown(shorten(text, MAX_SUMMARY))
            same = summary == body or (2 * len(text) > len(body) and text == used.text())
            return "" if same else summary
    return ""


def _date(dates: Sequence[str], mtime: float, language: str) -> tuple[datetime | None, Precision]:
    for text in dates:
        when, precision = parse_date(text, mtime, language)
        if when is not None:
            return when, precision
    return None, Precision.UNKNOWN


def shorten(text: str, limit: int) -> str:
    """Return at most `limit` characters of words, cut between two of them."""
    if len(text) <= limit:
        return text
    cut = text[:limit]
    at = cut.rfind(" ", limit // 2)
    return (cut[:at] if at > 0 else cut[:-1]).rstrip(" ,;:–—-") + "…"


def person(text: str) -> str:
    """Return the name beside the address in `mail@host (Name)` and the like, else the text."""
    if "@" not in text or len(text) > 2 * MAX_TITLE:
        return text
    found = _PERSON.fullmatch(" ".join(text.split()))
    return (found["name"] or found["name2"] or found["name3"]) if found else text


def language_of(text: str) -> str:
    """Return a BCP 47 tag in its usual spelling (RFC 5646, 2.1.1), or nothing."""
    found = _LANGUAGE.match(text.strip())
    if not found:
        return ""
    language, script, region = found.groups("")
    parts = (language.lower(), script.title(), region.upper())
    return "-".join(part for part in parts if part)


def fields_of(element: etree._Element) -> Fields:
    """Return the children of an element by name; those of a `media:group` count as its own."""
    fields: Fields = {}
    for child in element.iterchildren(etree.Element):
        name = short_name(child.tag)
        if name in fields:
            fields[name].append(child)
        else:
            fields[name] = [child]
    for group in fields.get("media:group", ()):
        for inner in group.iterchildren(etree.Element):
            fields.setdefault(short_name(inner.tag), []).append(inner)
    return fields


def text_of(element: etree._Element) -> str:
    """Return the text in an element, without white space around it."""
    text = _inner_text(element) if len(element) else element.text or ""
    return mend_quotes(text.strip())


def _inner_text(element: etree._Element) -> str:
    return str(etree.tostring(element, encoding="unicode", method="text", with_tail=False))


def elements(fields: Fields, names: Iterable[str]) -> list[etree._Element]:
    """Return the elements of these names, in this order."""
    return [element for name in names if name in fields for element in fields[name]]


def texts(fields: Fields, *names: str) -> list[str]:
    """Return the texts of the elements of these names, in this order, without empty ones."""
    return [text for element in elements(fields, names) if (text := text_of(element))]


def first(fields: Fields, *names: str) -> str:
    """Return the first text under these names, or nothing."""
    for name in names:
        if name in fields:
            for element in fields[name]:
                if text := text_of(element):
                    return text
    return ""


def keywords(fields: Fields, *names: str) -> list[str]:
    """Return what is parted by commas in the texts under these names."""
    return [word for text in texts(fields, *names) for word in text.split(",")]


def people(fields: Fields, *names: str) -> list[str]:
    """Return who is named under these names: in an element of Atom's kind, or as text."""
    return [name for element in elements(fields, names) if (name := _name(element))]


def _name(element: etree._Element) -> str:
    if (element.text or "").strip():
        return text_of(element)
    return first(fields_of(element), "atom:name", "name", "atom:email", "email")


def html_of(element: etree._Element) -> Content | None:
    """Return the HTML in an element: escaped, in CDATA, or as elements; None if it is empty."""
    if len(element):
        return Content(element, base=base_of(element))
    text = text_of(element)
    return Content(text, base=base_of(element)) if text else None


def base_of(element: etree._Element) -> str:
    """Return the `xml:base` of an element of text and of the one element in it, if there is one."""
    inner = element[0].get(XML_BASE, "") if len(element) == 1 else ""
    return join_url(element.get(XML_BASE, ""), inner) if inner else element.get(XML_BASE, "")
