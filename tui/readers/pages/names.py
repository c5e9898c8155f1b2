"""Who wrote a saved page and what it is about: names and tags among what the page says."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from tui.readers.clipping.byline import names_in, split_names
from tui.readers.clipping.chrome import Kind, is_known, recognise
from tui.readers.clipping.lines import read_lines
from tui.readers.pages.facts import Facts
from tui.readers.pages.title import squeezed
from tui.readers.pages.tree import line_of
from tui.text import clean, tag_key

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOT_IN_NAMES = re.compile(
    r"\d|https?:|@|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:published|updated)\b", re.I
)
_BY = re.compile(r"^(?:by|von|par|por|di|door|av|af|przez|autor(?:en|es|i)?:?)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*[,;|]\s*(?:(?:and|und|et|y|e|&)\s+)?|\s+(?:and|und|et|y|&)\s+")
_TRADE = re.compile(r"\b(?:writer|editor|reporter|correspondent|staff|columnist)s?$", re.I)
_LONGEST_NAME = 60
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?line|authors?|writer|auteur|autor|redakteur|posted-?by|submitted)"
    r"(?:[\s_-]{1,2}(?:names?|link|text|by|info))?(?:$|\s)",
    re.IGNORECASE,
)
_TAG_BOX = re.compile(
    r"(?:^|[\s_-])(?:tags|tag-?list|tag-?links|topics?-?list|topics|keywords)(?:$|\s)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"comment|related|recommend|sidebar|footer|widget|(?:^|[\s_-])(?:bio|nav|menu|most|teaser)",
    re.IGNORECASE,
)
_MOST_MARKED = 40
"""Elements with such marks that are looked at."""
_MOST_TAGS = 20
_DEEPEST = 40
_LONGEST_BYLINE = 160
_MACHINE_TAG = re.compile(r"[@:/_{}=\\]|^\d+$")
_LONGEST_TAG = 50
_MOST_KEYWORDS = 15
"""Keywords of a page; more are there for search engines."""


def find_authors(witnesses: Iterable[Iterable[str]], sites: Iterable[str]) -> tuple[str, ...]:
    """Return the names that the first witness to know any gives, none of them of `sites`."""
    own = {squeezed(site) for site in sites}
    for bylines in witnesses:
        if names := tuple(dict.fromkeys(_names(bylines, own))):
            return names
    return ()


def _names(bylines: Iterable[str], sites: set[str]) -> Iterator[str]:
    """Yield what can be the name of somebody."""
    for byline in bylines:
        line = _NOT_IN_NAMES.split(_BY.sub("", clean(byline)))[0]
        for at, name in enumerate(_AND.split(line)):
            name = name.strip(" .,-–—")
            trade = at and _TRADE.search(name)
            if 0 < len(name) <= _LONGEST_NAME and squeezed(name) not in sites and not trade:
                yield name


def look_for_names(tree: "_Element") -> Facts:
    """Return the authors and tags in the first elements of a page that are marked as holding such.

    The marks are names of classes, which no standard knows: they are believed last.
    """
    facts = Facts()
    looked = 0
    for element in tree.iterfind(".//*[@class]"):
        named = element.get("class", "")[:200]
        if not facts.authors and _BYLINE.search(named):
            facts.authors += _byline(element)
        elif not facts.tags and _TAG_BOX.search(named):
            facts.tags += _tag_box(element)
        else:
            continue
        looked += 1
        if looked > _MOST_MARKED or (facts.authors and facts.tags):
            break
    return facts


def _byline(element: "_Element") -> tuple[str, ...]:
    text = line_of(element, _LONGEST_BYLINE, " ")
    if not text or len(text) > _LONGEST_BYLINE or _is_beside(element):
        return ()
    lines = read_lines([text])
    names = (names_in(lines[0]) or split_names(text)) if lines else ()
    return names if all(_is_name(name) for name in names) else ()


def _tag_box(element: "_Element") -> list[str]:
    tags = [line_of(link, _LONGEST_TAG) for link in islice(element.iter("a"), _MOST_TAGS + 1)]
    if len(tags) > _MOST_TAGS or _is_beside(element):
        return []
    return [tag for tag in tags if 0 < len(tag) <= _LONGEST_TAG]


def _is_beside(element: "_Element") -> bool:
    """Tell whether an element is in a part of the page that is not the article."""
    for above in islice(element.iterancestors(), _DEEPEST):
        if above.tag in {"aside", "footer", "nav"}:
            return True
        if _BESIDE.search(f"{above.get('class', '')[:200]} {above.get('id', '')[:100]}"):
            return above.tag not in {"body", "html"}
    return False


def _is_name(name: str) -> bool:
    """Tell whether a guess can be a name: neither a lone word nor a label of the site."""
    return (" " in name or not name.isascii()) and not is_known(Kind.NAV, name)


def find_tags(
    witnesses: Iterable[Iterable[str]], keywords: Iterable[str], title: str
) -> tuple[str, ...]:
    """Return the tags that the first witness to know any gives, else the keywords that can be."""
    for tags in witnesses:
        if kept := tuple(_readable(tags)):
            return kept
    words = tuple(_readable(keywords))
    said = set(re.findall(r"\w+", tag_key(title)))
    told = sum(tag_key(word) in said for word in words)
    if len(words) > _MOST_KEYWORDS or (len(words) > 3 and told > 0.6 * len(words)):
        return ()  # the title's own words, or all that somebody may search for
    return words


def _readable(tags: Iterable[str]) -> Iterator[str]:
    """Yield what can be a tag for readers rather than a label for machines."""
    for tag in tags:
        tag = clean(tag).strip("\"' ")
        if not tag or len(tag) > _LONGEST_TAG or _MACHINE_TAG.search(tag):
            continue
        hits = [recognise(line) for line in read_lines([tag])]
        if all(hit is None or hit.whole for hit in hits):  # a tag may be "weather" or "facebook"
            yield tag
