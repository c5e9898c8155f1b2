"""A saved page as a tree, if it can be one that holds all of its text."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_ATTRIBUTES = 5_000
"""Attributes of one element; the parser takes time with their square (200,000: minutes)."""

_PAGE_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_DATA_URL = re.compile(r"(?<=[\"'(=])data:[\w/+.-]{0,80}[;,][^\"')\s<>]{200,}")
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{10000,}")


def lighten(html: str) -> str:
    """Return `html` without the pictures and fonts that browsers save inside a page."""
    return _DATA_URL.sub("", html) if "data:" in html else html


def parse_page(html: str) -> "HtmlElement | None":
    """Return the tree of a page, or None if it would lack some of its text.

    libxml2 stops in silence at the end of the body and at 2,048 levels.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    if any(tag[0].count("=") > MAX_ATTRIBUTES for tag in _LONG_TAG.finditer(html)):
        return None
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    source = _PAGE_END.sub("", html).encode("utf-8", "replace")
    try:
        tree = document_fromstring(source, parser=parser)
    except etree.ParserError:  # nothing but comments
        return None
    limit = etree.ErrorTypes.ERR_RESOURCE_LIMIT
    return None if any(error.type == limit for error in parser.error_log) else tree
