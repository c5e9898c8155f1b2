"""A saved page as a tree, if it can be one that holds all of its text."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DATA_URL = re.compile(r"(?<=[\"'(=])data:[\w/+.-]{0,80}[;,][^\"')\s<>]{200,}")


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
