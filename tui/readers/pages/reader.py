"""Saved HTML pages: what the page says about itself first, then trafilatura for the rest.

trafilatura finds the text of the article in the page, and an author or a date where the page's own
words name none. Its findings are guesses, so they come last.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui.article import Precision, ReadResult
from tui.readers.addresses import join_url
from tui.readers.dates.parse import parse_date
from tui.readers.encoding import decode
from tui.readers.finish import finish
from tui.readers.html.fragment import to_markdown
from tui.readers.html.mdtext import plain_to_markdown
from tui.readers.pages.beside import find_related
from tui.readers.pages.facts import Facts, Witnesses, read_facts
from tui.readers.pages.head import Said, without_head
from tui.readers.pages.names import find_authors, find_tags, look_for_names
from tui.readers.pages.text import Found, find_text
from tui.readers.pages.title import find_title, squeezed
from tui.readers.pages.tree import drop_scripts, is_deep, lighten, parse_page
from tui.text import clean, clean_url

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_TAGS = 30_000
"""Tags in a page that trafilatura is asked for the article; it takes 1.5 s for so many."""
MAX_LENGTH = 1_000_000
"""Characters of a page that it is asked for the date and other facts; it takes 0.6 s for them."""
LAST_TIME = 253_402_300_000.0
"""Seconds since the epoch until the end of the year 9999, where `datetime` ends."""

NO_TEXT = "only a title: the text of the page is not in the file, a browser would fetch it"

_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<]{1,1000})", re.I)
_ADDRESS = re.compile(r"https?://|^www\.", re.IGNORECASE)
_SECTIONS = re.compile(r"\s*[;,|>»/]\s*")


def read_page(data: bytes, name: str, mtime: float) -> ReadResult:
    """Return the one article that a saved page holds, or the list of headlines that it is."""
    html = lighten(decode(data))
    tree = parse_page(html)
    if tree is None:
        said = Witnesses((Facts(page_title=_title_element(html)),))
    else:
        said = read_facts(tree, html)
    link = _link([said.first("canonical"), *said.all("links")])
    dates = [*said.all("dates"), *said.all("changes")]
    seen = Facts()
    if tree is None or html.count("<") > MAX_TAGS or is_deep(tree):
        found = Found(plain_to_markdown(said.first("body")) or to_markdown(html, link))
    else:
        seen = look_for_names(tree)
        related = find_related(tree, link)
        drop_scripts(tree)
        if not dates and len(html) <= MAX_LENGTH:
            dates = _guessed_date(tree, link, mtime)
        found = find_text(tree, said, link)
        found.related[:0] = related
    source = _source(said.all("sources"))
    title, site = find_title(
        said.all("titles"),
        [] if found.is_listing else said.all("headings"),
        said.first("page_title"),
        [source, _host(link)],
    )
    summary = _summary(said.all("summaries"), [title, source, site])
    if not (found.body or title):
        return ReadResult("html", problem="a page without any text")
    language = said.first("languages")
    published, precision = _date(dates, mtime, language)
    authors = find_authors([*said.each("authors"), seen.authors], [source, site, _host(link)])
    tags = find_tags([*said.each("tags"), seen.tags], said.all("keywords"), title)
    section = _section(said.all("sections"))
    above = Said(title, authors, (section, source or site, *tags), summary, published)
    article = finish(
        title=title,
        name=name,
        link=link,
        summary=summary,
        body=without_head(found.body, above, mtime, language),
        published=published,
        precision=precision,
        authors=authors,
        tags=tags,
        section=section,
        source=source or site or _host(link),
        language=language,
        related=found.related,
    )
    return ReadResult("html", (article,), "" if article.body or summary else NO_TEXT)


def _link(urls: Iterable[str]) -> str:
    """Return the address of the original: the first one that is whole, as others build on it."""
    urls = list(urls)
    base = next((url for url in urls if clean_url(url)), "")
    for url in urls:
        whole = clean_url(join_url(base, url))
        if whole and urlsplit(whole).path.strip("/"):
            return whole
    return base


def _guessed_date(tree: "HtmlElement", link: str, mtime: float) -> list[str]:
    """Return the date that trafilatura finds in a page that names none."""
    from trafilatura.metadata import extract_metadata

    latest = datetime.fromtimestamp(min(max(mtime, 0.0), LAST_TIME), UTC).strftime("%Y-%m-%d")
    params = {"original_date": True, "extensive_search": False, "max_date": latest}
    found = extract_metadata(tree, link or None, params)
    return [found.date] if found.date else []


def _title_element(html: str) -> str:
    found = _TITLE.search(html, 0, 100_000)
    return unescape(found[1]) if found else ""


def _source(names: Iterable[str]) -> str:
    """Return the first name of a site that is a name and no address."""
    return next((name for name in map(clean, names) if name and not _ADDRESS.search(name)), "")


def _section(names: Iterable[str]) -> str:
    """Return the first section that is named; where a text names several, the first of them."""
    for name in names:
        if first := next(filter(None, _SECTIONS.split(clean(name))), ""):
            return first.rpartition(":")[2].strip()
    return ""


def _summary(texts: Iterable[str], known: Iterable[str]) -> str:
    """Return the first summary that says more than the title or the name of the site."""
    said = {squeezed(text) for text in known}
    found = (text for text in texts if squeezed(clean(text)) not in {*said, ""})
    return plain_to_markdown(next(found, ""))


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
