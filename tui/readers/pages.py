"""Saved HTML pages: what the page says about itself first, then trafilatura for the rest.

trafilatura finds the text of the article in the page, and an author or a date where the page's own
words name none. Its findings are guesses, so they come last.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from tui.article import Precision, ReadResult
from tui.readers.dates import parse_date
from tui.readers.encoding import decode
from tui.readers.finish import finish
from tui.readers.fragment import to_markdown
from tui.readers.mdtext import plain_to_markdown
from tui.readers.pagebeside import find_related
from tui.readers.pagebody import find_body
from tui.readers.pagefacts import Facts, read_facts
from tui.readers.pagehead import Said, without_head
from tui.readers.pagetree import lighten, parse_page
from tui.text import clean, clean_url, tag_key

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_TAGS = 30_000
"""Tags in a page that trafilatura is asked for the article; it takes 1.5 s for so many."""
MAX_LENGTH = 1_000_000
"""Characters of a page that it is asked for the date and other facts; it takes 0.6 s for them."""
LAST_TIME = 253_402_300_000.0
"""Seconds since the epoch until the end of the year 9999, where `datetime` ends."""

_SEPARATOR = re.compile(r"\s+[|•·–—-]\s+|\s*[|»]\s*|: ")
_NOT_IN_NAMES = re.compile(
    r"\d|https?:|@|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:published|updated)\b", re.I
)
_BY = re.compile(r"^(?:by|von|par|por|di)\s+", re.I)
_AND = re.compile(r"\s*[,;|]\s*|\s+(?:and|und|et)\s+")
_TRADE = re.compile(r"\b(?:writer|editor|reporter|correspondent|staff|columnist)s?$", re.I)
_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<]{1,1000})", re.I)
_ODD_TAG = re.compile(r"[@:/_{}]")


def read_page(data: bytes, name: str, mtime: float) -> ReadResult:
    """Return the one article that a saved page holds."""
    html = lighten(decode(data))
    tree = parse_page(html)
    facts = Facts(page_title=_title_element(html)) if tree is None else read_facts(tree, html)
    link = _link(facts)
    guessed = Facts()
    related: list[tuple[str, str]] = []
    body = ""
    if tree is not None and html.count("<") <= MAX_TAGS:
        if len(html) <= MAX_LENGTH:
            guessed = _guess(facts, tree, link, mtime)
        related = find_related(tree, link)
        body = find_body(tree, link)
    body = body or plain_to_markdown(facts.body) or to_markdown(html, link)
    language = next(filter(None, facts.languages + guessed.languages), "")
    source = next(filter(None, map(clean, facts.sources)), "")
    title, site = _title(facts, guessed, source, link)
    published, precision = _date(facts.dates + guessed.dates, mtime, language)
    if not (body or title):
        return ReadResult("html", problem="a page without any text")
    summary = plain_to_markdown(next(filter(None, facts.summaries), ""))
    authors = tuple(_authors(facts.authors or guessed.authors, source or site))
    tags = tuple(_tags(facts.tags or guessed.tags))
    section = next(filter(None, facts.sections + guessed.sections), "")
    said = Said(title, authors, (section, source or site, *tags), summary, published)
    article = finish(
        title=title,
        name=name,
        link=link,
        summary=summary,
        body=without_head(body, said, mtime, language),
        published=published,
        precision=precision,
        authors=authors,
        tags=tags,
        section=section,
        source=source or site or _host(link),
        language=language,
        related=related,
    )
    return ReadResult("html", (article,))


def _link(facts: Facts) -> str:
    """Return the address of the original: the first one that is whole, as others build on it."""
    base = next((url for url in facts.links if clean_url(url)), "")
    for url in facts.links:
        try:
            whole = clean_url(urljoin(base, url))
        except ValueError:
            continue
        if whole and urlsplit(whole).path.strip("/"):
            return whole
    return base


def _guess(facts: Facts, tree: "HtmlElement", link: str, mtime: float) -> Facts:
    """Return what trafilatura thinks; it is not asked when the page has said all that matters."""
    if (facts.titles or facts.headings) and facts.dates and facts.authors and facts.sources:
        return Facts()
    from trafilatura.metadata import extract_metadata

    latest = datetime.fromtimestamp(min(max(mtime, 0.0), LAST_TIME), UTC).strftime("%Y-%m-%d")
    params = {"original_date": True, "extensive_search": False, "max_date": latest}
    found = extract_metadata(tree, link or None, params)
    return Facts(
        titles=_some(found.title),
        dates=_some(found.date),
        authors=_some(found.author),
        tags=[tag for text in found.tags or () for tag in text.split(",")],
        sections=[text for text in found.categories or () if "," not in text],
        sources=_some(found.sitename),
        languages=_some(found.language),
    )


def _title_element(html: str) -> str:
    found = _TITLE.search(html, 0, 100_000)
    return unescape(found[1]) if found else ""


def _some(text: str | None) -> list[str]:
    return [text] if text else []


def _title(facts: Facts, guessed: Facts, source: str, link: str) -> tuple[str, str]:
    """Return the title without the name of the site, and that name if it was in the title."""
    headings = [clean(heading) for heading in facts.headings]
    titles = [clean(title) for title in (*facts.titles, *headings[:1], facts.page_title)]
    titles += [clean(title) for title in guessed.titles]
    title = next(filter(None, titles), "")
    site = _site_in(clean(facts.page_title), headings, source, link)
    for each in filter(None, (source, site)):
        short = _without_site(title, each)
        if short:
            return short, site
    return title, site


def _site_in(page_title: str, headings: Iterable[str], source: str, link: str) -> str:
    """Return the part at the end of the page's title that is the name of the site, if one is."""
    for found in _SEPARATOR.finditer(page_title):
        head, tail = page_title[: found.start()], page_title[found.end() :]
        known = {tag_key(source), *(tag_key(part) for part in _host(link).split("."))}
        if _squeezed(tail) in {_squeezed(each) for each in known if each}:
            return tail
        if len(tail) <= 40 and tag_key(head) in {tag_key(heading) for heading in headings}:
            return tail
    return ""


