"""A saved page as a tree, if it can be one that holds all of its text."""

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from tui.text import drop_controls

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

MAX_DEPTH = 200
"""Levels of elements; pages that people made have 15 to 40."""
LONGEST = 1000
"""Characters of the text of an element that is looked at where a line is expected."""

_DATA_URL = re.compile(r"(?<=[\"'(=])data:[\w/+.-]{0,80}[;,][^\"')\s<>]{200,}")
_NOT_IN_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    "|&#(?:0*(?:[0-8]|1[1245-9]|2[0-9]|3[01]|6553[45])|x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef]))"
    "(?![0-9a-f])",
    re.IGNORECASE,
)
"""Controls and no characters, also as references: no XML can hold them."""


def lighten(html: str) -> str:
    """Return `html` without the pictures and fonts that browsers save inside a page."""
    return _DATA_URL.sub("", html) if "data:" in html else html


def parse_page(html: str) -> "HtmlElement | None":
    """Return the tree of a page, of the kind that trafilatura takes; None if it would lack text."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    from tui.readers.html.tree import PARSING, sound_source, was_cut

    parser = HTMLParser(**PARSING)
    try:
        tree = document_fromstring(sound_source(html), parser=parser)
    except ParserError:  # nothing but comments
        return None
    if _NOT_IN_XML.search(html):
        _drop_controls(tree)
    return None if was_cut(parser) else tree


def _drop_controls(tree: "_Element") -> None:
    """Take out what the parser of HTML lets in, and what lxml raises ValueError for when moved."""
    for element in tree.iter():
        if element.text:
            element.text = drop_controls(element.text)
        if element.tail:
            element.tail = drop_controls(element.tail)
        for name, value in element.items():
            with suppress(ValueError):  # an attribute whose name no XML can have either
                element.set(name, drop_controls(str(value)))


def is_deep(tree: "_Element") -> bool:
    """Tell whether elements are in one another so deep that trafilatura takes their square."""
    return bool(tree.xpath(f"boolean(/{'/'.join(['*'] * MAX_DEPTH)})"))


def line_of(element: "_Element", longest: int = LONGEST, between: str = "") -> str:
    """Return the text in an element as one line, of a long one the beginning.

    `between` is put where a tag was. Elements inside one another do not make it quadratic.
    """
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(str(piece)[:longest])
        length += len(piece.strip())
        if length > longest:
            break
    return " ".join(between.join(pieces).split())


def drop_scripts(tree: "_Element") -> None:
    """Take the scripts and styles out of a page that has been asked what they say.

    trafilatura searches them too, and a script of its own kind keeps it busy for hours.
    """
    from lxml.etree import strip_elements

    strip_elements(tree, "script", "noscript", "style", "template", "svg", with_tail=False)
