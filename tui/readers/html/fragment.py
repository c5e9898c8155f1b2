"""A piece of HTML, such as the body of a feed's entry, as Markdown of the safe subset.

Text, headings, paragraphs, lists, quotes, code, tables, links and emphasis come out; whatever else
HTML knows loses its form and keeps its words, except scripts and other things that were never
meant to be read. The tree is walked by events, not by recursion.
"""

import re
from html import unescape

from lxml import etree

from tui.readers.html.elements import DROPPED, LINE_ENDS, STARTS, End, Walker
from tui.readers.html.mdtext import escape, escape_line, plain_to_markdown, words
from tui.readers.html.tokens import Unsure, walk_tags
from tui.readers.html.tree import parse_html, strip_tags

_BLANK_LINE = re.compile(r"\S[^\S\n]*\n[^\S\n]*\n\s*\S")


def to_markdown(html: str | etree._Element, base: str = "") -> str:
    """Return `html` as Markdown; links are resolved against `base` and kept if they are clean.

    Text without any tag is plain text in which only blank lines count. An element is taken as
    it is, in the namespace of XHTML or none; the text after it is not part of it.
    """
    if not isinstance(html, str):
        return _walk(html, base)
    if "<" not in html:
        text = unescape(html)
        many = _BLANK_LINE.search(text)
        return plain_to_markdown(text) if many else escape_line(escape(words(text)))
    walker = Walker(base)
    try:
        walk_tags(html, walker)
    except Unsure:
        root = parse_html(html)
        markdown = "" if root is None else _walk(root, base)
    else:
        markdown = walker.writer.markdown()
    return markdown or plain_to_markdown(strip_tags(html))


def to_text(html: str | etree._Element) -> str:
    """Return the words of `html` on one line."""
    if not isinstance(html, str):
        return words(_text(html))
    if "<" not in html:
        return words(unescape(html))
    gathered = _Words()
    try:
        walk_tags(html, gathered)
    except Unsure:
        root = parse_html(html)
        return words(strip_tags(html) if root is None else _text(root))
    return words("".join(gathered.pieces))


class _Words:
    """Gathers text, with spaces where blocks and lines end."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.text = self.pieces.append

    def start(self, name: str, attributes: dict[str, str]) -> End | None:
        """Begin an element that does something to its text."""
        if name not in LINE_ENDS:
            return None
        self.pieces.append(" ")
        return self.end

    def end(self) -> None:
        self.pieces.append(" ")


def _text(root: etree._Element) -> str:
    pieces: list[str] = []
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if element.tag in LINE_ENDS:
            pieces.append(" ")
        if event == "end":
            pieces.append(element.tail or "")
        elif element.tag in DROPPED:
            events.skip_subtree()
        else:
            pieces.append(element.text or "")
    return "".join(pieces)


def _walk(root: etree._Element, base: str) -> str:
    walker = Walker(base)
    ends: list[End | None] = []
    events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in events:
        name = element.tag.rpartition("}")[2] if event in ("start", "end") else ""
        if event == "start":
            if name in DROPPED:
                events.skip_subtree()
                continue
            if name in STARTS:
                ends.append(walker.start(name, element))
            if element.text:
                walker.text(element.text)
            continue
        if name in STARTS and (end := ends.pop()):
            end()
        if element.tail and element is not root:
            walker.text(element.tail)
    return walker.writer.markdown()