def _without_site(title: str, site: str) -> str:
    """Return what stands before "| Site" in a title, or nothing."""
    if not tag_key(title).endswith(tag_key(site)):
        return ""
    head = title[: len(title) - len(site)]
    short = re.sub(r"(?:\s+[|•·–—:-]|\s*[|»])\s*$", "", head)
    return short if short != head else ""


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+|^the\s", "", tag_key(text))


def _host(link: str) -> str:
    return (urlsplit(link).hostname or "").removeprefix("www.") if link.startswith("http") else ""


def _date(texts: Iterable[str], mtime: float, language: str) -> tuple[datetime | None, Precision]:
    """Return the first date that can be read, with its time if another witness knows that."""
    best: tuple[datetime | None, Precision] = (None, Precision.UNKNOWN)
    for text in texts:
        published, precision = parse_date(text, mtime, language)
        if published is None:
            continue
        if precision is Precision.MINUTE:
            same_day = best[0] is None or best[0].date() == published.date()
            return (published, precision) if same_day else best
        if best[0] is None:
            best = published, precision
    return best


def _authors(bylines: Iterable[str], source: str) -> Iterator[str]:
    """Yield what can be the name of somebody, and is not the name of the site."""
    for byline in bylines:
        line = _NOT_IN_NAMES.split(_BY.sub("", clean(byline)))[0]
        for at, name in enumerate(_AND.split(line)):
            trade = at and _TRADE.search(name)
            if len(name) <= 60 and tag_key(name) != tag_key(source) and not trade:
                yield name


def _tags(tags: Iterable[str]) -> Iterator[str]:
    """Yield what can be a tag for readers rather than a label for machines."""
    for tag in tags:
        tag = clean(tag)
        if tag and not _ODD_TAG.search(tag) and len(tag) <= 50:
            yield tag
