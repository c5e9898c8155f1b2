"""Somebody's Markdown as the safe subset: no raw HTML, no images, no links but plain web addresses.

Markdown is short for HTML, and may hold HTML anywhere. So it is made HTML (CommonMark 0.31 and
tables) and taken back from there the way every piece of HTML is. Text that holds nothing to be
tamed stays as its author wrote it.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from tui.readers.html.mdtext import plain_to_markdown
from tui.text import clean_url

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_NESTING = 100
"""Levels of quotes and lists (an item counts twice); deeper text loses its form, not its words."""
MAX_COLUMNS = 60
"""Columns of a table; the parser's work grows with their square."""
MAX_OPEN = 200
"""Brackets that are never closed; the parser looks for the end of each through all that follows."""

_TO_BE_TAMED = re.compile(r"<|&#?\w{1,32};|\]\(|\]:|\]\[|!\[")
_SIGNS_OF_OTHER = ("<", "&", "]", "![")
_PLAIN_LINK = re.compile(r"\]\((https?://[\w.~:/?#@!$'*+,;=%-]+)\)", re.ASCII)
_INLINE_MARKS = re.compile(r"[\\`*_<&\[!]")
_LEADING = re.compile(r"^[ \t>*+-]+", re.MULTILINE)


def safe_markdown(source: str, base: str = "") -> str:
    """Return `source` without anything that is not text; links are resolved against `base`."""
    if not any(map(source.__contains__, _SIGNS_OF_OTHER)) or not _TO_BE_TAMED.search(
        _PLAIN_LINK.sub(_nothing_if_clean, source)
    ):
        return source.strip("\n")
    if source.count("[") - source.count("]") > MAX_OPEN:
        return plain_to_markdown(source)
    from tui.readers.html.fragment import to_markdown

    parser = _parser(_has_wide_table(source))
    tokens = parser.parse(source)
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        return plain_to_markdown(_LEADING.sub("", source))
    return to_markdown(parser.renderer.render(tokens, parser.options, {}), base)


def _nothing_if_clean(link: re.Match[str]) -> str:
    return "" if clean_url(link[1]) == link[1] else link[0]


def plain(source: str) -> str:
    """Return one line of Markdown as the text that a reader sees."""
    if not _INLINE_MARKS.search(source):
        return source
    tokens = _parser(False).parseInline(source)
    return _plain(tokens[0].children or ()) if tokens else ""


@cache
def _parser(no_tables: bool) -> "MarkdownIt":
    from markdown_it import MarkdownIt

    class Parser(MarkdownIt):
        """Takes every target of a link as one: `tui.text.clean_url` decides which may stay."""

        def validateLink(self, url: str) -> bool:
            return True

    parser = Parser("commonmark", {"maxNesting": MAX_NESTING}).enable("strikethrough")
    return parser if no_tables else parser.enable("table")


def _has_wide_table(source: str) -> bool:
    if source.count("|") <= MAX_COLUMNS:
        return False
    return any(line.count("|") > MAX_COLUMNS for line in source.split("\n"))


def _plain(tokens: "Sequence[Token]") -> str:
    """Return the text of inline tokens, with that of images and without that of tags."""
    parts = []
    for token in tokens:
        match token.type:
            case "text" | "code_inline":
                parts.append(token.content)
            case "softbreak" | "hardbreak":
                parts.append(" ")
            case "image":
                parts.append(_plain(token.children or ()))
    return "".join(parts)
