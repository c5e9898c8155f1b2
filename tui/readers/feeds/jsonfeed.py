"""JSON Feed 1.0 and 1.1 (jsonfeed.org), and single items of it, however loosely written.

A field of the wrong type is taken as text where it makes sense and is left out otherwise: the item
stays. Numbers keep their digits, for an `id` of 5,000 of them is still an id.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from tui.article import Article, Precision, ReadResult
from tui.readers.addresses import join_url
from tui.readers.dates.parse import NOT_KNOWN, parse_date
from tui.readers.encoding import decode
from tui.readers.feeds.jsonrest import read_rest
from tui.readers.finish import BREAKING, finish
from tui.readers.notes.markdown import safe_markdown

FORMAT = "jsonfeed"
_CONTENT = ("content_html", "content_text", "title", "summary")

Fields = Mapping[str, object]


def read_json(data: bytes, name: str, mtime: float) -> ReadResult:
    """Return the articles of a JSON Feed; any other JSON is a problem."""
    text = decode(data)
    if not text.lstrip().startswith(("{", "[")):
        return ReadResult("", problem="no JSON: it begins with neither { nor [")
    decoder = json.JSONDecoder(
        strict=False, parse_int=str, parse_float=str, parse_constant=_no_number
    )
    problem = ""
    try:
        try:
            document = decoder.decode(text)
        except json.JSONDecodeError as error:
            problem = _damage(error, text)
            fields, whole = read_rest(text, decoder)
            document = {**fields, "items": whole}
    except RecursionError:
        return ReadResult("", problem="JSON, but nested too deeply to be read")
    feed, items = _feed(document)
    if problem and not items:
        return ReadResult("", problem=problem)
    if feed is None:
        return ReadResult("", problem=problem or "JSON, but not a JSON Feed")
    if not isinstance(items, list):
        return ReadResult(FORMAT, problem="a JSON Feed without a list of items")
    authors = _authors(feed)
    articles = [
        _article(item, feed, authors, name, mtime) for item in items if isinstance(item, dict)
    ]
    if items and not articles:
        problem = problem or "a JSON Feed in which no item is an object"
    return ReadResult(FORMAT, tuple(articles), problem)


def _no_number(name: str) -> None:
    """NaN and Infinity are no JSON (RFC 8259, 6); as a value they are none."""


def _damage(error: json.JSONDecodeError, text: str) -> str:
    rest = text[error.pos :].rstrip()
    in_string = error.msg.startswith("Unterminated string")
    in_escape = error.msg.startswith("Invalid \\") and '"' not in rest
    if len(rest) <= 1 or in_string or in_escape or (rest.isalpha() and len(rest) < len("false")):
        return f"JSON that breaks off in line {error.lineno}"
    return f"JSON that is damaged in line {error.lineno}"


def _feed(document: object) -> tuple[Fields | None, object]:
    """Return the fields around the items, and the items; None if it is another kind of JSON."""
    if isinstance(document, list):
        return ({}, document) if document and all(map(_is_item, document)) else (None, None)
    if not isinstance(document, dict):
        return None, None
    items = document.get("items")
    if "jsonfeed.org" in _text(document.get("version")):
        return document, items
    if isinstance(items, list) and (not items or any(map(_is_item, items))):
        known = document.get("version") or document.get("title") or items
        return (document, items) if known else (None, None)
    return ({}, [document]) if _is_item(document) else (None, None)


def _is_item(value: object) -> bool:
    """Tell whether this is an item: it says who it is, and it says something."""
    if not isinstance(value, dict):
        return False
    told = any(isinstance(value.get(key), str) for key in _CONTENT)
    return told and (
        "_newswall" in value or bool(_text(value.get("id")) or _text(value.get("url")))
    )


def _article(item: Fields, feed: Fields, authors: list[str], name: str, mtime: float) -> Article:
    own = item.get("_newswall")
    ours: Fields = own if isinstance(own, dict) else {}
    home = _text(feed.get("home_page_url")) or _text(feed.get("feed_url"))
    url = _text(item.get("url")) or _text(item.get("external_url"))
    link = join_url(home, url) if url else ""
    language = _text(item.get("language")) or _text(feed.get("language"))
    published, precision = _date(item, ours, mtime, language)
    return finish(
        title=_text(item.get("title")),
        name=name,
        guid=_text(item.get("id")),
        link=link,
        summary=_prose(_text(item.get("summary")), link or home, markdown=bool(ours)),
        body=_body(item, link or home, markdown=bool(ours)),
        published=published,
        precision=precision,
        authors=_authors(item) or authors,
        tags=[*_tags(item.get("tags")), *([BREAKING] if _is_breaking(item, ours) else [])],
        section=_text(ours.get("section")),
        source=_text(ours.get("source")) or _text(feed.get("title")),
        language=language,
        related=_related(ours.get("related")),
    )


def _is_breaking(item: Fields, ours: Fields) -> bool:
    """Tell whether an item says so of itself: in our extension, or in a field of that name."""
    return any(fields.get("breaking") is True for fields in (ours, item))


def _body(item: Fields, base: str, *, markdown: bool) -> str:
    """Return the content; what newswall wrote itself is Markdown, other text is plain."""
    html = _text(item.get("content_html"))
    if html.strip() and not (markdown and _text(item.get("content_text"))):
        from tui.readers.html.fragment import to_markdown
        from tui.readers.recall import recall

        return recall.made(to_markdown, html, base)
    return _prose(_text(item.get("content_text")), base, markdown=markdown)


def _prose(text: str, base: str, *, markdown: bool) -> str:
    if markdown or not text:
        return safe_markdown(text, base)
    from tui.readers.html.mdtext import plain_to_markdown

    return plain_to_markdown(text)


def _date(
    item: Fields, ours: Fields, mtime: float, language: str
) -> tuple[datetime | None, Precision]:
    """Return when the item was published; newswall's own items say how exactly that is known."""
    for key in ("date_published", "date_modified"):
        text = _text(item.get(key))
        published, precision = parse_date(text, mtime, language) if text else NOT_KNOWN
        if published is not None:
            told = _text(ours.get("date_precision"))
            return published, Precision(told) if told in set(Precision) else precision
    return NOT_KNOWN


def _authors(fields: Fields) -> list[str]:
    """Return the names under `authors` (1.1) or `author` (1.0)."""
    for key in ("authors", "author"):
        value = fields.get(key)
        if value is None:
            continue
        names = [_name(one) for one in (value if isinstance(value, list) else [value])]
        if any(names):
            return names
    return []


def _name(author: object) -> str:
    return _text(author.get("name")) if isinstance(author, dict) else _text(author)


def _tags(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.split(",")
    elif isinstance(value, list):
        for tag in value:
            yield _name(tag)


def _related(value: object) -> Iterator[tuple[str, str]]:
    for link in value if isinstance(value, list) else []:
        if isinstance(link, dict):
            yield _text(link.get("title")), _text(link.get("url"))


def _text(value: object) -> str:
    """Return text as it is (numbers were read as text), and nothing for any other type."""
    return value if isinstance(value, str) else ""
