"""A piece of HTML, such as the body of a feed's entry, as Markdown of the safe subset.

The tree is walked by events, not by recursion. Text, headings, paragraphs, lists, quotes, code,
tables, links and emphasis come out; whatever else HTML knows loses its form and keeps its words,
except scripts and other things that were never meant to be read.
"""

import re
from collections.abc import Callable
from html import unescape

from lxml import etree

from tui.readers.addresses import absolute_url
from tui.readers.htmltable import Grid, is_grid
from tui.readers.htmltree import names, parse_html, strip_tags
from tui.readers.mdinline import Mark
from tui.readers.mdtext import escape, escape_line, plain_to_markdown, words
from tui.readers.mdwriter import MarkdownWriter

_DROPPED = names(
    "script style template iframe svg noscript object embed applet canvas audio video map head"
    " title select textarea button rp annotation annotation-xml noframes noembed datalist"
)
_BLOCKS = names(
    "p div section article header footer main aside nav figure figcaption address center details"
    " summary fieldset form dl dd hr caption tbody thead tfoot body html"
)
_LINE_ENDS = _BLOCKS | names("br li ul ol dt table tr td th h1 h2 h3 h4 h5 h6 pre")
_BLANK_LINE = re.compile(r"\S[^\S\n]*\n[^\S\n]*\n\s*\S")
_ALT_WORDS = re.compile(r"[^\W\d_]{2}")
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|avif|bmp)", re.IGNORECASE)
_LANGUAGE = re.compile(r"\b(?:language|lang|highlight-source)-([a-z0-9+#-]{1,20})\b", re.IGNORECASE)
_RAISED = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")


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
    root = parse_html(html)
    markdown = "" if root is None else _walk(root, base)
    return markdown or plain_to_markdown(strip_tags(html))


def to_text(html: str) -> str:
    """Return the words of `html` on one line."""
    if "<" not in html:
        return words(unescape(html))
    root = parse_html(html)
    if root is None:
        return words(strip_tags(html))
    pieces: list[str] = []
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if element.tag in _LINE_ENDS:
            pieces.append(" ")
        if event == "end":
            pieces.append(element.tail or "")
        elif element.tag in _DROPPED:
            events.skip_subtree()
        else:
            pieces.append(element.text or "")
    return words("".join(pieces))


End = Callable[[], object]
"""What is to be done when an element ends."""


def _walk(root: etree._Element, base: str) -> str:
    walker = _Walker(base)
    ends: list[End | None] = []
    events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in events:
        name = element.tag.rpartition("}")[2] if event in ("start", "end") else ""
        if event == "start":
            if name in _DROPPED:
                events.skip_subtree()
                continue
            if name in _STARTS:
                ends.append(walker.start(name, element))
            if element.text:
                walker.text(element.text)
            continue
        if name in _STARTS and (end := ends.pop()):
            end()
        if element.tail and element is not root:
            walker.text(element.tail)
    return walker.writer.markdown()


