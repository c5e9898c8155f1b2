"""What each element of HTML does to Markdown: when it begins, and when it ends."""

import re
from collections.abc import Callable
from typing import Protocol

from lxml import etree

from tui.readers.addresses import absolute_url
from tui.readers.html.mdinline import Mark
from tui.readers.html.mdtext import words
from tui.readers.html.mdwriter import MarkdownWriter
from tui.readers.html.table import Grid, is_grid
from tui.readers.html.tree import names

DROPPED = names(
    "script style template iframe svg noscript object applet canvas audio video map head"
    " title select textarea button rp annotation annotation-xml noframes noembed datalist"
)
"""Elements that were never meant to be read."""
BLOCKS = names(
    "p div section article header footer main aside nav figure figcaption address center details"
    " summary fieldset form dl dd hr caption tbody thead tfoot body html"
)
"""Elements that are paragraphs, or that paragraphs stand in."""
LINE_ENDS = BLOCKS | names("br li ul ol dt table tr td th h1 h2 h3 h4 h5 h6 pre")
"""Elements around which words are apart."""

_ALT_WORDS = re.compile(r"[^\W\d_]{2}")
_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|avif|bmp)", re.IGNORECASE)
_LANGUAGE = re.compile(r"\b(?:language|lang|highlight-source)-([a-z0-9+#-]{1,20})\b", re.IGNORECASE)
_RAISED = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")

End = Callable[[], object]
"""What is to be done when an element ends."""


class Attributes(Protocol):
    """The attributes of an element: a mapping of them, or the element itself."""

    def get(self, name: str, default: str, /) -> str:
        """Return the value of an attribute."""


