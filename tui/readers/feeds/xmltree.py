"""XML of a feed as lxml elements, the sound and the broken, without entities, DTD or network.

The first pass is the strict parser on the bytes themselves, which nearly all feeds pass. Where it
fails, the text is decoded here and mended: the document type goes, HTML's entities become
characters, bare ampersands are escaped, illegal characters are dropped. What even then is not
well-formed is taken apart at its items, so that one broken item costs no other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5
from itertools import islice

from lxml import etree

from tui.readers.encoding import decode, wide_codec
from tui.readers.feeds.names import PREFIXES, short_name

MAX_DECLARATIONS = 50
"""Namespaces that are carried from the root to an item of a broken feed."""

_OTHER_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?\sencoding\s*=\s*[\"'](?!utf-?8[\"'])", re.I)
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]{1,20}:)?(?:rss|feed|rdf|channel|entry)(?=[\s/>])", re.IGNORECASE)
_MISC = (("<?", "?>"), ("<!--", "-->"), ("<!", ">"))
_SUBSET_END = re.compile(r"\]\s*>")
_CONTEXT = re.compile(
    r"\s(?P<name>xmlns(?::[\w.-]{1,40})?|xml:base|xml:lang)\s*=\s*(?:\"[^\"<]*\"|'[^'<]*')"
)
_ITEM = re.compile(
    r"<!\[CDATA\[|<(?P<end>/?)(?P<name>(?:[\w.-]{1,20}:)?(?:item|entry))(?=[\s/>])[^<>]*>"
)
_AMPERSAND = re.compile(r"&(?:(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)?")
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTROL_SEQUENCE = re.compile(r"(?:\x1b|&#(?:0{0,5}27|[xX]0{0,4}1[bB]);)\[[\d:;?]{0,32}[A-Za-z]")
"""ECMA-48 (5.4), less what could be markup: its introducer alone is illegal in XML."""
_TEXT_FIELDS = {
    name: re.compile(rf"<{name}(?:\s[^<>]*)?(?<!/)>")
    for name in (
        *("title", "description", "content:encoded", "summary", "content", "link", "author"),
        *("dc:creator", "category", "media:description", "itunes:summary"),
    )
}


class NoFeed(Exception):
    """The bytes hold no feed; `str()` is a sentence for a person."""


@dataclass(frozen=True, slots=True)
class FeedXml:
    """A feed as elements."""

    root: etree._Element
    items: Iterator[etree._Element] | None
    """The items of a broken feed, each read as it is asked for; else they are in `root`."""
    problem: str = ""
    """What is wrong with the XML, with its line; not yet cleaned."""


def open_feed(data: bytes) -> FeedXml:
    """Return the elements of a feed. Raises NoFeed if there is none."""
    if _is_plain(data):
        try:
            return FeedXml(_named(etree.fromstring(data, _parser())), None)
        except etree.XMLSyntaxError:
            pass
    text = _without_prolog(decode(data))
    mended = _mend(text)
    parser = _parser()
    try:
        return FeedXml(_named(etree.fromstring(mended.encode(), parser)), None)
    except etree.XMLSyntaxError:
        return _take_apart(mended, _first_error(parser))


def _named(root: etree._Element) -> etree._Element:
    """Return the tree; where nobody knows the namespace of its root, its names count alone."""
    if short_name(root.tag).startswith("?:"):
        unknown = root.tag[: root.tag.index("}") + 1]
        for element in [*root.iter(unknown + "*")]:
            element.tag = element.tag.removeprefix(unknown)
    return root


def _parser(recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


def _is_plain(data: bytes) -> bool:
    """Tell whether the parser may see the bytes: UTF-8, as far as they say, and nothing of a DTD.

    libxml2 expands entities in attributes even when told not to, so none may be declared.
    """
    wide = wide_codec(data)
    if (wide and wide != "utf-8-sig") or _OTHER_ENCODING.match(data[:300].lstrip(b"\xef\xbb\xbf")):
        return False
    return b"<!DOCTYPE" not in data and b"<!ENTITY" not in data


def _first_error(parser: etree.XMLParser) -> str:
    """Return the first error as a sentence; nothing if only prefixes are undeclared."""
    for error in parser.error_log:
        if error.domain != etree.ErrorDomains.NAMESPACE:
            return f"line {error.line}: not well-formed: {error.message}"
    return ""


def _without_prolog(text: str) -> str:
    """Return the text from the first element of a feed on, with as many lines before it."""
    at, length = 0, len(text)
    while at < length:
        at = text.find("<", at)
        if at < 0:
            break
        start = next((pair for pair in _MISC if text.startswith(pair[0], at)), None)
        if start is None:
            break
        bracket, end = text.find("[", at), text.find(start[1], at)
        if text[at : at + 9].upper() == "<!DOCTYPE" and 0 <= bracket < end:
            subset = _SUBSET_END.search(text, bracket)
            end = subset.end() - 1 if subset else end
        at = end + len(start[1]) if end >= 0 else length
    root = _ROOT.match(text, at) if at >= 0 else None
    root = root or _ROOT.search(text, 0, 1 << 16)
    if root is None:
        page = _HTML.search(text, 0, 1 << 16)
        raise NoFeed("an HTML page, not a feed" if page else "no feed: nothing of one is in it")
    return "\n" * text.count("\n", 0, root.start()) + text[root.start() :]


def _mend(text: str) -> str:
    """Return the text with its references and characters made legal; CDATA stays as it is."""
    first, *rest = _ILLEGAL.sub("", _CONTROL_SEQUENCE.sub("", text)).split("<![CDATA[")
    parts = [_AMPERSAND.sub(_reference, first)]
    for part in rest:
        inside, end, outside = part.partition("]]>")
        if end:
            parts += ["<![CDATA[", inside, end, _AMPERSAND.sub(_reference, outside)]
        else:
            parts += ["<![CDATA[", inside]
    return "".join(parts)


def _reference(found: re.Match[str]) -> str:
    name = found[1]
    if not name:
        return "&amp;"
    if name in _XML_NAMES:
        return found[0]
    if name[0] == "#":
        code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        return "" if code > 0x10FFFF or _ILLEGAL.match(chr(code)) else f"&#{code};"
    chars = html5.get(name + ";")
    return "".join(f"&#{ord(char)};" for char in chars) if chars else f"&amp;{name};"


def _take_apart(text: str, problem: str) -> FeedXml:
    """Read the head and each item of a broken feed for itself."""
    pieces = [piece for piece in _pieces(text) if "</" in piece]
    head = text[: text.find(pieces[0])] if pieces else text
    root = _recover(head)
    if root is None:
        raise NoFeed(problem or "no feed: nothing of it can be read")
    context = _context(head)
    items = (_read_piece(piece, context) for piece in pieces)
    return FeedXml(_named(root), (_named(item) for item in items if item is not None), problem)


def _pieces(text: str) -> Iterator[str]:
    """Yield each item with its tags; one that nobody closed ends where the next one begins.

    The name of the first one counts: others may stand within it.
    """
    start, name = -1, ""
    at, cdata_ends = 0, True
    while found := _ITEM.search(text, at):
        at = found.end()
        if found["end"] is None:
            close = text.find("]]>", at) if cdata_ends else -1
            cdata_ends = close >= 0
            at = close + 3 if cdata_ends else at
        elif found["name"] != (name := name or found["name"]):
            continue
        elif found["end"]:
            if start >= 0:
                yield text[start:at]
            start = -1
        else:
            if start >= 0:
                yield text[start : found.start()]
            start = found.start()
    if start >= 0:
        yield text[start:]


def _context(head: str) -> str:
    """Return the attributes of the root that its items depend on, and the usual prefixes."""
    root = head[: head.find(">")]
    declared = {f"xmlns:{name}": f' xmlns:{name}="{uri}"' for name, uri in PREFIXES.items()}
    for found in islice(_CONTEXT.finditer(root), MAX_DECLARATIONS):
        declared[found["name"]] = found[0]
    return "".join(declared.values())


def _read_piece(piece: str, context: str) -> etree._Element | None:
    """Return the element of an item: as it is, with its HTML taken as text, or what is left."""
    for version in (piece, _with_text_fields(piece)):
        source = f"<root{context}>{version}</root>"
        try:
            return etree.fromstring(source.encode(), _parser())[0]
        except etree.XMLSyntaxError:
            continue
    root = _recover(source)
    return root[0] if root is not None and len(root) else None


def _recover(source: str) -> etree._Element | None:
    root: etree._Element | None = etree.fromstring(source.encode(), _parser(recover=True))
    return root


def _with_text_fields(piece: str) -> str:
    """Return an item whose fields of text are CDATA, so that HTML in them need not be XML."""
    for name, start in _TEXT_FIELDS.items():
        parts: list[str] = []
        at = 0
        while found := start.search(piece, at):
            end = piece.find(f"</{name}>", found.end())
            if end < 0:
                break
            inside = piece[found.end() : end]
            if "<" in inside and "<![CDATA[" not in inside:
                inside = f"<![CDATA[{inside.replace(']]>', ']]&gt;')}]]>"
            parts += [piece[at : found.end()], inside]
            at = end
        piece = "".join([*parts, piece[at:]])
    return piece