class _Walker:
    """What each element does to the writer when it begins, and what when it ends."""

    def __init__(self, base: str) -> None:
        self.writer = MarkdownWriter()
        self.base = base
        self.raw: list[str] | None = None
        self.raw_is_block = False
        self.language = ""
        self.lists: list[str] = []
        self.grid: Grid | None = None
        self.spans: list[str] = []
        self.heading = False
        self.raised = 0

    def start(self, name: str, element: etree._Element) -> End | None:
        """Begin an element; within code only its line ends count."""
        if self.raw is not None and (name != "pre" or self.raw_is_block):
            if name in _LINE_ENDS:
                self.raw.append("\n")
            return None
        return _STARTS[name](self, element)

    def text(self, text: str) -> None:
        """Take the text between two tags."""
        if self.raw is not None:
            self.raw.append(text)
        else:
            self.writer.text(text.translate(_RAISED) if self.raised else text)

    def block(self, element: etree._Element) -> End:
        self.writer.end_block()
        return self.writer.end_block

    def line_break(self, element: etree._Element) -> None:
        self.writer.line_break()

    def start_heading(self, element: etree._Element) -> End:
        self.heading = True
        self.writer.heading(int(element.tag[-1]))
        return self.end_heading

    def end_heading(self) -> None:
        self.heading = False
        self.writer.heading(0)

    def mark(self, mark: Mark, url: str = "") -> End | None:
        """Mark what follows, unless it is marked so already; headings are strong anyway."""
        if self.writer.marked(mark) or (self.heading and mark is Mark.STRONG):
            return None
        self.writer.start(mark, url)
        return self.writer.end

    def link(self, element: etree._Element) -> End | None:
        url = absolute_url(element.get("href", ""), self.base)
        return self.mark(Mark.LINK, url) if url else None

    def term(self, element: etree._Element) -> End:
        self.writer.end_block()
        self.writer.start(Mark.STRONG)
        return self.end_term

    def end_term(self) -> None:
        self.writer.end()
        self.writer.end_block()

    def start_code(self, element: etree._Element) -> End:
        self.raw = []
        return self.end_code

    def end_code(self) -> None:
        if self.raw is not None:
            self.writer.code("".join(self.raw))
        self.raw = None

    def start_pre(self, element: etree._Element) -> End:
        self.writer.end_block()
        inner = element[0] if len(element) else element
        found = _LANGUAGE.search(f"{element.get('class', '')} {inner.get('class', '')}")
        self.language = found[1].lower() if found else ""
        self.raw, self.raw_is_block = self.raw or [], True
        return self.end_pre

    def end_pre(self) -> None:
        code = "".join(self.raw or ())
        self.raw, self.raw_is_block = None, False
        self.writer.code_block(code, self.language)

    def quote(self, element: etree._Element) -> End:
        self.writer.start_quote()
        return self.writer.end_box

    def start_list(self, element: etree._Element) -> End:
        first = element.get("start", "")
        number = int(first) if first.isdecimal() and len(first) < 10 else 1
        self.writer.start_list(number if element.tag.endswith("ol") else None)
        self.lists.append("list")
        return self.end_list

    def end_list(self) -> None:
        self.lists.pop()
        self.writer.end_list()

    def start_item(self, element: etree._Element) -> End:
        """Begin an item; one that stands in no list is a list of its own."""
        alone = not self.lists or self.lists[-1] == "item"
        if alone:
            self.writer.start_list()
        self.lists.append("item")
        self.writer.start_item()
        return self.end_lone_item if alone else self.end_item

    def end_item(self) -> None:
        self.lists.pop()
        self.writer.end_box()

    def end_lone_item(self) -> None:
        self.end_item()
        self.writer.end_list()

    def table(self, element: etree._Element) -> End:
        self.writer.end_block()
        if self.grid or not is_grid(element):
            return self.writer.end_block
        self.grid = Grid()
        return self.end_table

    def end_table(self) -> None:
        rows = self.grid.shown() if self.grid else []
        self.grid = None
        if rows:
            self.writer.table(rows)

    def row(self, element: etree._Element) -> End | None:
        if not self.grid:
            return self.block(element)
        self.grid.start_row()
        return None

    def cell(self, element: etree._Element) -> End:
        if not self.grid:
            return self.block(element)
        self.spans.append(element.get("colspan", ""))
        self.writer.start_cell()
        return self.end_cell

    def end_cell(self) -> None:
        cell, span = self.writer.end_cell(), self.spans.pop()
        if self.grid:
            self.grid.add(cell, span)

    def image(self, element: etree._Element) -> None:
        """Put the description of an image in its place; an emoji drawn as one is itself."""
        alt = words(element.get("alt", ""))
        if _ALT_WORDS.search(alt) and not _FILE_NAME.fullmatch(alt):
            self.writer.text(f"[image: {alt}]")
        elif len(alt) <= 8 and not alt.isascii():
            self.writer.text(alt)

    def raise_(self, element: etree._Element) -> End:
        self.raised += 1
        return self.lower

    def lower(self) -> None:
        self.raised -= 1

    def around(self, before: str, after: str) -> End:
        """Put signs around what follows."""
        self.writer.text(before)
        return lambda: self.writer.text(after)


_STARTS: dict[str, Callable[[_Walker, etree._Element], End | None]] = {
    **dict.fromkeys(_BLOCKS, _Walker.block),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _Walker.start_heading),
    **dict.fromkeys(("b", "strong"), lambda walker, _: walker.mark(Mark.STRONG)),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), lambda w, _: w.mark(Mark.EMPHASIS)),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), _Walker.start_code),
    **dict.fromkeys(("pre", "xmp", "listing", "plaintext"), _Walker.start_pre),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), _Walker.start_list),
    **dict.fromkeys(("td", "th"), _Walker.cell),
    "a": _Walker.link,
    "blockquote": _Walker.quote,
    "br": _Walker.line_break,
    "dt": _Walker.term,
    "img": _Walker.image,
    "li": _Walker.start_item,
    "q": lambda walker, _: walker.around("“", "”"),
    "rt": lambda walker, _: walker.around("(", ")"),
    "sup": _Walker.raise_,
    "table": _Walker.table,
    "tr": _Walker.row,
}