class Walker:
    """Takes the elements and the text of a piece of HTML in document order."""

    def __init__(self, base: str) -> None:
        self.writer = MarkdownWriter()
        self.base = base
        self.raw: list[str] | None = None
        self.raw_is_block = False
        self.language = ""
        self.lists: list[str] = []
        self.grid: Grid | None = None
        self.spans: list[str] = []
        self.in_heading = False
        self.raised = 0

    def start(self, name: str, attributes: Attributes) -> End | None:
        """Begin an element of `STARTS`; within code only its line ends count."""
        if self.raw is not None and (name != "pre" or self.raw_is_block):
            if name in LINE_ENDS:
                self.raw.append("\n")
            return None
        return STARTS[name](self, name, attributes)

    def text(self, text: str) -> None:
        """Take the text between two tags."""
        if self.raw is not None:
            self.raw.append(text)
        else:
            self.writer.text(text.translate(_RAISED) if self.raised else text)

    def block(self, name: str, attributes: Attributes) -> End:
        self.writer.end_block()
        return self.writer.end_block

    def line_break(self, name: str, attributes: Attributes) -> None:
        self.writer.line_break()

    def heading(self, name: str, attributes: Attributes) -> End:
        self.in_heading = True
        self.writer.heading(int(name[-1]))
        return self.end_heading

    def end_heading(self) -> None:
        self.in_heading = False
        self.writer.heading(0)

    def strong(self, name: str, attributes: Attributes) -> End | None:
        return None if self.in_heading else self.mark(Mark.STRONG)  # which is strong anyway

    def emphasis(self, name: str, attributes: Attributes) -> End | None:
        return self.mark(Mark.EMPHASIS)

    def mark(self, mark: Mark, url: str = "") -> End | None:
        """Mark what follows, unless it is marked so already."""
        if self.writer.marked(mark):
            return None
        self.writer.start(mark, url)
        return self.writer.end

    def link(self, name: str, attributes: Attributes) -> End | None:
        url = absolute_url(attributes.get("href", ""), self.base)
        return self.mark(Mark.LINK, url) if url else None

    def term(self, name: str, attributes: Attributes) -> End:
        self.writer.end_block()
        self.writer.start(Mark.STRONG)
        return self.end_term

    def end_term(self) -> None:
        self.writer.end()
        self.writer.end_block()

    def code(self, name: str, attributes: Attributes) -> End:
        self.raw = []
        return self.end_code

    def end_code(self) -> None:
        if self.raw is not None:
            self.writer.code("".join(self.raw))
        self.raw = None

    def code_block(self, name: str, attributes: Attributes) -> End:
        self.writer.end_block()
        classes = attributes.get("class", "")
        if isinstance(attributes, etree._Element) and len(attributes):
            inner = attributes[0]
            if str(inner.tag).endswith("code"):
                classes = f"{classes} {inner.get('class', '')}"
        found = _LANGUAGE.search(classes)
        self.language = found[1].lower() if found else ""
        self.raw, self.raw_is_block = self.raw or [], True
        return self.end_code_block

    def end_code_block(self) -> None:
        code = "".join(self.raw or ())
        self.raw, self.raw_is_block = None, False
        self.writer.code_block(code, self.language)

    def quote(self, name: str, attributes: Attributes) -> End:
        self.writer.start_quote()
        return self.writer.end_box

    def list(self, name: str, attributes: Attributes) -> End:
        first = attributes.get("start", "")
        number = int(first) if first.isdecimal() and len(first) < 10 else 1
        self.writer.start_list(number if name == "ol" else None)
        self.lists.append("list")
        return self.end_list

    def end_list(self) -> None:
        self.lists.pop()
        self.writer.end_list()

    def item(self, name: str, attributes: Attributes) -> End:
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

    def table(self, name: str, attributes: Attributes) -> End:
        self.writer.end_block()
        if self.grid or not (isinstance(attributes, etree._Element) and is_grid(attributes)):
            return self.writer.end_block
        self.grid = Grid()
        return self.end_table

    def end_table(self) -> None:
        rows = self.grid.shown() if self.grid else []
        self.grid = None
        if rows:
            self.writer.table(rows)

    def row(self, name: str, attributes: Attributes) -> End | None:
        if not self.grid:
            return self.block(name, attributes)
        self.grid.start_row()
        return None

    def cell(self, name: str, attributes: Attributes) -> End:
        if not self.grid:
            return self.block(name, attributes)
        self.spans.append(attributes.get("colspan", ""))
        self.writer.start_cell()
        return self.end_cell

    def end_cell(self) -> None:
        cell, span = self.writer.end_cell(), self.spans.pop()
        if self.grid:
            self.grid.add(cell, span)

    def image(self, name: str, attributes: Attributes) -> None:
        """Put the description of an image in its place; an emoji drawn as one is itself."""
        alt = words(attributes.get("alt", ""))
        if _ALT_WORDS.search(alt) and not _FILE_NAME.fullmatch(alt):
            self.writer.text(f"[image: {alt}]")
        elif len(alt) <= 8 and not alt.isascii():
            self.writer.text(alt)

    def raise_(self, name: str, attributes: Attributes) -> End:
        self.raised += 1
        return self.lower

    def lower(self) -> None:
        self.raised -= 1

    def around(self, before: str, after: str) -> End:
        """Put signs around what follows."""
        self.writer.text(before)
        return lambda: self.writer.text(after)


STARTS: dict[str, Callable[[Walker, str, Attributes], End | None]] = {
    **dict.fromkeys(BLOCKS, Walker.block),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Walker.heading),
    **dict.fromkeys(("b", "strong"), Walker.strong),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), Walker.emphasis),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), Walker.code),
    **dict.fromkeys(("pre", "xmp", "listing", "plaintext"), Walker.code_block),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), Walker.list),
    **dict.fromkeys(("td", "th"), Walker.cell),
    "a": Walker.link,
    "blockquote": Walker.quote,
    "br": Walker.line_break,
    "dt": Walker.term,
    "img": Walker.image,
    "li": Walker.item,
    "q": lambda walker, *_: walker.around("“", "”"),
    "rt": lambda walker, *_: walker.around("(", ")"),
    "sup": Walker.raise_,
    "table": Walker.table,
    "tr": Walker.row,
}
"""What each element does that does something; all others are their text."""
