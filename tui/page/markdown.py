"""Turn an article's Markdown into blocks: CommonMark 0.31, tables and strikethrough, no HTML.

The parser is imported when the first article is opened (50 ms). Text that would keep it busy for
longer than a reader waits is shown as it is: `tui.page.effort` tells which.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from tui.page.blocks import (
    Align,
    Block,
    Code,
    Heading,
    Inset,
    Links,
    Paragraph,
    Row,
    Rule,
    Table,
    heading_style,
    plain_blocks,
)
from tui.page.effort import MAX_COLUMNS, is_too_much
from tui.page.inline import Words
from tui.page.wrapping import Line, Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

MAX_ROWS = 500
"""Rows of a table; those after them are counted in a line below it."""
MAX_DEPTH = 12
"""Quotes and lists within each other; those further in are not indented further."""
_MAX_NESTING = 2 * MAX_DEPTH
"""What the parser calls nesting: a list and its item count as two."""
_BULLETS = "•◦▪"
_QUOTE_BAR = Span("▎ ", "quote")
_ALIGNS: dict[str, Align] = {
    "text-align:left": "left",
    "text-align:center": "center",
    "text-align:right": "right",
}


def parse(markdown: str, links: Links) -> list[Block]:
    """Return the blocks of `markdown`, whose links are numbered in `links`.

    Text that takes too long to parse or is nested deeper than the parser goes is returned as
    plain paragraphs.
    """
    if is_too_much(markdown):
        return plain_blocks(markdown)
    tokens = _parser().parse(markdown)
    if any(token.level >= _MAX_NESTING - 1 and token.nesting > 0 for token in tokens):
        return plain_blocks(markdown)
    return _Builder(tokens, links).blocks()


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import table

    class Parser(MarkdownIt):
        """Takes every address as one: `tui.text.clean_url` decides which become links."""

        def validateLink(self, url: str) -> bool:
            return True

    def narrow_table(state: "StateBlock", line: int, end: int, silent: bool) -> bool:
        """Leave tables of too many columns as text: their size is that number squared."""
        if line + 1 < end:
            below = state.src[state.bMarks[line + 1] : state.eMarks[line + 1]]
            if below.count("|") > MAX_COLUMNS + 1:
                return False
        return table(state, line, end, silent)

    options = {"html": False, "maxNesting": _MAX_NESTING}
    parser = Parser("commonmark", options).enable(["table", "strikethrough"])
    parser.block.ruler.at("table", narrow_table, {"alt": ["paragraph", "reference"]})
    return parser


@dataclass(slots=True)
class _Container:
    """A quote or a list item around the blocks to come."""

    first: Span
    rest: Span
    tight: bool
    """Its list has no empty lines between the items."""
    of_list: "_List | None"
    used: bool = False


@dataclass(slots=True)
class _List:
    tight: bool
    bullet: str
    """Empty in an ordered list."""
    width: int
    """Cells of the widest marker."""
    used: bool = False


@dataclass(slots=True)
class _Builder:
    """Walks through the tokens once."""

    tokens: "Sequence[Token]"
    links: Links
    at: int = 0
    around: list[_Container] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)

    def blocks(self) -> list[Block]:
        """Return all blocks."""
        blocks: list[Block] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            blocks += self._block(token)
            self.at += 1
        return blocks

    def _block(self, token: "Token") -> list[Block]:
        match token.type:
            case "blockquote_open":
                self.around.append(_Container(_QUOTE_BAR, _QUOTE_BAR, False, None))
            case "bullet_list_open" | "ordered_list_open":
                self.lists.append(self._list(token))
            case "list_item_open":
                self.around.append(self._item(token))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_close" if not self.around[-1].used:
                return [Paragraph((), self._inset()), *self._leave()]
            case "list_item_close" | "blockquote_close":
                return self._leave()
            case "paragraph_open":
                spans = self._inline()
                return [Paragraph(spans, self._inset())] if spans else []
            case "heading_open":
                level = int(token.tag[1:])
                spans = self._inline(heading_style(level))
                return [Heading(spans, level, self._inset())] if spans else []
            case "fence" | "code_block":
                lines = token.content.removesuffix("\n").split("\n")
                return [Code(tuple(lines), self._inset())]
            case "hr":
                return [Rule(self._inset())]
            case "table_open":
                return self._table()
        return []

    def _leave(self) -> list[Block]:
        self.around.pop()
        return []

    def _inline(self, style: str = "") -> Line:
        """Return the spans of the inline token after this one."""
        self.at += 1
        return Words(self.links, style).spans(self.tokens[self.at].children or [])

    def _list(self, opened: "Token") -> _List:
        """Look ahead in a list: do its paragraphs stand close, how wide are its markers."""
        tight, width = True, 0
        for token in self.tokens[self.at + 1 :]:
            if token.level == opened.level and token.nesting < 0:
                break
            if token.level == opened.level + 1 and token.nesting > 0:
                width = max(width, len(token.info + token.markup))
            elif token.level == opened.level + 2 and token.type == "paragraph_open":
                tight = tight and token.hidden
        if opened.type == "ordered_list_open":
            return _List(tight, "", width + 1)
        depth = sum(1 for outer in self.lists if outer.bullet)
        return _List(tight, _BULLETS[depth % len(_BULLETS)], 2)

    def _item(self, token: "Token") -> _Container:
        inner = self.lists[-1]
        mark = (inner.bullet or token.info + token.markup).rjust(inner.width - 1) + " "
        rest = Span(" " * inner.width, "marker")
        return _Container(Span(mark, "marker"), rest, inner.tight, inner)

    def _inset(self) -> Inset:
        """Return what stands before the block that begins here, and use up the markers."""
        first: list[Span] = []
        rest: list[Span] = []
        gap: list[Span] = []
        tight, goes_on = False, True
        for container in self.around[:MAX_DEPTH]:
            first.append(container.rest if container.used else container.first)
            rest.append(container.rest)
            goes_on = goes_on and container.used
            if goes_on:
                gap.append(container.rest)
            begun = container.of_list or container
            tight = container.tight if begun.used else tight
            container.used = begun.used = True
        return Inset(tuple(first), tuple(rest), None if tight else tuple(gap))

    def _table(self) -> list[Block]:
        inset = self._inset()
        rows: list[Row] = []
        cells: list[Line] = []
        aligns: list[Align] = []
        count = 0
        while (token := self.tokens[self.at]).type != "table_close":
            if token.type == "tr_open":
                cells, count = [], count + 1
            elif token.type == "tr_close" and len(rows) <= MAX_ROWS:
                rows.append(tuple(cells))
            elif token.type == "th_open":
                aligns.append(_ALIGNS.get(str(token.attrs.get("style", "")), ""))
                cells.append(self._inline("head"))
            elif token.type == "td_open" and len(rows) <= MAX_ROWS:
                cells.append(self._inline())
            self.at += 1
        blocks: list[Block] = [Table(rows[0], tuple(rows[1:]), tuple(aligns), inset)]
        if count > len(rows):
            more = Span(f"… {count - len(rows):,} more rows", "em")
            blocks.append(Paragraph((more,), Inset(inset.rest, inset.rest, None)))
        return blocks
