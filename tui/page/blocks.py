"""What an article's page is made of: a flat list of blocks, each knowing what stands before it.

Lists and quotes are not blocks: they are the inset of the blocks in them, so that every block can
be laid out alone.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from tui.article import Link
from tui.page.wrapping import Line, Span
from tui.text import clean_url

STYLES = frozenset(
    {
        "title",  # a heading of level 1, and the line under it
        "heading",  # a heading of another level, and the line under one of level 2
        "strong",
        "em",
        "s",  # struck out
        "code",  # code within a line
        "block",  # a line of a code block
        "link",  # the words of a link
        "number",  # the number behind them, such as [1]
        "image",  # what a picture shows
        "marker",  # bullet or number of a list item
        "quote",  # the bar before a quote
        "key",  # "Source:" of a meta line; the column's name in a record
        "value",  # what follows it
        "head",  # a cell in the first row of a table
        "rule",  # lines: a rule, the grid of a table
    }
)
"""Every name that `Span.style` is made of; a span may have several, such as `heading code`."""

Align = Literal["", "left", "center", "right"]
Row = tuple[Line, ...]


class Inset(NamedTuple):
    """What stands to the left of a block and above it."""

    first: Line = ()
    """Before its first line: bars of quotes, the marker of a list item."""
    rest: Line = ()
    """Before the other lines."""
    gap: Line | None = ()
    """The empty line above, with the bars of a quote that goes on; None if there is none."""


ABOVE = Inset()
"""A block that stands alone, with an empty line above."""
CLOSE = Inset(gap=None)
"""A block that follows the one before it without an empty line."""


class Heading(NamedTuple):
    """A heading; `level` is 1 to 6."""

    spans: Line
    level: int = 1
    inset: Inset = ABOVE


class Paragraph(NamedTuple):
    """Text that is wrapped."""

    spans: Line
    inset: Inset = ABOVE


class Code(NamedTuple):
    """Lines that are shown as they are."""

    lines: tuple[str, ...]
    inset: Inset = ABOVE


class Table(NamedTuple):
    """A table; each row has as many cells as `header`, and `aligns` too."""

    header: Row
    rows: tuple[Row, ...]
    aligns: tuple[Align, ...]
    inset: Inset = ABOVE


class Rule(NamedTuple):
    """A line across."""

    inset: Inset = ABOVE


_HANGING = Inset(rest=(Span("  "),), gap=None)
_LINES_AT_ONCE = 100

Block = Heading | Paragraph | Code | Table | Rule


class Document(NamedTuple):
    """All that an article's page shows, for every width."""

    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    """The link that is shown as [n] is at n - 1."""


class Links:
    """Numbers the addresses of a page in order of first appearance, each address once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._spellings: dict[str, int] = {}
        self._titles: list[str] = []

    def number(self, url: str) -> int:
        """Return the number of `url`, from 1, or 0 if `tui.text.clean_url` refuses it."""
        if url not in self._spellings:
            clean = clean_url(url)
            if clean and clean not in self._numbers:
                self._numbers[clean] = len(self._numbers) + 1
                self._titles.append("")
            self._spellings[url] = self._numbers.get(clean, 0)
        return self._spellings[url]

    def name(self, number: int, title: str) -> None:
        """Remember the words that lead to link `number`; the first ones stay."""
        self._titles[number - 1] = self._titles[number - 1] or title

    def all(self) -> tuple[Link, ...]:
        """Return the links; the one with number n is at n - 1."""
        pairs = zip(self._titles, self._numbers, strict=True)
        return tuple([Link(title, url) for title, url in pairs])


def heading(text: str, level: int = 1) -> Heading:
    """Return a heading of plain text."""
    return Heading((Span(text, heading_style(level)),), level)


def heading_style(level: int) -> str:
    """Return the style of the words of a heading."""
    return "title" if level == 1 else "heading"


def meta(key: str, value: str) -> Paragraph:
    """Return a line `key: value`, without an empty line above."""
    return Paragraph((Span(f"{key}: ", "key"), Span(value, "value")), _HANGING)


def linked(title: str, url: str, links: Links, *, gap: bool = False) -> Paragraph:
    """Return a list item that leads to `url`, such as one of an article's related headlines."""
    number = links.number(url)
    inset = Inset((Span("• ", "marker"),), (Span("  ", "marker"),), () if gap else None)
    if not number:
        return Paragraph((Span(title),), inset)
    links.name(number, title)
    return Paragraph((Span(title, "link", number), Span(f"[{number}]", "number", number)), inset)


def link_list(links: Iterable[Link]) -> list[Block]:
    """Return the numbered addresses, one to a block, the first with an empty line above."""
    shown = list(links)
    width = len(f"[{len(shown)}] ")
    blocks: list[Block] = []
    for number, link in enumerate(shown, 1):
        first = (Span(f"[{number}] ".rjust(width), "number", number),)
        inset = Inset(first, (Span(" " * width),), None if blocks else ())
        blocks.append(Paragraph((Span(link.url, "link", number),), inset))
    return blocks


def plain_blocks(text: str) -> list[Block]:
    """Return `text` as it is, a paragraph for each run of lines without an empty one between.

    A long run becomes several paragraphs, so that each is quickly laid out.
    """
    blocks: list[Block] = []
    run: list[str] = []
    inset = ABOVE
    for line in [*text.split("\n"), ""]:
        empty = not line.strip()
        if run and (empty or len(run) == _LINES_AT_ONCE):
            blocks.append(Paragraph((Span("\n".join(run)),), inset))
            run, inset = [], CLOSE
        if empty:
            inset = ABOVE
        else:
            run.append(line)
    return blocks


def words(spans: Iterable[Span]) -> str:
    """Return the text of `spans` without the numbers of links."""
    return "".join([span.text for span in spans if span.style != "number"])
