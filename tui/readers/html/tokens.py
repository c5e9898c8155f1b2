"""HTML that is written as it should be, walked from tag to tag without a tree.

Nearly all bodies of feeds are: each tag has its end, in order, and emphasis holds no paragraphs.
Then the tree has nothing to add. Whatever a parser would have to mend or to guess, by the rules of
WHATWG HTML 13.2, and whatever is rare, is Unsure and left to it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.entities import html5
from typing import Protocol

from tui.readers.html.elements import STARTS, End
from tui.readers.html.tree import MAX_TAG, names

MAX_DEPTH = 100
"""Elements inside one another; with more it is the parser's business."""

MAX_KNOWN = 200
"""Characters of a tag that is remembered, since it may come again."""

_INLINE = names(
    "a b strong i em cite dfn var code kbd samp q sup span font u s strike small big del ins mark"
    " abbr acronym time sub label"
)
_HOLDERS = names(
    "p div section article header footer main aside nav figure figcaption details summary ul ol li"
    " blockquote"
)
_BLOCKS = _HOLDERS | names("h1 h2 h3 h4 h5 h6 pre hr")
_ALONE = names("br img hr")
_BESIDE_P = names("section article header footer main aside nav figure figcaption details summary")
"""What the parser leaves in a paragraph; other blocks end it."""
_DROPPED = names("script style iframe video audio svg object canvas noscript")
_APART = frozenset({("a", "a"), ("li", "li"), ("ul", "pre")})
"""What the parser does not leave inside one another, of what else may stand there."""
_ENDED_P = "/p"
"""A paragraph that a block in it has ended, until its tag comes."""
_KEPT = {"a": "href", "img": "alt", "ol": "start", "pre": "class", "code": "class"}

_TAG = re.compile(
    r"(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*+)"
    r"(?P<attributes>(?:[ \t\n]++[^\s\"'<>/=]++"
    r"(?:[ \t\n]*+=[ \t\n]*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>=`]++))?+)*+)[ \t\n]*+(?P<slash>/?)"
)
_ATTRIBUTE = re.compile(
    r"([^\s\"'<>/=]++)(?:[ \t\n]*+=[ \t\n]*+(\"[^\"]*+\"|'[^']*+'|[^\s\"'<>=`]++))?+"
)
_REFERENCE = re.compile(r"&(#?[A-Za-z0-9]{1,40}+)(;?)")
_ODD = ("<!", "<?", "\0", "\r", "\f", "\ufeff")


class Unsure(Exception):
    """The parser has to look at it."""


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag, and what is to be known about it."""

    name: str
    ends: bool
    attributes: dict[str, str]
    """Those that count."""
    is_inert: bool = False
    """It does nothing to its text."""
    is_block: bool = False
    is_alone: bool = False
    is_dropped: bool = False


class Visitor(Protocol):
    """Who is shown elements and text in document order."""

    def start(self, name: str, attributes: dict[str, str], /) -> End | None:
        """Begin an element; what is returned is called at its end."""

    def text(self, text: str, /) -> None:
        """Take the text between two tags."""


def walk_tags(html: str, visitor: Visitor) -> None:
    """Show `html` to the visitor, as its tree would be. Raises Unsure if that may be another."""
    html = _without_comments(html)
    if any(map(html.__contains__, _ODD)):
        raise Unsure
    _Walk(visitor).all(html.split("<"))


def _without_comments(html: str) -> str:
    first, *pieces = html.split("<!--")
    kept = [first]
    for piece in pieces:
        comment, closed, behind = piece.partition("-->")
        if not closed or "--!>" in comment or comment.startswith((">", "->")):
            raise Unsure
        kept.append(behind)
    return "".join(kept)


class _Walk:
    """The elements that are open while one walks."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.open: list[str] = []
        """Names, innermost last."""
        self.ends: list[End | None] = []

    def all(self, pieces: list[str]) -> None:
        opened, ends, text = self.open, self.ends, self.visitor.text
        dropping = ""
        if pieces[0]:
            text(_resolved(pieces[0]))
        for at in range(1, len(pieces)):
            source, closed, words = pieces[at].partition(">")
            tag = _tag(source) if len(source) < MAX_KNOWN else _read_tag(source)
            if dropping or not closed:
                if tag.name != dropping or not tag.ends:
                    raise Unsure
                dropping = ""
            elif tag.ends:
                if not opened:
                    raise Unsure
                if (last := opened.pop()) != tag.name:
                    self.end_paragraph(last, tag.name)
                if end := ends.pop():
                    end()
            elif tag.is_inert:
                opened.append(tag.name)
                ends.append(None)
            elif tag.is_dropped:
                if at == 1:  # it may be taken for the head of a page
                    raise Unsure
                dropping = tag.name
                continue
            else:
                self.start(tag, pieces, at)
            if words:
                text(_resolved(words) if "&" in words else words)
        if opened or dropping:
            raise Unsure

    def start(self, tag: _Tag, pieces: list[str], at: int) -> None:
        name, opened = tag.name, self.open
        if opened:
            if tag.is_block:
                self.make_room(name)
            elif name == "a" == opened[-1]:
                raise Unsure
        attributes = tag.attributes
        if name == "pre" and at + 1 < len(pieces):
            inner = _read_tag(pieces[at + 1].partition(">")[0])
            attributes = {"class": _classes(tag, inner)}
        end = self.visitor.start(name, attributes)
        if tag.is_alone:
            if end:
                end()
        elif len(opened) > MAX_DEPTH:
            raise Unsure
        else:
            opened.append(name)
            self.ends.append(end)

    def make_room(self, name: str) -> None:
        """End the paragraph that a block begins in; a block in anything else inline is Unsure."""
        opened = self.open
        if name not in _BESIDE_P and opened[-1] == "p":
            opened[-1] = _ENDED_P
            if end := self.ends[-1]:
                end()
            self.ends[-1] = None
        around = opened[-1]
        if around == _ENDED_P:
            around = next((above for above in reversed(opened) if above != _ENDED_P), "div")
        if around not in _HOLDERS or (around, name) in _APART:
            raise Unsure

    def end_paragraph(self, last: str, name: str) -> None:
        """Take the tag that ends a paragraph which a block has ended; no other one may be open."""
        if last != _ENDED_P or name != "p" or "p" in self.open:
            raise Unsure


