"""A saved page as a tree, if it can be one that holds all of its text."""

import re
from typing import TYPE_CHECKING

from tui.readers.mdtext import words

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

MAX_DEPTH = 200
"""Levels of elements; pages that people made have 15 to 40."""
LONGEST = 1000
"""Characters of the text of an element that is looked at where a line is expected."""

_DATA_URL = re.compile(r"(?<=[\"'(=])data:[\w/+.-]{0,80}[;,][^\"')\s<>]{200,}")

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def lighten(html: str) -> str:
    """Return `html` without the pictures and fonts that browsers save inside a page."""
    return _DATA_URL.sub("", html) if "data:" in html else html


def parse_page(html: str) -> "HtmlElement | None":
    """Return the tree of a page, of the kind that trafilatura takes; None if it would lack text."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    from tui.readers.htmltree import PARSING, sound_source, was_cut

    parser = HTMLParser(**PARSING)
    try:
        tree = document_fromstring(sound_source(html), parser=parser)
    except ParserError:  # nothing but comments
        return None
    return None if was_cut(parser) else tree


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


def settable(text: str | None) -> str | None:
    """Return the text of an element as another one takes it: without what no XML can hold.

    The parser of HTML lets form feeds and escapes in, and references to them, and lxml raises
    ValueError for them afterwards.
    """
    return f" {words(text)} " if text and _NOT_IN_XML.search(text) else text


def drop_scripts(tree: "_Element") -> None:
    """Take the scripts and styles out of a page that has been asked what they say.

    trafilatura searches them too, and a script of its own kind keeps it busy for hours.
    """
    from lxml.etree import strip_elements

    strip_elements(tree, "script", "noscript", "style", "template", "svg", with_tail=False)
