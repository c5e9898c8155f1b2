"""Other news that a saved page names beside its article: lists of headlines that are links."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from tui.readers.addresses import absolute_url
from tui.readers.clipping.chrome import recognise
from tui.readers.clipping.lines import read_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_RELATED = 20
_FEWEST_WORDS = 4
"""Words of the shortest headline; links to sections and tags have fewer."""
_MAX_BOXES = 20
_MAX_LINKS = 100
"""Links of one box that are looked at."""
_LONGEST = 200
"""Characters of the longest headline."""
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:related|recommended|read-?(?:next|more|also)|most-?(?:read|viewed|popular)"
    r"|more-(?:from|on|news|stories)|also-?read)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BOXES = ("aside", "section", "div", "nav", "ul", "ol")
_ENTRIES = ("li", "h2", "h3", "h4", "h5", "h6")


def find_related(tree: "_Element", link: str) -> list[tuple[str, str]]:
    """Return title and address of the headlines in the boxes of a page that hold other news.

    A box is an `aside`, or names itself so, and holds two headlines or more; a headline is a link
    that is all its list item or heading says. `link` is the address of the page.
    """
    found: dict[str, str] = {}
    for box in _boxes(tree):
        told: dict[str, str] = {}
        for entry in islice(box.iter("a"), _MAX_LINKS):
            title, address = _words(entry), absolute_url(entry.get("href", ""), link)
            if address.startswith("http") and address != link and _is_headline(entry, title):
                told.setdefault(address, title)
        if len(told) > 1:
            found |= {address: told[address] for address in told if address not in found}
    return [(title, address) for address, title in found.items()][:MAX_RELATED]


def _boxes(tree: "_Element") -> Iterator["_Element"]:
    """Yield at most `_MAX_BOXES` boxes, none of which is in another."""
    from lxml.etree import iterwalk

    walk = iterwalk(tree, events=("start",), tag=_BOXES)
    boxes = 0
    for _, element in walk:
        named = f"{element.get('class', '')} {element.get('id', '')}"[:500]
        if element.tag == "aside" or _NAMED.search(named):
            yield element
            walk.skip_subtree()
            boxes += 1
            if boxes == _MAX_BOXES:
                return


def _is_headline(link: "_Element", title: str) -> bool:
    """Tell whether a link is the whole text of its entry, and long enough for news."""
    entry = next(link.iterancestors(*_ENTRIES), None)
    if entry is None or not title or len(title) > _LONGEST or _words(entry) != title:
        return False
    return all(
        line.weight >= _FEWEST_WORDS and recognise(line) is None for line in read_lines([title])
    )


def _words(element: "_Element") -> str:
    """Return the text in an element as far as a headline can go."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(str(piece)[:_LONGEST])
        length += len(piece.strip())
        if length > _LONGEST:
            break
    return " ".join("".join(pieces).split())