def _read_tag(source: str) -> _Tag:
    """Return the tag that is written `<source>`."""
    found = _TAG.fullmatch(source)
    if not found or len(source) > MAX_TAG:
        raise Unsure
    name, ends = found["name"].lower(), bool(found["end"])
    if name in _ALONE:
        sure = not ends
    else:
        sure = not found["slash"] and (name in _INLINE or name in _BLOCKS or name in _DROPPED)
    if not sure or (ends and found["attributes"]):
        raise Unsure
    return _Tag(
        name,
        ends,
        _attributes(name, found["attributes"]),
        name in _INLINE and name not in STARTS,
        name in _BLOCKS,
        name in _ALONE,
        name in _DROPPED,
    )


_tag = lru_cache(maxsize=1024)(_read_tag)


def _attributes(name: str, source: str) -> dict[str, str]:
    """Return the attribute that counts for an element of this name, if it is there."""
    kept = _KEPT.get(name)
    if not kept or kept not in source.lower():
        return {}
    for key, value in _ATTRIBUTE.findall(source):
        if key.lower() == kept:
            value = value[1:-1] if value[:1] in {'"', "'"} else value
            return {kept: _resolved(value)}
    return {}


def _classes(pre: _Tag, inner: _Tag) -> str:
    own = pre.attributes.get("class", "")
    return f"{own} {inner.attributes.get('class', '')}" if inner.name == "code" else own


def _resolved(text: str) -> str:
    """Return text, or the value of an attribute, with its references resolved."""
    return _REFERENCE.sub(_what_it_stands_for, text) if "&" in text else text


def _what_it_stands_for(reference: re.Match[str]) -> str:
    return _char(reference[1]) if reference[2] else _no_reference(reference[1], reference[0])


@lru_cache(maxsize=1024)
def _no_reference(name: str, source: str) -> str:
    """Return `source`, `&` and a name that nothing ends, if it is no reference all the same."""
    if name[0] == "#" or name.startswith(_WITHOUT_END):
        raise Unsure
    return source


_WITHOUT_END = tuple(name for name in html5 if not name.endswith(";"))


@lru_cache(maxsize=1024)
def _char(name: str) -> str:
    """Return what `&name;` stands for, if that is plain."""
    if name[0] != "#":
        if char := html5.get(f"{name};"):
            return char
        raise Unsure
    char = unescape(f"&{name};")
    if len(char) != 1 or not (char.isprintable() or char in "\xa0\xad\u200b\n"):
        raise Unsure
    return char
