"""The readers' exit: an article is made here, each field through the first door (`tui.text`)."""

import re
from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b
from pathlib import PurePath

from tui.article import Article, Link, Precision
from tui.readers.keywords import find_keywords
from tui.readers.recall import recall
from tui.text import clean, clean_body, clean_tags, clean_url

MAX_GUID = 1000
"""Characters of an identity; of a longer one the end is a digest."""
MAX_GUID_WITH_DIGEST = MAX_GUID + 17
MAX_AUTHORS = 20
MAX_RELATED = 50
BREAKING = "breaking"
"""The tag of an article that says of itself that it is breaking news."""
FIRST_YEAR, LAST_YEAR = 1000, 9000
"""A date outside of these is a placeholder such as 0001 or 9999; within, every zone has it."""

_UNTITLED_WORDS = 80
"""Characters of a title that is made from an article's first words."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_DATE_IN_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[-_ T]?\d{4,6})?[-_ ]*(.*)", re.DOTALL)
_MARKS = re.compile(
    r"!?\[([^\][]{0,400})\]\([^()\s]{0,2000}\)|^[ \t]{0,8}(?:#{1,6} |> |[-+*] )|[*`\\]"
)


def finish(
    *,
    title: str,
    name: str,
    guid: str = "",
    link: str = "",
    summary: str = "",
    body: str = "",
    published: datetime | None = None,
    precision: Precision = Precision.UNKNOWN,
    authors: Iterable[str] = (),
    tags: Iterable[str] = (),
    section: str = "",
    source: str = "",
    language: str = "",
    related: Iterable[tuple[str, str]] = (),
) -> Article:
    """Return a clean article; without a title it is named by its first words or its file's name."""
    body, summary = body and clean_body(body), summary and clean_body(summary)
    if published is not None and not FIRST_YEAR <= published.year <= LAST_YEAR:
        published = None
    title = clean(title) or _first_words(summary or body) or title_from_name(name)
    tags = clean_tags(tags)
    return Article(
        title=title,
        guid=_clean_guid(guid),
        link=link and clean_url(link),
        summary=summary,
        body=body,
        published=published,
        precision=precision if published is not None else Precision.UNKNOWN,
        authors=_clean_names(authors),
        tags=tags,
        section=section and clean(section),
        source=clean(source),
        language=language.replace("_", "-") if _LANGUAGE.fullmatch(language) else "",
        keywords=() if tags else _keywords(title, body or summary),
        related=_clean_links(related),
    )


def _keywords(title: str, text: str) -> tuple[str, ...]:
    """Return what a text is about; of one that was read before what was found then."""
    lines = recall.made(_keyword_lines, text, title)
    return tuple(lines.split("\n")) if lines else ()


def _keyword_lines(text: str, title: str) -> str:
    return "\n".join(find_keywords(title, text))


def title_from_name(name: str) -> str:
    """Return a file's name as a title: `2026-05-01-new-bridge.md` is "New bridge"."""
    stem = PurePath(name).stem
    dated = _DATE_IN_NAME.fullmatch(stem)
    words = re.sub(r"[-_+]+", " ", dated[2] if dated else stem)
    words = clean(words)
    if not words:
        return clean(dated[1] if dated else stem) or "Untitled"
    return words[0].upper() + words[1:]


def date_in_name(name: str) -> str:
    """Return the date with which a file's name begins, as in Jekyll's posts, or nothing."""
    dated = _DATE_IN_NAME.fullmatch(PurePath(name).stem)
    return dated[1] if dated else ""


def _first_words(markdown: str) -> str:
    """Return the beginning of a text without the marks of its Markdown."""
    for line in markdown[:2000].split("\n"):
        if line.lstrip("> ").startswith(("```", "~~~")):
            continue
        words = clean(_MARKS.sub(r"\1", line), 2000)
        if any(char.isalnum() for char in words) and not words.startswith("… cut at "):
            if len(words) <= _UNTITLED_WORDS:
                return words
            cut = words[:_UNTITLED_WORDS]
            return cut.rpartition(" ")[0].rstrip(",;:–—- ") + "…" if " " in cut else cut + "…"
    return ""


def _clean_guid(guid: str) -> str:
    """Return an identity that stays another one than any other, however much was cleaned off."""
    known = clean(guid, MAX_GUID)
    if known == guid.strip():
        return known
    digest = blake2b(guid.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f"{known}#{digest}" if known else ""


def _clean_names(names: Iterable[str]) -> tuple[str, ...]:
    cleaned = (clean(name) for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if name))[:MAX_AUTHORS]


def _clean_links(links: Iterable[tuple[str, str]]) -> tuple[Link, ...]:
    cleaned = (Link(clean(title), clean_url(url)) for title, url in links)
    return tuple(dict.fromkeys(link for link in cleaned if link.title))[:MAX_RELATED]
