"""What the elements of a page say of its article in microdata (WHATWG HTML, 5) and its kin.

A property counts if the item that it belongs to is an article, or says nothing of what it is:
comments and teasers have authors and dates too.
"""

import re
from itertools import islice
from typing import TYPE_CHECKING

from tui.readers.pages.tree import line_of

if TYPE_CHECKING:
    from lxml.etree import _Element

PROPERTIES = frozenset(
    "headline datepublished datecreated datemodified author creator articlesection keywords".split()  # noqa: SIM905
)
_MOST = 200
"""Elements with a property that are looked at."""
_DEEPEST = 60
"""Levels up to the item that a property belongs to."""
_ARTICLE = re.compile(r"(?:Article|Posting|Report|WebPage)/?$")


def read_microdata(tree: "_Element") -> dict[str, list[str]]:
    """Return the texts of the properties that articles have, by their name in lower case."""
    found: dict[str, list[str]] = {}
    for element in islice(tree.iterfind(".//*[@itemprop]"), _MOST):
        names = element.get("itemprop") or ""
        if element.tag == "meta":
            continue
        for name in PROPERTIES.intersection(names.lower().split()):
            if _is_of_article(element) and (text := _value(element)):
                found.setdefault(name, []).append(text)
    return found


def _is_of_article(element: "_Element") -> bool:
    for level, above in enumerate(element.iterancestors()):
        if level > _DEEPEST:
            return False
        if above.get("itemscope") is not None:
            kind = above.get("itemtype") or ""
            return not kind or _ARTICLE.search(kind) is not None
    return True


def _value(element: "_Element") -> str:
    """Return what a property says: its machine's form, its item's name, or its text."""
    for key in ("content", "datetime"):
        if said := element.get(key):
            return str(said)
    if element.get("itemscope") is not None:
        for inner in islice(element.iter("*"), _MOST):
            if "name" in (inner.get("itemprop") or "").lower().split():
                return str(inner.get("content") or line_of(inner))
    return line_of(element)
