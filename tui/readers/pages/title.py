"""The headline of a saved page, without the name of the site around it, and that name."""

import re
from collections.abc import Iterable

from tui.text import clean, tag_key

_SEPARATOR = re.compile(r"\s+(?:[|•·–—«»:›>-]|--)\s+|\s*[|»｜]\s*|:\s+|：")
_BAR = re.compile(r"\s*[|｜»]\s*(?=[^|｜»]{2,30}$)")
"""Before what can only be the name of a site, whoever knows it."""
_LONGEST_SITE = 40
_CUT = ("…", "...")


def find_title(
    titles: Iterable[str], headings: Iterable[str], page_title: str, names: Iterable[str]
) -> tuple[str, str]:
    """Return the headline, and the name of the site if the page's title ends or begins with it.

    `titles` are what the page says in its head, `headings` the `h1` elements, `names` what the
    site is known by. A heading that is in the page's title too is what everybody sees and means.
    """
    said = [text for text in map(clean, titles) if text]
    shown = [text for text in map(clean, headings) if text]
    page_title = clean(page_title)
    known = [text for text in map(clean, names) if text]
    heading = _heading_in(shown, [page_title, *said], known)
    title = heading or next(iter([*said, *shown[:1], page_title]), "")
    if title.endswith(_CUT):
        title = _whole(title, [*said, *shown, page_title])
    site = _site_in(page_title, title, shown, known)
    for each in filter(None, (*known, site)):
        if short := _without(title, each):
            return short, site
    return title, site


def _heading_in(headings: list[str], titles: list[str], names: list[str]) -> str:
    """Return the heading that a title is, or begins with before a separator."""
    sites = {squeezed(name) for name in names}
    for heading in headings:
        if squeezed(heading) in sites or not squeezed(heading):
            continue
        for title in titles:
            if squeezed(title) == squeezed(heading):
                return heading
            if len(heading.split()) > 1 or not heading.isascii():
                for found in _SEPARATOR.finditer(title):
                    head, tail = title[: found.start()], title[found.end() :]
                    side = max(head, tail, key=len)  # the other is a section or the site
                    if squeezed(heading) in {squeezed(head), squeezed(side)}:
                        return heading
    return ""


def _whole(title: str, others: Iterable[str]) -> str:
    """Return a title that was cut as another one has it."""
    start = squeezed(title)
    for other in others:
        if squeezed(other).startswith(start) and not other.endswith(_CUT):
            return other
    return title


def _site_in(page_title: str, title: str, headings: Iterable[str], names: list[str]) -> str:
    """Return the part of the page's title that is the name of the site, if one is."""
    known = {squeezed(name) for name in names} | {
        squeezed(part) for name in names if " " not in name for part in name.split(".")
    }
    shown = {squeezed(heading) for heading in headings}
    headline = squeezed(title)
    parts = [
        (page_title[: found.start()], page_title[found.end() :])
        for found in _SEPARATOR.finditer(page_title)
    ]
    for head, tail in parts:
        if squeezed(tail) in known - {""}:
            return tail
        if squeezed(head) in known - {""}:
            return head
    for head, tail in parts:
        if squeezed(tail) == headline:
            return head if len(head) <= _LONGEST_SITE else ""
        if len(tail) <= _LONGEST_SITE and {squeezed(head), squeezed(tail)} & {*shown, headline}:
            return _SEPARATOR.split(tail)[-1]
    if found := _BAR.search(page_title):
        return page_title[found.end() :]
    return ""


def _without(title: str, site: str) -> str:
    """Return what stands before "| Site" or after "Site |" in a title, or nothing."""
    key = squeezed(site)
    separators = [*_SEPARATOR.finditer(title)]
    for found in reversed(separators):
        head, tail = title[: found.start()], title[found.end() :]
        if squeezed(tail) == key:
            return head
    for found in separators[:1]:
        if ":" not in found[0] and squeezed(title[: found.start()]) == key:
            return title[found.end() :]
    return ""


def squeezed(text: str) -> str:
    """Return what is left of a name or title for comparing: letters and digits, small."""
    return re.sub(r"[\W_]+|^the\s", "", tag_key(text))
