"""HTML of any quality as an lxml tree, in linear time and without losing text.

Measured on libxml2 2.14: it stops in silence at a nesting of 2,048, at the end of `</body>` and at
a quote that nobody closes, and takes time with the square of the attributes of one element
(100,000: 90 s). So a tree that was cut is told by the parser's log, ends of pages are dropped, and
tags without an end or with endless attributes are cut down to their names. What scripts and styles
hold is no markup and stays as it is.
"""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

from lxml import etree

MAX_TAG = 8_000
"""Characters of one tag; a longer one loses its attributes."""
PARSING: dict[str, Any] = {
    "encoding": "utf-8",
    "remove_comments": True,
    "remove_pis": True,
    "no_network": True,
    "huge_tree": True,
}
"""How the parsers of lxml are made."""

_PAGE_END = re.compile(r"</(?:body|html)\b[^<>]*+>?", re.IGNORECASE)
_TAG = re.compile(  # WHATWG HTML 13.2.5, where the last quote or tag may be open
    r"<!--(?s:.*?)(?:-->|\Z)"
    r"|<(?P<name>[A-Za-z][^\s/>]*+)"
    r"(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>]*+))?+)*+"
    r"(?P<end>>|\Z)"
)
_FRAME = re.compile(
    r"<(/?)(object|iframe|applet|canvas|audio|video|noscript|svg)(?:\s[^<>]*+)?+>?+", re.IGNORECASE
)
_SEEMS_TAG = re.compile(r"</?[A-Za-z!?][^<>]*+>")
_BREAKING_TAG = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|section|article|blockquote|pre)\b[^<>]*+>",
    re.IGNORECASE,
)
_RAW = re.compile(r"<(script|style|template|iframe|svg)\b", re.IGNORECASE)
_RAW_ENDS = {name: re.compile(f"</{name}\\b", re.IGNORECASE) for name in ("script", "style")}
_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")


def names(row: str) -> frozenset[str]:
    """Return the names of elements that are written in a row."""
    return frozenset(row.split())


def parse_html(html: str) -> etree._Element | None:
    """Return the tree of `html`, a piece of a page; None if it would lack text of it."""
    parser = etree.HTMLParser(**PARSING)
    try:
        root: etree._Element | None = etree.fromstring(sound_source(_without_open(html)), parser)
    except etree.XMLSyntaxError:  # nothing but markup
        return None
    return None if was_cut(parser) else root


def sound_source(html: str) -> bytes:
    """Return `html` in UTF-8, without what makes the parser stop early or take endless time."""
    source = _PAGE_END.sub("", _NOT_TEXT.sub("\ufffd", html))
    if len(source) > MAX_TAG or _seems_open(source):
        source = _mend_tags(source)
    return source.encode()


def was_cut(parser: etree.HTMLParser) -> bool:
    """Tell whether the tree that `parser` made lacks text, because a limit was met."""
    limit = etree.ErrorTypes.ERR_RESOURCE_LIMIT
    return any(error.type == limit for error in parser.error_log)


def _without_open(html: str) -> str:
    """Return `html` without the tags of frames that nobody closed: text behind them is not in them.

    They hold what is shown where the frame is not, and are dropped with it.
    """
    balance: dict[str, int] = {}
    for end, name in _FRAME.findall(html):
        balance[name.lower()] = balance.get(name.lower(), 0) + (-1 if end else 1)
    if not any(balance.values()):
        return html
    return _FRAME.sub(lambda found: "" if balance[found[2].lower()] > 0 else found[0], html)


def _seems_open(source: str) -> bool:
    """Tell, cheaply, that a tag, a quote or a comment may have no end."""
    if source.count('"') % 2 or source.rfind("<") > source.rfind(">"):
        return True
    return source.count("<!--") > source.count("-->")


def strip_tags(html: str) -> str:
    """Return the text of `html` without a tree: lines where blocks end, nothing of scripts."""
    text = _drop(html.replace("\n", " "), re.compile("<!--"), lambda _: "-->")
    text = _drop(text, _RAW, lambda found: f"</{found[1]}")
    return unescape(_SEEMS_TAG.sub("", _BREAKING_TAG.sub("\n\n", text)))


def _drop(text: str, start: re.Pattern[str], end: Callable[[re.Match[str]], str]) -> str:
    """Drop what is between `start` and the end it calls for; keep it where there is no end."""
    kept, at, lower = [], 0, text.lower()
    if len(lower) != len(text):  # a letter whose small form is two characters
        lower = text
    missing: set[str] = set()
    for found in start.finditer(text):
        sign = end(found).lower()
        if found.start() < at or sign in missing:
            continue
        close = lower.find(sign, found.end())
        if close < 0:
            missing.add(sign)
            continue
        kept.append(text[at : found.start()])
        at = close + len(sign)
    return "".join([*kept, text[at:]])


def _mend_tags(source: str) -> str:
    """Shorten endless tags and close open ones, each place of `source` looked at once or twice."""
    kept: list[str] = []
    ends = dict(_RAW_ENDS)
    at = search = 0
    while found := _TAG.search(source, search):
        start, search = found.span()
        if found["name"] is None:
            if not source.endswith("-->", start, search):  # the comment ends nowhere
                source = source[:start] + source[start:].replace("<!--", " ")
                search = start
            continue
        if not found["end"]:
            search = source.find(">", found.end("name")) + 1
            if not search:
                kept += [source[at:start], _without_end(source[start:])]
                return "".join(kept)
        elif search - start <= MAX_TAG:
            if (raw := found["name"].lower()) in ends:
                inside = ends[raw].search(source, search)
                search = inside.start() if inside else search
                if not inside:
                    del ends[raw]
            continue
        kept += [source[at:start], f"<{found['name']}>"]
        at = search
    return "".join([*kept, source[at:]])


def _without_end(tail: str) -> str:
    """Return the text of a tag that has no `>`; nothing if the file was cut within the tag."""
    cut = "=" in tail or not any(map(str.isspace, tail))
    return "" if cut else tail.replace("<", "&lt;")
